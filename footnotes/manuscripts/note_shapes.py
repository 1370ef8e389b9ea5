"""How notes are written in a format: expressions for their markers and for the labels their bodies begin with."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from typing import Protocol

from footnotes.manuscripts.note_pairs import Marker
from footnotes.records import NamedTuple

AS_DIGITS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789", "\\")  # labels as they are written


class Shapes(Protocol):
    """What finds the candidates for notes in a format."""

    def markers(self, source: str, start: int, end: int) -> Iterable[Marker]:
        """Find what may be note markers in a stretch of the file."""

    def label_at(self, source: str, start: int, end: int, *, under_heading: bool) -> Marker | None:
        """Find the label that a note's first paragraph begins with, if it does."""


class NoteShapes(NamedTuple):
    """Each expression has one group per way of writing; the group's name is the way, what it holds is the label."""

    signs: re.Pattern[str]  # what a marker may begin with
    marker: re.Pattern[str]
    label: re.Pattern[str]  # at the beginning of a note's first paragraph, space after it included
    label_under_heading: re.Pattern[str]  # the same under a heading "Notes", where a bare number will do

    def markers(self, source: str, start: int, end: int) -> Iterator[Marker]:
        """Yield what may be note markers in a stretch of the file."""
        while sign := self.signs.search(source, start, end):
            match = self.marker.match(source, sign.start(), end)
            start = sign.end()
            if match is not None:
                style, start = match.lastgroup or "", match.end()
                yield Marker(match.start(), start, match[style].translate(AS_DIGITS), style)

    def label_at(self, source: str, start: int, end: int, *, under_heading: bool) -> Marker | None:
        """Return the label that a note's first paragraph begins with, if it does."""
        match = self.label.match(source, start, end)
        if match is None and under_heading:
            match = self.label_under_heading.match(source, start, end)
        if match is None:
            return None
        style = match.lastgroup or ""
        return Marker(match.start(), match.end(), match[style].translate(AS_DIGITS), style)


class KnownNotes:
    """The notes that a scanner has found, and those that are only written like notes."""

    def __init__(self, known: Iterable[Marker], typed: NoteShapes) -> None:
        self._known = sorted(known)
        self._starts = [marker.start for marker in self._known]
        self._typed = typed

    def markers(self, source: str, start: int, end: int) -> Iterator[Marker]:
        """Yield the markers of a stretch."""
        yield from self._known[bisect_left(self._starts, start) : bisect_left(self._starts, end)]
        yield from self._typed.markers(source, start, end)

    def label_at(self, source: str, start: int, end: int, *, under_heading: bool) -> Marker | None:
        """Find a label in the text of a note."""
        return self._typed.label_at(source, start, end, under_heading=under_heading)
