"""Which manuscripts of a corpus have all their rows in the output: an SQLite file beside it.

Rows count as written when the journal says so, in one step with how far the output goes; what the output has beyond
that is cut off when a run goes on.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from pathlib import Path

from footnotes.model.input_error import InputError
from footnotes.pipeline.rows import Rows
from footnotes.translations import gettext

_TABLES = """
CREATE TABLE run (key TEXT NOT NULL, extent INTEGER, rows INTEGER, unread INTEGER);
CREATE TABLE written (path BLOB PRIMARY KEY) WITHOUT ROWID;
CREATE TABLE cited (entry BLOB PRIMARY KEY) WITHOUT ROWID;
"""


class Journal:
    """What an output holds; ``key`` tells what its rows follow from.

    ``extent`` is how far the output goes, in whatever unit it counts; ``rows`` are those of manuscripts, of which
    ``unread`` say that one could not be read. Raises InputError where the output is that of
    another run, or is being written by one.
    """

    def __init__(self, output: Path, key: str) -> None:
        self.path = output.with_name(f"{output.name}.journal")
        self.extent = self.rows = self.unread = 0
        existed = self.path.exists()
        if output.exists() and not existed:
            remedy = gettext("remove it, or name another file")
            raise InputError(gettext("there already, and no journal beside it"), path=output, remedy=remedy)
        try:
            self._connection = sqlite3.connect(self.path, timeout=0)
        except sqlite3.Error as error:
            raise self._as_input_error(error) from None
        try:
            self._open(output, key, existed)
        except InputError:
            self.close()
            raise
        except sqlite3.Error as error:
            self.close()
            raise self._as_input_error(error) from None

    def _open(self, output: Path, key: str, existed: bool) -> None:
        self._connection.execute("PRAGMA locking_mode = EXCLUSIVE")
        self._connection.execute("BEGIN IMMEDIATE")
        if not self._connection.execute("SELECT name FROM sqlite_master").fetchone():
            self._begin(key)
            existed = False
        with self._connection:
            own, self.extent, self.rows, self.unread = self._connection.execute("SELECT * FROM run").fetchone()
        if own != key:
            remedy = gettext("name another file for these, or remove it and its journal")
            said = gettext("holds the results of other options, settings or sources")
            raise InputError(said, path=output, remedy=remedy)
        if existed and self.extent and not output.exists():
            remedy = gettext("remove {file} too").format(file=self.path.name)
            raise InputError(gettext("gone, but its journal is there"), path=output, remedy=remedy)

    def _begin(self, key: str) -> None:
        for statement in _TABLES.strip().split("\n"):
            self._connection.execute(statement)
        self._connection.execute("INSERT INTO run VALUES (?, 0, 0, 0)", (key,))

    def has(self, path: str) -> bool:
        """Say whether all rows of a manuscript are written."""
        question = "SELECT 1 FROM written WHERE path = ?"
        return self._connection.execute(question, (_bytes(path),)).fetchone() is not None

    def cited(self) -> frozenset[str]:
        """Return the keys of the entries that the manuscripts cite."""
        found = self._connection.execute("SELECT entry FROM cited")
        return frozenset(entry.decode("utf-8", "surrogateescape") for (entry,) in found)

    def manuscripts(self) -> int:
        """Return how many are written."""
        return int(self._connection.execute("SELECT count(*) FROM written").fetchone()[0])

    def write(self, manuscripts: Sequence[tuple[str, Rows]], extent: int) -> None:
        """Note manuscripts whose rows the output now holds. Raises InputError where that cannot be."""
        rows = self.rows + sum(own.number for _, own in manuscripts)
        unread = self.unread + sum(own.is_unread for _, own in manuscripts)
        paths = [(_bytes(path),) for path, _ in manuscripts]
        cited = [(_bytes(entry),) for entry in frozenset().union(*(own.cited for _, own in manuscripts))]
        try:
            with self._connection:
                self._connection.executemany("INSERT OR IGNORE INTO written VALUES (?)", paths)
                self._connection.executemany("INSERT OR IGNORE INTO cited VALUES (?)", cited)
                self._connection.execute("UPDATE run SET extent = ?, rows = ?, unread = ?", (extent, rows, unread))
        except sqlite3.Error as error:
            raise self._as_input_error(error) from None
        self.extent, self.rows, self.unread = extent, rows, unread

    def close(self) -> None:
        """Let go of the file."""
        self._connection.close()

    def _as_input_error(self, error: sqlite3.Error) -> InputError:
        if "locked" in str(error):
            return InputError(
                gettext("another run is writing this"), path=self.path, remedy=gettext("wait for it, or end it")
            )
        if isinstance(error, sqlite3.OperationalError):
            return InputError(str(error), path=self.path, remedy=gettext("make room; the same command then goes on"))
        remedy = gettext("remove it with its output, and begin anew")
        return InputError(gettext("damaged: {why}").format(why=error), path=self.path, remedy=remedy)


def _bytes(text: str) -> bytes:
    return text.encode("utf-8", "surrogateescape")
