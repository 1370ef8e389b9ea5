"""What the paragraphs of a manuscript read as, for when it is read again after an edit."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from itertools import chain

from footnotes.manuscripts.builder import TextBuilder, Written
from footnotes.manuscripts.scanning import MarkerPlaces

_BEFORE, _AFTER = 8, 2  # characters around a stretch that its reading may depend on
_Scan = Callable[[TextBuilder, int, int], None]


class Memory:
    """What was written for each stretch of a file, by all that it follows from.

    What a reading does not use is forgotten with the next.
    """

    def __init__(self) -> None:
        self._context: Hashable = None
        self._kept: dict[Hashable, Written] = {}
        self._next: dict[Hashable, Written] = {}

    def remembering(self, scan: _Scan, markers: MarkerPlaces, context: Hashable) -> _Scan:
        """Return what writes as ``scan`` does, but what it has written before from memory.

        ``markers`` are those of the notes; ``context`` is all else in the file that a stretch's reading follows from.
        """
        self._kept, self._next = self._next if context == self._context else {}, {}
        self._context = context

        def write(builder: TextBuilder, start: int, end: int) -> None:
            source, inside = builder.source, markers.within(start, end)
            places = tuple(chain.from_iterable((at - start, until - start) for at, until, _ in inside))
            key = (source[start:end], source[max(0, start - _BEFORE) : start], source[end : end + _AFTER], places)
            written = self._next.get(key) or self._kept.get(key)
            if written is not None:
                self._next[key] = written
                builder.write(written, start, inside)
                return
            begun = builder.state()
            scan(builder, start, end)
            written = builder.written_since(begun, start, inside)
            if written is not None:
                self._next[key] = written

        return write
