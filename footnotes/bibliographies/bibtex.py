"""BibTeX and BibLaTeX: files that share their strings and may refer to each other's entries."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from itertools import chain
from pathlib import Path

from footnotes.bibliographies import bibtex_fields as tables
from footnotes.bibliographies.bibtex_blocks import Block, Blocks, split, split_piece
from footnotes.bibliographies.bibtex_entry import csl_type, csl_variables
from footnotes.bibliographies.bibtex_inheritance import Record, inherit
from footnotes.bibliographies.bibtex_values import expand
from footnotes.bibliographies.pieces import NotInPiecesError, pieces
from footnotes.bibliographies.reading import MOST_SUGGESTIONS, Reading, Source, nearest
from footnotes.model.bibliography import LoadFailure
from footnotes.model.entry import Entry
from footnotes.patterns import pattern
from footnotes.translations import gettext

_MONTHS = {
    "jan": "January", "feb": "February", "mar": "March", "apr": "April", "may": "May", "jun": "June", "jul": "July",
    "aug": "August", "sep": "September", "oct": "October", "nov": "November", "dec": "December",
}  # fmt: skip
_LINKS = frozenset({"crossref", "xref", "xdata", "related"})
_LINK = pattern(r"\b(?:crossref|xref|xdata|related)\s*=\s*[{\"]?(?P<keys>[^}\"]{0,4000})|@\s*string\b", re.IGNORECASE)
_LONGEST_LINK = 10_000  # characters


def read(sources: Sequence[Source]) -> list[Reading]:
    """Return the entries of each file, in the order of the files."""
    files = [split(source) for source in sources]
    readings = {source.path: Reading(failures=blocks.failures) for source, blocks in zip(sources, files, strict=True)}
    database = _Database({path: reading.failures for path, reading in readings.items()})
    for blocks in files:
        database.define(blocks)
    records = [[*database.records_of(blocks.entries, 0)] for blocks in files]
    database.know([*chain.from_iterable(records)])
    for own, reading in zip(records, readings.values(), strict=True):
        reading.entries.extend(database.entries_of(own))
    for reading in readings.values():
        reading.failures.sort(key=_place)
    return list(readings.values())


class InPieces:
    """Large files, read piece by piece: what entries say of each other is gathered before, where they do.

    Raises NotInPiecesError where that cannot be done.
    """

    def __init__(self, paths: Sequence[Path]) -> None:
        self._failures: dict[Path, list[LoadFailure]] = {path: [] for path in paths}
        self._database = _Database(self._failures)
        named = _named_in(paths)
        if named is None:
            return
        keys: dict[str, None] = {}
        linking: list[Record] = []
        for blocks in chain.from_iterable(map(_blocks_of, paths)):
            self._database.define(blocks)
            keys |= dict.fromkeys(block.key for block in blocks.entries)
            linking += [
                self._database.record(block, 0)
                for block in blocks.entries
                if block.key.lower() in named or not _LINKS.isdisjoint(block.fields)
            ]
        for found in self._failures.values():
            found.clear()  # they are told when all entries are read
        self._database.know(linking, keys)

    def readings(self, path: Path) -> Iterator[Reading]:
        """Yield the entries of a file, and at last what failed in it."""
        failures, count, any_ = self._failures[path], 0, False
        for blocks in _blocks_of(path):
            records = [*self._database.records_of(blocks.entries, count)]
            inherit(records, self._database.find)
            count += len(blocks.entries)
            any_ = any_ or blocks.any
            failures += blocks.failures
            yield Reading(entries=[*self._database.entries_of(records)])
        if not any_:
            raise NotInPiecesError
        yield Reading(failures=sorted(failures, key=_place))


def _blocks_of(path: Path) -> Iterator[Blocks]:
    for piece in pieces(path):
        blocks = Blocks()
        piece.done = split_piece(piece.source, blocks, is_last=piece.is_last)
        yield blocks


def _named_in(paths: Sequence[Path]) -> Container[str] | None:
    """Return the keys that entries name, in small letters; None where nothing stands for or names something else."""
    named: set[str] = set()
    linked = False
    for path in paths:
        for piece in pieces(path):
            text = piece.source.text
            piece.done = max(len(text) - _LONGEST_LINK, 0)
            for match in _LINK.finditer(text):
                linked = True
                named.update(key.strip().lower() for key in (match["keys"] or "").split(","))
    return named if linked else None


def _place(failure: LoadFailure) -> tuple[int, int]:
    return failure.line, failure.column


class _Database:
    """The records that others name, found by key; what is amiss goes to the failures of the record's file."""

    def __init__(self, failures: Mapping[Path, list[LoadFailure]]) -> None:
        self._failures = failures
        self._strings = dict(_MONTHS)
        self._keys: Iterable[str] = ()
        self._by_key: dict[str, Record] = {}
        self._by_folded_key: dict[str, Record] = {}
        self._relations: Mapping[str, Mapping[str, str]] = {}
        self._unknown_types: set[str] = set()
        self._missing: set[tuple[str, str, str]] = set()

    def define(self, blocks: Blocks) -> None:
        """Know the strings that a file defines."""
        for name, value in blocks.strings:
            self._strings[name] = expand(value, self._strings, lambda _: None)

    def know(self, records: Sequence[Record], keys: Iterable[str] = ()) -> None:
        """Know records that others may name, and what they inherit and name themselves; ``keys`` are those of all."""
        self._by_key = {record.key: record for record in reversed(records)}
        self._by_folded_key = {record.key.lower(): record for record in reversed(records)}
        self._keys = keys or self._by_key
        inherit(records, self.find)
        self._relations = _relations(records, self)

    def records_of(self, entries: Sequence[Block], before: int) -> Iterator[Record]:
        """Yield the records of entries that so many are before in their file."""
        return (self.record(block, before + number) for number, block in enumerate(entries))

    def entries_of(self, records: Sequence[Record]) -> Iterator[Entry]:
        """Yield the entries that records are, which have what they inherit."""
        for record in records:
            if record.type != "xdata":
                kind = csl_type(record) or self._unknown_type(record)
                variables = csl_variables(record, kind)
                yield Entry(record.key, kind, variables, record.origin, self._relations.get(record.key, {}))

    def find(self, record: Record, field: str, key: str) -> Record | None:
        """Return the record of a key that ``field`` of ``record`` names; as in BibTeX, case may differ."""
        found = self._by_key.get(key) or self._by_folded_key.get(key.lower())
        if not found and (record.key, field, key) not in self._missing:
            self._missing.add((record.key, field, key))
            best = nearest(key, self._keys) if len(self._missing) <= MOST_SUGGESTIONS else ""
            remedy = (
                gettext("did you mean {best}?").format(best=best)
                if best
                else gettext("add that entry, or remove the field")
            )
            self.fail(
                record,
                gettext("{field} names {key}, which is no entry").format(field=field, key=key),
                remedy,
                kind="no such entry",
            )
        return found

    def _unknown_type(self, record: Record) -> str:
        """Return the type for an entry of unknown type; the first of each unknown type is a failure."""
        if record.type not in self._unknown_types:
            self._unknown_types.add(record.type)
            best = nearest(record.type, tables.TYPES)
            remedy = (
                gettext("did you mean @{best}?").format(best=best)
                if best
                else gettext("use a type of BibLaTeX, such as @book or @misc")
            )
            self.fail(record, gettext("unknown type @{type}, read as @misc").format(type=record.type), remedy)
        return "document"

    def fail(self, record: Record, reason: str, remedy: str, *, kind: str = "") -> None:
        """Keep a failure at the beginning of a record."""
        path, line, column = record.origin
        self._failures[path].append(LoadFailure(path, line, column, reason, remedy, record.key, kind=kind))

    def record(self, block: Block, number: int) -> Record:
        """Return the record of an entry, its strings expanded; ``number`` counts the entries before it."""
        unknown: list[str] = []
        fields = {name: expand(value, self._strings, unknown.append) for name, value in block.fields.items()}
        key = block.key or f"{block.source.path.stem}-{number + 1}"
        record = Record(block.source.origin(block.offset), block.type, key, fields)
        if not block.key:
            self.fail(
                record,
                gettext("an entry without a key"),
                gettext("give it a key; it is called {key} here").format(key=key),
            )
        for name in unknown:
            self.fail(
                record,
                gettext("no @string defines {name}").format(name=name),
                gettext("define it, or put the text in braces"),
            )
        return record


def _relations(records: Iterable[Record], database: _Database) -> dict[str, dict[str, str]]:
    """Return the relations of entries by their keys: kind of relation to the key of the other entry."""
    relations: defaultdict[str, dict[str, str]] = defaultdict(dict)
    for record in records:
        for kind, other, is_reversed in _related(database, record):
            source, target = (other, record) if is_reversed else (record, other)
            relations[source.key].setdefault(kind, target.key)
    return relations


def _related(database: _Database, record: Record) -> Iterator[tuple[str, Record, bool]]:
    for field in ("crossref", "xref"):
        for key in record.keys_in(field):
            if other := database.find(record, field, key):
                yield "parent", other, False
    written = record.fields.get("relatedtype", "").strip()
    kind, is_reversed = tables.RELATIONS.get(written, (written or "related", False))
    for key in record.keys_in("related"):
        if other := database.find(record, "related", key):
            yield kind, other, is_reversed
