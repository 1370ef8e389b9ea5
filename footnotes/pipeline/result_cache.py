"""Results of earlier runs, kept in the user's cache folder under the digest of all that they follow from.

One SQLite file, which several processes may use at once. A damaged one is thrown away; where none can be kept, each
look-up finds nothing.
"""

from __future__ import annotations

import contextlib
import os
import sqlite3
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from hashlib import blake2b
from pathlib import Path

from footnotes.translations import gettext

_FILE = "results.sqlite"
_TABLE = "CREATE TABLE IF NOT EXISTS results (key BLOB PRIMARY KEY, day INTEGER, value BLOB) WITHOUT ROWID"
_AT_ONCE = 500  # keys in one question: SQLite takes 999 in its oldest versions
_KEPT = 60  # days
_DAY = 86_400  # seconds
_PATIENCE = 5  # seconds that another process may write


def digest(*parts: bytes) -> bytes:
    """Return the digest of several pieces of data; where one ends and the next begins matters."""
    found = blake2b(digest_size=20)
    for part in parts:
        found.update(len(part).to_bytes(8, "little"))
        found.update(part)
    return found.digest()


def code_digest() -> bytes:
    """Return the digest of the version of this program: in a checkout, of its files as they are now."""
    from footnotes.resources import resource

    package = Path(__file__).parents[1]
    states = [state for folder in (package, resource("references"), resource("styles")) for state in _states(folder)]
    return digest(repr(sorted(states)).encode())


def _states(folder: str | Path) -> Iterator[tuple[str, int, int]]:
    """Yield the path of each file below a folder, when it was written, and its size."""
    for item in os.scandir(folder):
        if item.is_dir():
            if item.name != "__pycache__":
                yield from _states(item.path)
        else:
            state = item.stat()
            yield item.path, state.st_mtime_ns, state.st_size


def cache_folder() -> Path:
    """Return the folder of the cache: that of the system for the programs of a user."""
    from platformdirs import user_cache_path

    return user_cache_path("footnotes", appauthor=False)


class ResultCache:
    """Texts under keys. ``warn`` is told, once, why nothing is kept."""

    def __init__(self, folder: Path, warn: Callable[[str], None]) -> None:
        self._path = folder / _FILE
        self._warn = warn
        self._connection: sqlite3.Connection | None = None
        self._open()

    def get(self, keys: Iterable[bytes]) -> dict[bytes, str]:
        """Return what is kept under these keys."""
        asked = list(dict.fromkeys(keys))
        found: dict[bytes, str] = {}
        for start in range(0, len(asked), _AT_ONCE):
            some = asked[start : start + _AT_ONCE]
            question = f"SELECT key, value FROM results WHERE key IN ({','.join('?' * len(some))})"
            found.update(self._ask(question, some))
        return found

    def put(self, kept: Sequence[tuple[bytes, str]]) -> None:
        """Keep texts; what has been kept for long goes."""
        if self._connection is None or not kept:
            return
        today = int(time.time()) // _DAY
        try:
            with self._connection:
                self._connection.execute("DELETE FROM results WHERE day < ?", (today - _KEPT,))
                rows = ((key, today, value) for key, value in kept)
                self._connection.executemany("INSERT OR REPLACE INTO results VALUES (?, ?, ?)", rows)
        except sqlite3.OperationalError as error:
            if "locked" not in str(error):  # another run writes: what it keeps is as good
                self._give_up(str(error))
        except sqlite3.DatabaseError:
            self._start_afresh()

    def close(self) -> None:
        """Let go of the file."""
        if self._connection is not None:
            self._connection.close()
            self._connection = None

    def _ask(self, question: str, values: Sequence[bytes]) -> list[tuple[bytes, str]]:
        if self._connection is None:
            return []
        try:
            rows = self._connection.execute(question, values).fetchall()
        except sqlite3.OperationalError as error:
            if "locked" not in str(error):
                self._give_up(str(error))
            return []
        except sqlite3.DatabaseError:
            self._start_afresh()
            return []
        return [(key, value) for key, value in rows if isinstance(key, bytes) and isinstance(value, str)]

    def _open(self) -> None:
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            self._connection = self._connected()
        except sqlite3.OperationalError as error:
            self._give_up(str(error))
        except sqlite3.DatabaseError:
            self._start_afresh()
        except OSError as error:
            self._give_up(error.strerror or str(error))

    def _connected(self) -> sqlite3.Connection:
        connection = sqlite3.connect(self._path, timeout=_PATIENCE)
        connection.execute("PRAGMA synchronous = OFF")  # what a power failure damages is made again
        with contextlib.suppress(sqlite3.OperationalError):  # it is there, and another run writes
            connection.execute(_TABLE)
        connection.execute("SELECT key, day, value FROM results LIMIT 1")
        return connection

    def _start_afresh(self) -> None:
        """Throw a damaged file away."""
        self.close()
        try:
            self._path.unlink(missing_ok=True)
            self._connection = self._connected()
        except (OSError, sqlite3.Error) as error:
            self._give_up(str(error))

    def _give_up(self, why: str) -> None:
        self.close()
        self._warn(gettext("{folder}: no cache can be kept here: {why}").format(folder=self._path.parent, why=why))


def clean(folder: Path) -> int:
    """Remove the cache and return how many bytes it took. Raises OSError where that cannot be."""
    size = 0
    for path in folder.glob(f"{_FILE}*"):
        size += path.stat().st_size
        path.unlink()
    return size
