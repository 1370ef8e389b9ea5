"""What BibLaTeX entries inherit: ``xdata``, and ``crossref`` with the default rules of the manual's appendix B.

Beyond the manual, any part of a book inherits from any whole: many write @incollection with a crossref to @book.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from footnotes.model.entry import Origin

_NEVER = frozenset({
    "ids", "crossref", "xref", "xdata", "entryset", "entrysubtype", "execute", "label", "options", "presort", "related",
    "relatedoptions", "relatedstring", "relatedtype", "shorthand", "shorthandintro", "shorttitle", "sortkey",
    "sorttitle", "indextitle", "indexsorttitle",
})  # fmt: skip
_DATE = frozenset({"date", "year", "month", "day"})
_TITLES = frozenset({"title", "subtitle", "titleaddon"})
_WHOLES = frozenset({"book", "collection", "proceedings", "reference"})
_SETS = frozenset(f"mv{whole}" for whole in _WHOLES)
_PARTS = frozenset({
    "inbook", "bookinbook", "suppbook", "incollection", "suppcollection", "inreference", "inproceedings", "conference",
})  # fmt: skip
_PARTS_BY_ITS_AUTHOR = frozenset({"inbook", "bookinbook", "suppbook"})


@dataclass(slots=True)
class Record:
    """A BibTeX entry whose values are LaTeX, without strings and outer braces."""

    origin: Origin
    type: str
    key: str
    fields: dict[str, str]

    def keys_in(self, name: str) -> list[str]:
        """Return the keys that a field lists, which commas separate."""
        return [key for key in map(str.strip, self.fields.get(name, "").split(",")) if key]


def inherit(records: Iterable[Record], find: Callable[[Record, str, str], Record | None]) -> None:
    """Add to each record what it inherits, parents first, so that a volume passes on what it has from its set.

    ``find`` looks up the parent that a record names in a field, by key. Circles end where they close.
    """
    parents: dict[int, list[tuple[Record, bool]]] = {}  # of each record met, and whether by xdata
    done: set[int] = set()
    for start in records:
        stack = [start]
        while stack:
            record = stack[-1]
            if id(record) not in parents:
                parents[id(record)] = list(_parents(record, find))
                stack += [parent for parent, _ in parents[id(record)] if id(parent) not in parents]
                continue
            stack.pop()
            if id(record) not in done:
                done.add(id(record))
                for parent, by_xdata in parents[id(record)]:
                    _take(record, parent, by_xdata)


def _parents(record: Record, find: Callable[[Record, str, str], Record | None]) -> Iterable[tuple[Record, bool]]:
    for name in ("xdata", "crossref"):
        if name in record.fields:
            for key in record.keys_in(name):
                if (parent := find(record, name, key)) is not None and parent is not record:
                    yield parent, name == "xdata"


def _take(child: Record, parent: Record, by_xdata: bool) -> None:
    dated = not _DATE.isdisjoint(child.fields)
    taken: dict[str, str] = {}
    for name, value in parent.fields.items():
        if not (dated and name in _DATE):
            for target in (name,) if by_xdata and name != "ids" else _targets(name, parent.type, child.type):
                if target != name or target not in taken:  # the parent's title goes before its own booktitle
                    taken[target] = value
    for name, value in taken.items():
        child.fields.setdefault(name, value)


def _targets(name: str, parent: str, child: str) -> tuple[str, ...]:
    """Return the fields of the child that a field of its parent goes to."""
    if name in _NEVER:
        return ()
    if name in _TITLES:
        if parent in _SETS and (child in _WHOLES or child in _PARTS):
            return (f"main{name}",)
        if parent in _WHOLES and child in _PARTS:
            return (f"book{name}",)
        if parent == "periodical" and child in ("article", "suppperiodical"):
            return (f"journal{name}",)
    if name == "author" and parent in ("book", "mvbook") and child in _PARTS_BY_ITS_AUTHOR:
        return ("author", "bookauthor")
    return (name,)
