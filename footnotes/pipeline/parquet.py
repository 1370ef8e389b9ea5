"""Rows as Parquet: a folder of files, as pyarrow, DuckDB, Polars and Spark read it."""

from __future__ import annotations

import io
import json
import os
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

from footnotes.model.input_error import InputError
from footnotes.pipeline.rows import writing
from footnotes.translations import gettext

if TYPE_CHECKING:
    import pyarrow

_FILE_SIZE = 64_000_000  # bytes of JSON that make a file
_BETWEEN = 60.0  # seconds after which fewer do
_FILES = "part-*.parquet*"
_END = "part-end.parquet"

# The columns: str, int, bool or float; a list with what it is of; a dict of the members of an object.
_CITE = {
    "text": str, "source": str, "form": str, "signal": str, "authors": [str], "title": str, "container": str,
    "volume": str, "issue": str, "year": str, "date": str, "place": str, "publisher": str, "pages": str, "url": str,
    "locators": [{"label": str, "value": str}], "parallel": bool,
    "candidates": [{"key": str, "score": float, "why": str}],
}  # fmt: skip
_PLACE = {"path": str, "line": int, "column": int, "start": int, "end": int}
_UNREAD = {"error": str, "message": str}
COLUMNS: dict[str, dict[str, Any]] = {
    "find": {
        **_PLACE, "text": str, "where": str, "note": str, "form": str, "quoted": bool, "antecedent": int,
        "cites": [_CITE], **_UNREAD,
    },
    "check": {
        **_PLACE, "part": str, "where": str, "end_line": int, "end_column": int, "code": str, "severity": str,
        "help": str, "related": [str], "explanation": [str],
        "fix": {"title": str, "safety": str, "edits": [{"start": int, "end": int, "replacement": str}]}, **_UNREAD,
    },
}  # fmt: skip


class Parquet:
    """A folder; its extent counts files, each put there in one step.

    ``kind`` is one of COLUMNS. Raises InputError where there is no pyarrow, OSError where nothing can be written.
    """

    def __init__(self, path: Path, extent: int, kind: str) -> None:
        self._schema = _schema(kind, path)
        self._path, self._appended = path, time.monotonic()
        path.mkdir(exist_ok=True)
        kept = {self._name(number) for number in range(extent)}
        found = {file.name for file in path.glob(_FILES)}
        if missing := kept - found:
            remedy = gettext("remove the folder and its journal, and begin anew")
            said = gettext("not there, but the journal knows it")
            raise InputError(said, path=path / min(missing), remedy=remedy)
        for name in found - kept:
            (path / name).unlink()

    def is_due(self, size: int) -> bool:
        """Say whether there are enough rows for a file, or some have waited for long."""
        return size >= _FILE_SIZE or (size > 0 and time.monotonic() - self._appended >= _BETWEEN)

    def append(self, rows: bytes, extent: int) -> int:
        """Write rows to the file of this number; return how many files there are."""
        self._appended = time.monotonic()
        if not rows:
            return extent
        self._write(rows, self._name(extent))
        return extent + 1

    def end(self, rows: bytes) -> None:
        """Write rows to a file that is removed again where a run goes on."""
        if rows:
            self._write(rows, _END)

    def close(self) -> None:
        """Leave the folder as it is."""

    def _name(self, number: int) -> str:
        return f"part-{number:06}.parquet"

    def _write(self, rows: bytes, name: str) -> None:
        from pyarrow import parquet

        unfinished = self._path / f"{name}.unfinished"
        with writing(self._path), unfinished.open("wb") as file:
            parquet.write_table(_table(rows, self._schema), file, compression="zstd")
            file.flush()
            os.fsync(file.fileno())
        unfinished.replace(self._path / name)


def _schema(kind: str, path: Path) -> pyarrow.Schema:
    try:
        import pyarrow as pa
    except ModuleNotFoundError:
        remedy = gettext("pip install 'footnotes[parquet]', or name a file that ends with .jsonl")
        raise InputError(gettext("Parquet needs pyarrow"), path=path, remedy=remedy) from None
    simple = {str: pa.string(), int: pa.int64(), bool: pa.bool_(), float: pa.float64()}

    def as_type(described: Any) -> pyarrow.DataType:
        if isinstance(described, list):
            return pa.list_(as_type(described[0]))
        if isinstance(described, dict):
            return pa.struct([(name, as_type(own)) for name, own in described.items()])
        return simple[described]

    return pa.schema([(name, as_type(described)) for name, described in COLUMNS[kind].items()])


def _table(rows: bytes, schema: pyarrow.Schema) -> pyarrow.Table:
    from pyarrow import json as reader

    lines = rows.splitlines(keepends=True)
    if b"\\ud" in rows:  # halves of characters, which Parquet has not
        lines = [_whole(line) if b"\\ud" in line else line for line in lines]
        rows = b"".join(lines)
    options = reader.ParseOptions(explicit_schema=schema, unexpected_field_behavior="error")
    block = max(1 << 20, 2 * max(map(len, lines)))
    return reader.read_json(io.BytesIO(rows), reader.ReadOptions(block_size=block), options)


def _whole(line: bytes) -> bytes:
    return json.dumps(json.loads(line), ensure_ascii=False).encode("utf-8", errors="replace") + b"\n"
