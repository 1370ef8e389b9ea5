"""The last resolution of a manuscript, for when it is resolved again after an edit inside a paragraph.

What a cite means follows from what stands before it in the order of reading. So the citations read before the edit mean
what they meant; and so do those read after it, if the paragraph that was written in names the same sources and its own
citations leave the same in memory. Only their places move.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import takewhile

from footnotes.model.citation import Citation, moved
from footnotes.model.manuscript import Block, Manuscript, Zone
from footnotes.model.resolution import ResolvedCitation
from footnotes.records import NamedTuple
from footnotes.resolve.index import Index
from footnotes.resolve.mentions import Mentions
from footnotes.resolve.reading import Order, Read
from footnotes.text import Span


class Step(NamedTuple):
    """A citation resolved, its index, what was remembered of it, and the sigla that it declares."""

    at: int
    resolved: ResolvedCitation
    reads: tuple[Read, ...]
    declares: tuple[str, ...]


class Resolved(NamedTuple):
    """A manuscript that is being resolved, with what its citations follow from."""

    against: Index
    manuscript: Manuscript
    citations: Sequence[Citation]
    declared: object
    mentions: Mentions
    steps: Sequence[Step] = ()


class Past:
    """What was resolved last, in the order of reading."""

    def __init__(self) -> None:
        self._of: Resolved | None = None
        self._now: Resolved | None = None
        self._changed: tuple[Span, int] | None = None  # nothing is known any more where it is None
        self._places: dict[int, int] = {}  # indices of citations by what they were
        self._names_alike: bool | None = None

    def begin(self, now: Resolved, order: Order) -> None:
        """Begin to resolve the manuscript as it is now."""
        old = self._of
        alike = old is not None and old.against is now.against and old.declared == now.declared
        self._changed = _changed(old.manuscript, now.manuscript) if alike and old else None
        self._now, self._order, self._places, self._names_alike = now, order, {}, None

    def step(self, number: int, at: int) -> Step | None:
        """Return the step with this number, of the citation with this index, if it is what it was."""
        if self._changed is None or self._of is None or self._now is None or number >= len(self._of.steps):
            return None
        (start, end), by = self._changed
        step, citation = self._of.steps[number], self._now.citations[at]
        anchor = self._order.anchor(citation)
        moves, is_read_after = citation.span.start >= end, anchor >= end
        if not (moves or citation.span.end <= start) or not (is_read_after or anchor <= start):
            return None
        grown = len(self._now.citations) - len(self._of.citations)
        was = step.resolved.citation
        same = at == step.at + grown * moves and citation == (moved(was, by) if moves else was)
        if not same or (is_read_after and not self._same_names()):
            self._changed = None
            return None
        self._places[step.at] = at
        if not grown and not (by and (moves or is_read_after)):  # nor does what it leans on
            return step
        return self._moved(step, citation, at, end=by * moves, position=by * is_read_after)

    def compare(self, number: int, step: Step) -> None:
        """Look whether a step that was taken anew leaves the same in memory as the one before the edit."""
        if self._changed is None or self._of is None:
            return
        old = self._of.steps[number] if number < len(self._of.steps) else None
        if old is None or old.at != step.at or not _leave_the_same(old, step):
            self._changed = None
        else:
            self._places[old.at] = step.at

    def keep(self, steps: list[Step]) -> None:
        """Keep what has been resolved for the next time."""
        if self._now is not None:
            self._of, self._now = self._now._replace(steps=steps), None

    def _moved(self, step: Step, citation: Citation, at: int, *, end: int, position: int) -> Step:
        """Return a step of a citation that stands elsewhere now, or leans on one that does."""
        resolutions = tuple(
            one._replace(cite=cite, antecedent=self._places.get(one.antecedent) if one.antecedent is not None else None)
            for one, cite in zip(step.resolved.resolutions, citation.cites, strict=True)
        )
        reads = tuple(
            read._replace(citation=at, end=read.end + end, position=read.position + position) for read in step.reads
        )
        return Step(at, ResolvedCitation(citation, resolutions), reads, step.declares)

    def _same_names(self) -> bool:
        """Say whether the paragraphs that were written in name the same sources."""
        if self._names_alike is None:
            assert self._of and self._now and self._changed
            (start, end), by = self._changed
            were = _names(self._of, Span(start, end - by))
            self._names_alike = were == _names(self._now, Span(start, end))
        return self._names_alike


def _names(resolved: Resolved, stretch: Span) -> list[tuple[object, ...]]:
    """Return what the paragraphs of a stretch name, but for where."""
    spans = (block.span for block in resolved.manuscript.blocks if stretch.start <= block.span.start < stretch.end)
    return [tuple(mention)[1:] for span in spans for mention in resolved.mentions.within(span)]


def _leave_the_same(old: Step, new: Step) -> bool:
    """Say whether two steps leave the same in memory, but for places."""
    one, other = old.resolved.citation, new.resolved.citation
    return (
        (one.note, one.quoted, one.form) == (other.note, other.quoted, other.form)
        and old.declares == new.declares
        and len(old.reads) == len(new.reads)
        and all(
            was._replace(position=now.position, end=now.end) == now
            for was, now in zip(old.reads, new.reads, strict=True)
        )
    )


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
    were, are = old.blocks[first:end_at], new.blocks[first:end_at]
    if any(one[1:] != other[1:] for one, other in zip(were, are, strict=True)):
        return None
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
