"""Writes entries as EndNote XML: the tables that it is read by, turned round; the rest goes to notes, as in ``extra``.

Editors of a book without authors make it an edited book, whose authors they are (EndNote manual, appendix A).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import Any

from footnotes.bibliographies import endnote_fields as tables
from footnotes.bibliographies.edtf import written_date
from footnotes.bibliographies.endnote_xml import meanings, number_of
from footnotes.bibliographies.extra_writing import extra_lines
from footnotes.bibliographies.inverted_names import write_name
from footnotes.bibliographies.xml_writing import element, plain
from footnotes.model.bibliography import Bibliography
from footnotes.model.entry import Entry
from footnotes.patterns import pattern

_HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n<xml><records>\n'
_MARKED = pattern(r"<(i|b|sup|sub)>([^<>]+)</\1>")
_FACES = {opening[1:-1]: face for face, (opening, _) in tables.MARKUP.items()}


def dump(bibliography: Bibliography) -> str:
    """Return the entries of a bibliography as a library of EndNote's, in their order."""
    records = (_record(number, entry) for number, entry in enumerate(bibliography.entries.values(), 1))
    return _HEAD + "".join(records) + "</records></xml>\n"


def _record(number: int, entry: Entry) -> str:
    name = tables.WRITTEN_TYPES.get(entry.type, "Generic")
    kind = tables.TYPES[name.lower()]
    code = tables.NUMBERS[name]
    if name == "Book" and entry.names("editor") and not entry.names("author"):
        name, code = tables.EDITED_BOOK
    left = dict(entry.variables)
    rows = [*_rows(entry, name, kind, left), ("label", plain(entry.key))]
    lines = str(left.pop("note")).splitlines() if isinstance(left.get("note"), str) else []
    lines += extra_lines(left, entry.relations, entry.type if kind != entry.type else "")
    rows.append(("notes", plain("\n".join(lines))))
    rows.sort(key=lambda row: tables.ORDER.index(row[0].partition("/")[0]))
    head = element("rec-number", str(number)) + element("ref-type", str(code), name=name)
    return f"<record>{head}{_nested(rows)}</record>\n"


def _rows(entry: Entry, name: str, kind: str, left: dict[str, Any]) -> Iterator[tuple[str, str]]:
    """Yield the paths of elements and their content; what they hold is taken from ``left``."""
    for role, group in _turned(meanings(tables.NAMES, tables.NAMES_BY_TYPE, name, kind)).items():
        if people := entry.names(role):
            del left[role]
            yield from ((f"contributors/{group}/author", plain(write_name(one))) for one in people)
    paths = _turned(meanings(tables.TEXTS, tables.TEXTS_BY_TYPE, name, kind))
    for variable, path in {**paths, number_of(kind): "isbn", "URL": "urls/related-urls/url"}.items():
        if text := entry.text(variable):
            del left[variable]
            yield path, _styled(text)
    if entry.text("keyword"):
        yield from (("keywords/keyword", plain(word)) for word in str(left.pop("keyword")).split(", "))
    if issued := written_date(left.pop("issued", None)):
        year, dash, _ = issued.partition("-")
        is_year = dash and year.isdecimal() and "/" not in issued
        yield "dates/year", plain(year if is_year else issued)
        yield "dates/pub-dates/date", plain(issued) if is_year else ""
    yield "access-date", plain(written_date(left.pop("accessed", None)))


def _turned(table: dict[str, str]) -> dict[str, str]:
    return {variable: path for path, variable in reversed(table.items())}


def _styled(text: str) -> str:
    """Return a text with its markup as faces of styles; markup within markup stays as it is written."""
    pieces = _MARKED.split(text)
    if len(pieces) == 1:
        return plain(text)
    content = [element("style", plain(pieces[0]), face="normal")]
    for tag, marked, after in zip(pieces[1::3], pieces[2::3], pieces[3::3], strict=True):
        content += [element("style", plain(marked), face=_FACES[tag]), element("style", plain(after), face="normal")]
    return "".join(content)


def _nested(rows: Iterable[tuple[str, str]]) -> str:
    """Return elements within those that their paths begin with, each of which stands once."""
    pieces = []
    for (name, is_last), group in groupby(rows, key=lambda row: (row[0].partition("/")[0], "/" not in row[0])):
        if is_last:
            pieces += [element(name, content) for _, content in group]
        else:
            pieces.append(element(name, _nested((path.partition("/")[2], content) for path, content in group)))
    return "".join(pieces)
