"""Whether XML is whole: what is cut off or closed wrongly would be read short without anybody's knowing.

Nothing is expanded and nothing fetched; a reference to an entity that is declared elsewhere stands for itself.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any, NoReturn

from footnotes.model.input_error import InputError
from footnotes.text import LineIndex
from footnotes.translations import gettext

_CHUNK = 1 << 20  # characters


def check(source: str, path: Path | None) -> None:
    """Raise InputError, with line and column, for XML that is not well-formed or that declares an entity.

    What follows the end of the root is let pass: excerpts have no root of their own.
    """
    from xml.parsers import expat

    if not source.strip():
        return
    try:
        _parse(_parser(source, path), source)
    except expat.ExpatError as error:
        if error.code != expat.errors.codes[expat.errors.XML_ERROR_JUNK_AFTER_DOC_ELEMENT]:
            raise _refusal(source, path, error) from None


def _parser(source: str, path: Path | None) -> Any:
    from xml.parsers import expat

    parser = expat.ParserCreate("utf-8")
    parser.UseForeignDTD(True)  # so that entities which are declared elsewhere are no fault
    parser.ExternalEntityRefHandler = lambda *_: 1

    def declared(name: str, *_: object) -> NoReturn:
        line, column = LineIndex(source).position(max(source.find("<!ENTITY"), 0))
        raise InputError(
            gettext('declares an entity, "{name}"').format(name=name),
            path=path,
            line=line,
            column=column,
            remedy=gettext("put in the text that it stands for, if you trust the file: xmllint --noent FILE"),
        )

    parser.EntityDeclHandler = declared
    return parser


def _parse(parser: Any, source: str) -> None:
    for piece in _pieces(source):
        parser.Parse(piece, False)
    parser.Parse(b"", True)


def _pieces(source: str) -> Iterator[bytes]:
    for start in range(0, len(source), _CHUNK):
        yield source[start : start + _CHUNK].encode("utf-8", "replace")


def _refusal(source: str, path: Path | None, error: Any) -> InputError:
    """Say where the fault is, and which element is open there."""
    from xml.parsers import expat

    what = str(error).partition(":")[0]
    opened: list[tuple[str, int]] = []
    parser = _parser(source, path)
    parser.StartElementHandler = lambda name, _: opened.append((name, parser.CurrentLineNumber))
    parser.EndElementHandler = lambda _: opened.pop()
    try:
        _parse(parser, source)
    except expat.ExpatError:
        if opened:
            name, line = opened[-1]
            what += gettext(", where <{name}> of line {line} is open").format(name=name, line=line)
    return InputError(
        gettext("is not well-formed XML: {what}").format(what=what),
        path=path,
        line=error.lineno,
        column=error.offset + 1,
        remedy=gettext("mend it there; xmllint --noout FILE lists all such places"),
    )
