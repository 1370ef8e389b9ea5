"""Ibid. and op. cit. written out: what an author needs before notes are moved about."""

from __future__ import annotations

import re

from footnotes.checks.vocabulary import form_in
from footnotes.checks.wording import designator_span
from footnotes.citations import lexicons
from footnotes.manuscripts.rewriting import Replacement, rewrite
from footnotes.model.analysis import Analysis
from footnotes.model.citation import Cite, CiteForm
from footnotes.model.entry import Entry
from footnotes.model.lexicon import Lexicon
from footnotes.model.resolution import Resolution
from footnotes.model.rich_text import RichText, Style, Styled
from footnotes.patterns import pattern
from footnotes.pipeline.markup import markup
from footnotes.records import NamedTuple
from footnotes.text import Span

_LABEL = pattern(r"(?P<label>[^\W\d]+\.?|§+)\s*\Z")
_SUBTITLE = pattern(r"\s*[:.;?!]\s")


class Expansion(NamedTuple):
    """The text of a manuscript's file with every ibid. that is understood written out, and how many were."""

    text: str
    written_out: int


def expand_ibid(analysis: Analysis) -> Expansion:
    """Write the source in place of each ibid. and op. cit. that has one, as the manuscript last named it.

    A source that was named only in full is written with its authors and short title. An ibid. alone means the same
    place, which is written too. What is not understood stays, and so does an ibid. in a quoted document.
    """
    return _Expanding(analysis).run()


class _Expanding:
    def __init__(self, analysis: Analysis) -> None:
        self._analysis = analysis
        self._manuscript = analysis.manuscript
        self._named: dict[str, str] = {}  # how each entry was last named, in the file's own markup
        self._volumes: dict[str, str] = {}  # what follows that name in the cite: the volume
        self._places: dict[str, str] = {}  # where in each entry was last cited: "p. 7"
        self._replacements: list[Replacement] = []

    def run(self) -> Expansion:
        for resolved in self._analysis.citations:
            for resolution in resolved.resolutions:
                if resolution.entry and not resolved.citation.quoted:
                    self._read(resolution, resolution.entry)
        text = rewrite(self._manuscript, self._replacements, None) if self._replacements else self._manuscript.source
        return Expansion(text, len(self._replacements))

    def _read(self, resolution: Resolution, key: str) -> None:
        cite = resolution.cite
        place = self._place(cite)
        if cite.form is CiteForm.IBID:
            if not place:
                place = self._places.get(key, "")
                self._replace(cite, key, place)
            else:
                self._replace(cite, key, "")
        elif cite.form in (CiteForm.SHORT, CiteForm.SIGLUM) and (name := self._designator(cite)):
            source = self._manuscript.source_span(name)
            self._named[key] = source.of(self._manuscript.parts[self._manuscript.part_at(name.start)])
            self._volumes[key] = self._volume(cite, name.end)
        elif cite.form is CiteForm.FULL:
            self._named.pop(key, None)
            self._volumes.pop(key, None)
        if place or cite.form is not CiteForm.IBID:
            self._places[key] = place

    def _replace(self, cite: Cite, key: str, place: str) -> None:
        """Put the source in place of the words that stand for it; ``place`` is added after it."""
        words = form_in(cite.text, self._analysis.language, "ibid")
        op_cit = "" if words else form_in(cite.text, self._analysis.language, "op_cit")
        at = cite.text.find(words or op_cit)
        if at < 0 or not (words or op_cit) or (words and (cite.title or cite.container)):
            return
        entry = self._analysis.bibliography.entries[key]
        volume = "" if cite.volume or (place and not cite.locators) else self._volumes.get(key, "")
        named = "" if op_cit and cite.authors else self._named.get(key, "") + volume
        name = named or self._written(entry, with_authors=not (op_cit and cite.authors))
        span = Span(at, at + len((words or op_cit).rstrip(":"))).shift(cite.span.start)
        ends = (words or op_cit).endswith(".") and self._manuscript.text[span.end : span.end + 1] in ("", "\n")
        goes_on = not named and self._manuscript.text[span.end : span.end + 1] == " " and bool(cite.locators)
        separator = "," if goes_on else "" if not place else ", " if "," in name or not named else " "
        content = f"{name}{separator}{place}{'.' if ends else ''}"
        self._replacements.append(Replacement(span, content, as_note=False))

    def _written(self, entry: Entry, *, with_authors: bool) -> str:
        """Return the authors and short title of an entry in the markup of the file."""
        people = entry.names("author") or entry.names("editor")
        authors = ", ".join(name.last for name in people[:3]) if with_authors else ""
        title = entry.text("title-short") or _SUBTITLE.split(entry.text("title"))[0] or entry.key
        children = ((f"{authors}, " if authors else ""), Styled(Style.ITALIC, (title,)))
        return markup(self._manuscript.format).write_inside(RichText(tuple(filter(None, children))))

    def _place(self, cite: Cite) -> str:
        """Return the locators of a cite with their first label, as written."""
        if not cite.locators:
            return ""
        text = self._manuscript.text
        start, end = cite.locators[0].span.start, cite.locators[-1].span.end
        label = _LABEL.search(text, cite.span.start, start)
        if label and Lexicon.form(label["label"]) in lexicons.load(self._analysis.language).locators:
            start = label.start()
        volume = re.search(rf"(?<!\w){re.escape(cite.volume)}(?!\w)", cite.text) if cite.volume else None
        if volume and cite.span.start + volume.start() < start:
            start = cite.span.start + volume.start()
        return " ".join(text[start:end].split())

    def _volume(self, cite: Cite, name_end: int) -> str:
        """Return what stands between the name of a source and the end of the volume right after it."""
        found = re.compile(rf"[ ,]*(?:[^\W\d]+\.? )?{re.escape(cite.volume or '')}(?!\w)").match(
            self._manuscript.text, name_end, cite.span.end
        )
        return found[0] if found and cite.volume else ""

    def _designator(self, cite: Cite) -> Span | None:
        """Return the stretch of the text that names the source in a cite: its authors, title and year."""
        named = designator_span(cite)
        if named is None:
            return None
        start, end = named
        abbreviated = re.compile(r"\.[ ,]+\S").match(self._manuscript.text, end, cite.span.end)
        return Span(start, end + bool(abbreviated))
