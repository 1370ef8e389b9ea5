"""A manuscript as its reader sees it, with the way back to the exact characters of its file."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import accumulate
from pathlib import Path
from typing import Any

from footnotes.model.citation import CiteMode
from footnotes.model.input_error import InputError
from footnotes.model.segments import Segment, Segments
from footnotes.records import NamedTuple, StrEnum
from footnotes.text import LineIndex, Span


class Zone(StrEnum):
    """What a block of text is to its reader."""

    BODY = "body"
    HEADING = "heading"
    QUOTE = "quote"  # a block quotation
    NOTE = "note"  # the body of a footnote or endnote
    REFERENCES = "references"  # an entry in a list of works cited at the end


class Mark(NamedTuple):
    """Inline markup around a run of text: ``*…*``, ``<i>…</i>``, ``[…](…)``."""

    kind: str  # "emphasis", "strong", "superscript", "link", "image", "quoted", "cite" (a citation by key)
    text: Span  # what is inside, in the text
    source: Span  # the whole of it in the file, delimiters included
    target: str = ""  # of a link: where it leads
    part: str = ""


class KeyedCite(NamedTuple):
    """One source that markup cites by the key of its entry: ``@doe, p. 33`` in ``[see @doe, p. 33; @roe]``."""

    key: str
    span: Span  # in the text: what of the citation is this cite's; all of it where that cannot be told
    prefix: str = ""
    after: Span | None = None  # in the text: locator and words after it, as written ("p. 33 and passim")
    locators: tuple[tuple[str, str], ...] = ()  # CSL label and value, where the markup names them
    suffix: str = ""  # where the markup parts it from the locator
    mode: CiteMode = CiteMode.NORMAL


class KeyedCitation(NamedTuple):
    r"""A citation whose sources are known from its markup: ``[@doe]``, ``\autocite[33]{doe}``, a field of Zotero."""

    span: (
        Span  # in the text, without brackets around it: what the reader sees of it or, where that is nothing, its code
    )
    cites: tuple[KeyedCite, ...]
    makes_note: bool = False  # prints as a note (``\footcite``)
    shown: bool = False  # its text is what a reader sees of it, "Doe 1999", and may say more than its keys
    sure: bool = (
        True  # whether it is a citation even where no entry has its key (``@name`` in running text may be none)
    )


class Block(NamedTuple):
    """A paragraph, heading or list item; blocks follow one another and do not overlap."""

    span: Span  # in the text
    zone: Zone
    note: int | None = None  # index into Manuscript.notes of the note whose body this is part of
    level: int = 0  # of a heading, from 1
    chapter: int = 0  # counted from 0 in the file's own division (headings of the top level, restarts of the notes)


class Note(NamedTuple):
    """A footnote or endnote: its marker in the text and its body. Either may be missing."""

    label: str  # as written, without brackets: "1", "smith-note", "*"
    chapter: int
    marker: Span | None  # in the text: where the marker stands (an empty span, the marker itself is no text)
    marker_source: Span | None  # the whole marker in the file
    body: Span | None  # in the text
    body_source: Span | None  # the whole body in the file, its label included
    part: str = ""


@dataclass(frozen=True, slots=True)
class Manuscript:
    """One file of the author's: its text without markup, its notes, and the way back to the file.

    ``text`` holds the reader's text in the order of reading: that of the file, save that a paragraph which a page
    break tears apart is whole and an inline note follows the paragraph it stands in; blocks are parted by blank lines.
    A raised number reads as one ("²1975"), a line end or a space of any kind as a space, a soft hyphen not at all.
    ``parts`` holds the file's own text by part name, the empty name for a file that has one only. Where
    ``counts_paragraphs``, the empty name stands for the text itself, for places are told in it. ``keyed`` holds the
    citations by key in the order of the text; ``items`` what the file itself says of the works cited, by key: CSL-JSON.
    ``losses`` says what of it could not be read.
    """

    path: Path | None
    format: str
    parts: dict[str, str]
    text: str
    segments: Segments
    blocks: tuple[Block, ...]
    notes: tuple[Note, ...] = ()
    marks: tuple[Mark, ...] = ()
    keyed: tuple[KeyedCitation, ...] = ()
    items: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    language: str | None = None
    encoding: str = "utf-8"
    byte_order_mark: bool = False
    losses: tuple[InputError, ...] = ()
    counts_paragraphs: bool = False  # places are told by note or paragraph: no editor shows the lines of its parts
    _block_starts: list[int] = field(init=False, repr=False, compare=False)
    _mark_starts: list[int] = field(init=False, repr=False, compare=False)
    _body_starts: list[int] | None = field(init=False, default=None, repr=False, compare=False)
    _mark_reaches: list[int] = field(init=False, repr=False, compare=False)  # the farthest end of the marks up to each
    _by_source: dict[str, tuple[Sequence[int], Sequence[int]]] = field(init=False, repr=False, compare=False)
    _lines: dict[str, LineIndex] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_block_starts", [block.span.start for block in self.blocks])
        object.__setattr__(self, "_mark_starts", [mark.text.start for mark in self.marks])
        object.__setattr__(self, "_mark_reaches", list(accumulate((mark.text.end for mark in self.marks), max)))
        object.__setattr__(self, "_by_source", {})
        object.__setattr__(self, "_lines", {})

    @property
    def source(self) -> str:
        """The file's own text, of a file that has only one part."""
        return self.parts[""]

    def lines(self, part: str = "") -> LineIndex:
        """Return where the lines of a part of the file begin."""
        if part not in self._lines:
            self._lines[part] = LineIndex(self.parts[part])
        return self._lines[part]

    def block_at(self, offset: int) -> Block | None:
        """Return the block that holds this offset of the text, or None between blocks."""
        index = bisect_right(self._block_starts, offset) - 1
        if index < 0:
            return None
        block = self.blocks[index]
        return block if offset <= block.span.end else None

    def paragraph_at(self, offset: int) -> int:
        """Return the number, counted from 1, of the paragraph of the body that holds an offset of the text or a marker.

        A note is counted with the paragraph that its marker stands in.
        """
        block = self.block_at(offset)
        note = self.notes[block.note] if block is not None and block.note is not None else None
        if note is not None and note.marker is not None:
            offset = note.marker.start
        if self._body_starts is None:
            starts = [block.span.start for block in self.blocks if block.note is None]
            object.__setattr__(self, "_body_starts", starts)
        return max(bisect_right(self._body_starts or [], offset), 1)

    def marks_in(self, span: Span) -> tuple[Mark, ...]:
        """Return the marks whose text begins inside ``span``, in order."""
        low, high = bisect_left(self._mark_starts, span.start), bisect_left(self._mark_starts, span.end)
        return self.marks[low:high]

    def segments_in(self, span: Span) -> tuple[Segment, ...]:
        """Return the segments that hold a stretch of the text, in order."""
        return tuple([self.segments[number] for number in self.segments.touching(span)])

    def keyed_in(self, span: Span) -> tuple[KeyedCitation, ...]:
        """Return the citations by key that begin inside ``span``, in order."""
        low, high = (bisect_left(self.keyed, at, key=_keyed_start) for at in span)
        return self.keyed[low:high]

    def part_at(self, offset: int) -> str:
        """Return the name of the part that holds this offset of the text."""
        return self.segments.part(max(bisect_right(self.segments.text_starts, offset) - 1, 0))

    def text_offset(self, source_offset: int, part: str = "") -> int:
        """Return where in the text the first character at or after an offset of the file stands.

        Inside an entity or escape that is where it begins; after the last character, the length of the text.
        """
        segments, (numbers, starts) = self.segments, self._numbers_by_source(part)
        index = bisect_right(starts, source_offset) - 1
        if index >= 0 and source_offset < segments.source_ends[numbers[index]]:
            number = numbers[index]
            own = segments.is_own(number)
            return segments.text_starts[number] + (source_offset - starts[index] if own else 0)
        return segments.text_starts[numbers[index + 1]] if index + 1 < len(numbers) else len(self.text)

    def text_span(self, source_span: Span, part: str = "") -> Span:
        """Return the stretch of text that a stretch of the file reads as; empty where it holds no text."""
        start = self.text_offset(source_span.start, part)
        numbers, starts = self._numbers_by_source(part)
        index = bisect_left(starts, source_span.end) - 1
        if index < 0:
            return Span(start, start)
        return Span(start, max(start, _into_text(self.segments[numbers[index]], source_span.end)))

    def _numbers_by_source(self, part: str) -> tuple[Sequence[int], Sequence[int]]:
        """Return the numbers of the segments of a part in the order of its file, and where each begins there."""
        if part not in self._by_source:
            self._by_source[part] = self.segments.by_source(part)
        return self._by_source[part]

    def source_span(self, span: Span) -> Span:
        """Return where in the file a non-empty span of the text stands, widened so that inline markup is balanced.

        Of a span that reaches into another part, the stretch in its first one. Raises ValueError for a span outside
        the text.
        """
        numbers = self.segments.touching(span)
        first, last = numbers.start, numbers.stop - 1
        if last < 0 or span.start < self.segments.text_starts[0] or span.end > len(self.text) or span.end <= span.start:
            raise ValueError(f"no text at {span.start}-{span.end}")
        start = self.segments.into_source(first, span.start, at_end=False)
        part = self.segments.part(first)
        if last > first and self.segments.part(last) != part:
            while self.segments.part(last) != part:
                last -= 1
            span = Span(span.start, self.segments.text_ends[last])
        end = self.segments.into_source(last, span.end, at_end=True)
        return self._balanced(span, Span(start, end), part)

    def _balanced(self, span: Span, source: Span, part: str) -> Span:
        # Marks nest at most a few deep: those that could hold the start of the span begin shortly before it.
        high = bisect_left(self._mark_starts, span.end)
        low = max(high - 64, bisect_right(self._mark_reaches, span.start))
        if low >= high:  # as most spans are
            return source
        start, end = source
        for mark in self.marks[low:high]:
            if mark.text.end <= span.start or mark.part != part:
                continue
            if mark.text == span or not mark.text.contains(span):
                start, end = min(start, mark.source.start), max(end, mark.source.end)
        return Span(start, end)


def _keyed_start(citation: KeyedCitation) -> int:
    return citation.span.start


def _into_text(segment: Segment, source_offset: int) -> int:
    own = segment.text.end - segment.text.start == segment.source.end - segment.source.start
    if not own or source_offset >= segment.source.end:
        return segment.text.end
    return segment.text.start + source_offset - segment.source.start
