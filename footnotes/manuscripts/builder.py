"""Puts a manuscript's text together, run by run, keeping the way back to the file."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from footnotes.manuscripts.keyed import DraftCitation
from footnotes.manuscripts.note_pairs import check_count
from footnotes.model.manuscript import Block, Manuscript, Mark, Note, Zone
from footnotes.model.segments import Segments
from footnotes.patterns import pattern
from footnotes.records import NamedTuple, dataclass
from footnotes.text import Span


@dataclass(eq=False, slots=True)
class DraftNote:
    """A note while its file is being read; the spans of the text are filled in as the text grows."""

    label: str
    chapter: int = 0
    marker_source: Span | None = None
    body_source: Span | None = None
    marker: Span | None = None
    body: Span | None = None
    index: int | None = None
    first: DraftNote | None = None  # the note whose body this one names again

    def finished(self) -> Note:
        """Return the note as the manuscript holds it."""
        of = self.first or self
        return Note(self.label, self.chapter, self.marker, self.marker_source, of.body, of.body_source)


class Written(NamedTuple):
    """What a stretch of the file reads as; all places count from its beginning, in the text and in the file."""

    text: str
    segments: Segments
    marks: tuple[Mark, ...]
    markers: tuple[int | None, ...]  # where in the text the markers stand; None for one that is no text


class State(NamedTuple):
    """How much a builder has written."""

    length: int
    pieces: int
    segments: int
    marks: int
    citations: int
    deferred: int


_Markers = Sequence[tuple[int, int, DraftNote]]  # where they begin and end in the file, with their notes
_INVISIBLE_SIGNS = "\u00ad\u200b\u2060\ufeff"  # soft hyphen, zero-width space, word joiner, no-break space
_INVISIBLE = pattern(f"[{_INVISIBLE_SIGNS}]")
_SPACES = "\t\u00a0\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000"
RAISED = str.maketrans(
    "0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹"
)  # a raised number must not run into the one beside it: ²1975, not 21975


class TextBuilder:
    """Collects blocks, segments, marks and notes in reading order."""

    def __init__(self, source: str) -> None:
        self.source = source
        self._has_invisible = any(sign in source for sign in _INVISIBLE_SIGNS)
        self._reads = _with_plain_spaces(source)  # the file's own characters, every kind of space as one
        self.length = 0  # characters of text so far
        self._pieces: list[str] = []
        self._segments = Segments()
        self._blocks: list[Block] = []
        self._marks: list[Mark] = []
        self._notes: list[DraftNote] = []
        self._citations: list[DraftCitation] = []
        self.items: dict[str, Mapping[str, Any]] = {}  # what the file says of the works cited
        self._deferred: list[tuple[DraftNote, Span]] = []
        self._block: tuple[int, Zone, int, int, DraftNote | None] = (0, Zone.BODY, 0, 0, None)

    def begin(self, zone: Zone, *, chapter: int = 0, level: int = 0, note: DraftNote | None = None) -> None:
        """Begin a block; blank lines part it from the block before."""
        if self._blocks and self._blocks[-1].span.end == self.length:
            self.gap("\n\n")
        self._block = (self.length, zone, level, chapter, note)

    def end(self) -> None:
        """End the block; one without text leaves no trace."""
        start, zone, level, chapter, note = self._block
        if self.length > start and self._pieces[-1].endswith(" "):
            self._drop_final_space()
        if self.length == start:
            return
        index = None
        if note is not None:
            index = self._index(note)
            note.body = Span(note.body.start if note.body else start, self.length)
        self._blocks.append(Block(Span(start, self.length), zone, index, level, chapter))

    def _drop_final_space(self) -> None:
        """Take back the space that the block ends with."""
        self._pieces[-1] = self._pieces[-1][:-1]
        self.length -= 1
        if self._segments.text_ends[-1] <= self.length:  # the space was a gap
            return
        self._segments.shorten()
        for index in range(len(self._marks) - 1, -1, -1):
            mark = self._marks[index]
            if mark.text.end <= self.length:
                break
            self._marks[index] = mark._replace(text=Span(min(mark.text.start, self.length), self.length))

    def gap(self, text: str) -> None:
        """Append text that the file does not hold."""
        self._pieces.append(text)
        self.length += len(text)

    def own(self, start: int, end: int, text: str | None = None) -> None:
        """Append the file's own characters; ``text``, of the same length, where a line end reads as a space.

        Soft hyphens and word joiners are left out, for no reader sees them; every kind of space reads as one.
        """
        if self._has_invisible and text is None:
            for sign in _INVISIBLE.finditer(self.source, start, end):
                self._append(start, sign.start(), None)
                start = sign.end()
        self._append(start, end, text)

    def _append(self, start: int, end: int, text: str | None) -> None:
        if start >= end:
            return
        self._pieces.append(self._reads[start:end] if text is None else _with_plain_spaces(text))
        begin = self.length
        self.length += end - start
        self._segments.add_own(begin, self.length, start, end)

    def space(self, start: int, end: int) -> None:
        """Append one space for a stretch of white space."""
        if end - start == 1:
            self.own(start, end, " ")
        else:
            self.atom(start, end, " ")

    def atom(self, start: int, end: int, text: str) -> None:
        """Append ``text`` for characters of the file that read otherwise than they are written."""
        text = _with_plain_spaces(_INVISIBLE.sub("", text))
        if text:
            self._pieces.append(text)
            self._segments.add(self.length, self.length + len(text), start, end)
            self.length += len(text)

    def mark(self, kind: str, text: Span, source: Span, target: str = "") -> None:
        """Record inline markup around a run of the text."""
        if text.start < text.end:
            self._marks.append(Mark(kind, text, source, target))

    def cite(self, citation: DraftCitation) -> None:
        """Record a citation by key, whose characters have been or will be appended."""
        self._citations.append(citation)

    def state(self) -> State:
        """Return how much has been written."""
        return State(
            self.length,
            len(self._pieces),
            len(self._segments),
            len(self._marks),
            len(self._citations),
            len(self._deferred),
        )

    def written_since(self, begun: State, start: int, markers: _Markers) -> Written | None:
        """Return what has been written since for the stretch of the file from ``start`` on, with its note markers.

        None where it holds more than text, markup and markers: citations by key, notes.
        """
        if len(self._citations) > begun.citations or len(self._deferred) > begun.deferred:
            return None
        length = begun.length
        segments = Segments()
        segments.extend(self._segments, begun.segments, -length, -start)
        marks = (
            mark._replace(text=mark.text.shift(-length), source=mark.source.shift(-start))
            for mark in self._marks[begun.marks :]
        )
        places = (note.marker.start - length if note.marker is not None else None for _, _, note in markers)
        return Written("".join(self._pieces[begun.pieces :]), segments, tuple(marks), tuple(places))

    def write(self, written: Written, start: int, markers: _Markers) -> None:
        """Write again what was written for a stretch that now begins at ``start``."""
        length, text = self.length, written.text
        if text:
            self._pieces.append(text)
        self._segments.extend(written.segments, 0, length, start)
        for mark in written.marks:
            self._marks.append(mark._replace(text=mark.text.shift(length), source=mark.source.shift(start)))
        for (_, _, note), at in zip(markers, written.markers, strict=True):
            if at is not None:
                self._index(note)
                note.marker = Span(length + at, length + at)
        self.length += len(text)

    def marker(self, note: DraftNote) -> None:
        """Record that the marker of ``note`` stands here."""
        self._index(note)
        note.marker = Span(self.length, self.length)

    def defer(self, note: DraftNote, inside: Span) -> None:
        """Put off the body of a note that stands in the middle of the block at hand until that block has ended."""
        note.chapter = self._block[3]
        self._deferred.append((note, inside))

    def deferred(self) -> list[tuple[DraftNote, Span]]:
        """Hand over the bodies put off, with where they stand in the file."""
        bodies, self._deferred = self._deferred, []
        return bodies

    def keep(self, note: DraftNote) -> None:
        """Record a note, even if nothing of it reaches the text."""
        self._index(note)

    def _index(self, note: DraftNote) -> int:
        if note.index is None:
            note.index = len(self._notes)
            self._notes.append(note)
            check_count(len(self._notes))
        return note.index

    def finish(self, path: Path | None, format_name: str, language: str | None = None) -> Manuscript:
        """Return the manuscript."""
        end = self._blocks[-1].span.end if self._blocks else 0
        text = "".join(self._pieces)[:end]
        self._pieces.clear()
        for note in self._notes:
            if note.marker is not None and note.marker.start > end:
                note.marker = Span(end, end)
        self._marks = [mark for mark in self._marks if mark.text.end <= end]
        self._marks.sort(key=lambda mark: (mark.text.start, -mark.text.end))
        manuscript = Manuscript(
            path=path,
            format=format_name,
            parts={"": self.source},
            text=text,
            segments=self._segments,
            blocks=tuple(self._blocks),
            notes=tuple([note.finished() for note in self._notes]),
            marks=tuple(self._marks),
            items=self.items,
            language=language,
        )
        keyed = filter(None, [citation.finished(manuscript) for citation in self._citations])
        found = tuple(sorted(keyed, key=lambda citation: citation.span))
        return replace(manuscript, keyed=found) if found else manuscript


def _with_plain_spaces(text: str) -> str:
    """Return text with every kind of space as one; replacing them one by one is the fastest, for few texts have any."""
    if text == " ":
        return text
    for space in _SPACES:
        text = text.replace(space, " ")
    return text
