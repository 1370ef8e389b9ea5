"""Pairs the runs of ``*`` and ``_`` that mean emphasis (CommonMark 0.31, 6.2), in linear time."""

from __future__ import annotations

from collections import defaultdict

from footnotes.records import NamedTuple, dataclass


@dataclass(eq=False, slots=True)
class Delimiter:
    """A run of one sign; as much of it as pairs is no text."""

    node: int  # where it stands among the inline nodes
    start: int  # in the file
    sign: str
    length: int
    can_open: bool
    can_close: bool
    used_left: int = 0  # signs of it that close
    used_right: int = 0  # signs of it that open

    @property
    def left(self) -> int:
        """How many of its signs are still unpaired."""
        return self.length - self.used_left - self.used_right


class Pairing(NamedTuple):
    """An emphasised stretch, by its delimiters; source offsets take in the signs used."""

    kind: str
    opener: int  # node
    closer: int  # node
    start: int
    end: int


class DelimiterStack:
    """The runs of one paragraph that may still open emphasis."""

    def __init__(self) -> None:
        self._openers: list[Delimiter] = []
        self._bottoms: dict[tuple[str, bool, int], int] = defaultdict(int)  # below it no opener is left for such a run

    def add(self, run: Delimiter) -> list[Pairing]:
        """Take in the next run; return the pairs that it closes, inner ones first."""
        pairs = []
        while run.can_close and run.left:
            opener = self._opener_for(run)
            if opener is None:
                break
            count = 2 if opener.left > 1 and run.left > 1 else 1
            opener.used_right += count
            run.used_left += count
            start = opener.start + opener.length - opener.used_right
            kind = "strong" if count == 2 else "emphasis"
            pairs.append(Pairing(kind, opener.node, run.node, start, run.start + run.used_left))
            if not opener.left:
                self._cut(len(self._openers) - 1)
        if run.can_open and run.left:
            self._openers.append(run)
        return pairs

    def _opener_for(self, closer: Delimiter) -> Delimiter | None:
        key = (closer.sign, closer.can_open, closer.length % 3)
        for index in range(len(self._openers) - 1, self._bottoms[key] - 1, -1):
            opener = self._openers[index]
            either_both = opener.can_close or closer.can_open
            threes = opener.length % 3 == 0 and closer.length % 3 == 0
            odd = either_both and (opener.length + closer.length) % 3 == 0 and not threes
            if opener.sign == closer.sign and not odd:
                self._cut(index + 1)
                return opener
        self._bottoms[key] = len(self._openers)
        return None

    def _cut(self, length: int) -> None:
        if length < len(self._openers):
            del self._openers[length:]
            for key, bottom in self._bottoms.items():
                self._bottoms[key] = min(bottom, length)


def flanks(before: str, after: str, sign: str) -> tuple[bool, bool]:
    """Return whether a run between these two characters (empty at the edges) can open and can close emphasis."""
    space_before, space_after = not before or before.isspace(), not after or after.isspace()
    mark_before = not space_before and not before.isalnum()
    mark_after = not space_after and not after.isalnum()
    opens = not space_after and (not mark_after or space_before or mark_before)
    closes = not space_before and (not mark_before or space_after or mark_after)
    if sign == "_":
        return opens and (not closes or mark_before), closes and (not opens or mark_after)
    return opens, closes
