"""Writes a manuscript's file: all of it or nothing."""

from __future__ import annotations

import codecs
import os
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from pathlib import Path

from footnotes.model.input_error import InputError
from footnotes.model.manuscript import Manuscript
from footnotes.translations import gettext

_MARKS = {
    "utf-8": codecs.BOM_UTF8,
    "utf-16-le": codecs.BOM_UTF16_LE,
    "utf-16-be": codecs.BOM_UTF16_BE,
    "utf-32-le": codecs.BOM_UTF32_LE,
    "utf-32-be": codecs.BOM_UTF32_BE,
}


def write(path: Path, text: str, manuscript: Manuscript) -> None:
    """Write ``text`` to a file in the encoding of ``manuscript``, with its byte order mark.

    A file that is there keeps its mode and is replaced in one step. Raises InputError where the file cannot be
    written or a character has no place in its encoding; the file is then as it was.
    """
    path = Path(path).resolve()
    replace_file(path, encoded(text, manuscript, path))


def write_archive(path: Path, parts: Mapping[str, str], manuscript: Manuscript) -> None:
    """Write a manuscript's archive with these texts as members, all other members as they are packed in its file."""
    replace_file(path, archived(parts, manuscript))


def archived(parts: Mapping[str, str], manuscript: Manuscript) -> Iterator[bytes]:
    """Yield the bytes of a manuscript's archive with these texts as members."""
    from footnotes.manuscripts.archives import Archive

    assert manuscript.path is not None
    with Archive(manuscript.path) as archive:
        yield from archive.with_parts(parts)


def replace_file(path: Path, data: bytes | Iterable[bytes]) -> None:
    """Make ``data`` the content of a file, in one step; a file that is there keeps its mode.

    Raises InputError where it cannot be written; the file is then as it was.
    """
    path = Path(path).resolve()
    try:
        _replace(path, (data,) if isinstance(data, bytes) else data)
    except OSError as error:
        raise InputError(
            gettext("cannot be written: {why}").format(why=error.strerror),
            path=path,
            remedy=gettext("check the folder and its permissions"),
        ) from None


def encoded(text: str, manuscript: Manuscript, path: Path | None = None) -> bytes:
    """Return ``text`` as the bytes of a file in the encoding of ``manuscript``, with its byte order mark.

    Raises InputError, about ``path``, where a character has no place in that encoding.
    """
    mark = _MARKS.get(manuscript.encoding, b"") if manuscript.byte_order_mark else b""
    try:
        return mark + text.encode(manuscript.encoding)
    except UnicodeEncodeError as error:
        raise InputError(
            gettext('"{sign}" cannot be written in {encoding}').format(
                sign=text[error.start], encoding=manuscript.encoding
            ),
            path=path,
            line=text.count("\n", 0, error.start) + 1,
            remedy=gettext("convert the manuscript to UTF-8"),
        ) from None


def _replace(path: Path, data: Iterable[bytes]) -> None:
    if path.exists() and not path.is_file():  # a pipe or a device is written to: to replace it would be to destroy it
        with path.open("wb") as file:
            file.writelines(data)
        return
    import tempfile  # a check writes nothing and need not pay for it

    descriptor, name = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)
    temporary = Path(name)
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.writelines(data)
            file.flush()
            os.fsync(file.fileno())
        temporary.chmod(path.stat().st_mode & 0o7777 if path.exists() else 0o666 & ~_umask())
        temporary.replace(path)
    except BaseException:
        with suppress(OSError):
            temporary.unlink()
        raise


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
