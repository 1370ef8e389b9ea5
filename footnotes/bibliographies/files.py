"""Reading a bibliography file as text, and saying why where that cannot be done."""

from __future__ import annotations

import codecs
import re
from pathlib import Path

from footnotes.bibliographies.reading import Source
from footnotes.model.bibliography import LoadFailure
from footnotes.text import LineIndex

_BYTE_ORDER_MARKS = {  # the longer first: UTF-32's begins with UTF-16's
    codecs.BOM_UTF32_LE: "UTF-32",
    codecs.BOM_UTF32_BE: "UTF-32",
    codecs.BOM_UTF16_LE: "UTF-16",
    codecs.BOM_UTF16_BE: "UTF-16",
}
_REASONS: dict[type, tuple[str, str]] = {
    FileNotFoundError: ("no such file", "check the path"),
    IsADirectoryError: ("a directory, not a file", "name the bibliography files in it"),
}
_CYRILLIC_WORDS = re.compile(rb"[\xc0-\xff\xa8\xb8]{3,}")  # three letters of windows-1251 in a row


def read_source(path: Path) -> Source | LoadFailure:
    """Return the text of a file in UTF-8, without a byte order mark, or why it cannot be read."""
    try:
        text = path.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError as error:
        return _not_utf8(path, error.object, error.start)
    except (OSError, ValueError) as error:  # ValueError: a NUL in the path
        said = f"cannot be read: {getattr(error, 'strerror', None) or error}"
        return _unreadable(path, *_REASONS.get(type(error), (said, "check the path")))
    if not text.strip():
        return _unreadable(path, "the file is empty", "export the bibliography again, or leave the file out")
    source = Source(path, text, LineIndex(text))
    if "\0" in text:
        return source.fatal(text.index("\0"), "a NUL byte: this is not text", "export the bibliography again")
    return source


def _unreadable(path: Path, reason: str, remedy: str) -> LoadFailure:
    return LoadFailure(path, 0, 0, reason, remedy, fatal=True)


def _not_utf8(path: Path, data: bytes, offset: int) -> LoadFailure:
    encoding = _likely_encoding(data)
    head = data[:offset]
    line, column = head.count(b"\n") + 1, offset - head.rfind(b"\n")
    remedy = f"save it as UTF-8: iconv -f {encoding} -t UTF-8"
    return LoadFailure(path, line, column, f"not UTF-8 (it looks like {encoding})", remedy, fatal=True)


def _likely_encoding(data: bytes) -> str:
    for mark, name in _BYTE_ORDER_MARKS.items():
        if data.startswith(mark):
            return name
    if data.count(0) > len(data) // 4:
        return "UTF-16"
    high = sum(byte >= 0x80 for byte in data)
    in_words = sum(len(word) for word in _CYRILLIC_WORDS.findall(data))
    return "windows-1251" if in_words > high // 2 else "windows-1252"
