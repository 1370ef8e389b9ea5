"""Reading a bibliography file as text, and saying why where that cannot be done."""

from __future__ import annotations

from pathlib import Path

from footnotes.bibliographies.reading import Source
from footnotes.model.bibliography import LoadFailure
from footnotes.text import LineIndex
from footnotes.text.encodings import likely_encoding
from footnotes.translations import gettext

_REASONS: dict[type, tuple[str, str]] = {
    FileNotFoundError: (gettext("no such file"), gettext("check the path")),
    IsADirectoryError: (gettext("a folder without bibliographies"), gettext("name a file, or another folder")),
}
_NO_TEXT = (gettext("a NUL byte: this is not text"), gettext("export the bibliography again"))


def read_source(path: Path) -> Source | LoadFailure:
    """Return the text of a file in UTF-8, without a byte order mark, or why it cannot be read."""
    try:
        text = path.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError as error:
        return _not_utf8(path, error.object, error.start)
    except (OSError, ValueError) as error:  # ValueError: a NUL in the path
        said = gettext("cannot be read: {why}").format(why=getattr(error, "strerror", None) or error)
        return _unreadable(path, *_REASONS.get(type(error), (said, gettext("check the path"))))
    if not text.strip():
        return _unreadable(
            path, gettext("the file is empty"), gettext("export the bibliography again, or leave the file out")
        )
    source = Source(path, text, LineIndex(text))
    if "\0" in text:
        return source.fatal(text.index("\0"), *_NO_TEXT)
    return source


def _unreadable(path: Path, reason: str, remedy: str) -> LoadFailure:
    return LoadFailure(path, 0, 0, reason, remedy, fatal=True)


def _not_utf8(path: Path, data: bytes, offset: int) -> LoadFailure:
    encoding = likely_encoding(data)
    if b"\0" in data and not (encoding or "").startswith("utf-"):
        return _unreadable(path, *_NO_TEXT)
    head = data[:offset]
    line, column = head.count(b"\n") + 1, offset - head.rfind(b"\n")
    reason = (
        gettext("not UTF-8 (it looks like {encoding})").format(encoding=encoding) if encoding else gettext("not UTF-8")
    )
    remedy = (
        gettext("open it as {encoding} and save it as UTF-8").format(encoding=encoding)
        if encoding
        else gettext("save it as UTF-8")
    )
    return LoadFailure(path, line, column, reason, remedy, fatal=True)
