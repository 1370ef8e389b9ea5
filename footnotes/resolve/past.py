"""The last resolution of a manuscript, for when it is resolved again after an edit inside a paragraph.

What a cite means follows from what stands before it in the order of reading, so the citations read before the edit
mean what they meant; their places move.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import takewhile

from footnotes.model.citation import Citation, moved
from footnotes.model.manuscript import Block, Manuscript, Zone
from footnotes.model.resolution import ResolvedCitation
from footnotes.records import NamedTuple
from footnotes.resolve.index import Index
from footnotes.resolve.reading import Order, Read
from footnotes.text import Span


class Step(NamedTuple):
    """A citation resolved, its index, and what was remembered of it."""

    at: int
    resolved: ResolvedCitation
    reads: tuple[Read, ...]


class Past:
    """What was resolved last, in the order of reading."""

    def __init__(self) -> None:
        self._index: Index | None = None
        self._manuscript: Manuscript | None = None
        self._count = 0
        self._declared: object = None
        self._steps: list[Step] = []

    def keep(self, index: Index, manuscript: Manuscript, count: int, declared: object, steps: list[Step]) -> None:
        """Keep a resolution: of so many citations, with what the manuscript declares beforehand."""
        self._index, self._manuscript, self._count = index, manuscript, count
        self._declared, self._steps = declared, steps

    def steps(
        self, index: Index, manuscript: Manuscript, citations: Sequence[Citation], order: Order, declared: object
    ) -> Iterator[Step]:
        """Yield the first steps of a reading, as far as they are what they were."""
        if self._manuscript is None or index is not self._index or declared != self._declared:
            return
        changed = _changed(self._manuscript, manuscript)
        if changed is None:
            return
        (start, end), by = changed
        grown = len(citations) - self._count
        now: dict[int, int] = {}  # indices of citations by what they were
        for at, step in zip(order.sequence(citations), self._steps, strict=False):
            citation, was = citations[at], step.resolved.citation
            is_after = citation.span.start >= end
            if order.anchor(citation) > start or not (is_after or citation.span.end <= start):
                return
            if at != step.at + grown * is_after or citation != (moved(was, by) if is_after else was):
                return
            now[step.at] = at
            yield _moved(step, citation, at, by if is_after else 0, now)


def _moved(step: Step, citation: Citation, at: int, by: int, now: Mapping[int, int]) -> Step:
    """Return a step of a citation that stands elsewhere now, or leans on one that does."""
    resolutions = tuple(
        one._replace(cite=cite, antecedent=None if one.antecedent is None else now.get(one.antecedent, one.antecedent))
        for one, cite in zip(step.resolved.resolutions, citation.cites, strict=True)
    )
    reads = tuple(read._replace(citation=at, end=read.end + by) for read in step.reads)
    return Step(at, ResolvedCitation(citation, resolutions), reads)


def _changed(old: Manuscript, new: Manuscript) -> tuple[Span, int] | None:
    """Return the stretch of the new text that may read otherwise than the old, and by how much what follows has moved.

    None where more may have changed than the paragraphs that were written in.
    """
    if len(old.blocks) != len(new.blocks) or not _same_lines(old, new) or not _same_notes(old, new):
        return None
    before, after = _common_ends(old.text, new.text)
    by = len(new.text) - len(old.text)
    first = sum(1 for _ in takewhile(lambda pair: _is_before(*pair, before), zip(old.blocks, new.blocks, strict=True)))
    pairs = zip(reversed(old.blocks), reversed(new.blocks), strict=True)
    last = sum(1 for _ in takewhile(lambda pair: _is_after(*pair, by, len(new.text) - after), pairs))
    first, end_at = first - 1, len(new.blocks) - last + 1  # what stands near a paragraph may be read with it
    heading = next((at for at, block in enumerate(new.blocks) if block.zone is Zone.HEADING), None)
    if first < 0 or (heading is not None and first <= heading < end_at):
        return None
    end = new.blocks[end_at].span.start if end_at < len(new.blocks) else len(new.text) + 1
    stretch = Span(new.blocks[first].span.start, end)
    return (stretch, by) if _same_marks(old, new, stretch, by) else None


def _same_lines(old: Manuscript, new: Manuscript) -> bool:
    if "" not in old.parts or "" not in new.parts:
        return False
    return old.source.count("\n") == new.source.count("\n") and "\r" not in new.source


def _same_notes(old: Manuscript, new: Manuscript) -> bool:
    return len(old.notes) == len(new.notes) and all(
        one.label == other.label and one.chapter == other.chapter and (one.marker is None) == (other.marker is None)
        for one, other in zip(old.notes, new.notes, strict=True)
    )


def _same_marks(old: Manuscript, new: Manuscript, stretch: Span, by: int) -> bool:
    """Say whether the markup before and after a stretch is what it was."""
    before = Span(0, stretch.start)
    if old.marks_in(before) != new.marks_in(before):
        return False
    were = old.marks_in(Span(stretch.end - by, len(old.text) + 1))
    are = new.marks_in(Span(stretch.end, len(new.text) + 1))
    return len(were) == len(are) and all(
        one.kind == other.kind and one.target == other.target and one.text.shift(by) == other.text
        for one, other in zip(were, are, strict=True)
    )


def _is_before(old: Block, new: Block, end: int) -> bool:
    return old == new and new.span.end < end


def _is_after(old: Block, new: Block, by: int, start: int) -> bool:
    return new.span.start > start and old.span.shift(by) == new.span and old[1:] == new[1:]


def _common_ends(old: str, new: str) -> tuple[int, int]:
    """Return how many characters two texts begin with alike, and how many they then end with alike."""
    before = _longest(min(len(old), len(new)), lambda size: old[:size] == new[:size])
    rest = min(len(old), len(new)) - before
    return before, _longest(rest, lambda size: old[len(old) - size :] == new[len(new) - size :])


def _longest(most: int, holds: Callable[[int], bool]) -> int:
    """Return the largest size up to a limit for which a condition holds that holds for all smaller ones."""
    least = 0
    while least < most:
        middle = (least + most + 1) // 2
        least, most = (middle, most) if holds(middle) else (least, middle - 1)
    return least
