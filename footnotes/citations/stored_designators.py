"""Designators of a large bibliography, looked up in the tables that are kept of it."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from footnotes.citations.designators import Designator, Designators
from footnotes.model.bibliography import Bibliography

if TYPE_CHECKING:
    from footnotes.model.bibliography import Lookups, Tables

_MOST_KEPT = 5_000  # designators
_VOLUMES, _SERIAL, _ROLE, _YEAR, _WRITTEN, _AUTHOR, _TITLE = "v", "s", "r", "y", "w", "a", "t"


def stored_designators(bibliography: Bibliography, lookups: Lookups) -> Designators:
    """Return the designators of a bibliography whose look-ups are kept; they are collected where they are not yet."""
    tables = lookups.tables("designators", lambda part: _tables(Designators.collected(part)))
    return Designators(_Phrases(tables), _Lengths(tables), _Keys(bibliography))


def _tables(designators: Designators) -> Tables:
    """Return designators as what is known of a phrase, its entries, and the lengths of phrases that begin alike."""
    told = {" ".join(words): tuple(_told(known)) for words, known in designators.phrases.items()}
    keys = {" ".join(words): tuple(sorted(known.keys)) for words, known in designators.phrases.items()}
    lengths = {
        f"{first} {second}": tuple(map(str, found))
        for first, seconds in designators.lengths.items()
        for second, found in seconds.items()
    }
    return {"told": told, "keys": keys, "lengths": lengths, "firsts": dict.fromkeys(designators.lengths, ())}


def _told(known: Designator) -> Iterator[str]:
    yield from (_ROLE + role for role in sorted(known.roles))
    yield from (f"{_YEAR}{year}" for year in sorted(known.years))
    yield from _VOLUMES if known.volumes else ""
    yield from _SERIAL if known.serial else ""
    yield from [_WRITTEN + known.written] if known.written else []
    author, title = known.work
    yield from [_AUTHOR + author] if author else []
    yield from [_TITLE + title] if title else []


def _designator(told: Iterable[str], keys: Collection[str]) -> Designator:
    of_kind: dict[str, list[Any]] = {}
    for one in told:
        of_kind.setdefault(one[0], []).append(one[1:])
    numbers = getattr(keys, "numbers", keys)  # those of stored keys are looked up faster, and are as good
    work = (of_kind.get(_AUTHOR, [""])[0], of_kind.get(_TITLE, [""])[0]) if len(numbers) == 1 else ("", "")
    return Designator(
        frozenset(of_kind.get(_ROLE, ())),
        frozenset(map(int, of_kind.get(_YEAR, ()))),
        frozenset(numbers),
        _VOLUMES in of_kind,
        _SERIAL in of_kind,
        of_kind.get(_WRITTEN, [""])[0],
        work,
    )


class _Table(Mapping[Any, Any]):
    """What only is looked up, and never walked through."""

    def __init__(self, tables: Tables) -> None:
        self._tables = tables

    def __iter__(self) -> Iterator[Any]:
        raise TypeError("designators that are kept in a file are looked up one by one")

    def __len__(self) -> int:
        return len(self._tables["firsts"])


class _Phrases(_Table):
    """Designators by their words; those looked up last are kept."""

    def __init__(self, tables: Tables) -> None:
        super().__init__(tables)
        self._kept: dict[str, Designator] = {}

    def __getitem__(self, words: tuple[str, ...]) -> Designator:
        phrase = " ".join(words)
        found = self._kept.get(phrase)
        if found is None:
            found = _designator(self._tables["told"][phrase], self._tables["keys"][phrase])
            if len(self._kept) >= _MOST_KEPT:
                self._kept.clear()
            self._kept[phrase] = found
        return found


class _Lengths(_Table):
    """Lengths of phrases by their second word, by their first."""

    def __getitem__(self, first: str) -> Mapping[str, Sequence[int]]:
        if first not in self._tables["firsts"]:
            raise KeyError(first)
        return _Seconds(self._tables, first)

    def __contains__(self, first: object) -> bool:
        return first in self._tables["firsts"]


class _Seconds(_Table):
    """Lengths of phrases with one first word, longest first, by their second."""

    def __init__(self, tables: Tables, first: str) -> None:
        super().__init__(tables)
        self._first = first

    def __getitem__(self, second: str) -> Sequence[int]:
        found = self._tables["lengths"][f"{self._first} {second}"]
        return sorted(map(int, found), reverse=True)


class _Keys(Collection[str]):
    """All keys of entries and their other names."""

    def __init__(self, bibliography: Bibliography) -> None:
        self._bibliography = bibliography

    def __contains__(self, key: object) -> bool:
        return key in self._bibliography.entries or key in self._bibliography.aliases

    def __iter__(self) -> Iterator[str]:
        yield from self._bibliography.entries
        yield from self._bibliography.aliases

    def __len__(self) -> int:
        return sum(1 for _ in self)
