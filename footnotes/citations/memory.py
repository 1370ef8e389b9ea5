"""What was found in the blocks of a manuscript, for when it is read again after an edit."""

from __future__ import annotations

from collections.abc import Hashable, Iterable

from footnotes.citations.draft import Way
from footnotes.model.citation import Citation, moved
from footnotes.model.manuscript import Block, Manuscript
from footnotes.records import NamedTuple
from footnotes.text.span import Span

_MARGIN = 120  # characters around a block that what is found in it may depend on


class State(NamedTuple):
    """What the finder knows between two blocks."""

    sourced: bool  # whether the chapter has named a source
    cited: bool  # and cited anything
    way: Way  # how the source last cited in a note is cited


class Kept(NamedTuple):
    """The citations of a block, where they stand, and what the finder knew after it."""

    start: int
    note: int | None
    citations: tuple[Citation, ...]
    state: State


class Memory:
    """The citations of blocks by all that they follow from; what a reading does not use is forgotten with the next."""

    def __init__(self) -> None:
        self._context: Hashable = None
        self._kept: dict[Hashable, Kept] = {}
        self._next: dict[Hashable, Kept] = {}

    def begin(self, context: Hashable) -> None:
        """Begin a reading; nothing is kept from one in another context (bibliography, lexicons)."""
        self._kept, self._next = self._next if context == self._context else {}, {}
        self._context = context

    def get(self, key: Hashable, block: Block) -> Kept | None:
        """Return what is kept under a key, moved to where the block now stands."""
        kept = self._next.get(key) or self._kept.get(key)
        if kept is None:
            return None
        by = block.span.start - kept.start
        if kept.citations and (by or block.note != kept.note):
            citations = tuple(moved(citation, by)._replace(note=block.note) for citation in kept.citations)
            kept = Kept(block.span.start, block.note, citations, kept.state)
        self._next[key] = kept
        return kept

    def put(self, key: Hashable, block: Block, citations: Iterable[Citation], state: State) -> None:
        """Keep the citations of a block."""
        self._next[key] = Kept(block.span.start, block.note, tuple(citations), state)


def block_key(manuscript: Manuscript, block: Block) -> Hashable:
    """Return all of a block that its citations may follow from: its text and what is around, its zone, its markup."""
    start, end = block.span
    near = manuscript.marks_in(Span(start, end + 1))
    marks = tuple([(mark.kind, mark.text.start - start, mark.text.end - start, mark.target) for mark in near])
    keyed = tuple([citation.span.shift(-start) for citation in manuscript.keyed_in(block.span)])
    around = manuscript.text[max(0, start - _MARGIN) : end + _MARGIN]
    return around, min(start, _MARGIN), end - start, block.zone, block.note is None, marks, keyed
