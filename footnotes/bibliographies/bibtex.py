"""BibTeX and BibLaTeX: files that share their strings and may refer to each other's entries."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from footnotes.bibliographies import bibtex_fields as tables
from footnotes.bibliographies.bibtex_blocks import Block, split
from footnotes.bibliographies.bibtex_entry import csl_type, csl_variables
from footnotes.bibliographies.bibtex_inheritance import Record, inherit
from footnotes.bibliographies.bibtex_values import expand
from footnotes.bibliographies.reading import MOST_SUGGESTIONS, Reading, Source, nearest
from footnotes.model.entry import Entry
from footnotes.translations import gettext

_MONTHS = {
    "jan": "January", "feb": "February", "mar": "March", "apr": "April", "may": "May", "jun": "June", "jul": "July",
    "aug": "August", "sep": "September", "oct": "October", "nov": "November", "dec": "December",
}  # fmt: skip


def read(sources: Sequence[Source]) -> list[Reading]:
    """Return the entries of each file, in the order of the files."""
    database = _Database(sources)
    inherit(database.records, database.find)
    relations = _relations(database)
    for record in database.records:
        if record.type != "xdata":
            kind = csl_type(record) or database.unknown_type(record)
            variables = csl_variables(record, kind)
            origin = record.source.origin(record.offset)
            entry = Entry(record.key, kind, variables, origin, relations.get(record.key, {}))
            database.readings[record.source.path].entries.append(entry)
    for reading in database.readings.values():
        reading.failures.sort(key=lambda failure: (failure.line, failure.column))
    return list(database.readings.values())


class _Database:
    """The records of all files, found by key; what is amiss goes to the reading of the record's file."""

    def __init__(self, sources: Sequence[Source]) -> None:
        files = [split(source) for source in sources]
        self.readings = {
            source.path: Reading(failures=blocks.failures) for source, blocks in zip(sources, files, strict=True)
        }
        self._strings = dict(_MONTHS)
        for blocks in files:
            for name, value in blocks.strings:
                self._strings[name] = expand(value, self._strings, lambda _: None)
        self.records = [self._record(block, number) for blocks in files for number, block in enumerate(blocks.entries)]
        self._by_key = {record.key: record for record in reversed(self.records)}
        self._by_folded_key = {record.key.lower(): record for record in reversed(self.records)}
        self._unknown_types: set[str] = set()
        self._missing: set[tuple[str, str, str]] = set()

    def find(self, record: Record, field: str, key: str) -> Record | None:
        """Return the record of a key that ``field`` of ``record`` names; as in BibTeX, case may differ."""
        found = self._by_key.get(key) or self._by_folded_key.get(key.lower())
        if not found and (record.key, field, key) not in self._missing:
            self._missing.add((record.key, field, key))
            best = nearest(key, self._by_key) if len(self._missing) <= MOST_SUGGESTIONS else ""
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

    def unknown_type(self, record: Record) -> str:
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
        failure = record.source.failure(record.offset, reason, remedy, key=record.key)._replace(kind=kind)
        self.readings[record.source.path].failures.append(failure)

    def _record(self, block: Block, number: int) -> Record:
        unknown: list[str] = []
        fields = {name: expand(value, self._strings, unknown.append) for name, value in block.fields.items()}
        key = block.key or f"{block.source.path.stem}-{number + 1}"
        record = Record(block.source, block.offset, block.type, key, fields)
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


def _relations(database: _Database) -> dict[str, dict[str, str]]:
    """Return the relations of entries by their keys: kind of relation to the key of the other entry."""
    relations: defaultdict[str, dict[str, str]] = defaultdict(dict)
    for record in database.records:
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
