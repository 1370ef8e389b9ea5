"""Reads what fields may hold besides words: simple HTML tags and quotation marks (CSL-JSON, "HTML-like tags").

Straight apostrophes become typographic ones; quotation marks of any kind become nodes, so that the writer can turn
them with the depth they end up at.
"""

from __future__ import annotations

from functools import lru_cache

from footnotes.csl.tree import Format, Kind, Node, Part
from footnotes.model.rich_text import Style
from footnotes.patterns import pattern

_TAGS: dict[str, tuple[Style, ...]] = {
    "i": (Style.ITALIC,),
    "em": (Style.ITALIC,),
    "b": (Style.BOLD,),
    "strong": (Style.BOLD,),
    "sc": (Style.SMALL_CAPS,),
    "sup": (Style.SUPERSCRIPT,),
    "sub": (Style.SUBSCRIPT,),
}
_SPANS = {
    "font-variant:small-caps": (Style.SMALL_CAPS,),
    "font-variant:normal": (Style.NORMAL_VARIANT,),
    "font-style:normal": (Style.NORMAL_STYLE,),
    "font-weight:normal": (Style.NORMAL_WEIGHT,),
    "text-decoration:underline": (Style.UNDERLINE,),
    "nocase": (Style.NO_CASE,),
    "nodecor": (Style.NORMAL_STYLE, Style.NORMAL_WEIGHT, Style.NORMAL_VARIANT, Style.NO_DECORATION),
}
_SUPERSCRIPT = "ª²³¹ºʰʱʲʳʴʵʶʷʸᴬᴭᴮᴰᴱᴲᴳᴴᴵᴶᴷᴸᴹᴺᴼᴽᴾᴿᵀᵁᵂᵃᵄᵅᵆᵇᵈᵉᵊᵋᵌᵍᵏᵐᵑᵒᵓᵔᵕᵖᵗᵘᵙᵚᵛ⁰ⁱ⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ⁿ"
_SPECIAL = pattern(rf"[<'\"‘’“”„‚«»{_SUPERSCRIPT}]")
_RAISED = pattern(rf"[{_SUPERSCRIPT}]")
_TOKEN = pattern(
    r"<(?P<close>/?)(?P<tag>i|em|b|strong|sc|sup|sub|span)(?P<rest>\s[^<>]*)?>|(?P<quote>\s?['\"‘’“”„‚]|«\s?|\s?»)"
    rf"|(?P<super>[{_SUPERSCRIPT}])"
)
_SPAN_VALUE = pattern(r"""\s(?:style|class)\s*=\s*["']([^"']*)["']""")
_PAIRS = {"‘": "’", "“": "”", "«": "»", "„": "“", "‚": "‘", "»": "«"}
_OPENING_CONTEXT = frozenset(" \t\n\u00a0\u2009\u202f([{/—–-‘“«'\"¿¡")
_QUOTES = Format(quotes=True)
_LONGEST_TAG = 80
_DEEPEST = 40  # tags and quotation marks within one another; what is deeper stays as written


def raised(character: str) -> Node:
    """Return a superscript letter or digit as the plain one, raised."""
    from unicodedata import normalize

    return Node(Kind.MARKUP, [normalize("NFKD", character)], Format(styles=(Style.SUPERSCRIPT,)))


def superscripts(text: str) -> Part:
    """Return text that is not marked up, with superscript letters and digits raised: the "ᵉʳ" of "1ᵉʳ"."""
    if text.isascii() or not _RAISED.search(text):
        return text
    parts: list[Part] = []
    position = 0
    for match in _RAISED.finditer(text):
        parts += [text[position : match.start()], raised(match.group())]
        position = match.end()
    return Node(Kind.FIELD, [part for part in (*parts, text[position:]) if part])


class _Open:
    """A tag or quotation mark that waits for its end."""

    __slots__ = ("end", "parts", "styles", "written")

    def __init__(self, end: str, written: str, styles: tuple[Style, ...]) -> None:
        self.end, self.written, self.styles = end, written, styles
        self.parts: list[Part] = []


@lru_cache(maxsize=65536)
def parse_markup(text: str) -> Part:
    """Return the text as it is where it holds no markup, else a node of the kind FIELD."""
    if not _SPECIAL.search(text):
        return text
    parts = _Reader(text).read()
    if len(parts) == 1 and isinstance(parts[0], str):
        return parts[0]
    return Node(Kind.FIELD, parts)


class _Reader:
    """One pass over a field with a stack of what is open."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.stack = [_Open("", "", ())]
        self.ends: dict[str, int] = {}  # where a mark that can close was found last; the length of the text for nowhere

    def read(self) -> list[Part]:
        position = 0
        for match in _TOKEN.finditer(self.text):
            if match.start() < position:
                continue
            start = match.start()
            quote = match["quote"]
            if quote and len(quote) > 1 and quote[0].isspace() and not quote.endswith("»"):
                start += 1  # the space before a quotation mark belongs to the text
            self.add(self.text[position:start])
            if match["super"]:
                self.stack[-1].parts.append(raised(match["super"]))
            elif quote:
                self.quote(quote.strip(), start, match.end())
            else:
                self.tag(match["tag"], bool(match["close"]), match["rest"] or "", match.group())
            position = match.end()
        self.add(self.text[position:])
        while len(self.stack) > 1:
            self.give_up()
        return _merged(self.stack[0].parts)

    def add(self, text: str) -> None:
        if text:
            self.stack[-1].parts.append(text)

    def give_up(self) -> None:
        """Take the innermost open thing as the text it is written with."""
        opened = self.stack.pop()
        self.add("’" if opened.written == "'" else opened.written)
        self.stack[-1].parts += opened.parts

    def close(self, end: str) -> bool:
        """End the innermost open thing that waits for ``end``; False where there is none."""
        if all(opened.end != end for opened in self.stack[1:]):
            return False
        while self.stack[-1].end != end:
            self.give_up()
        opened = self.stack.pop()
        if not opened.parts:
            if not opened.styles:
                self.add("’’" if end == "'" else opened.written + end)
            return True
        if opened.styles:
            node = Node(Kind.MARKUP, _merged(opened.parts), Format(styles=opened.styles))
        else:
            node = Node(Kind.QUOTED, _merged(opened.parts), _QUOTES, data=opened.written)
        self.stack[-1].parts.append(node)
        return True

    def tag(self, name: str, closing: bool, rest: str, written: str) -> None:
        if closing:
            if rest or not self.close(f"</{name}>"):
                self.add(written)
            return
        styles: tuple[Style, ...] | None = None if rest.strip() else _TAGS.get(name)
        if name == "span" and (value := _SPAN_VALUE.search(rest)):
            styles = _SPANS.get(value[1].replace(" ", "").rstrip(";"))
        if styles is None or len(self.stack) > _DEEPEST:
            self.add(written)
        else:
            self.stack.append(_Open(f"</{name}>", written, styles))

    def quote(self, mark: str, start: int, end: int) -> None:
        if len(self.stack) > _DEEPEST:
            self.add(self.text[start:end])
            return
        before = self.visible(start - 1, -1)
        after = self.visible(end, 1)
        opening = before == "" or before in _OPENING_CONTEXT
        if mark in "’'":
            word_after = after.isalnum()
            if not (opening and mark == "'" and word_after) and not word_after and self.close(mark):
                return
            if mark == "'" and opening and after and not after.isspace() and self.has_end("'", end):
                self.stack.append(_Open("'", mark, ()))
            else:
                self.add("’")
        elif mark == '"':
            if not (opening and not after.isspace() and after) and self.close(mark):
                return
            if opening and self.has_end('"', end):
                self.stack.append(_Open('"', mark, ()))
            elif not self.close(mark):
                self.add(mark)
        elif self.waits_for(mark) and self.close(mark):
            return
        elif mark in _PAIRS and (mark != "»" or opening) and self.has_end(_PAIRS[mark], end):
            self.stack.append(_Open(_PAIRS[mark], mark, ()))
        else:
            self.add(self.text[start:end])

    def waits_for(self, mark: str) -> bool:
        """Say whether a mark ends a quotation that is open: “ ends „…“ and begins “…”."""
        return any(opened.end == mark for opened in self.stack)

    def visible(self, index: int, step: int) -> str:
        """Return the character at an index, looking through tags; empty at the ends."""
        text = self.text
        while 0 <= index < len(text):
            if text[index] == (">" if step < 0 else "<"):
                if step < 0:
                    other = text.rfind("<", max(0, index - _LONGEST_TAG), index)
                    token = text[other : index + 1]
                else:
                    other = text.find(">", index, index + _LONGEST_TAG)
                    token = text[index : other + 1]
                if other >= 0 and _TOKEN.fullmatch(token):
                    index = other + step
                    continue
            return text[index]
        return ""

    def has_end(self, mark: str, start: int) -> bool:
        """Say whether a mark that can close stands further on."""
        if self.ends.get(mark, -1) < start:
            self.ends[mark] = self._next_end(mark, start)
        return self.ends[mark] < len(self.text)

    def _next_end(self, mark: str, start: int) -> int:
        position = self.text.find(mark, start)
        while position >= 0:
            if mark not in "'’":
                return position
            before, after = self.visible(position - 1, -1), self.visible(position + 1, 1)
            if not after.isalnum() and not before.isspace():
                return position
            position = self.text.find(mark, position + 1)
        return len(self.text)


def _merged(parts: list[Part]) -> list[Part]:
    """Return the parts with neighbouring runs of text made one."""
    merged: list[Part] = []
    run: list[str] = []
    for part in parts:
        if isinstance(part, str):
            run.append(part)
            continue
        if run:
            merged.append("".join(run))
            run = []
        merged.append(part)
    if run:
        merged.append("".join(run))
    return merged
