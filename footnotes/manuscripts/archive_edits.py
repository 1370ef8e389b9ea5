"""From the text of a manuscript in an archive to its parts: what is taken out of them, and where something comes in."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Sequence

from footnotes.manuscripts.rewriting import Replacement, is_own, note_place
from footnotes.model.manuscript import Manuscript, Mark, Zone
from footnotes.patterns import pattern
from footnotes.text import Edit, Span

_TAG = pattern(r"""<(/?)[\w:.-]+(?:[^<>"']|"[^"]*"|'[^']*')*?(/?)>""")


class PartEdits:
    """Changes of the parts of one manuscript, by the names of the parts."""

    def __init__(self, manuscript: Manuscript) -> None:
        self.cuts: dict[str, list[Span]] = defaultdict(list)  # each inside one run of text, or one element
        self.insertions: dict[str, list[tuple[int, str]]] = defaultdict(list)
        self.edits: dict[str, list[Edit]] = defaultdict(list)  # of whole fields
        self._manuscript = manuscript
        self._fields = [mark for mark in manuscript.marks if mark.kind == "field"]
        self._field_starts = [mark.text.start for mark in self._fields]

    @property
    def parts(self) -> list[str]:
        """The names of the parts that change."""
        return sorted({*self.cuts, *self.insertions, *self.edits})

    def into_note(self, replacement: Replacement, marker: str) -> None:
        """Take a citation out; put the marker of its note after the punctuation that follows it."""
        if replacement.before:
            self.replace(replacement.span, replacement.before + marker)
            return
        span, place = note_place(
            self._manuscript, replacement.span, lambda span: is_own(self._manuscript, span.start - 1)
        )
        if place <= span.end:
            self.replace(span, marker, whole_fields=True)
        else:
            self.replace(span, "", whole_fields=True)
            self._insert(place, marker)

    def replace(self, span: Span, content: str, *, whole_fields: bool = False) -> None:
        """Put ``content`` where a span of the text begins, and take the span out; fields around parts of it on demand.

        Between the parts of the span what is no text stays: markers of notes, deletions, comments.
        """
        done = span.start
        for field in self._fields_in(span) if whole_fields else ():
            self._cut(Span(done, field.text.start), content)
            content = "" if done < field.text.start else content
            self.edits[field.part].append(Edit(field.source, content))
            content, done = "", field.text.end
        self._cut(Span(done, span.end), content)

    def _cut(self, span: Span, content: str) -> None:
        before: Span | None = None
        for part, piece in self._pieces(span):
            cuts, source = self.cuts[part], self._manuscript.parts[part]
            if before is not None and cuts and "<" not in source[before.end : piece.start]:
                cuts[-1] = Span(before.start, piece.end)  # with the soft hyphen between them
            else:
                cuts.append(piece)
            if content:
                self.insertions[part].append((piece.start, content))
                content = ""
            before = cuts[-1]

    def _pieces(self, span: Span) -> Iterator[tuple[str, Span]]:
        """Yield the stretches of parts that a span of the text is made of, each with the name of its part."""
        segments = self._manuscript.segments
        for number in segments.touching(span):
            start, end, source_start, source_end = segments.cut(number, span)
            if start < end:
                yield segments.part(number), Span(source_start, source_end)

    def _insert(self, offset: int, content: str) -> None:
        """Put ``content`` after the character that ends at an offset of the text."""
        *_, (part, piece) = self._pieces(Span(offset - 1, offset))
        self.insertions[part].append((piece.end, content))

    def _fields_in(self, span: Span) -> Sequence[Mark]:
        """Return the fields that a span of the text holds whole and that hold nothing else."""
        low, high = bisect_left(self._field_starts, span.start), bisect_left(self._field_starts, span.end)
        return [
            field
            for field in self._fields[low:high]
            if field.text.end <= span.end
            and self._manuscript.text_span(field.source, field.part) == field.text
            and _is_balanced(field.source.of(self._manuscript.parts[field.part]))
        ]


def _is_balanced(xml: str) -> bool:
    """Say whether a stretch of well-formed XML opens and closes elements in turn."""
    depth = 0
    for closing, empty in _TAG.findall(xml):
        depth += 0 if empty else -1 if closing else 1
        if depth < 0:
            return False
    return not depth


def is_in_note(manuscript: Manuscript, span: Span) -> bool:
    """Say whether a span of the text stands in a note."""
    block = manuscript.block_at(span.start)
    return block is not None and block.zone is Zone.NOTE
