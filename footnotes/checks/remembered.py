"""What rules find out of a bibliography and its entries: once for all manuscripts that are read against it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from footnotes.model.bibliography import Bibliography
from footnotes.model.entry import Entry

_Fact = TypeVar("_Fact")


def once_per_bibliography(make: Callable[[Bibliography], _Fact]) -> Callable[[Bibliography], _Fact]:
    """Return a function that makes its result once for a bibliography; that of the last one is kept."""
    held: list[tuple[Bibliography, _Fact]] = []

    def get(bibliography: Bibliography) -> _Fact:
        last = held[0] if held else None  # read once: another thread may put its own there
        if last is None or last[0] is not bibliography:
            last = bibliography, make(bibliography)
            held[:] = [last]
        return last[1]

    return get


def once_per_entry(make: Callable[[Entry], _Fact]) -> Callable[[Bibliography, Entry], _Fact]:
    """Return a function that makes its result once for each entry of a bibliography."""

    def nothing_yet(bibliography: Bibliography) -> dict[str, _Fact]:
        return {}

    known = once_per_bibliography(nothing_yet)

    def get(bibliography: Bibliography, entry: Entry) -> _Fact:
        facts = known(bibliography)
        if entry.key not in facts:
            facts[entry.key] = make(entry)
        return facts[entry.key]

    return get
