"""Where the runs of a manuscript's text stand in its files: there may be millions, so they are kept as numbers."""

from __future__ import annotations

from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain

from footnotes.records import NamedTuple
from footnotes.text import Span


class Segment(NamedTuple):
    """A run of the text and where it stands in the file.

    The spans are of equal length where the characters are the file's own; where they differ (an entity, an escape),
    the run is one piece that is never cut.
    """

    text: Span
    source: Span
    part: str = ""  # the member of an archive ("word/footnotes.xml"); empty for a file of text


class Segments:
    """Segments in the order of the text, as four columns of offsets; a segment is made when it is asked for."""

    def __init__(self, segments: Iterable[Segment] = ()) -> None:
        self.text_starts, self.text_ends = array("q"), array("q")
        self.source_starts, self.source_ends = array("q"), array("q")
        self._parts = [""]
        self._entered = [0]  # number of the first segment of each stretch of one part
        for text, source, part in segments:
            self.enter(part)
            self.add(*text, *source)

    def enter(self, part: str) -> None:
        """Say which part the segments that are added from now on stand in; without it, one without a name."""
        if self._parts[-1] != part:
            self._parts.append(part)
            self._entered.append(len(self))

    def add(self, text_start: int, text_end: int, source_start: int, source_end: int) -> None:
        """Append a segment."""
        self.text_starts.append(text_start)
        self.text_ends.append(text_end)
        self.source_starts.append(source_start)
        self.source_ends.append(source_end)

    def add_own(self, text_start: int, text_end: int, source_start: int, source_end: int) -> None:
        """Append a segment of the file's own characters; one that goes on where the last one ends is one with it."""
        goes_on = self.source_ends and self.source_ends[-1] == source_start and self.text_ends[-1] == text_start
        if goes_on and self.is_own(-1):
            self.text_ends[-1], self.source_ends[-1] = text_end, source_end
        else:
            self.add(text_start, text_end, source_start, source_end)

    def extend(self, others: Segments, first: int, by: int, source_by: int) -> None:
        """Append those of others from the number ``first`` on, moved in the text and in the file; of one part all."""
        self.text_starts.extend([place + by for place in others.text_starts[first:]])
        self.text_ends.extend([place + by for place in others.text_ends[first:]])
        self.source_starts.extend([place + source_by for place in others.source_starts[first:]])
        self.source_ends.extend([place + source_by for place in others.source_ends[first:]])

    def shorten(self) -> None:
        """Take back the last character of the last segment."""
        if self.text_ends[-1] - self.text_starts[-1] > 1:
            self.text_ends[-1] -= 1
            self.source_ends[-1] -= 1
        else:
            for column in (self.text_starts, self.text_ends, self.source_starts, self.source_ends):
                column.pop()

    def __len__(self) -> int:
        return len(self.text_starts)

    def __iter__(self) -> Iterator[Segment]:
        spans = zip(
            zip(self.text_starts, self.text_ends, strict=True),
            zip(self.source_starts, self.source_ends, strict=True),
            strict=True,
        )
        for number, (text, source) in enumerate(spans):
            yield Segment(Span(*text), Span(*source), self.part(number))

    def __getitem__(self, number: int) -> Segment:
        text = Span(self.text_starts[number], self.text_ends[number])
        source = Span(self.source_starts[number], self.source_ends[number])
        return Segment(text, source, self.part(number))

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Segments) and len(self) == len(other) and all(map(Segment.__eq__, self, other))

    __hash__ = None  # type: ignore[assignment]

    def part(self, number: int) -> str:
        """Return the name of the part that a segment stands in."""
        return self._parts[bisect_right(self._entered, number) - 1]

    def touching(self, span: Span) -> range:
        """Return the numbers of the segments that a span of the text touches, of the one before it too if none is."""
        return range(max(bisect_right(self.text_starts, span.start) - 1, 0), bisect_left(self.text_starts, span.end))

    def by_source(self, part: str) -> tuple[Sequence[int], Sequence[int]]:
        """Return the numbers of the segments of a part in the order of its file, and where each begins there."""
        ends = [*self._entered[1:], len(self)]
        stretches = zip(self._parts, self._entered, ends, strict=True)
        of_part = chain.from_iterable(range(start, end) for name, start, end in stretches if name == part)
        numbers = array("q", sorted(of_part, key=self.source_starts.__getitem__))
        return numbers, array("q", map(self.source_starts.__getitem__, numbers))

    def is_own(self, number: int) -> bool:
        """Say whether a segment is the file's own characters."""
        text_length = self.text_ends[number] - self.text_starts[number]
        return text_length == self.source_ends[number] - self.source_starts[number]

    def into_source(self, number: int, offset: int, *, at_end: bool) -> int:
        """Return where in the file an offset in the text stands that a segment holds, or that the gap after it does."""
        text_start, text_end = self.text_starts[number], self.text_ends[number]
        source_start, source_end = self.source_starts[number], self.source_ends[number]
        if offset >= text_end:  # text that the reader made, such as a blank line
            return source_end
        if text_end - text_start == source_end - source_start:
            return source_start + offset - text_start
        return source_end if at_end and offset > text_start else source_start

    def cut(self, number: int, span: Span) -> tuple[int, int, int, int]:
        """Return what of a segment lies in a span of the text: where in the text, and where in the file."""
        text_start, source_start = self.text_starts[number], self.source_starts[number]
        low, high = max(text_start, span.start), min(self.text_ends[number], span.end)
        if not self.is_own(number):
            return low, high, source_start, self.source_ends[number]
        return low, high, source_start + low - text_start, source_start + high - text_start
