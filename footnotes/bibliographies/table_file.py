"""Tables in an SQLite file that is written once, never changed, and looked up without being loaded.

The file carries the checksum of all its bytes (in ``user_version``, which SQLite leaves to applications), so a damaged
one is known when it is opened. It is written beside its place and put there in one step: no process sees half of one.
"""

from __future__ import annotations

import os
import sqlite3
import zlib
from collections.abc import Iterable, Iterator
from contextlib import closing
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import Any

Term = str | int
_SCHEMA = (
    'CREATE TABLE "tables" (number INTEGER PRIMARY KEY, name TEXT UNIQUE);'
    'CREATE TABLE "rows" ("table" INTEGER, term, value, PRIMARY KEY ("table", term)) WITHOUT ROWID;'
)
_FIND = 'SELECT value FROM "rows" WHERE "table" = ? AND term = ?'
_ALL = 'SELECT term, value FROM "rows" WHERE "table" = ? ORDER BY term'
_COUNT = 'SELECT count(*) FROM "rows" WHERE "table" = ?'
_USER_VERSION = slice(60, 64)  # SQLite file format, 1.3: the database header
_PIECE = 1 << 20
_CACHE = -16_000  # kB, for one connection


class TableFile:
    """A file of tables, opened for reading; each process that uses it has a connection of its own."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._process = 0
        self._connection: sqlite3.Connection | None = None
        self._numbers: dict[str, int] = dict(self._ask('SELECT name, number FROM "tables"', ()))

    @classmethod
    def opened(cls, path: Path) -> TableFile | None:
        """Return the file; None where there is none, or it is damaged."""
        try:
            return cls(path) if _is_whole(path) else None
        except (OSError, sqlite3.DatabaseError):
            return None

    def names(self) -> Iterable[str]:
        """Return the names of the tables."""
        return self._numbers.keys()

    def get(self, table: str, term: Term) -> Any:
        """Return the value of a term; None where it has none."""
        row = self._ask(_FIND, (self._numbers[table], term)).fetchone()
        return row[0] if row else None

    def rows(self, table: str) -> Iterator[tuple[Any, Any]]:
        """Yield all terms of a table with their values, the terms in order."""
        return iter(self._ask(_ALL, (self._numbers[table],)))

    def count(self, table: str) -> int:
        """Return how many terms a table has."""
        return int(self._ask(_COUNT, (self._numbers[table],)).fetchone()[0])

    def close(self) -> None:
        """Close the file: some systems remove no open ones."""
        if self._connection is not None:
            self._connection.close()

    def _ask(self, question: str, values: tuple[Any, ...]) -> sqlite3.Cursor:
        if self._process != os.getpid():  # the connection of a process that this one was forked from is not to be used
            uri = f"{self._path.absolute().as_uri()}?mode=ro&immutable=1"
            self._connection = sqlite3.connect(uri, uri=True, check_same_thread=False)
            self._connection.execute(f"PRAGMA cache_size = {_CACHE}")
            self._process = os.getpid()
        assert self._connection is not None
        return self._connection.execute(question, values)

    def __reduce__(self) -> tuple[type[TableFile], tuple[Path]]:
        return TableFile, (self._path,)


def write(path: Path, tables: Iterable[tuple[str, Iterable[tuple[Term, Any]]]]) -> None:
    """Write tables with their rows to ``path``. Raises OSError or sqlite3.Error where that cannot be."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with NamedTemporaryFile(dir=path.parent, prefix=".", suffix=".new", delete=False) as held:
        new = Path(held.name)
    try:
        with closing(sqlite3.connect(new)) as connection, connection:
            connection.executescript(f"PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; {_SCHEMA}")
            for number, (name, rows) in enumerate(tables):
                connection.execute('INSERT INTO "tables" VALUES (?, ?)', (number, name))
                numbered = ((number, term, value) for term, value in rows)
                connection.executemany('INSERT INTO "rows" VALUES (?, ?, ?)', numbered)
        with new.open("r+b") as file:
            checksum = _checksum(new)
            file.seek(_USER_VERSION.start)
            file.write(checksum)
        new.replace(path)
    finally:
        new.unlink(missing_ok=True)


def _is_whole(path: Path) -> bool:
    with path.open("rb") as file:
        return file.read(100)[_USER_VERSION] == _checksum(path)


def _checksum(path: Path) -> bytes:
    """Return the checksum of a file but for the place where it stands."""
    with path.open("rb", buffering=0) as file:
        head = bytearray(file.read(100))
        head[_USER_VERSION] = bytes(4)
        found = zlib.crc32(head)
        while piece := file.read(_PIECE):
            found = zlib.crc32(piece, found)
    return found.to_bytes(4, "big")
