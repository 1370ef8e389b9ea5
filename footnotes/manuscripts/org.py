"""Org (Org Syntax, orgmode.org): headings, blocks, notes as ``[fn:1]`` and citations as ``[cite:see @doe p. 3]``."""

from __future__ import annotations

import re
from pathlib import Path

from footnotes.manuscripts.builder import DraftNote, TextBuilder
from footnotes.manuscripts.inlines import Inlines, Stretch
from footnotes.manuscripts.key_syntax import KeySyntax
from footnotes.manuscripts.note_shapes import NoteShapes
from footnotes.manuscripts.note_syntax import NoteSyntax
from footnotes.manuscripts.org_citations import STYLES, citation_at, write
from footnotes.manuscripts.paragraph import Paragraph
from footnotes.manuscripts.paragraphs import Reading
from footnotes.manuscripts.scanning import TokenFinder
from footnotes.model.manuscript import Manuscript, Zone
from footnotes.patterns import pattern
from footnotes.text import Span

NOTE_SYNTAX = NoteSyntax(
    marker="[fn:{label}]",
    body="[fn:{label}] {content}",
    marker_at_start="[fn:{label}:{content}]",
    bibliography_heading="* Bibliography",
)
KEY_SYNTAX = KeySyntax(lambda cites, where, text: write(cites))

_LABEL = r"\[fn:(?P<caret>[\w-]+)\]"
_RAISED = r"\^\{(?P<raised>\d{1,4})\}"
_SHAPES = NoteShapes(
    signs=pattern(r"[\[^⁰¹²³⁴-⁹]"),
    marker=pattern(rf"{_LABEL}|{_RAISED}|(?P<digits>[⁰¹²³⁴-⁹]{{1,4}})"),
    label=pattern(rf"(?:{_LABEL}|{_RAISED}|(?P<digits>[⁰¹²³⁴-⁹]{{1,4}}))\s*"),
    label_under_heading=pattern(r"(?P<dot>\d{1,4})[.)]\s+"),
)
_LINE = pattern(
    r"""(?P<blank>[ \t]*)(?=[\r\n]|\Z)
      | (?P<heading>\*+)[ \t]+
      | [ \t]*\#\+begin_(?P<begin>\w+)[^\r\n]*
      | [ \t]*\#\+end_(?P<end>\w+)[^\r\n]*
      | [ \t]*(?P<keyword>\#(?:\+\w+:|[ \t]|(?=[\r\n]|\Z)))
      | [ \t]*:(?P<drawer>\w+):[ \t]*(?=[\r\n]|\Z)
      | [ \t]*(?P<rule>-{5,})[ \t]*(?=[\r\n]|\Z)
      | (?P<note>\[fn:[\w-]+\])
      | [ \t]*\|(?P<table>[^\r\n]*)
      | [ \t]*(?P<item>[-+]|\d{1,3}[.)])[ \t]+""",
    re.VERBOSE | re.IGNORECASE,
)
_TO_LINE_END = pattern(r"[^\r\n]*(?:\r\n|\n|\r|\Z)")
_LANGUAGE = pattern(r"^[ \t]*#\+LANGUAGE:[ \t]*(\S+)", re.MULTILINE | re.IGNORECASE)
_TITLE = pattern(r"\#\+title:[ \t]*", re.IGNORECASE)
_SKIPPED = frozenset({"src", "example", "comment", "export", "latex", "html"})
_QUOTES = frozenset({"quote", "verse"})
_TAGS = pattern(r"[ \t]+:[\w@#%:]+:[ \t]*\Z")
_KEYWORD_WORDS = pattern(r"(?:TODO|DONE)[ \t]+(?:\[#[A-Z]\][ \t]+)?")

_EDGE = r"(?:(?<=[\s\-('\"{{\u200b—–])|(?<![\s\S])){sign}(?=\S)"
_CLOSE = r"(?<=\S){sign}(?=[\s\-.,;:!?'\")}}\[\\\u200b—–]|\Z)"


def _around(sign: str) -> str:
    return _EDGE.format(sign=sign) + r"[^\r\n]{0,300}?(?:\r?\n[^\r\n]{1,300}?)?" + _CLOSE.format(sign=sign)


_TOKEN = pattern(
    rf"""(?P<cite>\[cite{STYLES}:)
      | (?P<note>\[fn:[\w-]*:)
      | (?P<link>\[\[[^\[\]\r\n]+\](?:\[[^\[\]]+\])?\])
      | (?P<emphasis>{_around("/")})
      | (?P<strong>{_around("[*]")})
      | (?P<code>{_around("=")}|{_around("~")})
      | (?P<raised>\^\{{[^{{}}\r\n]{{1,40}}\}})
      | (?P<lowered>_\{{[^{{}}\r\n]{{1,40}}\}})
      | (?P<apart>\u200b)
      | (?P<snippet>@@\w+:[^\r\n]*?@@)
      | (?P<ligature>(?<!-)-{{2,3}}(?!-)|\.\.\.)
      | (?P<space>\\\\[ \t]*(?=[\r\n])|[\t\r\n][ \t\r\n]*)""",
    re.VERBOSE,
)


def read(source: str, path: Path | None) -> Manuscript:
    """Read an Org manuscript."""
    reading = Reading(source, _paragraphs(source), _SHAPES)
    builder = TextBuilder(source)
    reading.emit(builder, _OrgInlines(reading.markers).scan)
    language = _LANGUAGE.search(source)
    return builder.finish(path, "org", language[1].replace("_", "-") if language else None)


def _paragraphs(source: str) -> list[Paragraph]:
    scanner = _Blocks(source)
    position = 0
    while position < len(source):
        line = _TO_LINE_END.match(source, position)
        end = line.end() if line else len(source)
        position = scanner.line(position, end)
    return scanner.found


class _Blocks:
    """The paragraphs of a file, line by line."""

    def __init__(self, source: str) -> None:
        self.source = source
        self.found: list[Paragraph] = []
        self._open: Paragraph | None = None
        self._quoted, self._rule, self._blanks, self._in_note = False, False, 0, False

    def line(self, start: int, end: int) -> int:
        """Read the line between two places; return where to read on."""
        match = _LINE.match(self.source, start, end)
        kind = match.lastgroup if match else None
        if match is None or kind is None:
            self._text(start, end)
            return end
        return getattr(self, f"_on_{kind}")(match, end) or end

    def _text(self, start: int, end: int) -> None:
        while start < end and self.source[start] in " \t":
            start += 1
        if self._open is None:
            self._open = self._add(start, end, Zone.QUOTE if self._quoted else Zone.BODY)
        self._open.end = start + len(self.source[start:end].rstrip())

    def _add(self, start: int, end: int, zone: Zone, **more: object) -> Paragraph:
        paragraph = Paragraph(start, end, zone, blanks=self._blanks, rule=self._rule, **more)  # type: ignore[arg-type]
        paragraph.continues = self._in_note and zone is not Zone.HEADING and paragraph.label is None
        self._blanks, self._rule = 0, False
        self.found.append(paragraph)
        return paragraph

    def _on_blank(self, match: re.Match[str], end: int) -> None:
        self._open = None
        self._blanks += 1
        if self._blanks > 1:  # two blank lines end a note
            self._in_note = False

    def _on_heading(self, match: re.Match[str], end: int) -> None:
        self._open, self._in_note = None, False
        text = self.source[match.end() : end]
        start = match.end() + (words.end() if (words := _KEYWORD_WORDS.match(text)) else 0)
        text = _TAGS.sub("", self.source[start:end].rstrip())
        self._add(start, start + len(text), Zone.HEADING, level=len(match["heading"]))

    def _on_begin(self, match: re.Match[str], end: int) -> int | None:
        self._open = None
        name = match["begin"].lower()
        if name in _SKIPPED:
            closing = re.compile(rf"^[ \t]*#\+end_{re.escape(name)}[^\r\n]*", re.MULTILINE | re.IGNORECASE)
            found = closing.search(self.source, end)
            return found.end() if found else end
        self._quoted = self._quoted or name in _QUOTES
        return None

    def _on_end(self, match: re.Match[str], end: int) -> None:
        self._open = None
        self._quoted = self._quoted and match["end"].lower() not in _QUOTES

    def _on_keyword(self, match: re.Match[str], end: int) -> None:
        self._open = None
        title = _TITLE.match(self.source, match.start("keyword"), end)
        if title:
            self._add(title.end(), len(self.source[:end].rstrip()), Zone.HEADING, level=1)

    def _on_drawer(self, match: re.Match[str], end: int) -> int | None:
        self._open = None
        closing = re.compile(r"^[ \t]*:END:[ \t]*$", re.MULTILINE | re.IGNORECASE).search(self.source, end)
        return closing.end() if closing else None

    def _on_rule(self, match: re.Match[str], end: int) -> None:
        self._open, self._rule, self._in_note = None, True, False

    def _on_note(self, match: re.Match[str], end: int) -> None:
        start = match.end()
        while start < end and self.source[start] in " \t":
            start += 1
        label = match["note"][4:-1]
        self._open = self._add(start, start, Zone.NOTE, label=label, style="caret")
        self._open.whole_start = match.start()
        self._open.end = max(start, start + len(self.source[start:end].rstrip()))
        self._in_note = True

    def _on_table(self, match: re.Match[str], end: int) -> None:
        self._open = None
        for cell in re.finditer(r"[^|\r\n]+", match["table"]):
            words = cell.group().strip()
            if words.strip("-+ "):
                start = match.start("table") + cell.start() + cell.group().index(words)
                self._add(start, start + len(words), Zone.BODY).is_cell = True

    def _on_item(self, match: re.Match[str], end: int) -> None:
        self._open = None
        self._text(match.end(), end)
        if self._open is not None:
            self._open.number = match["item"].rstrip(".)").strip("-+")
            self._open.whole_start = match.start("item")


class _OrgInlines(Inlines):
    """Writes stretches of Org into a text builder."""

    tokens = TokenFinder(pattern(r"[\[/*=~^_@.\u200b\\\t\r\n-]"), _TOKEN)

    def _cite(self, stretch: Stretch, match: re.Match[str]) -> int:
        source = stretch.builder.source
        citation = citation_at(source, match, stretch.end)
        end = citation.span.end + 1 if citation else match.end()
        stretch.builder.own(match.start(), end, re.sub(r"\s", " ", source[match.start() : end]))
        stretch.spaced = False
        if citation is not None:
            stretch.builder.cite(citation)
        return end

    def _note(self, stretch: Stretch, match: re.Match[str]) -> int:
        """A note in its place, ``[fn:: its text]``."""
        end = closing_bracket(stretch.builder.source, match.end(), stretch.end)
        if end < 0:
            self._own(stretch, *match.span())
            return match.end()
        whole = Span(match.start(), end + 1)
        note = DraftNote(match.group()[4:-1], marker_source=whole, body_source=whole)
        stretch.builder.marker(note)
        stretch.builder.defer(note, Span(match.end(), end))
        return end + 1

    def _link(self, stretch: Stretch, match: re.Match[str]) -> int:
        target, _, shown = match.group()[2:-2].partition("][")
        start = match.end() - 2 - len(shown or target)
        return self._inside(stretch, Span(*match.span()), Span(start, match.end() - 2), "link", target)

    def _emphasis(self, stretch: Stretch, match: re.Match[str]) -> int:
        return self._marked(stretch, match, "emphasis")

    def _strong(self, stretch: Stretch, match: re.Match[str]) -> int:
        return self._marked(stretch, match, "strong")

    def _marked(self, stretch: Stretch, match: re.Match[str], kind: str) -> int:
        return self._inside(stretch, Span(*match.span()), Span(match.start() + 1, match.end() - 1), kind)

    def _code(self, stretch: Stretch, match: re.Match[str]) -> int:
        return match.end()

    def _raised(self, stretch: Stretch, match: re.Match[str]) -> int:
        return self._inside(stretch, Span(*match.span()), Span(match.start() + 2, match.end() - 1), "superscript")

    def _lowered(self, stretch: Stretch, match: re.Match[str]) -> int:
        self._own(stretch, match.start() + 2, match.end() - 1)
        return match.end()

    def _snippet(self, stretch: Stretch, match: re.Match[str]) -> int:
        return match.end()

    def _ligature(self, stretch: Stretch, match: re.Match[str]) -> int:
        return self._write(stretch, *match.span(), {"--": "–", "---": "—"}.get(match.group(), "…"))

    def _apart(self, stretch: Stretch, match: re.Match[str]) -> int:
        return match.end()


def closing_bracket(source: str, start: int, end: int) -> int:
    """Return where the bracket closes that is open at ``start``; -1 where it does not."""
    depth = 1
    for sign in re.compile(r"[\[\]]").finditer(source, start, end):
        depth += 1 if sign.group() == "[" else -1
        if depth == 0:
            return sign.start()
    return -1
