"""Blocks of Markdown (CommonMark 0.31 with pandoc's notes, tables, front matter and fenced divs).

One pass over the lines. Only what a reader of citations needs is told apart: text, headings, quotations, notes; what
holds no citation (front matter, code, comments, link definitions) is left out.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from footnotes.manuscripts.paragraph import Paragraph
from footnotes.model.manuscript import Zone
from footnotes.patterns import pattern
from footnotes.records import dataclass, field

_LINE = pattern(
    r"""
      (?P<blank>[ \t]*(?=[\r\n]|\Z))
    | (?P<code>(?:[ ]{4}|[ ]{0,3}\t)[ \t]*)
    | (?P<fence>[ ]{0,3}(?P<ticks>`{3,}(?=[^`\r\n]*(?:[\r\n]|\Z))|~{3,}))
    | (?P<heading>[ ]{0,3}(?P<hashes>\#{1,6})(?:[ \t]+|(?=[\r\n]|\Z)))
    | (?P<rule>[ ]{0,3}(?:(?:\*[ \t]*){3,}|(?:-[ \t]*){3,}|(?:_[ \t]*){3,})(?=[\r\n]|\Z))
    | (?P<quote>[ ]{0,3}>[ ]?)
    | (?P<note>[ ]{0,3}\[\^(?P<label>[^\[\]\s]{1,200})\]:[ \t]*)
    | (?P<definition>[ ]{0,3}\[(?!\^)(?P<name>[^\]\[\r\n]{1,999})\]:[ \t]*+<?(?P<target>[^\s<>]+)>?
        [ \t]*+(?:"[^"\r\n]*"|'[^'\r\n]*'|\([^()\r\n]*\))?[ \t]*+(?=[\r\n]|\Z))
    | (?P<item>[ ]{0,3}(?:[-+*]|(?P<number>\d{1,3})[.)])(?:[ \t]{1,4}(?=[^\s])|[ \t]+|(?=[\r\n]|\Z)))
    | (?P<comment>[ ]{0,3}<!--)
    | (?P<raw>[ ]{0,3}<(?P<tag>script|style|pre|textarea)\b)
    | (?P<fenced_div>[ ]{0,3}:{3,}[^\r\n]*)
    """,
    re.VERBOSE | re.IGNORECASE,
)
_TO_LINE_END = pattern(r"[^\r\n]*")
_UNDERLINE = pattern(r" {0,3}(=+|-+)[ \t]*(?=[\r\n]|\Z)")
_BEGIN_UNDERLINE = ("=", "-", " ")
_TABLE_RULE = pattern(r"[ \t>]*+\|?[ \t]*+:?-+:?[ \t]*+(?:\|[ \t]*+:?-+:?[ \t]*+)*\|?[ \t]*+(?=[\r\n]|\Z)")
_FRONT_MATTER = pattern(r"(?:---[ \t]*\r?\n(?!\s*\n)|\+\+\+[ \t]*\r?\n)")
_YAML_END = pattern(r"^(?:---|\.\.\.)[ \t]*$", re.MULTILINE)
_TOML_END = pattern(r"^\+\+\+[ \t]*$", re.MULTILINE)
_LANGUAGE = pattern(r"^lang(?:uage)?[ \t]*[:=][ \t]*[\"']?([A-Za-z]{2,3}(?:-[A-Za-z0-9]+)*)", re.MULTILINE)
_DEEPEST = 32  # quotations and lists nested deeper read as text
_LONGEST_HEADING = 200  # a longer line over "---" is the last of a page, not a heading
_CELL = pattern(r"(?:[^|\\\r\n]|\\.)+")


@dataclass(slots=True, eq=False)
class Blocks:
    """What the block structure of a file comes to."""

    paragraphs: list[Paragraph] = field(default_factory=list)
    targets: dict[str, str] = field(default_factory=dict)  # link definitions by name, case folded
    language: str | None = None
    front_matter: str = ""


class BlockScanner:
    """Reads the blocks of one Markdown file."""

    def __init__(self, source: str) -> None:
        self.source = source
        self.found = Blocks()
        self._open: Paragraph | None = None  # the paragraph that the next line may carry on
        self._quoted = False  # whether the line at hand stands in a block quotation
        self._prefixes = 0  # indents, quotation signs and list markers read so far in the line at hand
        self._number: re.Match[str] | None = None  # the marker of the list item that the next paragraph begins
        self._container = ""  # "item" or "note": what indented lines belong to
        self._unclosed: set[str] = set()  # elements that never end: looked for once
        self._blanks = 0
        self._rule = False
        self._has_returns = "\r" in source
        self._handlers: dict[str | None, Callable[[re.Match[str]], int]] = {
            "blank": self._blank,
            "fence": self._fence,
            "heading": self._heading,
            "rule": self._thematic_break,
            "note": self._note,
            "definition": self._definition,
            "comment": self._comment,
            "raw": self._raw,
            "fenced_div": self._fenced_div,
        }

    def scan(self) -> Blocks:
        """Return the blocks of the file."""
        position, size = self._front_matter(), len(self.source)
        while position < size:
            if not self._prefixes:
                self._quoted, self._number = False, None
            position = self._line(position)
        return self.found

    def _front_matter(self) -> int:
        opening = _FRONT_MATTER.match(self.source)
        if not opening:
            return 0
        closing = (_YAML_END if opening.group().startswith("-") else _TOML_END).search(self.source, opening.end())
        if not closing:
            return 0
        self.found.front_matter = self.source[opening.end() : closing.start()]
        language = _LANGUAGE.search(self.source, opening.end(), closing.start())
        self.found.language = language[1] if language else None
        return closing.end()

    def _line(self, position: int) -> int:
        """Read the line, or a prefix of it, at ``position``; return where to read on."""
        sign = self.source[position]
        if sign == "\n":
            self._open, self._prefixes = None, 0
            self._blanks += 1
            return position + 1
        match = None if sign.isalpha() else _LINE.match(self.source, position)
        if match is not None and self._prefixes < _DEEPEST:
            if match.lastgroup == "code":
                return self._indented(match)
            if match.lastgroup == "quote":
                return self._quotation(match)
            if match.lastgroup == "item" and self._begins_item(match):
                return self._item(match)
        prefixes, self._prefixes = self._prefixes, 0
        if match is None or match.lastgroup not in self._handlers:
            return self._text(position, at_margin=not prefixes)
        return self._handlers[match.lastgroup](match)

    def _end_of_line(self, position: int) -> int:
        if self._has_returns:
            match = _TO_LINE_END.match(self.source, position)
            return match.end() if match else position
        end = self.source.find("\n", position)
        return end if end >= 0 else len(self.source)

    def _next_line(self, position: int) -> int:
        return self._after(self._end_of_line(position))

    def _after(self, end: int) -> int:
        """Return where the line begins that follows one which ends at ``end``."""
        return end + 2 if self.source.startswith("\r\n", end) else end + 1

    def _add(self, start: int, end: int, zone: Zone, *, level: int = 0, label: str | None = None) -> Paragraph:
        """Add a paragraph; the blank lines and the rule before it are its own."""
        continues = label is None and self._container == "note" and zone is not Zone.HEADING
        paragraph = Paragraph(
            start, end, zone, level=level, label=label, style="caret" if label is not None else "",
            continues=continues, blanks=self._blanks, rule=self._rule,
        )  # fmt: skip
        if self._number is not None:
            paragraph.number, paragraph.whole_start = self._number["number"] or "", self._number.start()
        self._blanks, self._rule, self._number = 0, False, None
        self.found.paragraphs.append(paragraph)
        return paragraph

    def _text(self, position: int, *, at_margin: bool = False) -> int:
        """A line of running text: it carries the open paragraph on or begins one."""
        source = self.source
        end = self._end_of_line(position)
        if self._open is not None:
            self._open.end = end
            return self._after(end)
        start = position
        while start < end and source[start] in " \t":
            start += 1
        after = self._after(end)
        if source.find("|", start, end) >= 0 and self._is_table(after):
            return self._table(start, end, after)
        if at_margin and (start == position or self._container == "note"):
            self._container = ""
        self._open = self._add(start, end, Zone.QUOTE if self._quoted else Zone.BODY)
        return self._setext(after)

    def _setext(self, after: int) -> int:
        """Turn the line just begun into a heading where the next one underlines it."""
        if not self.source.startswith(_BEGIN_UNDERLINE, after):  # as most lines do not
            return after
        underline = _UNDERLINE.match(self.source, after)
        line = self._open
        if underline is None or line is None or self._quoted or line.end - line.start > _LONGEST_HEADING:
            return after
        line.zone, line.level = Zone.HEADING, 1 if underline[1][0] == "=" else 2
        self._open = None
        return self._next_line(underline.end())

    def _blank(self, match: re.Match[str]) -> int:
        self._open = None
        self._blanks += 1
        return self._next_line(match.end())

    def _indented(self, match: re.Match[str]) -> int:
        """An indented line: it belongs to a list item or a note, carries a paragraph on, or is code."""
        if self._open is None and not self._container:
            self._prefixes = 0
            return self._next_line(match.end())
        self._prefixes += 1 if self._container else _DEEPEST
        return match.end()

    def _quotation(self, match: re.Match[str]) -> int:
        if self._open is not None and self._open.zone is not Zone.QUOTE:
            self._open = None
        self._quoted = True
        self._prefixes += 1
        return match.end()

    def _begins_item(self, match: re.Match[str]) -> bool:
        """Say whether a list item may begin here: inside a paragraph only bullets and 1 do (CommonMark 5.2)."""
        if self._open is None or self._container == "item":
            return True
        return match["number"] in {None, "1"} and match.end() < self._end_of_line(match.end())

    def _item(self, match: re.Match[str]) -> int:
        self._open = None
        if self._container != "note":
            self._container = "item"
        self._number = match
        self._prefixes += 1
        return match.end()

    def _fence(self, match: re.Match[str]) -> int:
        self._open = None
        ticks = match["ticks"]
        closing = re.compile(rf"^[ \t>]*{re.escape(ticks)}{re.escape(ticks[0])}*[ \t]*\r?$", re.MULTILINE)
        end = closing.search(self.source, self._next_line(match.end()))
        return self._next_line(end.end()) if end else len(self.source)

    def _heading(self, match: re.Match[str]) -> int:
        self._open = None
        self._container = ""
        end = self._end_of_line(match.end())
        text = self.source[match.end() : end].rstrip()
        if text.endswith("}") and "{" in text:
            text = text[: text.rindex("{")].rstrip()
        bare = text.rstrip("#")
        if bare.endswith((" ", "\t")) or not bare:
            text = bare.rstrip()
        self._add(match.end(), match.end() + len(text), Zone.HEADING, level=len(match["hashes"]))
        return self._next_line(end)

    def _thematic_break(self, match: re.Match[str]) -> int:
        self._open = None
        self._container, self._rule = "", True
        return self._next_line(match.end())

    def _note(self, match: re.Match[str]) -> int:
        self._open = None
        self._container = "note"
        end = self._end_of_line(match.end())
        self._open = self._add(match.end(), end, Zone.NOTE, label=match["label"])
        self._open.whole_start = match.start()
        return self._next_line(end)

    def _definition(self, match: re.Match[str]) -> int:
        if self._open is not None:
            return self._text(match.start())
        self.found.targets.setdefault(" ".join(match["name"].split()).casefold(), match["target"])
        return self._next_line(match.end())

    def _comment(self, match: re.Match[str]) -> int:
        closing = -1 if "!--" in self._unclosed else self.source.find("-->", match.end())
        if closing < 0:
            self._unclosed.add("!--")
        if closing < 0 or closing < self._end_of_line(match.end()):
            return self._text(match.start())
        self._open = None
        return self._next_line(closing)

    def _raw(self, match: re.Match[str]) -> int:
        self._open = None
        name = match["tag"].lower()
        if name not in self._unclosed:
            closing = re.compile(rf"</{name}\s*>", re.IGNORECASE).search(self.source, match.end())
            if closing:
                return self._next_line(closing.end())
            self._unclosed.add(name)
        return self._next_line(match.end())

    def _fenced_div(self, match: re.Match[str]) -> int:
        self._open = None
        return self._next_line(match.end())

    def _is_table(self, after: int) -> bool:
        rule = _TABLE_RULE.match(self.source, after)
        return rule is not None and "|" in rule.group()

    def _table(self, start: int, end: int, after: int) -> int:
        """The rows of a pipe table: each cell is a paragraph of its own."""
        self._cells(start, end)
        position = self._next_line(after)
        while position < len(self.source):
            end = self._end_of_line(position)
            if self.source.find("|", position, end) < 0:
                break
            self._cells(position, end)
            position = self._next_line(end)
        return position

    def _cells(self, start: int, end: int) -> None:
        for cell in _CELL.finditer(self.source, start, end):
            text = cell.group()
            if text.strip():
                left = len(text) - len(text.lstrip())
                self._add(cell.start() + left, cell.start() + len(text.rstrip()), Zone.BODY).is_cell = True
