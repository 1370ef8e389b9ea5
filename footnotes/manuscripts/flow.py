"""The running text of a word processor's file, collected from its parts and read like a typescript.

What stands in XML between the runs of a sentence is left behind here; every character of the flow knows the part and
the place it comes from. In the flow notes are found, chapters counted and sections told by the same rules as in plain
text; then both steps are put together, so that the manuscript leads back to the parts.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from operator import itemgetter
from pathlib import Path
from typing import Any

from footnotes.manuscripts import plain
from footnotes.manuscripts.builder import DraftNote, TextBuilder
from footnotes.manuscripts.note_pairs import Marker
from footnotes.manuscripts.note_shapes import KnownNotes, NoteShapes
from footnotes.manuscripts.paragraph import Paragraph
from footnotes.manuscripts.paragraphs import Reading
from footnotes.manuscripts.scanning import MarkerPlaces, TokenFinder, Walk
from footnotes.model.manuscript import KeyedCitation, KeyedCite, Manuscript, Mark, Note
from footnotes.model.segments import Segments
from footnotes.patterns import pattern
from footnotes.records import NamedTuple
from footnotes.text import Span

_QUOTES, _LONGEST_GAP = "‘’“”„‚\"'«»", 2
_MARKER = "\ufffc"  # in the flow, where the marker of a note stands
_SPACES = pattern(r"[ \t\r\n\xa0\u2000-\u200a\u202f\u205f\u3000]{2,}|[\t\r\n]")
_TOKENS = TokenFinder(pattern(r"[ \xa0\u2000-\u200a\u202f\u205f\u3000]{2}|[\t\r\n]"), _SPACES)
_RAISED_ONLY = NoteShapes(
    signs=pattern(r"[⁰¹²³⁴-⁹]"),
    marker=pattern(r"(?P<digits>[⁰¹²³⁴-⁹]{1,4})"),
    label=pattern(r"(?P<digits>[⁰¹²³⁴-⁹]{1,4})\s*+"),
    label_under_heading=pattern(r"(?P<dot>\d{1,4})[.)]\s+"),
)


@dataclass(slots=True)
class _FlowMark:
    kind: str
    span: Span  # in the flow
    source: Span
    target: str
    part: str


class _FlowCitation(NamedTuple):
    span: Span  # in the flow
    cites: tuple[KeyedCite, ...]  # without their places


class Flow:
    """Collects text, paragraphs, notes and marks in reading order.

    Places are offsets in characters into the part at hand (``enter``).
    """

    def __init__(self) -> None:
        self.length = 0  # of the flow so far
        self.parts: dict[str, str] = {}
        self.items: dict[str, Mapping[str, Any]] = {}  # what citations in the file say of their sources
        self.paragraph: Paragraph | None = None  # the one at hand
        self._paragraphs: list[Paragraph] = []
        self._pieces: list[str] = []
        self._places = Segments()  # of the flow
        self._marks: list[_FlowMark] = []
        self._citations: list[_FlowCitation] = []
        self._markers: list[Marker] = []
        self._labels: dict[str, str] = {}  # of notes with a marker, by what tells them apart
        self._part, self._source = "", ""
        self._note = ""  # whose body is being read
        self._in_note = 0  # number of that body
        self._note_begun = False
        self._ruled = False

    def enter(self, part: str, source: str) -> None:
        """Go on with another part."""
        self._part, self._source = part, source
        self.parts[part] = source
        self._places.enter(part)

    def own(self, start: int, end: int, text: str | None = None) -> None:
        """Append characters of the part as they stand there; ``text`` of the same length where they look otherwise."""
        self._append(start, end, (self._source[start:end] if text is None else text).replace(_MARKER, " "))

    def atom(self, start: int, end: int, text: str) -> None:
        """Append what a stretch of the part reads as."""
        if text:
            self._append(start, end, text.replace(_MARKER, " "))

    def _append(self, start: int, end: int, text: str) -> None:
        self._pieces.append(text)
        self._places.add(self.length, self.length + len(text), start, end)
        self.length += len(text)

    def begin(self) -> Paragraph:
        """Begin a paragraph and return it, for the reader to say what it is; one that has not ended goes on."""
        if self.paragraph is None:
            self.paragraph = Paragraph(self.length, self.length, blanks=1, rule=self._ruled)
        return self.paragraph

    def rule(self) -> None:
        """Record a line across the page before the next paragraph."""
        self._ruled = True

    def end(self) -> None:
        """End the paragraph; one without text leaves no trace."""
        paragraph, self.paragraph = self.paragraph, None
        if paragraph is None or paragraph.start == self.length:
            return
        self._ruled = False
        paragraph.end, paragraph.whole_start = self.length, paragraph.start
        if self._note:
            paragraph.target, paragraph.container = self._note, self._in_note
            if not self._note_begun:
                paragraph.label, paragraph.style = self._labels.get(self._note, ""), "link"
                self._note_begun = True
        self._paragraphs.append(paragraph)
        self._pieces.append("\n\n")
        self.length += 2

    def marker(self, note: str, label: str, start: int, end: int) -> None:
        """Record that the marker of a note stands here; ``note`` is what tells it from all others."""
        self._pieces.append(_MARKER)
        self._places.add(self.length, self.length + 1, start, end)
        self._markers.append(Marker(self.length, self.length + 1, label, "link", note))
        self._labels[note] = label
        self.length += 1

    def begin_note(self, note: str) -> None:
        """Begin the body of a note, whose marker, if it has one, came before."""
        self._note, self._note_begun = note, False
        self._in_note += 1

    def end_note(self) -> None:
        """End the body of a note."""
        self._note = ""

    def mark(self, kind: str, start: int, source: Span, target: str = "") -> None:
        """Record markup around the text from ``start`` on; one that goes on with the one before it is one with it."""
        if start == self.length:
            return
        last = self._marks[-1] if self._marks else None
        if last and (last.kind, last.target, last.part, last.span.end) == (kind, target, self._part, start):
            last.span, last.source = Span(last.span.start, self.length), Span(last.source.start, source.end)
        else:
            self._marks.append(_FlowMark(kind, Span(start, self.length), source, target, self._part))

    def cite(self, start: int, cites: tuple[KeyedCite, ...]) -> None:
        """Record that the text from ``start`` on is what a citation of known sources prints."""
        if start < self.length and cites:
            self._citations.append(_FlowCitation(Span(start, self.length), cites))

    def manuscript(self, path: Path | None, format_name: str, language: str | None) -> Manuscript:
        """Return the manuscript: the flow read as a typescript, whose places are those of the parts."""
        return self._placed(self._read(path, format_name, language))

    def _read(self, path: Path | None, format_name: str, language: str | None) -> Manuscript:
        text = "".join(self._pieces)
        self._pieces.clear()  # the flow of a large file is held once
        shapes = KnownNotes(self._markers, _RAISED_ONLY if self._markers else plain.SHAPES)
        reading = Reading(text, self._paragraphs, shapes)
        builder = TextBuilder(text)
        reading.emit(builder, _Scanner(reading.markers).scan)
        self._paragraphs.clear()
        builder.source = ""
        return builder.finish(path, format_name, language)

    def _placed(self, read: Manuscript) -> Manuscript:
        """Return a manuscript read from the flow with the places of the parts instead."""
        marks = [
            Mark(mark.kind, text, mark.source, mark.target, mark.part)
            for mark in self._marks
            if (text := read.text_span(mark.span)).start < text.end
        ]
        keyed = [
            KeyedCitation(span, tuple(cite._replace(span=span) for cite in citation.cites))
            for citation in self._citations
            if (span := read.text_span(citation.span)).start < span.end
        ]
        return replace(
            read,
            parts={**self.parts, "": read.text},
            counts_paragraphs=True,
            segments=self._segments(read.segments),
            notes=tuple(map(self._note_placed, read.notes)),
            marks=tuple(_joined(marks, read.text)),
            keyed=tuple(keyed),
            items=self.items,
        )

    def _segments(self, read: Segments) -> Segments:
        places, placed = self._places, Segments()
        spans = zip(read.text_starts, read.text_ends, read.source_starts, read.source_ends, strict=True)
        for start, end, flow_start, flow_end in spans:
            flow = Span(flow_start, flow_end)
            numbers = places.touching(flow)
            placed.enter(places.part(numbers.start))
            if end - start != flow_end - flow_start:  # several spaces: the first, for others may be in other elements
                _, _, source_start, source_end = places.cut(numbers.start, flow)
                placed.add(start, end, source_start, source_end)
                continue
            shift = start - flow_start
            for number in numbers:
                low, high, source_start, source_end = places.cut(number, flow)
                if low < high:
                    placed.add(low + shift, high + shift, source_start, source_end)
        return placed

    def _in_parts(self, span: Span) -> tuple[Span, str]:
        """Return the stretch of a part that holds a span of the flow, and the part's name."""
        places = self._places
        numbers = [number for number in places.touching(span) if places.text_ends[number] > span.start]
        if not numbers:
            return Span(0, 0), ""
        return Span(places.source_starts[numbers[0]], places.source_ends[numbers[-1]]), places.part(numbers[0])

    def _note_placed(self, note: Note) -> Note:
        marker, part = self._in_parts(note.marker_source) if note.marker_source else (None, "")
        body, body_part = self._in_parts(note.body_source) if note.body_source else (None, part)
        return note._replace(marker_source=marker, body_source=body, part=body_part)


def _joined(marks: list[Mark], text: str) -> list[Mark]:
    """Return marks in order; those parted by a quotation mark alone are one: the quotation marks of a title."""
    found: list[Mark] = []
    last_of: dict[str, int] = {}  # by kind, its place in ``found``
    for mark in sorted(marks, key=lambda mark: (mark.text.start, -mark.text.end)):
        at = last_of.get(mark.kind, -1)
        last = found[at] if at >= 0 else mark
        gap = text[last.text.end : mark.text.start]
        same = (last.part, last.target) == (mark.part, mark.target)
        if same and 0 < len(gap) <= _LONGEST_GAP and not gap.strip(_QUOTES):
            whole = Span(last.source.start, mark.source.end)
            found[at] = last._replace(text=Span(last.text.start, mark.text.end), source=whole)
            continue
        last_of[mark.kind] = len(found)
        found.append(mark)
    return found


def prevailing(languages: Mapping[str, int]) -> str | None:
    """Return the language that most of the text is in, if it is one, from the characters in each."""
    language, count = max(languages.items(), key=itemgetter(1), default=("", 0))
    return language if language and 2 * count > sum(languages.values()) else None


class _Scanner:
    """Writes stretches of the flow into a text builder: several spaces are one."""

    def __init__(self, markers: dict[int, tuple[int, DraftNote]]) -> None:
        self._markers = MarkerPlaces(markers)

    def scan(self, builder: TextBuilder, start: int, end: int) -> None:
        """Write the text of a stretch."""
        source = builder.source
        while start < end and source[start].isspace():
            start += 1
        end = start + len(source[start:end].rstrip())
        walk = Walk(_TOKENS, self._markers, source, end)
        while True:
            begin, marker, match = walk.step(start)
            builder.own(start, begin)
            if marker is not None:
                builder.marker(marker[2])
                start = marker[1]
            elif match is not None:
                builder.space(*match.span())
                start = match.end()
            else:
                break
