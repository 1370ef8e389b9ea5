"""From bytes to text: encodings, byte order marks, and what cannot be read."""

from __future__ import annotations

import codecs
from pathlib import Path

from footnotes.model.input_error import InputError
from footnotes.records import NamedTuple
from footnotes.text.encodings import MARKS, likely_encoding, likely_utf16


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
        raise InputError("is a directory", path=path, remedy="name the manuscript itself, or a pattern such as *.md")
    try:
        data = path.read_bytes()
    except FileNotFoundError:
        raise InputError("no such file", path=path, remedy=_neighbours(path)) from None
    except OSError as error:
        raise InputError(error.strerror or "cannot be read", path=path, remedy="check its permissions") from None
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
            "holds a NUL character: not a file of text",
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
            f'unknown encoding "{encoding}"', path=path, remedy="try utf-8, utf-16, cp1252, cp1251, koi8-r or mac-roman"
        ) from None


def _undecodable(
    data: bytes, error: UnicodeDecodeError, path: Path | None, name: str, encoding: str | None
) -> InputError:
    line = data.count(b"\n", 0, error.start) + 1
    if encoding is not None:
        return InputError(f"is not {name}: byte {data[error.start]:#04x}", path=path, line=line, remedy=_guess(data))
    return InputError("is not UTF-8", path=path, line=line, remedy=_guess(data))


def _nul_remedy(data: bytes) -> str:
    guess = likely_utf16(data)
    return f"looks like {guess}: give --encoding {guess}" if guess else "remove it, or convert the file to text"


def _guess(data: bytes) -> str:
    """Return what to do about bytes that are not UTF-8, naming the encoding they look like."""
    guess = likely_encoding(data)
    if guess is None:
        return "convert it to UTF-8, or name its encoding with --encoding"
    return f"looks like {guess}: give --encoding {guess}, or convert it to UTF-8"


def _neighbours(path: Path) -> str:
    """Name the files whose names are nearest to that of a file that is not there."""
    from difflib import get_close_matches

    try:
        names = [entry.name for entry in path.parent.iterdir()]
    except OSError:
        return f"there is no folder {path.parent}"
    nearest = get_close_matches(path.name, names, n=2)
    return f"nearest: {', '.join(nearest)}" if nearest else "check the path"
