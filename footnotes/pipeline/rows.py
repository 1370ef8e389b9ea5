"""Rows of a corpus as lines of JSON, in a file or on standard output."""

from __future__ import annotations

import os
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from json import JSONEncoder
from pathlib import Path
from typing import Any, BinaryIO, Protocol

from footnotes.model.input_error import InputError
from footnotes.records import NamedTuple
from footnotes.translations import gettext

_BETWEEN = 1.0  # seconds
_MOST = 64_000_000  # bytes that wait to be written

_encode = JSONEncoder(ensure_ascii=False).encode
_encode_any = JSONEncoder().encode


def row(values: Mapping[str, Any]) -> bytes:
    """Return a row as a line of JSON; what is no character (names of files may hold such) is written by its number."""
    try:
        return _encode(values).encode() + b"\n"
    except UnicodeEncodeError:
        return _encode_any(values).encode() + b"\n"


class Rows(NamedTuple):
    """What a manuscript comes to: lines of JSON, how many, the keys of the entries that it cites, what was lost."""

    lines: bytes
    number: int
    cited: frozenset[str] = frozenset()
    losses: tuple[InputError, ...] = ()
    is_unread: bool = False


@contextmanager
def writing(path: Path) -> Iterator[None]:
    """Say of what cannot be written what to do."""
    try:
        yield
    except OSError as error:
        remedy = gettext("what is written stays, and the same command goes on from there")
        raise InputError(error.strerror or str(error), path=path, remedy=remedy) from None


class Output(Protocol):
    """Where rows go; its extent says how far, in a unit of its own. Raises InputError where they cannot be written."""

    def is_due(self, size: int) -> bool:
        """Say whether it is time to append rows of so many bytes."""

    def append(self, rows: bytes, extent: int) -> int:
        """Write rows behind those that go so far, in place of others there, to stay; return how far it goes now."""

    def end(self, rows: bytes) -> None:
        """Write rows behind all others, to be cut off again where a run goes on."""

    def close(self) -> None:
        """Let go of the output."""


class JsonLines:
    """One file; its extent counts bytes."""

    def __init__(self, path: Path, extent: int) -> None:
        self._file = os.open(path, os.O_RDWR | os.O_CREAT | getattr(os, "O_BINARY", 0), 0o666)
        if os.fstat(self._file).st_size < extent:
            remedy = gettext("remove both, and begin anew")
            raise InputError(gettext("shorter than its journal says"), path=path, remedy=remedy)
        os.truncate(self._file, extent)
        self._path, self._extent = path, extent
        self._appended = time.monotonic()

    def is_due(self, size: int) -> bool:
        """Say whether there are many rows, or the last have been there for a while."""
        return size > _MOST or time.monotonic() - self._appended >= _BETWEEN

    def append(self, rows: bytes, extent: int) -> int:
        """Write rows to the disk behind so many bytes; return how many there are."""
        self._extent = extent
        with writing(self._path):
            self._write(rows)
        self._extent, self._appended = extent + len(rows), time.monotonic()
        return self._extent

    def end(self, rows: bytes) -> None:
        """Write rows behind all others, to be cut off again where a run goes on."""
        self.append(rows, self._extent)

    def close(self) -> None:
        """Let go of the file; of rows that there was no room for, nothing is left."""
        os.truncate(self._file, self._extent)
        os.close(self._file)

    def _write(self, rows: bytes) -> None:
        os.lseek(self._file, self._extent, os.SEEK_SET)
        rest = memoryview(rows)
        while rest:
            rest = rest[os.write(self._file, rest) :]
        os.fsync(self._file)


class Stream:
    """Standard output: what is written there cannot be taken back; its extent counts bytes."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream

    def is_due(self, size: int) -> bool:
        """Say that whoever reads rows waits for them."""
        return size > 0

    def append(self, rows: bytes, extent: int) -> int:
        """Pass rows on; return how many bytes there were."""
        self._stream.write(rows)
        self._stream.flush()
        return extent + len(rows)

    def end(self, rows: bytes) -> None:
        """Pass on the last rows."""
        self.append(rows, 0)

    def close(self) -> None:
        """Leave the stream open: it is not ours."""
