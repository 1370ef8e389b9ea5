"""The last pass: an output tree becomes rich text; meeting punctuation is merged, quotes and styles alternate.

Punctuation, spaces and quotation marks can only be settled where runs of text meet, so everything is written from
left to right into nested lists with the last character at hand (CSL 1.0.2, "Affixes", "punctuation-in-quote").
"""

from __future__ import annotations

from footnotes.csl.locale import Locale
from footnotes.csl.tree import Format, Kind, Node, Part
from footnotes.model.rich_text import RichText, Style, Styled

# What two meeting signs become; pairs not named stand as they are.
_MERGED = {
    "::": ":", ".:": ".:", ";:": ";", "!:": "!", "?:": "?", ",:": ",:",
    ":.": ":", "..": ".", ";.": ";", "!.": "!", "?.": "?", ",.": ",.",
    ";;": ";", ":!": "!", ";!": "!", "!!": "!", ":?": "?", ";?": "?", "??": "?", ",,": ",",
}  # fmt: skip
_SIGNS = frozenset(".,;:!?")
_INTO_QUOTES = frozenset(".,!?")
_NEEDLESS = frozenset(".:")  # after "!”", even where signs stay outside
_BEFORE_SPACES = frozenset(" \u00a0")
_OPPOSITES: dict[Style, tuple[str, bool]] = {
    Style.ITALIC: ("style", True),
    Style.OBLIQUE: ("style", True),
    Style.NORMAL_STYLE: ("style", False),
    Style.BOLD: ("weight", True),
    Style.LIGHT: ("weight", True),
    Style.NORMAL_WEIGHT: ("weight", False),
    Style.SMALL_CAPS: ("variant", True),
    Style.NORMAL_VARIANT: ("variant", False),
    Style.UNDERLINE: ("decoration", True),
    Style.NO_DECORATION: ("decoration", False),
    Style.SUPERSCRIPT: ("align", True),
    Style.SUBSCRIPT: ("align", True),
    Style.BASELINE: ("align", False),
}
_NORMAL = {
    "style": Style.NORMAL_STYLE,
    "weight": Style.NORMAL_WEIGHT,
    "variant": Style.NORMAL_VARIANT,
    "decoration": Style.NO_DECORATION,
}


class _Run:
    """A styled run that may still change while text is written after it."""

    __slots__ = ("pieces", "style", "target")

    def __init__(self, style: Style, pieces: list[str | _Run], target: str = "") -> None:
        self.style, self.pieces, self.target = style, pieces, target


_Pieces = list[str | _Run]


class Writer:
    """Writes parts one after another; ``result`` gives the rich text."""

    def __init__(self, locale: Locale) -> None:
        self.open: list[_Pieces] = [[]]
        self.last = ""  # the last character written
        self.where: _Pieces | None = None  # the list whose last string ends with it
        self.quote_depth = 0
        # Closing quotation marks at the end of the text, innermost first: the index is that of the slot before each.
        self.closed: list[tuple[_Pieces, int]] = []
        self.before_sign: list[tuple[_Pieces, int]] = []  # the same, where one sign stands after them
        self.active: dict[str, Style | None] = {}
        self.in_quote = bool(locale.options.get("punctuation-in-quote"))
        self.outer = (locale.term("open-quote") or "“", locale.term("close-quote") or "”")
        self.inner = (locale.term("open-inner-quote") or "‘", locale.term("close-inner-quote") or "’")

    def result(self) -> RichText:
        """Return what has been written."""
        return RichText(_joined(self.open[0]))

    def write(self, part: Part) -> None:
        """Write a part at the end."""
        if part.__class__ is str:
            self.text(part)
            return
        node: Node = part  # type: ignore[assignment]
        shape = node.format
        if shape is None:
            self._children(node)
        elif shape.display is not None:
            self._display(node, shape)
        else:
            if shape.prefix:
                self.text(shape.prefix)
            self._formatted(node, shape)
            if shape.suffix:
                self.text(shape.suffix)

    def _children(self, node: Node) -> None:
        delimiter = node.delimiter
        if node.kind is Kind.FIELD:  # what stands inside one field stays as its author wrote it
            for index, child in enumerate(node.parts):
                if index:
                    self.last, self.closed, self.before_sign = "", [], []
                self.write(child)
            return
        if not delimiter:
            for child in node.parts:
                self.write(child)
            return
        begun = False
        for child in node.parts:
            if begun:
                self.text(delimiter)
            self.write(child)
            begun = True

    def _formatted(self, node: Node, shape: Format) -> None:
        undo = [(style, self._style(style)) for style in shape.styles]
        if shape.quotes:
            self._quote(node)
        elif shape.link:
            self._begin()
            self._children(node)
            self._end(Style.LINK, shape.link)
        else:
            self._children(node)
        for style, state in reversed(undo):
            self._end_style(style, state)

    def _display(self, node: Node, shape: Format) -> None:
        """Write a block: its affixes stand inside, a space at its end outside."""
        self._begin()
        self.write(Node(node.kind, node.parts, shape._replace(display=None), node.delimiter))
        pieces = self.open[-1]
        space = ""
        if shape.display is not Style.LEFT_MARGIN and pieces and isinstance(pieces[-1], str):
            bare = pieces[-1].rstrip(" ")
            space, pieces[-1] = pieces[-1][len(bare) :], bare
        self._end(shape.display or Style.BLOCK)
        self.last, self.where, self.closed = "", None, []
        if space:
            self.open[-1].append(space)

    def _begin(self) -> None:
        self.open.append([])

    def _end(self, style: Style, target: str = "") -> None:
        pieces = self.open.pop()
        if pieces:
            self.open[-1].append(_Run(style, pieces, target))

    def _style(self, style: Style) -> tuple[str, Style | None, Style | None]:
        """Begin a style; returns its family, what was active and what is now (None: nothing to be marked)."""
        family, on = _OPPOSITES.get(style, ("", True))
        if not family:
            self._begin()
            return family, None, style
        current = self.active.get(family)
        effective: Style | None = style
        if on and current is style and family in _NORMAL:
            effective, self.active[family] = _NORMAL[family], None
        elif not on and current is None:
            effective = None
        else:
            self.active[family] = style if on else None
        if effective is not None:
            self._begin()
        return family, current, effective

    def _end_style(self, style: Style, state: tuple[str, Style | None, Style | None]) -> None:
        family, before, effective = state
        if effective is not None:
            self._end(effective)
        if family:
            self.active[family] = before

    def _quote(self, node: Node) -> None:
        inner = self.quote_depth % 2 == 1 or (self.quote_depth == 0 and node.data == "‘")
        opening, closing = self.inner if inner else self.outer
        self.text(opening)
        self.quote_depth += 2 if inner and self.quote_depth == 0 else 1
        self._children(node)
        self.quote_depth -= 2 if inner and self.quote_depth == 2 else 1
        self._close_quote(closing)

    def _close_quote(self, closing: str) -> None:
        here = self.open[-1]
        closed = self.closed
        here += ["", closing]
        self.closed = [*closed, (here, len(here) - 2)]
        self.before_sign = []
        self.last = closing[-1:]
        self.where = here

    def text(self, text: str) -> None:
        """Write a run of text: spaces and punctuation that meet what stands before are merged with it."""
        if not text:
            return
        first = text[0]
        if self.last:
            if first in _SIGNS:
                if not self.closed:
                    text = self._merge(first, text)
                elif self._swallowed(first):
                    text = text[1:]
                if not text:
                    return
            if text[0] == " " and self.last in _BEFORE_SPACES:
                text = text[1:]
                if not text:
                    return
        here = self.open[-1]
        here.append(text)
        self.last, self.where = text[-1], here
        self.before_sign = self.closed if self.closed and len(text) == 1 and text in _SIGNS else []
        if self.closed:
            self.closed = []

    def _merge(self, first: str, text: str) -> str:
        merged = _MERGED.get(self.last + first)
        if merged is None or len(merged) == 2:
            return text
        if merged != self.last:
            self._replace_last(merged)
        return text[1:]

    def _replace_last(self, sign: str) -> None:
        where = self.where
        if where:
            final = where[-1]
            if isinstance(final, str) and final:
                if self.before_sign and self.in_quote and sign in _INTO_QUOTES:
                    where[-1] = final[:-1]
                    self.closed, self.before_sign = self.before_sign, []
                    self._into_quotes(sign)
                    return
                where[-1] = final[:-1] + sign
                self.last = sign

    def _swallowed(self, sign: str) -> bool:
        """Say whether a sign after closed quotation marks went inside them, or is made needless by what is there."""
        if self.in_quote and sign in _INTO_QUOTES:
            return self._into_quotes(sign)
        if not self.in_quote and sign not in _NEEDLESS:
            return False
        ending = self._quoted_ending()
        return _MERGED.get(ending + sign) == ending

    def _into_quotes(self, sign: str) -> bool:
        """Put a sign before the quotation marks just closed; False where it cannot stand there."""
        where, index = self.closed[0]
        ending = self._quoted_ending()
        merged = _MERGED.get(ending + sign)
        slot = where[index]
        if merged is None or len(merged) == 2:
            where[index] = f"{slot}{sign}"
        elif merged != ending:
            at = index if slot else index - 1
            before = where[at]
            if isinstance(before, str):
                where[at] = before[:-1] + merged
        return True

    def _quoted_ending(self) -> str:
        """Return the last character inside the quotation marks just closed."""
        where, index = self.closed[0]
        held: str | _Run = where[index - 1] if index and not where[index] else where[index]
        while isinstance(held, _Run) and held.pieces:
            held = held.pieces[-1]
        return held[-1:] if isinstance(held, str) else ""


def _joined(pieces: _Pieces) -> tuple[str | Styled, ...]:
    """Return the pieces for good, neighbouring strings made one."""
    out: list[str | Styled] = []
    run: list[str] = []
    for piece in pieces:
        if isinstance(piece, str):
            run.append(piece)
            continue
        children = _joined(piece.pieces)
        if not children:
            continue
        if text := "".join(run):
            out.append(text)
        run = []
        out.append(Styled(piece.style, children, piece.target))
    if text := "".join(run):
        out.append(text)
    return tuple(out)
