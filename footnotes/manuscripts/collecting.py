"""Collects the paragraphs of a file in which notes stand inside the paragraphs that they belong to."""

from __future__ import annotations

from dataclasses import dataclass

from footnotes.manuscripts.note_pairs import Marker
from footnotes.manuscripts.paragraph import Paragraph


@dataclass(slots=True)
class _Open:
    """A paragraph being read, from where its text may begin."""

    start: int
    has_text: bool = False
    note: Marker | None = None  # the note that it is the first paragraph of


class ParagraphCollector:
    """Keeps paragraphs in reading order: the body of a note follows the paragraph with its marker."""

    def __init__(self, start: int = 0) -> None:
        self.paragraphs: list[Paragraph] = []
        self.notes: list[Marker] = []  # from the first character of the note's markup to its last
        self._open = _Open(start)
        self._outer: list[tuple[_Open, list[Paragraph], Marker, int]] = []  # what notes interrupt
        self._waiting: list[Paragraph] = []  # of notes, for the paragraph around them to end
        self._containers = 0

    @property
    def has_text(self) -> bool:
        """Whether the paragraph at hand has text."""
        return self._open.has_text

    def touch(self) -> None:
        """Say that the paragraph at hand has text."""
        self._open.has_text = True

    def container(self) -> int:
        """Return the number of a new element that holds one note and nothing else."""
        self._containers += 1
        return self._containers

    def end(self, at: int, resume: int) -> Paragraph | None:
        """End the paragraph at hand; the next may begin at ``resume``. Return it, if it has text."""
        ended = self._open
        self._open = _Open(resume, note=None if ended.has_text else ended.note)
        if not ended.has_text:
            return None
        paragraph = Paragraph(ended.start, at, whole_start=ended.start)
        if self._outer:
            paragraph.container = self._outer[-1][3]
            self._waiting.append(paragraph)
        else:
            self.paragraphs += [paragraph, *self._waiting]
            self._waiting = []
        if ended.note is not None:
            paragraph.label, paragraph.style, paragraph.target = ended.note.label, ended.note.style, ended.note.target
        return paragraph

    def begin_note(self, marker: Marker, inside: int) -> None:
        """Begin a note in the middle of the paragraph at hand; its text begins at ``inside``."""
        self._outer.append((self._open, self._waiting, marker, self.container()))
        self._open, self._waiting = _Open(inside, note=marker), []

    def end_note(self, at: int, after: int) -> Paragraph | None:
        """End the innermost note, whose text ends at ``at`` and its markup at ``after``; return its last paragraph."""
        last = self.end(at, at)
        inside = self._waiting
        self._open, self._waiting, marker, _ = self._outer.pop()
        self._waiting += inside
        self._open.has_text = True
        self.notes.append(marker._replace(end=after))
        return last

    @property
    def in_note(self) -> bool:
        """Whether a note is open."""
        return bool(self._outer)
