"""A manuscript with its citations resolved: what checks, rendering and editors work on."""

from __future__ import annotations

from pathlib import Path

from footnotes.model.bibliography import Bibliography
from footnotes.model.manuscript import Manuscript
from footnotes.model.resolution import ResolvedCitation
from footnotes.records import NamedTuple, dataclass, field
from footnotes.text import Span
from footnotes.translations import gettext


class Place(NamedTuple):
    """A stretch of a file; the span is in characters of the file's part, line and column count from 1."""

    path: Path | None
    span: Span
    line: int
    column: int
    part: str = ""
    where: str = ""  # in words, where there are no lines: "note 12", "paragraph 34"


@dataclass(frozen=True, slots=True, eq=False)
class Analysis:
    """A manuscript, the bibliography it was read against, and its citations in the order of the text.

    ``language`` is the ISO 639-1 code of the lexicon that its citations were read with.
    """

    manuscript: Manuscript
    bibliography: Bibliography
    citations: tuple[ResolvedCitation, ...]
    language: str = "en"
    _places: dict[Span, Place] = field(default_factory=dict)  # a citation and its only cite stand in the same

    def place(self, span: Span) -> Place:
        """Return where in the file a non-empty span of the manuscript's text stands."""
        place = self._places.get(span)
        if place is None:
            if self.manuscript.counts_paragraphs:
                place = self._place_in_text(span)
            else:
                place = self.source_place(self.manuscript.source_span(span), self.manuscript.part_at(span.start))
            self._places[span] = place
        return place

    def source_place(self, source: Span, part: str = "") -> Place:
        """Return the place of a span of the file itself."""
        if self.manuscript.counts_paragraphs:
            return self._place_in_text(self.manuscript.text_span(source, part) if part else source)
        path = self.manuscript.path
        if part and path is not None:  # a file of its own, beside the main one
            path = path.parent / part
        return Place(path, source, *self.manuscript.lines(part).position(source.start), part)

    def _place_in_text(self, span: Span) -> Place:
        """Return a place in the text itself: the line is the paragraph's number, the column counts from its start."""
        manuscript = self.manuscript
        block, line = manuscript.block_at(span.start), manuscript.paragraph_at(span.start)
        note = manuscript.notes[block.note] if block is not None and block.note is not None else None
        where = (
            gettext("note {label}").format(label=note.label)
            if note is not None
            else gettext("paragraph {number}").format(number=line)
        )
        return Place(manuscript.path, span, line, span.start - (block.span.start if block else 0) + 1, "", where)

    def _repr_html_(self) -> str:
        from footnotes.model.notebook import analysis_html  # for notebooks alone

        return analysis_html(self)
