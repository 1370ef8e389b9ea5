"""Where the next token or note marker of a stretch stands."""

from __future__ import annotations

import re
from bisect import bisect_left

from footnotes.manuscripts.builder import DraftNote
from footnotes.records import NamedTuple


class TokenFinder(NamedTuple):
    """Finds a token's next place: a search for one of its first signs is many times as fast as one for the token."""

    signs: re.Pattern[str]  # one set of characters: all that a token may begin with
    token: re.Pattern[str]

    def find(self, source: str, start: int, end: int) -> re.Match[str] | None:
        """Return the first token that begins in ``source[start:end]`` and ends there too."""
        while sign := self.signs.search(source, start, end):
            match = self.token.match(source, sign.start(), end)
            if match is not None:
                return match
            start = sign.end()
        return None


class MarkerPlaces:
    """Where the note markers of a file stand, with their notes."""

    def __init__(self, markers: dict[int, tuple[int, DraftNote]]) -> None:
        """``markers`` holds by where they begin where they end, and their note."""
        self._markers = markers
        self._starts = sorted(markers)

    def first(self, start: int, end: int) -> tuple[int, int, DraftNote] | None:
        """Return where the first marker that begins in ``start`` to ``end`` begins and ends, and its note."""
        index = bisect_left(self._starts, start)
        if index == len(self._starts) or self._starts[index] >= end:
            return None
        place = self._starts[index]
        return place, *self._markers[place]

    def within(self, start: int, end: int) -> list[tuple[int, int, DraftNote]]:
        """Return where the markers that begin in ``start`` to ``end`` begin and end, each with its note."""
        places = self._starts[bisect_left(self._starts, start) : bisect_left(self._starts, end)]
        return [(place, *self._markers[place]) for place in places]

    def reaches_over(self, start: int, end: int) -> bool:
        """Say whether a marker that begins in ``start`` to ``end`` ends behind it."""
        index = bisect_left(self._starts, end) - 1
        return index >= 0 and self._starts[index] >= start and self._markers[self._starts[index]][0] > end


class Walk:
    """Goes through a stretch of a file, from one token or note marker to the next."""

    def __init__(self, tokens: TokenFinder, markers: MarkerPlaces, source: str, end: int) -> None:
        self._tokens, self._markers, self._source, self._end = tokens, markers, source, end
        self._next: re.Match[str] | None = None  # the token found last
        self._found_until = -1  # no token begins before it that was not handed out

    def step(self, position: int) -> tuple[int, tuple[int, int, DraftNote] | None, re.Match[str] | None]:
        """Return where plain text from ``position`` on ends, and the marker or the token there, if it is not the end.

        Positions must not decrease.
        """
        if self._found_until < position:
            self._next = self._tokens.find(self._source, position, self._end)
            self._found_until = self._next.start() if self._next else self._end
        begin = self._found_until
        marker = self._markers.first(position, begin + 1 if self._next else self._end)
        return (marker[0], marker, None) if marker is not None else (begin, None, self._next)
