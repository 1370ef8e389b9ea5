"""From bytes to text: encodings, byte order marks, and what cannot be read."""

from __future__ import annotations

import codecs
from pathlib import Path

from footnotes.model.input_error import InputError
from footnotes.records import NamedTuple
from footnotes.text.encodings import MARKS, likely_encoding, likely_utf16
from footnotes.translations import gettext


class Decoded(NamedTuple):
    """A file's text without its byte order mark, and what to write it back with."""

    text: str
    encoding: str
    byte_order_mark: bool


def read_file(path: Path, encoding: str | None = None) -> Decoded:
    """Read and decode a file; line ends stay as they are.

    Raises InputError for what is no readable file of text; the remedy names the encoding it looks like.
    """
    if path.is_dir():
        raise InputError(
            gettext("is a directory"),
            path=path,
            remedy=gettext("name the manuscript itself, or a pattern such as *.md"),
        )
    try:
        data = path.read_bytes()
    except FileNotFoundError:
        raise InputError(gettext("no such file"), path=path, remedy=_neighbours(path)) from None
    except OSError as error:
        raise InputError(
            error.strerror or gettext("cannot be read"), path=path, remedy=gettext("check its permissions")
        ) from None
    return decode(data, path, encoding)


def decode(data: bytes, path: Path | None, encoding: str | None = None) -> Decoded:
    """Decode a file's bytes: as ``encoding`` if given, else by byte order mark, else as UTF-8."""
    if encoding is not None:
        encoding = _known(encoding, path)
    mark, marked = next(((mark, name) for mark, name in MARKS if data.startswith(mark)), (b"", ""))
    if encoding is not None and encoding not in {marked, "utf-16", "utf-32", "utf-8-sig"}:
        mark = b""
    name = marked if mark else encoding or "utf-8"
    try:
        text = data[len(mark) :].decode(name)
    except UnicodeDecodeError as error:
        raise _undecodable(data, error, path, name, encoding) from None
    nul = text.find("\0")
    if nul >= 0:
        raise InputError(
            gettext("holds a NUL character: not a file of text"),
            path=path,
            line=text.count("\n", 0, nul) + 1,
            remedy=_nul_remedy(data),
        )
    return Decoded(text, name, bool(mark))


def _known(encoding: str, path: Path | None) -> str:
    try:
        return codecs.lookup(encoding).name
    except LookupError:
        raise InputError(
            gettext('unknown encoding "{encoding}"').format(encoding=encoding),
            path=path,
            remedy=gettext("try utf-8, utf-16, cp1252, cp1251, koi8-r or mac-roman"),
        ) from None


def _undecodable(
    data: bytes, error: UnicodeDecodeError, path: Path | None, name: str, encoding: str | None
) -> InputError:
    line = data.count(b"\n", 0, error.start) + 1
    if encoding is not None:
        return InputError(
            gettext("is not {name}: byte {byte:#04x}").format(name=name, byte=data[error.start]),
            path=path,
            line=line,
            remedy=_guess(data),
        )
    return InputError(gettext("is not UTF-8"), path=path, line=line, remedy=_guess(data))


def _nul_remedy(data: bytes) -> str:
    guess = likely_utf16(data)
    return (
        gettext("looks like {guess}: give --encoding {guess}").format(guess=guess)
        if guess
        else gettext("remove it, or convert the file to text")
    )


def _guess(data: bytes) -> str:
    """Return what to do about bytes that are not UTF-8, naming the encoding they look like."""
    guess = likely_encoding(data)
    if guess is None:
        return gettext("convert it to UTF-8, or name its encoding with --encoding")
    return gettext("looks like {guess}: give --encoding {guess}, or convert it to UTF-8").format(guess=guess)


def _neighbours(path: Path) -> str:
    """Name the files whose names are nearest to that of a file that is not there."""
    from difflib import get_close_matches

    try:
        names = [entry.name for entry in path.parent.iterdir()]
    except OSError:
        return gettext("there is no folder {parent}").format(parent=path.parent)
    nearest = get_close_matches(path.name, names, n=2)
    return f"nearest: {', '.join(nearest)}" if nearest else gettext("check the path")
