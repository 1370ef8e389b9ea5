"""Manuscripts: one format per file, read to exact offsets and written back (layer 2)."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from footnotes.manuscripts.decoding import read_file
from footnotes.manuscripts.formats import FORMATS, archive_format, check_suffix, format_named, format_of
from footnotes.manuscripts.keyed import with_typed
from footnotes.manuscripts.writing import archived, encoded, write, write_archive
from footnotes.model.input_error import InputError
from footnotes.model.manuscript import Manuscript
from footnotes.records import TYPE_CHECKING
from footnotes.translations import gettext
from footnotes.undisturbed import undisturbed

if TYPE_CHECKING:
    from footnotes.manuscripts.memory import Memory

__all__ = ["FORMATS", "archived", "encoded", "parse", "read", "reads_other_files", "write", "write_archive"]


@undisturbed
def read(path: Path, *, encoding: str | None = None) -> Manuscript:
    """Read a manuscript; its format is known by suffix, then by content.

    ``encoding`` names the file's encoding; without it a byte order mark decides, else UTF-8. Raises InputError for
    what cannot be read, saying why and what to do.
    """
    path = Path(path)
    check_suffix(path)
    try:
        return _read(path, encoding)
    except InputError as error:
        error.path = error.path or path
        raise


def _read(path: Path, encoding: str | None) -> Manuscript:
    archive = archive_format(path)
    if archive is not None:
        return with_typed(archive.read_archive(path))
    decoded = read_file(path, encoding)
    manuscript = with_typed(format_of(path, decoded.text).read(decoded.text, path))
    return replace(manuscript, encoding=decoded.encoding, byte_order_mark=decoded.byte_order_mark)


def reads_other_files(path: Path, content: bytes) -> bool:
    """Say whether a manuscript takes in other files, which are read with it (LaTeX)."""
    commands = (b"\\input", b"\\include", b"\\subfile")
    return path.suffix.lower() in format_named("latex").suffixes and any(command in content for command in commands)


@undisturbed
def parse(
    source: str,
    format: str,  # noqa: A002 (the field's word)
    path: Path | None = None,
    *,
    memory: Memory | None = None,
) -> Manuscript:
    """Read a manuscript from its text; ``format`` is a name in FORMATS, ``path`` is kept for messages.

    With ``memory``, of the last reading of the same manuscript, only what has changed is read anew; the result is the
    same.
    """
    format_ = format_named(format, path)
    if format_.is_archive:
        raise InputError(
            gettext("{format} manuscripts are archives and have no text of their own").format(format=format),
            path=path,
            remedy=gettext("read the file"),
        )
    return with_typed(format_.read(source, path) if memory is None else format_.read_again(source, path, memory))
