"""A paragraph of a file, as the formats find it and as the notes and chapters are made out from it."""

from __future__ import annotations

from footnotes.manuscripts.builder import DraftNote
from footnotes.model.manuscript import Zone
from footnotes.records import dataclass, field
from footnotes.text import Span


@dataclass(eq=False, slots=True)
class Paragraph:
    """A stretch of the file that reads as one paragraph, heading, list item or cell; offsets in characters."""

    start: int
    end: int
    zone: Zone = Zone.BODY
    level: int = 0  # of a heading
    label: str | None = None  # of the note whose body begins here
    style: str = ""  # how that label is written
    continues: bool = False  # goes on with the note before it
    blanks: int = 0  # blank lines before it
    rule: bool = False  # a thematic break stands before it
    number: str | None = None  # of a list item; empty for a bullet
    is_cell: bool = False  # of a table
    whole_start: int = -1  # where its label begins
    target: str = ""  # what the link of its marker leads to
    container: int = 0  # the element it is in that holds one note and nothing else
    section: str = ""  # "notes" or "references"
    more: list[Span] = field(default_factory=list)  # what page breaks tore off
    note: DraftNote | None = None
    chapter: int = 0
