"""The scan loop of formats: from one token or note marker of a stretch to the next, white space as one space."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any, ClassVar

from footnotes.manuscripts.builder import RAISED, DraftNote, TextBuilder
from footnotes.manuscripts.scanning import MarkerPlaces, TokenFinder, Walk
from footnotes.text import Span

SPACES = " \t\r\n\f"


@dataclass(slots=True)
class Stretch:
    """The state of reading one stretch."""

    builder: TextBuilder
    end: int
    spaced: bool = True  # whether white space here adds nothing
    open: list[Any] = field(default_factory=list)  # elements or groups


class Inlines:
    """Writes stretches of a file into a text builder.

    A format has its tokens, each a named group, and for each a method ``_name(stretch, match)`` that writes what it
    reads as and returns where to read on.
    """

    tokens: ClassVar[TokenFinder]

    def __init__(self, markers: dict[int, tuple[int, DraftNote]]) -> None:
        """``markers`` holds by where they begin where note markers end, and their note."""
        self._markers = MarkerPlaces(markers)

    def scan(self, builder: TextBuilder, start: int, end: int) -> None:
        """Write the text of ``source[start:end]``."""
        source, position = builder.source, start
        end = start + len(source[start:end].rstrip(SPACES))
        stretch = Stretch(builder, end)
        walk = Walk(self.tokens, self._markers, source, end)
        while True:
            begin, marker, match = walk.step(position)
            self._own(stretch, position, begin)
            if marker is not None:
                builder.marker(marker[2])
                position = min(marker[1], end)
            elif match is not None:
                position = min(getattr(self, f"_{match.lastgroup}")(stretch, match), end)
            else:
                break

    def _own(self, stretch: Stretch, start: int, end: int) -> None:
        """Write the file's own characters; spaces that add nothing are left out."""
        source, raised = stretch.builder.source, self._is_raised(stretch)
        while start < end:
            if stretch.spaced and source[start] == " ":
                start += 1
                continue
            double = source.find("  ", start, end)
            stop = end if double < 0 else double + 1
            stretch.builder.own(start, stop, source[start:stop].translate(RAISED) if raised else None)
            stretch.spaced = source[stop - 1] == " "
            start = stop

    def _is_raised(self, stretch: Stretch) -> bool:
        """Say whether what is read here stands above the line."""
        return bool(stretch.open) and stretch.open[-1].kind == "superscript"

    def _write(self, stretch: Stretch, start: int, end: int, text: str) -> int:
        """Write ``text`` for characters of the file that read otherwise; return where they end."""
        if text == " ":
            if not stretch.spaced:
                stretch.builder.space(start, end)
                stretch.spaced = True
        elif text:
            stretch.builder.atom(start, end, text)
            stretch.spaced = False
        return end

    def _space(self, stretch: Stretch, match: re.Match[str]) -> int:
        return self._write(stretch, *match.span(), " ")

    def _inside(self, stretch: Stretch, whole: Span, inside: Span, kind: str, target: str = "") -> int:
        """Write what stands inside markup, and mark it; return where the markup ends.

        Where a note begins inside and ends behind it, its first sign is text.
        """
        if self._markers.reaches_over(*inside):
            self._own(stretch, whole.start, whole.start + 1)
            return whole.start + 1
        builder, text = stretch.builder, stretch.builder.length
        inside = Span(inside.start, max(inside.start, min(inside.end, stretch.end)))  # a block may have ended before
        whole = Span(whole.start, min(whole.end, stretch.end))
        if kind == "superscript":
            raised = inside.of(builder.source).translate(RAISED)
            builder.own(*inside, raised)
        else:
            self.scan(builder, *inside)
        builder.mark(kind, Span(text, builder.length), whole, target)
        stretch.spaced = stretch.spaced and text == builder.length
        return whole.end
