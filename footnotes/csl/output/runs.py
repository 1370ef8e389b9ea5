"""Rich text as runs with the marks that hold for each: for formats that cannot undo an enclosing style."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from footnotes.model.rich_text import RichText, Style, Styled
from footnotes.patterns import pattern
from footnotes.records import NamedTuple


class Mark(NamedTuple):
    """How a run looks (one of italic, bold, small caps, underline, super- or subscript) or where it leads (link)."""

    style: Style
    target: str = ""


Marks = frozenset[Mark]


class Run(NamedTuple):
    """Text under the same marks; in it a line feed breaks the line and a tab follows a label in the margin."""

    text: str
    marks: Marks


_CHANGES: dict[Style, tuple[set[Style], Style | None]] = {  # the marks that end and the one that begins
    Style.ITALIC: ({Style.ITALIC}, Style.ITALIC),
    Style.OBLIQUE: ({Style.ITALIC}, Style.ITALIC),
    Style.NORMAL_STYLE: ({Style.ITALIC}, None),
    Style.BOLD: ({Style.BOLD}, Style.BOLD),
    Style.LIGHT: ({Style.BOLD}, None),
    Style.NORMAL_WEIGHT: ({Style.BOLD}, None),
    Style.SMALL_CAPS: ({Style.SMALL_CAPS}, Style.SMALL_CAPS),
    Style.NORMAL_VARIANT: ({Style.SMALL_CAPS}, None),
    Style.UNDERLINE: ({Style.UNDERLINE}, Style.UNDERLINE),
    Style.NO_DECORATION: ({Style.UNDERLINE}, None),
    Style.SUPERSCRIPT: ({Style.SUPERSCRIPT, Style.SUBSCRIPT}, Style.SUPERSCRIPT),
    Style.SUBSCRIPT: ({Style.SUPERSCRIPT, Style.SUBSCRIPT}, Style.SUBSCRIPT),
    Style.BASELINE: ({Style.SUPERSCRIPT, Style.SUBSCRIPT}, None),
    Style.LINK: ({Style.LINK}, Style.LINK),
}
_RAISED = {Style.SUPERSCRIPT, Style.SUBSCRIPT}  # innermost where it can be: pandoc reads little inside
_ON_LINES_OF_ITS_OWN = {Style.BLOCK, Style.INDENT}
_SPACING = pattern(r"[\t-\r\x1c-\x1f\x85\u2028\u2029]+")
_UNWRITABLE = pattern(r"[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]")  # XML 1.0, "Char"


def runs(rich: RichText) -> list[Run]:
    """Return the runs of ``rich`` in order, none empty and no two neighbours under the same marks.

    Line ends and tabs within the text become spaces, characters that XML cannot hold are left out.
    """
    builder = _Builder()
    builder.add_all(rich.children, frozenset())
    return builder.runs


def nested(runs: list[Run], write: Callable[[str], str], wrap: Callable[[Mark, list[str]], str]) -> list[str]:
    """Return ``runs`` written out with as few marks as will do: of two marks the longer encloses the other.

    ``write`` escapes the text of a run, ``wrap`` puts a mark around pieces that are written already. A piece is what
    stands outside of all marks or inside one, in the order of the text.
    """
    pieces, start = [], 0
    while start < len(runs):
        text, marks = runs[start]
        if not marks:
            pieces.append(write(text))
            start += 1
            continue
        end, _, mark = max((_end(runs, start, mark), mark.style not in _RAISED, mark) for mark in marks)
        inside = [Run(text, marks - {mark}) for text, marks in runs[start:end]]
        pieces.append(wrap(mark, nested(inside, write, wrap)))
        start = end
    return pieces


def _end(runs: list[Run], start: int, mark: Mark) -> int:
    end = start + 1
    while end < len(runs) and mark in runs[end].marks:
        end += 1
    return end


class _Builder:
    """Gathers runs; the gap that a display style asks for waits until text follows it."""

    def __init__(self) -> None:
        self.runs: list[Run] = []
        self._gap = ""

    def add_all(self, children: Iterable[str | Styled], marks: Marks) -> None:
        for child in children:
            if isinstance(child, str):
                self._add_text(child, marks)
            else:
                self._add_styled(child, marks)

    def _add_styled(self, styled: Styled, marks: Marks) -> None:
        change = _CHANGES.get(styled.style)
        if change:
            ending, beginning = change
            marks = frozenset(mark for mark in marks if mark.style not in ending)
            if beginning:
                marks |= {Mark(beginning, styled.target)}
        own_line = styled.style in _ON_LINES_OF_ITS_OWN
        if own_line:
            self._gap = "\n"
        self.add_all(styled.children, marks)
        if own_line:
            self._gap = "\n"
        elif styled.style is Style.LEFT_MARGIN:
            self._gap = "\t"

    def _add_text(self, text: str, marks: Marks) -> None:
        if not text.isprintable():
            text = _UNWRITABLE.sub("", _SPACING.sub(" ", text))
        if self._gap and text.strip():
            self._add_gap()
            text = text.lstrip()
        if text:
            self._append(text, marks)

    def _add_gap(self) -> None:
        while self.runs:
            text, marks = self.runs.pop()
            if kept := text.rstrip():
                self.runs.append(Run(kept, marks))
                self._append(self._gap, frozenset())
                break
        self._gap = ""

    def _append(self, text: str, marks: Marks) -> None:
        if self.runs and self.runs[-1].marks == marks:
            text = self.runs.pop().text + text
        self.runs.append(Run(text, marks))
