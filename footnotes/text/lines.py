"""Lines and columns of offsets."""

from __future__ import annotations

from bisect import bisect_right

from footnotes.patterns import pattern

_LINE_END, _LINE_FEED = pattern(r"\r\n|\n|\r"), pattern(r"\n")  # one sign alone is found much faster


class LineIndex:
    """Turns offsets into lines and columns and back; lines end at LF, CR LF or CR, as editors count them."""

    __slots__ = ("_before", "_length", "_starts")

    def __init__(self, text: str, before: tuple[int, int] = (1, 1)) -> None:
        """Take a text; of a piece of a text also the line and the column, counted from 1, that it begins at."""
        self._before = before[0] - 1, before[1] - 1
        line_end = _LINE_END if "\r" in text else _LINE_FEED
        self._starts = [0, *[end.end() for end in line_end.finditer(text)]]
        self._length = len(text)

    def position(self, offset: int) -> tuple[int, int]:
        """Return the line and the column of ``offset``, both counted from 1 in characters."""
        line = bisect_right(self._starts, offset)
        column = offset - self._starts[line - 1] + 1
        return self._before[0] + line, column if line > 1 else self._before[1] + column

    def offset(self, line: int, column: int = 1) -> int:
        """Return the offset of a line and column counted from 1; raises IndexError where there is no such line."""
        line -= self._before[0]
        if not 1 <= line <= len(self._starts):
            raise IndexError(f"no line {line}: the text has {len(self._starts)}")
        return min(self._starts[line - 1] + column - 1 - (self._before[1] if line == 1 else 0), self._length)

    def __len__(self) -> int:
        """Return the number of lines."""
        return len(self._starts)
