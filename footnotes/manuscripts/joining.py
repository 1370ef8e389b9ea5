"""Several files read as one text, and the way back from it to each of them."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import replace
from typing import NamedTuple

from footnotes.model.manuscript import Manuscript, Mark, Note
from footnotes.model.segments import Segment, Segments
from footnotes.text import Span


class _Piece(NamedTuple):
    """A stretch of the whole text and where it begins in its part."""

    start: int
    part: str
    part_start: int


class Joined:
    """Stretches of files, one after the other."""

    def __init__(self) -> None:
        self.texts: dict[str, str] = {}  # of the files, whole
        self._pieces: list[_Piece] = []
        self._written: list[str] = []
        self._length = 0

    def add(self, part: str, span: Span) -> None:
        """Add a stretch of a file that is among the texts."""
        if span.start < span.end:
            self._pieces.append(_Piece(self._length, part, span.start))
            self._written.append(span.of(self.texts[part]))
            self._length += span.end - span.start

    @property
    def text(self) -> str:
        """The whole text."""
        return "".join(self._written)

    def lead_back(self, manuscript: Manuscript) -> Manuscript:
        """Return a manuscript read from the whole text with its places in the files."""
        return replace(
            manuscript,
            parts=self.texts,
            segments=Segments(piece for segment in manuscript.segments for piece in self._segments(segment)),
            marks=tuple(map(self._mark, manuscript.marks)),
            notes=tuple(map(self._note, manuscript.notes)),
        )

    def place(self, span: Span) -> tuple[str, Span, int]:
        """Return the part and the span that a span of the whole text begins in, and where that piece ends."""
        index = bisect_right(self._pieces, span.start, key=_start) - 1
        start, part, part_start = self._pieces[index]
        end = self._pieces[index + 1].start if index + 1 < len(self._pieces) else self._length
        moved = part_start - start
        return part, Span(span.start + moved, min(span.end, end) + moved), end

    def _segments(self, segment: Segment) -> Iterator[Segment]:
        text, source = segment.text, segment.source
        own = text.end - text.start == source.end - source.start
        while True:
            part, place, end = self.place(source)
            if not own or source.end <= end:
                yield Segment(text, place, part)
                return
            cut = text.start + end - source.start
            yield Segment(Span(text.start, cut), place, part)
            text, source = Span(cut, text.end), Span(end, source.end)

    def _around(self, span: Span) -> tuple[str, Span]:
        """Return the part and the place of markup, with what is taken in inside of it, if it ends where it begins."""
        part, place, end = self.place(span)
        if span.end > end:
            last_part, last, _ = self.place(Span(span.end - 1, span.end))
            place = Span(place.start, last.end) if last_part == part else place
        return part, place

    def _mark(self, mark: Mark) -> Mark:
        part, place = self._around(mark.source)
        return mark._replace(source=place, part=part)

    def _note(self, note: Note) -> Note:
        marker = self._around(note.marker_source) if note.marker_source else None
        body = self._around(note.body_source) if note.body_source else None
        part = (marker or body or ("",))[0]
        return note._replace(marker_source=marker and marker[1], body_source=body and body[1], part=part)


def _start(piece: _Piece) -> int:
    return piece.start
