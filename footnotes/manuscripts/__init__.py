"""Manuscripts: one format per file, read to exact offsets and written back (layer 2)."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from footnotes.manuscripts.decoding import read_file
from footnotes.manuscripts.formats import FORMATS, check_suffix, format_named, format_of
from footnotes.manuscripts.writing import encoded, write
from footnotes.model.manuscript import Manuscript

__all__ = ["FORMATS", "encoded", "parse", "read", "write"]


def read(path: Path, *, encoding: str | None = None) -> Manuscript:
    """Read a manuscript; its format is known by suffix, then by content.

    ``encoding`` names the file's encoding; without it a byte order mark decides, else UTF-8. Raises InputError for
    what cannot be read, saying why and what to do.
    """
    path = Path(path)
    check_suffix(path)
    decoded = read_file(path, encoding)
    manuscript = format_of(path, decoded.text).read(decoded.text, path)
    return replace(manuscript, encoding=decoded.encoding, byte_order_mark=decoded.byte_order_mark)


def parse(source: str, format: str, path: Path | None = None) -> Manuscript:  # noqa: A002 (the field's word)
    """Read a manuscript from its text; ``format`` is a name in FORMATS, ``path`` is kept for messages."""
    return format_named(format, path).read(source, path)
