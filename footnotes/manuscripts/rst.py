"""reStructuredText (Docutils): notes ``[1]_`` and ``[#]_``, citations ``[key]_``, roles of Sphinx."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from footnotes.manuscripts.builder import DraftNote, TextBuilder
from footnotes.manuscripts.inlines import Inlines, Stretch
from footnotes.manuscripts.key_syntax import KeySyntax
from footnotes.manuscripts.keyed import DraftCitation, DraftCite
from footnotes.manuscripts.note_pairs import Marker
from footnotes.manuscripts.note_shapes import NoteShapes
from footnotes.manuscripts.note_syntax import NoteSyntax
from footnotes.manuscripts.paragraph import Paragraph
from footnotes.manuscripts.paragraphs import Reading
from footnotes.manuscripts.scanning import TokenFinder
from footnotes.model.citation import CiteByKey, CiteMode
from footnotes.model.manuscript import Manuscript, Zone
from footnotes.patterns import pattern
from footnotes.text import Span

NOTE_SYNTAX = NoteSyntax(
    marker="\\ [{label}]_",
    body=".. [{label}] {content}",
    indent="   ",
    bibliography_heading="Bibliography\n====================",  # as long as the word in any language, at least
)

_AUTOMATIC = r"\#[\w.-]*|\*"
_MARKER = pattern(rf"\[(?P<label>\d+|{_AUTOMATIC})\]_(?!\w)|:sup:`(?P<raised>\d{{1,4}})`")
_TYPED = NoteShapes(  # numbers raised by hand
    signs=pattern(r"[:⁰¹²³⁴-⁹]"),
    marker=pattern(r":sup:`(?P<raised>\d{1,4})`|(?P<digits>[⁰¹²³⁴-⁹]{1,4})"),
    label=pattern(r"(?::sup:`(?P<raised>\d{1,4})`|(?P<digits>[⁰¹²³⁴-⁹]{1,4}))\s*"),
    label_under_heading=pattern(r"(?P<dot>\d{1,4})[.)]\s+"),
)
_BODY = pattern(rf"\.\.[ \t]+\[(?P<label>\d+|{_AUTOMATIC})\][ \t]*")
_CITED = pattern(r"\.\.[ \t]+\[(?P<key>[^\W\d_][\w.-]*)\][ \t]*")
_TO_LINE_END = pattern(r"[^\r\n]*(?:\r\n|\n|\r|\Z)")
_UNDERLINE = pattern(r"([!-/:-@\[-`{-~])\1{2,}[ \t]*(?=[\r\n]|\Z)")
_DIRECTIVE = pattern(r"\.\.[ \t]+([\w:-]+)::")
_READ = frozenset({"admonition", "attention", "container", "compound", "epigraph", "highlights", "note", "pull-quote"})
_QUOTED = frozenset({"epigraph", "highlights", "pull-quote"})
_ITEM = pattern(r"(?:[-*+•]|\(?(?P<number>\d{1,3}|\#)[.)])[ \t]+(?=\S)")
_FIELD = pattern(r":[^:\r\n]+:(?:[ \t]|(?=[\r\n]|\Z))")
_BORDER = pattern(r"[=+|-][=+| -]{2,}(?=[\r\n]|\Z)")
_CITE_ROLE = r":(?:foot)?cite(?::[a-z]+)?:`[^`]+`"
_KEY = r"\[[^\W\d_][\w.-]*\]_(?!\w)"
_TOKEN = pattern(
    rf"""(?P<escape>\\(?:\s|.))
      | (?P<grouped>\((?=[^()\r\n]{{0,300}}?{_KEY})(?:[^()\[\]*`|\\\r\n]|{_KEY})*+\))
      | (?P<cite>{_CITE_ROLE}|{_KEY})
      | (?P<raised>:sup:`[^`]{{1,40}}`)
      | (?P<role>:[\w:+.-]+:`[^`]+`)
      | (?P<code>``[^`](?:[^`]|`(?!`))*``)
      | (?P<link>`[^`]+`_{{1,2}})
      | (?P<interpreted>`[^`\s][^`]*`)
      | (?P<strong>(?<!\w)\*\*(?=\S)(?:[^*]|\*(?!\*))+?(?<=\S)\*\*(?!\w))
      | (?P<emphasis>(?<![\w*])\*(?=[^\s*])[^*]+?(?<=\S)\*(?!\w))
      | (?P<reference>(?<=\w)_{{1,2}}(?=[\s.,;:!?'")\]]|\Z))
      | (?P<space>[\t\r\n][ \t\r\n]*)""",
    re.VERBOSE,
)
_KEYED = pattern(_KEY)
_MODES = {
    "t": CiteMode.AUTHOR_IN_TEXT, "ct": CiteMode.AUTHOR_IN_TEXT, "ts": CiteMode.AUTHOR_IN_TEXT,
    "author": CiteMode.AUTHOR_ONLY, "year": CiteMode.PART, "yearpar": CiteMode.SUPPRESS_AUTHOR, "title": CiteMode.PART,
}  # fmt: skip


class _Shapes:
    """Notes by their markers, those that number themselves counted in their order."""

    def __init__(self, source: str) -> None:
        self._labels = _labels(source, _MARKER.finditer(source))

    def markers(self, source: str, start: int, end: int) -> Iterator[Marker]:
        """Yield what may be note markers in a stretch of the file."""
        for match in _MARKER.finditer(source, start, end):
            style = "caret" if match["label"] else "raised"
            begin = match.start() - 2 if source.endswith("\\ ", start, match.start()) else match.start()
            yield Marker(begin, match.end(), self._labels.get(match.start(), match["raised"] or ""), style)

    def label_at(self, source: str, start: int, end: int, *, under_heading: bool) -> Marker | None:
        """Find a label in the text of a note."""
        return _TYPED.label_at(source, start, end, under_heading=under_heading)


def _labels(source: str, found: Iterator[re.Match[str]]) -> dict[int, str]:
    """Return labels by where their markers or bodies begin; those without a name are counted ("#1", "*1")."""
    labels, counts = {}, {"#": 0, "*": 0}
    for match in found:
        label = match["label"]
        if label in counts:
            counts[label] += 1
            label = str(counts["#"]) if label == "#" else "*" * counts["*"]
        if label:
            labels[match.start()] = label.lstrip("#") or label
    return labels


def read(source: str, path: Path | None) -> Manuscript:
    """Read a reStructuredText manuscript."""
    blocks = _Blocks(source)
    reading = Reading(source, blocks.found, _Shapes(source))
    builder = TextBuilder(source)
    own = frozenset(match["key"] for match in re.finditer(rf"^{_CITED.pattern}", source, re.MULTILINE))
    reading.emit(builder, _RstInlines(reading.markers, own).scan)
    return builder.finish(path, "rst")


class _Blocks:
    """The paragraphs of a file, line by line."""

    def __init__(self, source: str) -> None:
        self.source = source
        self.found: list[Paragraph] = []
        self._labels = _labels(source, re.finditer(rf"^{_BODY.pattern}", source, re.MULTILINE))
        self._open: Paragraph | None = None
        self._levels: list[str] = []  # signs of underlines, as they first come
        self._note = 0  # how far the text of the note at hand is indented; 0 outside of notes
        self._skipped = -1  # what is indented further than this is not read
        self._quote = -1  # what is indented further than this is quoted
        self._blanks, self._rule, self._literal = 0, False, False
        position = 0
        while position < len(source):
            line = _TO_LINE_END.match(source, position)
            end = line.end() if line else len(source)
            position = self._line(position, position + len(source[position:end].rstrip()), end)

    def _line(self, start: int, end: int, after: int) -> int:
        source = self.source
        if end <= start:
            self._open = None
            self._blanks += 1
            return after
        begin = start
        while source[begin] in " \t":
            begin += 1
        indent = begin - start
        if self._skipped >= 0 and indent > self._skipped:
            return after
        self._skipped = -1
        if self._quote >= 0 and indent <= self._quote:
            self._quote = -1
        if self._note and not indent:
            self._note = 0
        if source.startswith("..", begin) and source[begin + 2 : begin + 3] in ("", " ", "\t", "\r", "\n"):
            return self._explicit(begin, end, after, indent)
        return self._text(begin, end, after, indent)

    def _explicit(self, begin: int, end: int, after: int, indent: int) -> int:
        """A note, a citation, a directive or a comment."""
        self._open = None
        body, cited = _BODY.match(self.source, begin), _CITED.match(self.source, begin)
        directive = _DIRECTIVE.match(self.source, begin)
        if body is not None:
            label = self._labels.get(begin, body["label"])
            self._open = self._add(body.end(), max(end, body.end()), Zone.NOTE, indent, label=label, style="caret")
            self._open.whole_start, self._note = begin, 1
        elif cited is not None:
            self._open = self._add(cited.end(), max(end, cited.end()), Zone.REFERENCES, indent)
            self._open.section = "references"
        elif directive is not None and directive[1].lower() in _READ:
            self._quote = indent if directive[1].lower() in _QUOTED else self._quote
        else:
            self._skipped = indent
        return after

    def _text(self, begin: int, end: int, after: int, indent: int) -> int:
        source = self.source
        if self._open is None and not indent and (over := _UNDERLINE.match(source, begin)):
            return self._overlined(over, after)
        if self._open is None and not indent and (under := _UNDERLINE.match(source, after)):
            self._add(begin, end, Zone.HEADING, indent, level=self._level(under[1]))
            line = _TO_LINE_END.match(source, under.end())
            return line.end() if line else under.end()
        item = _ITEM.match(source, begin, end)
        if _BORDER.match(source, begin, end) or (self._open is None and _FIELD.match(source, begin, end)):
            self._open = None
            self._skipped = indent if source[begin] == ":" else -1
            return after
        if self._open is not None and not (item and self._open.number is not None):
            self._open.end = end
        else:
            start = item.end() if item else begin
            quoted = (self._quote >= 0 or indent > 0) and not self._note and item is None and not self._in_list()
            self._open = self._add(start, end, Zone.QUOTE if quoted else Zone.BODY, indent)
            if item is not None:
                self._open.number, self._open.whole_start = item["number"] or "", begin
        if source.endswith("::", begin, end):
            self._skipped = indent
        return after

    def _in_list(self) -> bool:
        return bool(self.found) and self.found[-1].number is not None

    def _overlined(self, over: re.Match[str], after: int) -> int:
        """A heading between two lines, or a thematic break."""
        title = _TO_LINE_END.match(self.source, after)
        under = _UNDERLINE.match(self.source, title.end()) if title and title.group().strip() else None
        if title is None or under is None or under[1] != over[1]:
            self._rule = True
            return after
        text = title.group()
        start = after + len(text) - len(text.lstrip())
        self._add(start, after + len(text.rstrip()), Zone.HEADING, 0, level=self._level(over[1] * 2))
        line = _TO_LINE_END.match(self.source, under.end())
        return line.end() if line else under.end()

    def _level(self, sign: str) -> int:
        if sign not in self._levels:
            self._levels.append(sign)
        return self._levels.index(sign) + 1

    def _add(self, start: int, end: int, zone: Zone, indent: int, **more: object) -> Paragraph:
        paragraph = Paragraph(start, end, zone, blanks=self._blanks, rule=self._rule, **more)  # type: ignore[arg-type]
        paragraph.continues = bool(self._note) and indent > 0 and paragraph.label is None
        self._blanks, self._rule = 0, False
        self.found.append(paragraph)
        return paragraph


class _RstInlines(Inlines):
    """Writes stretches of reStructuredText into a text builder."""

    tokens = TokenFinder(pattern(r"[\\:(\[`*_\t\r\n]"), _TOKEN)

    def __init__(self, markers: dict[int, tuple[int, DraftNote]], own: frozenset[str]) -> None:
        """``own`` holds the keys of the works that the file itself lists."""
        super().__init__(markers)
        self._own_keys = own

    def _escape(self, stretch: Stretch, match: re.Match[str]) -> int:
        sign = match.group()[1]
        return match.end() if sign.isspace() else self._write(stretch, *match.span(), sign)

    def _grouped(self, stretch: Stretch, match: re.Match[str]) -> int:
        """Read "(see [doe]_, p. 33; [roe]_)" as one citation, if each of its parts has one key."""
        inside = Span(match.start() + 1, match.end() - 1)
        cites = _grouped_cites(match.string, inside)
        if not cites:
            return self._write(stretch, match.start(), inside.start, "(")
        stretch.builder.own(*match.span())
        stretch.builder.cite(DraftCitation(inside, cites, sure=any(cite.key not in self._own_keys for cite in cites)))
        stretch.spaced = False
        return match.end()

    def _cite(self, stretch: Stretch, match: re.Match[str]) -> int:
        stretch.builder.own(*match.span(), re.sub(r"\s", " ", match.group()))
        stretch.builder.cite(_citation(match, self._own_keys))
        stretch.spaced = False
        return match.end()

    def _raised(self, stretch: Stretch, match: re.Match[str]) -> int:
        return self._inside(stretch, Span(*match.span()), Span(match.start() + 6, match.end() - 1), "superscript")

    def _role(self, stretch: Stretch, match: re.Match[str]) -> int:
        start = match.start() + match.group().index("`") + 1
        self.scan(stretch.builder, start, start + len(_shown(match.string[start : match.end() - 1])))
        stretch.spaced = False
        return match.end()

    def _interpreted(self, stretch: Stretch, match: re.Match[str]) -> int:
        return self._marked(stretch, match, "emphasis", 1)

    def _code(self, stretch: Stretch, match: re.Match[str]) -> int:
        return match.end()

    def _link(self, stretch: Stretch, match: re.Match[str]) -> int:
        inside = match.group().rstrip("_")[1:-1]
        start = match.start() + 1
        target = inside[inside.rfind("<") + 1 : -1] if inside.endswith(">") else ""
        shown = Span(start, start + len(_shown(inside)))
        return self._inside(stretch, Span(*match.span()), shown, "link", target)

    def _strong(self, stretch: Stretch, match: re.Match[str]) -> int:
        return self._marked(stretch, match, "strong", 2)

    def _emphasis(self, stretch: Stretch, match: re.Match[str]) -> int:
        return self._marked(stretch, match, "emphasis", 1)

    def _marked(self, stretch: Stretch, match: re.Match[str], kind: str, width: int) -> int:
        return self._inside(stretch, Span(*match.span()), Span(match.start() + width, match.end() - width), kind)

    def _reference(self, stretch: Stretch, match: re.Match[str]) -> int:
        return match.end()


def _shown(inside: str) -> str:
    """Return the words of a link or role, without the target behind them: ``words <target>``."""
    return inside[: inside.rfind("<")].rstrip() if inside.endswith(">") and inside.rfind("<") > 0 else inside


def _grouped_cites(source: str, inside: Span) -> list[DraftCite]:
    """Return the cites of "see [doe]_, p. 33; [roe]_"; none where a part between semicolons has not just one key."""
    cites = []
    for part in re.compile(r"[^;]+").finditer(source, *inside):
        keys = list(_KEYED.finditer(source, *part.span()))
        if len(keys) != 1:
            return []
        key, end = keys[0], part.end()
        begins = part.start() + len(part.group()) - len(part.group().lstrip())
        cite = DraftCite(key.group()[1:-2], Span(begins, end))
        if begins < key.start():
            cite.prefix = Span(begins, key.start())
        if key.end() < end:
            cite.after = Span(key.end(), end)
        cites.append(cite)
    return cites


def _citation(match: re.Match[str], own: frozenset[str]) -> DraftCitation:
    text, whole = match.group(), Span(*match.span())
    if text[0] == "[":
        return DraftCitation(whole, [DraftCite(text[1:-2], whole)], sure=text[1:-2] not in own)
    role = text[1 : text.index("`") - 1]
    mode = _MODES.get(role.rpartition(":")[2], CiteMode.NORMAL)
    start = match.start() + text.index("`") + 1
    keys = re.finditer(r"[^\s,]+", match.string[start : match.end() - 1])
    cites = [DraftCite(key.group(), Span(start + key.start(), start + key.end()), mode=mode) for key in keys]
    return DraftCitation(whole, cites, makes_note=role.startswith("foot"))


def _write(cites: tuple[CiteByKey, ...]) -> str:
    """Return a citation by key: ``[see doe_, p. 33]`` has no form in Docutils, so words stand around ``[doe]_``."""
    parts = []
    for cite in cites:
        after = (f", {cite.where}" if cite.where else "") + cite.suffix
        parts.append(" ".join(filter(None, (cite.prefix, f"[{cite.key}]_"))) + after)
    return f"({'; '.join(parts)})"


def _write_entry(item: Mapping[str, Any], content: str) -> str:
    """Return what ``[doe]_`` leads to (reStructuredText Markup Specification, "Citations")."""
    return f".. [{item['id']}] {content}"


KEY_SYNTAX = KeySyntax(lambda cites, where, text: _write(tuple(cites)), _write_entry, bare=True)
