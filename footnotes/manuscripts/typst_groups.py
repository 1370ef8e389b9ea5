"""Where the brackets of a Typst file close, what in it is no text at all, and its labels."""

from __future__ import annotations

import re

from footnotes.patterns import pattern
from footnotes.text import Span

_SIGN = pattern(
    r"""\\. | //[^\r\n]* | /\* | (?P<ticks>`+) | \$ | (?P<string>"(?:[^"\\]|\\.)*")(?=\s*[,)\]}:;+]|\s*$)
      | (?P<opens>[\[({]) | (?P<closes>[\])}]) | <(?P<label>[^\W\d_][\w.:-]*)>""",
    re.VERBOSE | re.DOTALL | re.MULTILINE,
)
_PAIRS = {"[": "]", "(": ")", "{": "}"}
_CALL_BEFORE = pattern(r"(?:\#[a-zA-Z_][\w.-]*|[)\]])\Z")
_ADDRESS = pattern(r"https?:\Z")
_REFERENCE = pattern(r"(?:cite|footnote|ref|label|link)\(\s*\Z")
_LOOKED_BACK = 60


class Groups:
    """The brackets of one file, paired; ``raw`` tells where comments, code and maths end, by where they begin."""

    def __init__(self, source: str) -> None:
        self._source = source
        self.ends: dict[int, int] = {}
        self.raw: dict[int, int] = {}
        self.labels: set[str] = set()  # those that the file puts on headings and figures
        self._starts: dict[int, int] = {}
        opened: list[int] = []
        position = 0
        while match := _SIGN.search(source, position):
            position = match.end()
            sign = match.group()
            if match["opens"]:
                opened.append(match.start())
            elif match["closes"]:
                self._close(opened, match)
            elif match["label"]:
                if not _REFERENCE.search(source, max(0, match.start() - _LOOKED_BACK), match.start()):
                    self.labels.add(match["label"])
            elif sign.startswith("//") and _ADDRESS.search(source, max(0, match.start() - 6), match.start()):
                position = match.start() + 2
            elif not match["string"] and sign[0] != "\\":
                end = self._raw_end(match)
                if end > position or sign.startswith("//"):
                    self.raw[match.start()] = position = end

    def _close(self, opened: list[int], match: re.Match[str]) -> None:
        """Close the bracket of this kind that was opened last; those inside it are text."""
        for index in range(len(opened) - 1, max(-1, len(opened) - 50), -1):
            if _PAIRS[self._source[opened[index]]] == match.group():
                self.ends[opened[index]] = match.start()
                self._starts[match.start()] = opened[index]
                del opened[index:]
                return

    def _raw_end(self, match: re.Match[str]) -> int:
        source, sign, end = self._source, match.group(), match.end()
        if sign.startswith("//"):
            return end
        if match["ticks"]:
            closing = source.find(sign, end) if len(sign) != 2 else end
            return closing + len(sign) if closing >= 0 and len(sign) != 2 else end
        closing = source.find("*/" if sign == "/*" else "$", end)
        far = closing < 0 or (sign == "$" and closing - end > 2000)
        return end if far else closing + len("*/" if sign == "/*" else "$")

    def content(self, position: int) -> Span | None:
        """Return the inside of the brackets that content stands in at ``position``; None where there are none."""
        end = self.ends.get(position) if self._source.startswith("[", position) else None
        return None if end is None else Span(position + 1, end)

    def after_arguments(self, position: int) -> int:
        """Return the place after the arguments in round brackets at ``position``."""
        end = self.ends.get(position) if self._source.startswith("(", position) else None
        return position if end is None else end + 1

    def end_of_code(self, position: int) -> int:
        """Return where a statement such as ``#set text(...)`` ends: at its line end, brackets aside."""
        while position < len(self._source) and self._source[position] not in "\r\n;":
            position = self.ends.get(position, position) + 1
        return position

    def belongs_to_call(self, position: int) -> bool:
        """Say whether a square bracket holds the content of a call."""
        opening = position if position in self.ends else self._starts.get(position, -1)
        before = max(0, opening - _LOOKED_BACK)
        return opening > 0 and _CALL_BEFORE.search(self._source, before, opening) is not None
