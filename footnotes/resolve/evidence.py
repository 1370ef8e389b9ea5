"""What a strategy finds, and the strategies' common shape."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Protocol, TypeVar

from footnotes.model.resolution import Evidence
from footnotes.records import NamedTuple
from footnotes.resolve.index import Index
from footnotes.resolve.query import Query
from footnotes.resolve.record import Record

Made = TypeVar("Made")


class Finding(NamedTuple):
    """Evidence, and the parts of the designator ("title", "authors", "container") that it accounts for."""

    evidence: Evidence
    covers: frozenset[str] = frozenset()


class Strategy(Protocol):
    """One way to know a source by what a cite writes; each module of ``strategies`` is one."""

    def propose(self, query: Query, index: Index) -> Iterable[str]:
        """Return the keys of entries that the cite may mean."""

    def judge(self, query: Query, record: Record, index: Index, covered: frozenset[str]) -> Finding | None:
        """Weigh what is written against an entry; None where nothing written concerns this strategy.

        ``covered`` names the parts of the designator that strategies before this one have accounted for.
        """


def made_once(make: Callable[[Query, Index], Made]) -> Callable[[Query, Index], Made]:
    """Return a function that keeps what it has made last: a query is weighed against many entries one after another."""
    last: tuple[Query, Index, Made] | None = None

    def made(query: Query, index: Index) -> Made:
        nonlocal last
        kept = last
        if kept is None or kept[0] is not query or kept[1] is not index:
            last = kept = query, index, make(query, index)
        return kept[2]

    return made


def finding(strategy: str, why: str, weight: float, *covers: str) -> Finding:
    """Return evidence of ``strategy`` with the parts of the designator that it accounts for."""
    return Finding(Evidence(strategy, why, weight), frozenset(covers))
