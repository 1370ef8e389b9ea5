"""A bibliography in files of tables: its entries and look-ups are read when they are asked for."""

from __future__ import annotations

import json
import sqlite3
import sys
from array import array
from bisect import bisect_left
from collections.abc import Callable, ItemsView, Iterable, Iterator, Mapping, Sequence, ValuesView
from heapq import merge
from itertools import accumulate, groupby, islice
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any
from zlib import crc32

from footnotes.bibliographies.stored_keys import SIZE, StoredKeys, packed, unpacked
from footnotes.bibliographies.table_file import TableFile, write
from footnotes.bibliographies.translations import translated
from footnotes.model.bibliography import Bibliography, LoadFailure
from footnotes.model.entry import Entry, Origin
from footnotes.undisturbed import undisturbed

if TYPE_CHECKING:
    from footnotes.bibliographies.loading import InPieces
    from footnotes.model.bibliography import Tables

_ENTRIES, _REST = "entries", "rest"
_KEYS, _ENDS = "keys", "ends"  # of the rest: all keys one after another, and where each begins and ends
_CHECKSUMS, _NUMBERS = "checksums", "numbers"  # of the rest: of all keys, sorted, and the numbers of their entries
_PART = 100_000  # entries whose look-ups are made at once
_MOST_KEPT = 5_000  # entries
_MOST_TERMS = 20_000  # of a table
_MOST_NUMBERS = 500_000  # of entries, for the terms of a table
_UNKNOWN: Any = object()  # what has not been looked up


def store(bibliography: Bibliography, files: Sequence[Path], path: Path) -> None:
    """Write a bibliography, read from ``files``, to a file of tables.

    Raises OSError, sqlite3.Error or ValueError (of text that is no Unicode) where that cannot be.
    """
    write(path, _tables(bibliography.entries.values(), lambda: (bibliography, {}), files))


def store_in_pieces(loading: InPieces, files: Sequence[Path], path: Path) -> None:
    """Write a bibliography of large files to a file of tables while they are read.

    Raises what ``store`` does, and NotInPiecesError where they are to be read whole.
    """
    write(path, _tables(loading.entries(), loading.bibliography, files))


def _tables(
    entries: Iterable[Entry], others: Callable[[], tuple[Bibliography, Mapping[str, str]]], files: Sequence[Path]
) -> Iterator[tuple[str, Iterable[tuple[str | int, Any]]]]:
    """Yield the tables of a bibliography: first the entries, then what is known when all are read."""
    paths = {path: number for number, path in enumerate(files)}
    keys: list[str] = []

    def rows() -> Iterator[tuple[int, str]]:
        for number, entry in enumerate(entries):
            keys.append(entry.key)
            yield number, _row(entry, paths)

    yield _ENTRIES, rows()
    bibliography, translations = others()
    rest = {
        "sigla": bibliography.sigla,
        "aliases": bibliography.aliases,
        "translations": translations,
        "failures": [failure._replace(path=paths[failure.path]) for failure in bibliography.failures],  # type: ignore[arg-type]
    }
    ends = array("I", accumulate(map(len, keys), initial=0))
    checksums = [crc32(key.encode()) for key in keys]
    numbers = array("I", sorted(range(len(keys)), key=checksums.__getitem__))
    in_order = array("I", map(checksums.__getitem__, numbers))
    yield (
        _REST,
        [
            *((name, _json(value)) for name, value in rest.items()),
            (_KEYS, "".join(keys).encode()),
            *((name, found.tobytes()) for name, found in ((_ENDS, ends), (_CHECKSUMS, in_order), (_NUMBERS, numbers))),
        ],
    )


def stored(
    path: Path, paths: Sequence[Path], sigla: Sequence[Path], at_hand: Mapping[str, Entry] | None = None
) -> Bibliography | None:
    """Return the bibliography of these files that is stored at ``path``; None where it is not there, or damaged.

    ``at_hand`` are its entries where they are in memory, too.
    """
    file = TableFile.opened(path)
    if file is None:
        return None
    rest: dict[str, Any] = {
        name: value if isinstance(value, bytes) else json.loads(value) for name, value in file.rows(_REST)
    }
    files = (*paths, *sigla)
    failures = tuple(LoadFailure(files[failure[0]], *failure[1:]) for failure in rest["failures"])
    keys = {siglum: tuple(meant) for siglum, meant in rest["sigla"].items()}
    entries = StoredEntries(file, files, rest, at_hand or {})
    lookups = StoredLookups(path, entries, keys)
    return Bibliography(entries, keys, failures, tuple(paths), rest["aliases"], lookups=lookups)


_json = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode


def _row(entry: Entry, paths: Mapping[Path, int]) -> str:
    origin = entry.origin and (paths[entry.origin.path], entry.origin.line, entry.origin.column)
    return _json([entry.key, entry.type, entry.variables, origin, entry.relations])


class StoredEntries(Mapping[str, Entry]):
    """The entries of a bibliography by key, in its order; those asked for last are kept."""

    def __init__(
        self, file: TableFile, paths: tuple[Path, ...], rest: Mapping[str, Any], at_hand: Mapping[str, Entry]
    ) -> None:
        self._file, self._paths = file, paths
        self._keys: str = rest[_KEYS].decode()
        self._ends, self._checksums, self._numbers = (array("I", rest[name]) for name in (_ENDS, _CHECKSUMS, _NUMBERS))
        self._translations = rest["translations"]
        self._kept = dict(at_hand)
        self._all_kept = bool(at_hand)  # in their order

    def __getitem__(self, key: str) -> Entry:
        found = self._kept.get(key)
        if found is None:
            number = self.number(key)
            if number < 0:
                raise KeyError(key)
            if len(self._kept) >= _MOST_KEPT:
                self._kept.clear()
            found = self._kept[key] = self._entry(self._file.get(_ENTRIES, number))
        return found

    def __contains__(self, key: object) -> bool:
        return key in self._kept or self.number(key) >= 0

    def __iter__(self) -> Iterator[str]:
        return map(self.key, range(len(self)))

    def __len__(self) -> int:
        return len(self._ends) - 1

    def values(self) -> ValuesView[Entry]:
        """Return the entries, in order."""
        return _Values(self)

    def items(self) -> ItemsView[str, Entry]:
        """Return the keys with their entries, in order."""
        return _Items(self)

    def in_order(self) -> Iterator[Entry]:
        """Yield all entries, without keeping them."""
        if self._all_kept:
            return iter(self._kept.values())
        return (self._entry(row) for _, row in self._file.rows(_ENTRIES))

    def key(self, number: int) -> str:
        """Return the key of the entry of a number, counted from 0."""
        return self._keys[self._ends[number] : self._ends[number + 1]]

    def number(self, key: object) -> int:
        """Return the number of the entry with a key; -1 where there is none."""
        if not isinstance(key, str):
            return -1
        checksum = crc32(key.encode("utf-8", "replace"))
        at = bisect_left(self._checksums, checksum)
        while at < len(self._checksums) and self._checksums[at] == checksum:
            if self.key(self._numbers[at]) == key:
                return int(self._numbers[at])
            at += 1
        return -1

    def _entry(self, row: str) -> Entry:
        key, kind, variables, origin, relations = json.loads(row)
        place = Origin(self._paths[origin[0]], *origin[1:]) if origin else None
        entry = Entry(key, kind, variables, place, relations)
        return translated(entry, self._translations[key]) if key in self._translations else entry


class _Values(ValuesView[Entry]):
    _mapping: StoredEntries

    def __iter__(self) -> Iterator[Entry]:
        return self._mapping.in_order()


class _Items(ItemsView[str, Entry]):
    _mapping: StoredEntries

    def __iter__(self) -> Iterator[tuple[str, Entry]]:
        return ((entry.key, entry) for entry in self._mapping.in_order())


class StoredTable(Mapping[str, Sequence[Any]]):
    """What is found by a term; manuscripts repeat their words, so what was found last is kept."""

    def __init__(self, file: TableFile, name: str, entries: StoredEntries) -> None:
        self._file, self._name, self._entries = file, name, entries
        self._kept: dict[str, Sequence[Any] | None] = {}
        self._size = 0

    def __getitem__(self, term: str) -> Sequence[Any]:
        found = self.get(term)
        if found is None:
            raise KeyError(term)
        return found  # type: ignore[no-any-return]

    def get(self, term: str, default: Any = None) -> Any:
        """Return what is found by a term, else the default."""
        found = self._kept.get(term, _UNKNOWN)
        if found is _UNKNOWN:
            found = self._read(term)
            self._size += len(found or ())
            if len(self._kept) >= _MOST_TERMS or self._size > _MOST_NUMBERS:
                self._kept.clear()
                self._size = len(found or ())
            self._kept[term] = found
        return default if found is None else found

    def _read(self, term: str) -> Sequence[Any] | None:
        value = self._file.get(self._name, term)
        if value is None or isinstance(value, bytes):
            return None if value is None else StoredKeys(value, self._entries)
        return tuple(tuple(item) if isinstance(item, list) else item for item in json.loads(value))

    def __contains__(self, term: object) -> bool:
        return self.get(term) is not None  # type: ignore[arg-type]

    def __iter__(self) -> Iterator[str]:
        return (term for term, _ in self._file.rows(self._name))

    def __len__(self) -> int:
        return self._file.count(self._name)


class StoredLookups:
    """The look-ups of a stored bibliography, each set of tables in a file beside that of the entries."""

    def __init__(self, path: Path, entries: StoredEntries, sigla: Mapping[str, tuple[str, ...]]) -> None:
        self._path, self._entries, self._sigla = path, entries, sigla
        self._opened: dict[str, Tables] = {}  # one manuscript is in English, the next in German

    def tables(self, name: str, make: Callable[[Bibliography], Tables]) -> Tables:
        """Return the tables of this name, made where they are not there, or damaged; see ``Lookups``."""
        found = self._opened.get(name)
        if found is None:
            found = self._opened[name] = self._open(name, make)
        return found

    def _open(self, name: str, make: Callable[[Bibliography], Tables]) -> Tables:
        path = self._path.with_name(f"{self._path.stem}.{name}{self._path.suffix}")
        file = TableFile.opened(path)
        if file is None:
            try:
                self._make(path, make)
                file = TableFile(path)
            except (OSError, sqlite3.Error, ValueError):  # no room for it, or another run has removed it at once
                return make(next(self._parts(len(self._entries))))
        return {table: StoredTable(file, table, self._entries) for table in file.names()}

    @undisturbed
    def _make(self, path: Path, make: Callable[[Bibliography], Tables]) -> None:
        """Write the tables to a file: those of each part to one of its own, which then are merged."""
        numbers = {key: number for number, key in enumerate(self._entries)}
        if len(numbers) <= _PART:
            write(path, _rows(make(next(self._parts(_PART))), numbers))
            return
        with TemporaryDirectory(dir=path.parent, prefix=".") as folder:
            files = []
            for at, part in enumerate(self._parts(_PART)):
                file = Path(folder, str(at))
                write(file, _rows(make(part), numbers))
                files.append(TableFile(file))
            write(path, self._merged(files))
            for opened in files:
                opened.close()

    def _merged(self, files: Sequence[TableFile]) -> Iterator[tuple[str, Iterable[tuple[str, Any]]]]:
        for name in files[0].names():
            rows = merge(*(file.rows(name) for file in files), key=_term)
            yield name, ((term, self._joined([value for _, value in found])) for term, found in groupby(rows, _term))

    def _joined(self, values: Sequence[bytes | str]) -> bytes | str:
        """Return what parts have under a term as one value, in the order of the parts."""
        if len(values) == 1:
            return values[0]
        if all(isinstance(value, bytes) for value in values):
            numbers = dict.fromkeys(number for value in values for number in unpacked(value))  # type: ignore[arg-type]
            return packed(tuple(numbers), len(self._entries))
        once = {_json(one): one for value in values for one in self._read(value)}
        return _json(list(once.values()))

    def _read(self, value: bytes | str) -> Iterable[Any]:
        return StoredKeys(value, self._entries) if isinstance(value, bytes) else json.loads(value)

    def _parts(self, size: int) -> Iterator[Bibliography]:
        entries = self._entries.in_order()
        while part := {entry.key: entry for entry in islice(entries, size)}:
            keys = {siglum: tuple(key for key in keys if key in part) for siglum, keys in self._sigla.items()}
            yield Bibliography(part, {siglum: own for siglum, own in keys.items() if own})


def _rows(tables: Tables, numbers: Mapping[str, int]) -> Iterator[tuple[str, Iterable[tuple[str, Any]]]]:
    for name, table in tables.items():
        yield name, ((term, _value(table[term], numbers)) for term in sorted(table))


def _term(row: tuple[str, Any]) -> str:
    return row[0]


def _value(values: Sequence[Any], numbers: Mapping[str, int]) -> bytes | str:
    """Return keys as the numbers of their entries, anything else as JSON; nothing twice."""
    if len(values) == 1 and values[0] in numbers:
        return numbers[values[0]].to_bytes(SIZE, sys.byteorder)  # most of them, in a third of the time
    once = dict.fromkeys(values)
    try:
        return packed([numbers[value] for value in once], len(numbers))
    except KeyError:
        return _json(list(once))
