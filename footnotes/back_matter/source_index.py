"""The index of sources: under each its passages in order, with the places that cite them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from footnotes.back_matter.gathering import Cited, Division, Mention
from footnotes.back_matter.passages import Passage
from footnotes.back_matter.places import CitedAt
from footnotes.model.entry import Entry
from footnotes.records import Any, NamedTuple


class IndexedManuscript(NamedTuple):
    """What a manuscript is called, and whether its notes are told by chapter and number."""

    name: str
    by_chapter: bool = False


class Parallel(NamedTuple):
    """The same passage in another edition."""

    key: str
    division: Division
    passage: Passage


class IndexedPassage(NamedTuple):
    """A passage, every place that cites it, in the order of the manuscripts, and the same in other editions."""

    passage: Passage
    places: tuple[CitedAt, ...]
    parallels: tuple[Parallel, ...] = ()


class IndexedDivision(NamedTuple):
    """A volume, or the work itself where the division is empty: the places that cite it as a whole, and passages."""

    division: Division
    places: tuple[CitedAt, ...]
    passages: tuple[IndexedPassage, ...]


class IndexedSource(NamedTuple):
    """A source that is cited: its key, and what of it is."""

    key: str
    divisions: tuple[IndexedDivision, ...]


class Unresolved(NamedTuple):
    """A reference of which the source is not known, as it is written, and what it may mean."""

    written: str
    rivals: tuple[str, ...]
    places: tuple[CitedAt, ...]


class SourceIndex(NamedTuple):
    """What manuscripts cite. ``entries`` and ``sigla`` have what is cited, by key; sources are in no order yet."""

    manuscripts: tuple[IndexedManuscript, ...]
    language: str
    entries: Mapping[str, Entry]
    sigla: Mapping[str, str]
    sources: tuple[IndexedSource, ...]
    unresolved: tuple[Unresolved, ...]


def source_index(cited: Sequence[Cited]) -> SourceIndex:
    """Return the index of what manuscripts cite, in the language of the first.

    One key may stand for different entries in different manuscripts, whose bibliographies are their own; the later
    ones are told apart by a number.
    """
    builder = _Builder()
    for number, manuscript in enumerate(cited):
        builder.add(number, manuscript)
    return SourceIndex(
        tuple(map(IndexedManuscript, _names([one.path for one in cited]), [one.by_chapter for one in cited])),
        cited[0].language if cited else "en",
        builder.entries,
        builder.sigla,
        tuple(builder.source(key) for key in builder.mentions),
        tuple(Unresolved(*what, tuple(places)) for what, places in builder.unresolved.items()),
    )


class _Builder:
    """Collects what manuscripts cite, by sources."""

    def __init__(self) -> None:
        self.entries: dict[str, Entry] = {}
        self.sigla: dict[str, str] = {}
        self.mentions: dict[str, list[Mention]] = {}
        self.unresolved: dict[tuple[str, tuple[str, ...]], list[CitedAt]] = {}
        self._parallels: dict[object, dict[Parallel, None]] = {}  # by key, division and passage

    def add(self, number: int, cited: Cited) -> None:
        """Take in what a manuscript cites."""
        keys = {key: _key(entry, self.entries) for key, entry in cited.entries.items()}
        for key, siglum in cited.sigla.items():
            self.sigla.setdefault(keys[key], siglum)
        for mention in cited.mentions:
            at = mention.at._replace(manuscript=number)
            if mention.key is None:
                self.unresolved.setdefault((mention.written, mention.rivals), []).append(at)
                continue
            self.mentions.setdefault(keys[mention.key], []).append(mention._replace(at=at))
            if mention.parallel is not None:
                self._add_parallel(mention, mention.parallel, keys)

    def _add_parallel(self, mention: Mention, other: Mention, keys: Mapping[str, str]) -> None:
        if len(mention.passages) != 1 or len(other.passages) != 1:  # which of them is which is not told
            return
        one, two = (Parallel(keys[each.key or ""], each.division, each.passages[0]) for each in (mention, other))
        self._parallels.setdefault(_order(one), {})[two] = None
        self._parallels.setdefault(_order(two), {})[one] = None

    def source(self, key: str) -> IndexedSource:
        """Return a source with its divisions in order."""
        found: dict[Any, list[Mention]] = {}
        for mention in self.mentions[key]:
            found.setdefault(mention.division.order, []).append(mention)
        return IndexedSource(key, tuple(self._division(key, found[order]) for order in sorted(found)))

    def _division(self, key: str, mentions: list[Mention]) -> IndexedDivision:
        division = mentions[0].division
        found: dict[Any, tuple[Passage, list[CitedAt]]] = {}
        for mention in mentions:
            for passage in mention.passages:
                found.setdefault(passage.order, (passage, []))[1].append(mention.at)
        passages = []
        for order in sorted(found):
            passage, places = found[order]
            parallels = self._parallels.get(_order(Parallel(key, division, passage)), {})
            passages.append(IndexedPassage(passage, tuple(places), tuple(parallels)))
        as_a_whole = tuple(mention.at for mention in mentions if not mention.passages)
        return IndexedDivision(division, as_a_whole, tuple(passages))


def _order(passage: Parallel) -> object:
    return passage.key, passage.division.order, passage.passage.order


def _names(paths: Sequence[Path | None]) -> tuple[str, ...]:
    """Return what manuscripts are called: by their files without suffix, or as they are where two are called so."""
    stems = [path.stem if path else "" for path in paths]
    if len(set(stems)) == len(stems):
        return tuple(stems)
    return tuple(path.as_posix() if path else "" for path in paths)


def _key(entry: Entry, entries: dict[str, Entry]) -> str:
    """Return the key that an entry has in the index, and put it there."""
    key, count = entry.key, 1
    while key in entries and (entries[key].type, entries[key].variables) != (entry.type, entry.variables):
        count += 1
        key = f"{entry.key} ({count})"
    entries.setdefault(key, entry._replace(key=key))
    return key
