"""From bytes to text: encodings, byte order marks, and what cannot be read."""

from __future__ import annotations

import codecs
from pathlib import Path
from typing import NamedTuple

from footnotes.model.input_error import InputError

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_SINGLE_BYTE = ("cp1252", "mac-roman", "cp1251", "koi8-r")
_SAMPLE = 200_000  # bytes looked at in guessing an encoding
_TYPOGRAPHY = frozenset("–—‘’“”„«»…§°ºª†№  ")


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
    mark, marked = next(((mark, name) for mark, name in _MARKS if data.startswith(mark)), (b"", ""))
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
    guess = _utf16(data)
    return f"looks like {guess}: give --encoding {guess}" if guess else "remove it, or convert the file to text"


def _guess(data: bytes) -> str:
    """Return what to do about bytes that are not UTF-8, naming the encoding they look like."""
    guess = _utf16(data) or _single_byte(data[:_SAMPLE])
    if guess is None:
        return "convert it to UTF-8, or name its encoding with --encoding"
    return f"looks like {guess}: give --encoding {guess}, or convert it to UTF-8"


def _utf16(data: bytes) -> str | None:
    sample = data[:4000]
    if len(sample) < 4:
        return None
    even, odd = sample[0::2].count(0), sample[1::2].count(0)
    if odd > len(sample) // 5 and odd > 4 * even:
        return "utf-16-le"
    if even > len(sample) // 5 and even > 4 * odd:
        return "utf-16-be"
    return None


def _single_byte(sample: bytes) -> str | None:
    scores = {name: score for name in _SINGLE_BYTE if (score := _likeness(sample, name)) is not None}
    return max(scores, key=scores.__getitem__) if scores else None


def _likeness(sample: bytes, encoding: str) -> float | None:
    """Score how much bytes read as words in an encoding: letters of one script and of the right case inside words."""
    try:
        text = sample.decode(encoding)
    except UnicodeDecodeError:
        return None
    score = 0.0
    before = " "
    for char in text:
        if char > "\x7f":
            score += _fitness(before, char)
        before = char
    return score


def _fitness(before: str, char: str) -> float:
    if char in _TYPOGRAPHY:
        return 1.0
    if not char.isalpha():
        return -2.0
    cyrillic = "Ѐ" <= char <= "ӿ"
    if not cyrillic:
        # Latin letters with marks stand among plain ones and are seldom capitals inside a word.
        alone = before > "\x7f" and before.isalpha()
        return -1.0 if alone or (char.isupper() and before.islower()) else 1.0
    if before.isalpha() and not "Ѐ" <= before <= "ӿ":
        return -1.0
    return -1.0 if char.isupper() and before.islower() else 1.1


def _neighbours(path: Path) -> str:
    """Name the files whose names are nearest to that of a file that is not there."""
    from difflib import get_close_matches

    try:
        names = [entry.name for entry in path.parent.iterdir()]
    except OSError:
        return f"there is no folder {path.parent}"
    nearest = get_close_matches(path.name, names, n=2)
    return f"nearest: {', '.join(nearest)}" if nearest else "check the path"
