"""Plain text, with the conventions of Project Gutenberg and of typescripts: ``_emphasis_``, ``[1]``, ``Notes``."""

from __future__ import annotations

import re
from pathlib import Path

from footnotes.manuscripts import headings
from footnotes.manuscripts.builder import DraftNote, TextBuilder
from footnotes.manuscripts.note_shapes import AS_DIGITS, NoteShapes
from footnotes.manuscripts.note_syntax import NoteSyntax
from footnotes.manuscripts.paragraph import Paragraph
from footnotes.manuscripts.paragraphs import Reading
from footnotes.manuscripts.scanning import MarkerPlaces, TokenFinder, Walk
from footnotes.model.manuscript import Manuscript, Zone
from footnotes.patterns import pattern
from footnotes.text import Span

NOTE_SYNTAX = NoteSyntax(
    marker="[{label}]", body="[{label}] {content}", notes_heading="NOTES", bibliography_heading="BIBLIOGRAPHY"
)
SHAPES = NoteShapes(
    signs=pattern(r"[\[{(0-9٠-٩۰-۹*†‡§¶‖|⁰¹²³⁴-⁹]"),
    marker=pattern(
        r"""
          \[\^(?P<caret>[^\[\]\s]{1,200})\](?!:)
        | \[(?:(?:Foot)?note\s+)?(?P<bracket>\d{1,4}|[*†‡§])\.?\](?!\()
        | \[(?P<letter>[A-Z])\](?!\()
        | \{(?P<brace>\d{1,4})\}
        | (?P<digits>[⁰¹²³⁴-⁹]{1,4})
        | (?<=[^\s(])\((?P<parenthesis>\d{1,3})\)
        | (?<=[^\W\d_][ ])\((?P<spaced>\d{1,3})\)(?=[\s.,;:!?]|\Z)
        | (?<=[^\s\d(])(?P<closed>\d{1,3})\)
        | (?:(?<=[^\W\d_]\s)|(?<=[^\W\d_][.,;!?”"’»)]\s)|(?<=[^\W\d_][.,;!?”"’»)]{2}\s)|(?<=\b\d{4}[.,;]\s))
            (?<!\bund\s)(?<!\boder\s)(?<!\be\s)(?<!\bи\s)(?<!\band\s)(?P<apart>\d{1,3})\)(?=\s|[.,;:]|\Z)
        | (?:(?<=[^\s(*])|(?<=[^\W\d_]\s)|(?<=[^\W\d_][.,;!?”"’»)]\s))
            (?:\((?P<round>\*{1,4})|(?P<starred>\*{1,4}|[†‡]{1,2}))\)
        | (?:(?<=[^\W\d_][.,;:!?”"’»)])|(?<=[^\W\d_][.,;:!?”"’»)]{2})|(?<=[^\W\d_][.,;:!?”"’»)]{3})|(?<=\b\d{4}[.,;])
            |(?<=[a-zà-öø-ÿа-яё]{3}))(?P<glued>\d{1,3})(?=\s|\Z)
        | (?<=[^\s*|§])(?P<symbol>\*{1,3}|[†‡§¶]{1,2}|‖|\|\|)(?=[\s.,;:!?—–)]|\Z)
        """,
        re.VERBOSE,
    ),
    label=pattern(
        r"""(?:
          \[\^(?P<caret>[^\[\]\s]{1,200})\]:?
        | \[(?:Footnote|Note|Fußnote|Anmerkung|Nota|Сноска|Примечание)\s+(?P<enclosed>\d{1,4}|[A-Z*†‡§]):
        | \[(?P<bracket>\d{1,4}|[*†‡§])\.?\][:.]?
        | \[(?P<letter>[A-Z])\][:.]?
        | \((?P<round>\*{1,4})\)|(?P<starred>\*{1,4}|[†‡]{1,2})\)
        | \{(?P<brace>\d{1,4})\}
        | (?P<digits>[⁰¹²³⁴-⁹]{1,4})\)?
        )\s*""",
        re.VERBOSE,
    ),
    label_under_heading=pattern(
        r"""(?:
          \((?P<parenthesis>\d{1,4})\)
        | (?P<dot>\d{1,4})[.)]
        | (?P<paged>\d{1,4}/\d{1,2})(?=\s)
        | (?P<bare>\d{1,4})(?=\s)
        | (?P<symbol>\*{1,3}|[†‡§¶]{1,2}(?!\s*\d)|‖|\|\|)
        )\s*""",
        re.VERBOSE,
    ),
)
_LINE = pattern(r"([ \t\f]*)([^\r\n]*)(\r\n|\n|\r|\Z)")
_RULE = pattern(r"(?:[-_=*–—~][ \t]*+){3,}+\Z")
_SYMBOL = pattern(r"([*†‡§¶])\1?|\|\||‖")
_SYMBOLS = ("*", "†", "‡", "§", "||", "¶", "**", "††", "‡‡", "§§", "¶¶")  # in the order of old printers
_FEWEST_BEFORE_DOUBLED = 3  # "**" may follow "§", "||" or "¶"
_FURNITURE = pattern(
    r"""[\W_]*\d{1,4}[\W_]*\Z | \[?\w{1,8}\.?\]?[ \t]{3,}\S.*\Z | \S.*[ \t]{3,}\[?(?:\d{1,4}|[ivxlc]{1,6})\]?\Z""",
    re.VERBOSE,
)
_NUMBER = pattern(r"[\[({^]*(\d{1,4})[\])}.:]|(\d{1,3})[ \t]+(?=[^\W\d_]|[\"“«‘„])|([⁰¹²³⁴-⁹]{1,4})")
_LONGEST_HEADING = 100
_TOKEN = pattern(
    r"""
      (?P<line>(?:\r\n|[\n\r])[ \t\f]*)
    | (?P<emphasis>(?<![^\W_])(?P<sign>[_*])(?=[^\s_*])(?P<inside>[^_*]{1,2000}?)(?<=[^\s])(?P=sign)(?![^\W_]))
    """,
    re.VERBOSE,
)
_TOKENS = TokenFinder(pattern(r"[\r\n_*]"), _TOKEN)


def read(source: str, path: Path | None) -> Manuscript:
    """Read a manuscript in plain text; paragraphs are parted by blank lines."""
    reading = Reading(source, _paragraphs(source), SHAPES, torn=True)
    builder = TextBuilder(source)
    reading.emit(builder, _PlainScanner(reading.markers).scan)
    return builder.finish(path, "plain")


def _paragraphs(source: str) -> list[Paragraph]:
    found: list[Paragraph] = []
    current: Paragraph | None = None
    blanks, rule = 2, False
    for line in _LINE.finditer(source):
        start, end = line.span(2)
        if "\f" in line[1]:
            current, blanks = None, max(blanks, 2)
        if start == end or _RULE.match(source, start, end):
            rule = rule or start < end
            blanks += start == end
            current = None
        elif current is None and _is_furniture(source, start, end, line.end()):
            blanks = max(blanks, 2)
        elif current is not None and not _counts_on(source, start, current):
            current.end = end
        else:
            current = Paragraph(start, end, blanks=blanks, rule=rule)
            found.append(current)
            blanks, rule = 0, False
    _find_headings(source, found)
    return found


def _counts_on(source: str, start: int, current: Paragraph) -> bool:
    """Say whether a line begins with the note label after the one that the paragraph at hand begins with."""
    number, symbol = _NUMBER.match(source, start), _SYMBOL.match(source, start)
    if number is not None:
        before = _NUMBER.match(source, current.start)
        return before is not None and _value(number) == _value(before) + 1
    if symbol is not None:
        before = _SYMBOL.match(source, current.start)
        return before is not None and _is_next(_place(symbol), _place(before))
    return False


def _value(number: re.Match[str]) -> int:
    return int((number[1] or number[2] or number[3]).translate(AS_DIGITS))


def _is_next(place: int, before: int) -> bool:
    return place == before + 1 or (_SYMBOLS[place] == "**" and _FEWEST_BEFORE_DOUBLED <= before < place)


def _place(symbol: re.Match[str]) -> int:
    return _SYMBOLS.index(symbol.group().replace("‖", "||"))


def _is_furniture(source: str, start: int, end: int, after: int) -> bool:
    """Say whether a line between blank ones is a page number or a running head with one."""
    alone = after >= len(source) or source[after] in "\r\n\f"
    line = source[start:end].rstrip() if alone and end - start < _LONGEST_HEADING else ""
    if not line or not _FURNITURE.match(line):
        return False
    letters = "".join(filter(str.isalpha, line))
    return not letters or letters.isupper()


def _find_headings(source: str, paragraphs: list[Paragraph]) -> None:
    for paragraph in paragraphs:
        line = source[paragraph.start : min(paragraph.end, paragraph.start + _LONGEST_HEADING + 1)].strip()
        if len(line) > _LONGEST_HEADING or "\n" in line or "\r" in line:
            continue
        words = line.strip("_*= ")
        if headings.is_chapter(words):
            paragraph.zone, paragraph.level = Zone.HEADING, 1
        elif headings.section(words):
            paragraph.zone, paragraph.level = Zone.HEADING, 2
        elif words.isupper() and sum(map(str.isalpha, words)) > 3 and not SHAPES.label.match(words):
            paragraph.zone, paragraph.level = Zone.HEADING, 1 if paragraph.blanks > 2 else 3


class _PlainScanner:
    """Writes stretches of plain text into a text builder."""

    def __init__(self, markers: dict[int, tuple[int, DraftNote]]) -> None:
        self._markers = MarkerPlaces(markers)

    def scan(self, builder: TextBuilder, start: int, end: int) -> None:
        """Write the text of ``source[start:end]``."""
        source, position = builder.source, start
        end = start + len(source[start:end].rstrip())
        walk = Walk(_TOKENS, self._markers, source, end)
        while True:
            begin, marker, match = walk.step(position)
            if marker is not None:
                builder.own(position, begin)
                builder.marker(marker[2])
                position = marker[1]
            elif match is None:
                break
            elif match.lastgroup == "line":
                kept = position + len(source[position : match.start()].rstrip())
                builder.own(position, kept)
                builder.space(kept, match.end())
                position = match.end()
            else:
                builder.own(position, match.start())
                text = builder.length
                self.scan(builder, match.start() + 1, match.end() - 1)
                builder.mark("emphasis", Span(text, builder.length), Span(*match.span()))
                position = match.end()
        builder.own(position, end)
