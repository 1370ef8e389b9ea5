"""The index of sources: under each its passages in order, with the places that cite them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from footnotes.back_matter.gathering import Cited, Division, Mention
from footnotes.back_matter.passages import Passage
from footnotes.back_matter.places import CitedAt
from footnotes.model.entry import Entry
from footnotes.records import NamedTuple


class IndexedPassage(NamedTuple):
    """A passage and every place that cites it, in the order of the manuscripts."""

    passage: Passage
    places: tuple[CitedAt, ...]


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
    """A reference of which the source is not known, as it is written; ``rivals`` are keys too close to call."""

    written: str
    rivals: tuple[str, ...]
    places: tuple[CitedAt, ...]


class SourceIndex(NamedTuple):
    """What manuscripts cite. ``entries`` and ``sigla`` have what is cited, by key; sources are in no order yet."""

    manuscripts: tuple[str, ...]
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
    entries: dict[str, Entry] = {}
    sigla: dict[str, str] = {}
    mentions: dict[str, list[Mention]] = {}
    unresolved: dict[tuple[str, tuple[str, ...]], list[CitedAt]] = {}
    for manuscript in cited:
        keys = {key: _key(entry, entries) for key, entry in manuscript.entries.items()}
        for key, siglum in manuscript.sigla.items():
            sigla.setdefault(keys[key], siglum)
        for mention in manuscript.mentions:
            if mention.key is None:
                unresolved.setdefault((mention.written, mention.rivals), []).append(mention.at)
            else:
                mentions.setdefault(keys[mention.key], []).append(mention)
    return SourceIndex(
        _names([one.path for one in cited]),
        cited[0].language if cited else "en",
        entries,
        sigla,
        tuple(IndexedSource(key, _divisions(found)) for key, found in mentions.items()),
        tuple(Unresolved(*what, tuple(places)) for what, places in unresolved.items()),
    )


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


def _divisions(mentions: list[Mention]) -> tuple[IndexedDivision, ...]:
    found: dict[object, list[Mention]] = {}
    for mention in mentions:
        found.setdefault(mention.division.order, []).append(mention)
    return tuple(_indexed(of_one) for _, of_one in sorted(found.items(), key=lambda item: item[0]))  # type: ignore[arg-type, return-value]


def _indexed(mentions: list[Mention]) -> IndexedDivision:
    as_a_whole = tuple(mention.at for mention in mentions if not mention.passages)
    by_order: dict[object, tuple[Passage, list[CitedAt]]] = {}
    for mention in mentions:
        for passage in mention.passages:
            by_order.setdefault(passage.order, (passage, []))[1].append(mention.at)
    ordered = sorted(by_order.items(), key=lambda item: item[0])  # type: ignore[arg-type, return-value]
    passages = tuple(IndexedPassage(passage, tuple(places)) for _, (passage, places) in ordered)
    return IndexedDivision(mentions[0].division, as_a_whole, passages)
