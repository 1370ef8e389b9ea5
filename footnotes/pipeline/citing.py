"""From citations as written and resolved to what the citation processor is asked for."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from footnotes.csl import CitationItem, Processor
from footnotes.csl import CiteForm as Rendered
from footnotes.csl.styles import find_style
from footnotes.model.analysis import Analysis
from footnotes.model.bibliography import Bibliography
from footnotes.model.citation import Citation, Cite, CiteForm, Locator
from footnotes.model.entry import Entry
from footnotes.model.resolution import ResolvedCitation

_LABEL = re.compile(r"([^\W\d_]+\.?|[§¶]+|№)\s*\Z")
_SENTENCE_END = re.compile(r"[.?!][”’\"')\]]*\s+(?=\W*[A-ZÀ-ÞА-Я])")
_MAIN = ("page", "folio", "column", "section", "chapter", "volume")  # what a style's locator is best spent on


def processor(style: str, bibliography: Bibliography, keys: Iterable[str], *, language: str | None) -> Processor:
    """Return the processor of a style, by name or path, for the entries of these keys.

    The terms are those of ``language`` where the style is made for another one. Raises InputError for an unknown style
    or one that cannot be used.
    """
    found = find_style(style)
    own = found.default_locale or "en-US"
    is_own = language is None or language.partition("-")[0].lower() == own.partition("-")[0].lower()
    return Processor(found.path, _entries(bibliography, keys), own if is_own else language)


def _entries(bibliography: Bibliography, keys: Iterable[str]) -> dict[str, Entry]:
    """Return the entries of these keys in the order of the bibliography, each with its siglum as ``citation-label``.

    ``citation-label`` is CSL's label of an item (CSL 1.0.2, appendix IV), and what styles can print a siglum from.
    """
    wanted = set(keys)
    sigla: dict[str, str] = {}
    for siglum, meant in bibliography.sigla.items():
        if len(meant) == 1:
            sigla.setdefault(meant[0], siglum)
    return {
        key: _labelled(entry, sigla[key]) if key in sigla and not entry.text("citation-label") else entry
        for key, entry in bibliography.entries.items()
        if key in wanted
    }


def _labelled(entry: Entry, siglum: str) -> Entry:
    return replace(entry, variables={**entry.variables, "citation-label": siglum})


def items(resolved: ResolvedCitation, analysis: Analysis, *, in_notes: bool) -> tuple[CitationItem, ...]:
    """Return the items of a citation; none where a cite has no entry, or says more than can be printed in its place.

    ``in_notes`` says whether the style cites in notes: elsewhere an author named in the sentence is not named again.
    """
    found = []
    for resolution in resolved.resolutions:
        entry = analysis.bibliography.entries.get(resolution.entry or "")
        if entry is None or not _is_whole(resolution.cite):
            return ()
        item = _item(resolution.cite, entry)
        if not in_notes and _names_no_source(resolution.cite) and _named_before(analysis, resolved.citation, entry):
            item = replace(item, form=Rendered.SUPPRESS_AUTHOR)
        found.append(item)
    return tuple(found)


def _is_whole(cite: Cite) -> bool:
    """Say whether the words around what was parsed stand before or after it: then none is lost or moved."""
    begins = cite.text.startswith((cite.signal or "", cite.prefix.strip()))
    return begins and cite.text.rstrip(" .,;").endswith(cite.suffix.strip(" .,;"))


def _names_no_source(cite: Cite) -> bool:
    return not (cite.authors or cite.title or cite.container or cite.form is CiteForm.IBID)


def _named_before(analysis: Analysis, citation: Citation, entry: Entry) -> bool:
    """Say whether the sentence names an author of the entry before the citation: "Broué states (7)"."""
    text, block = analysis.manuscript.text, analysis.manuscript.block_at(citation.span.start)
    before = text[block.span.start if block else 0 : citation.span.start]
    sentence = _SENTENCE_END.split(before)[-1]
    return any(re.search(rf"\b{re.escape(name.last)}\b", sentence) for name in entry.names("author"))


def at_start(found: tuple[CitationItem, ...]) -> tuple[CitationItem, ...]:
    """Return the items of a citation that a note begins with: its first word takes a capital ("See also …")."""
    first, *rest = found
    return (replace(first, prefix=first.prefix[:1].upper() + first.prefix[1:]), *rest)


def _item(cite: Cite, entry: Entry) -> CitationItem:
    label, locator, others = _locator(cite, entry)
    signal = cite.signal if cite.signal and not cite.prefix.startswith(cite.signal) else None
    prefix = " ".join(filter(None, (signal, cite.prefix.strip())))
    suffix = "".join(f", {other}" for other in others) + _spaced(cite.suffix)
    return CitationItem(entry.key, locator, label, prefix=f"{prefix} " if prefix else "", suffix=suffix)


def _spaced(suffix: str) -> str:
    return f" {suffix}" if suffix[:1].isalnum() or suffix[:1] in ("(", "[", "“", "‘") else suffix


def _locator(cite: Cite, entry: Entry) -> tuple[str, str, list[str]]:
    """Return the label and the value that the style prints, and what other locators are printed after it.

    A style prints one locator. A volume of the source goes before its page ("3:40", Chicago Manual of Style 14.116),
    unless the entry says the same itself.
    """
    labels = [locator.label for locator in cite.locators]
    label = next((name for name in _MAIN if name in labels), labels[0] if labels else "page")
    values = ", ".join(locator.value for locator in cite.locators if locator.label == label)
    others = [_as_written(cite, locator) for locator in cite.locators if locator.label != label]
    volume = _volume(cite, entry)
    if not volume:
        return label, values, others
    if not values:
        return "volume", volume, others
    return (label, f"{volume}:{values}", others) if label == "page" else ("volume", f"{volume}, {values}", others)


def _volume(cite: Cite, entry: Entry) -> str:
    """Return the volume, issue and year of a cite where its entry, a whole journal or work, does not have them."""
    number = ".".join(filter(None, (_unless(entry, "volume", cite.volume), _unless(entry, "issue", cite.issue))))
    year = cite.year if cite.year and not entry.years() else None
    return f"{number} ({year})" if number and year else number or ""


def _unless(entry: Entry, variable: str, value: str | None) -> str | None:
    return None if value is None or entry.text(variable) == value else value


def _as_written(cite: Cite, locator: Locator) -> str:
    """Return a locator with its label in the author's writing: ``n. 20``."""
    before = cite.text[: locator.span.start - cite.span.start]
    label = None if locator.label_assumed else _LABEL.search(before)
    return f"{label[1]} {locator.value}" if label else locator.value
