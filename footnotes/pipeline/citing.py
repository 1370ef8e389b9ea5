"""From citations as written and resolved to what the citation processor is asked for."""

from __future__ import annotations

import re

from footnotes.csl import CitationItem
from footnotes.csl import CiteForm as Rendered
from footnotes.model.analysis import Analysis
from footnotes.model.citation import Citation, Cite, CiteForm, CiteMode, Locator
from footnotes.model.entry import Entry
from footnotes.model.resolution import ResolvedCitation
from footnotes.patterns import pattern
from footnotes.pipeline.processing import NOTHING, CitedWorks
from footnotes.pipeline.volumes import cited_work, volume_to_print
from footnotes.pipeline.wholeness import is_whole, words_before

_LABEL = pattern(r"([^\W\d_]+\.?|[§¶]+|№)\s*\Z")
_ORDINAL, _LABEL_AFTER = pattern(r"\d+(?:[^\W\d_]+|\.)"), pattern(r"\s+([^\W\d_]+\.?)")
_SENTENCE_END = pattern(r"[.?!][”’\"')\]]*\s+(?=\W*[A-ZÀ-ÞА-Я])")
_MAIN = ("page", "folio", "column", "section", "chapter", "volume")  # what a style's locator is best spent on


def cited_works(resolved: ResolvedCitation, analysis: Analysis, *, in_notes: bool) -> CitedWorks:
    """Return what a citation cites; nothing where a cite has no entry, or says more than can be printed in its place.

    ``in_notes`` says whether the style cites in notes: elsewhere an author named in the sentence is not named again.
    """
    if not is_whole(resolved, analysis):
        return NOTHING
    items, works, entries = [], [], []
    for resolution in resolved.resolutions:
        cite, entry = resolution.cite, analysis.bibliography.entries.get(resolution.entry or "")
        if entry is None:
            return NOTHING
        work = cited_work(cite, entry, in_notes=in_notes)
        item = _item(cite, work)
        if cite.mode is not CiteMode.NORMAL:
            item = item._replace(form=Rendered(cite.mode))
        elif not in_notes and _names_no_source(cite) and _named_before(analysis, resolved.citation, entry):
            item = item._replace(form=Rendered.SUPPRESS_AUTHOR)
        items.append(item)
        works.append(work)
        entries.append(entry)
    if items and (before := words_before(resolved.citation, analysis.manuscript.text)):
        items[0] = items[0]._replace(prefix=f"{before} {items[0].prefix}")
    return CitedWorks(tuple(items), tuple(works), tuple(entries))


def _names_no_source(cite: Cite) -> bool:
    return not (cite.authors or cite.title or cite.container or cite.form in (CiteForm.IBID, CiteForm.KEY))


def _named_before(analysis: Analysis, citation: Citation, entry: Entry) -> bool:
    """Say whether the sentence names an author of the entry before the citation: "Broué states (7)"."""
    text, block = analysis.manuscript.text, analysis.manuscript.block_at(citation.span.start)
    before = text[block.span.start if block else 0 : citation.span.start]
    sentence = _SENTENCE_END.split(before)[-1]
    return any(re.search(rf"\b{re.escape(name.last)}\b", sentence) for name in entry.names("author"))


def _item(cite: Cite, work: Entry) -> CitationItem:
    if work.text("edition"):  # the style prints it
        cite = cite._replace(locators=tuple(one for one in cite.locators if one.label != "edition"))
    label, locator, others = _locator(cite, volume_to_print(cite, work))
    signal = cite.signal if cite.signal and not cite.prefix.startswith(cite.signal) else None
    prefix = " ".join(filter(None, (signal, cite.prefix.strip())))
    suffix = "".join(f", {other}" for other in others) + suffix_of(cite)
    return CitationItem(work.key, locator, label, prefix=f"{prefix} " if prefix else "", suffix=suffix)


def suffix_of(cite: Cite) -> str:
    """Return the words after what was parsed, with the comma or space that parts them from it."""
    suffix = cite.suffix.strip()
    if not suffix or suffix[0] in ",.;:":
        return suffix
    before = cite.text[: cite.text.rfind(suffix)].rstrip()
    return f", {suffix}" if before.endswith(",") else f" {suffix}"


def _locator(cite: Cite, volume: str) -> tuple[str, str, list[str]]:
    """Return the label and the value that the style prints, and what other locators are printed after it.

    A style prints one locator; a volume goes before its page.
    """
    labels = [locator.label for locator in cite.locators]
    label = next((name for name in _MAIN if name in labels), labels[0] if labels else "page")
    values = ", ".join(locator.value for locator in cite.locators if locator.label == label)
    others = [as_written(cite, locator) for locator in cite.locators if locator.label != label]
    if not volume:
        return label, values, others
    if not values:
        return "volume", volume, others
    return (label, f"{volume}:{values}", others) if label == "page" else ("volume", f"{volume}, {values}", others)


def as_written(cite: Cite, locator: Locator) -> str:
    """Return a locator with its label in the author's writing: ``n. 20``, ``1re série``."""
    before = cite.text[: locator.span.start - cite.span.start]
    after = cite.text[locator.span.end - cite.span.start :]
    if locator.label_assumed:
        return locator.value
    if _ORDINAL.fullmatch(locator.value) and (label := _LABEL_AFTER.match(after)):
        return f"{locator.value} {label[1]}"
    label = _LABEL.search(before)
    return f"{label[1]} {locator.value}" if label else locator.value
