"""Writes entries as RIS: the tables that it is read by, turned round; what has no tag goes to N1, as in ``extra``."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from footnotes.bibliographies import ris_fields as tables
from footnotes.bibliographies.extra_writing import extra_lines
from footnotes.bibliographies.inverted_names import write_name
from footnotes.bibliographies.ris import read_date
from footnotes.model.bibliography import Bibliography
from footnotes.model.entry import Entry

_EDITORS_TAG = "ED"


def dump(bibliography: Bibliography) -> str:
    """Return the entries of a bibliography as RIS, in their order."""
    return "\n".join(map(_record, bibliography.entries.values()))


def _record(entry: Entry) -> str:
    tag = tables.WRITTEN_TYPES.get(entry.type, "GEN")
    kind = tables.TYPES[tag]
    held: dict[str, Any] = {}
    rows = [("TY", tag), ("ID", entry.key), *_rows(entry, kind, held)]
    rest = {name: value for name, value in entry.variables.items() if name not in held}
    rows += [("N1", line) for line in extra_lines(rest, entry.relations, entry.type if kind != entry.type else "")]
    return "".join(f"{tag}  - {' '.join(value.split())}\n" for tag, value in [*rows, ("ER", "")])


def _rows(entry: Entry, kind: str, held: dict[str, Any]) -> Iterator[tuple[str, str]]:
    """Yield the tags of what RIS holds, and note the variables in ``held``."""
    for variable, tag in _name_tags(kind).items():
        if entry.names(variable):
            held[variable] = True
            yield from ((tag, write_name(name)) for name in entry.names(variable))
    for variable, tag in _text_tags(kind).items():
        text = entry.text(variable)
        if text and "\n" not in text:
            held[variable] = True
            yield tag, text
    yield from _dates(entry, held)
    identifier = tables.IDENTIFIERS.get(kind, "ISBN")
    numbers = "number-of-pages" if kind in tables.PLACES_OF_NUMBERS else "page"
    for variable, tag in ((identifier, "SN"), (numbers, "SP")):
        if text := entry.text(variable):
            held[variable] = True
            yield tag, text
    for line in entry.text("note").splitlines():
        held["note"] = True
        yield "N1", line
    for word in filter(None, entry.text("keyword").split(", ")):
        held["keyword"] = True
        yield "KW", word
    custom = entry.variables.get("custom")
    for tag, values in custom.get("ris", {}).items() if isinstance(custom, Mapping) else ():
        yield from ((tag, value) for value in values)


def _dates(entry: Entry, held: dict[str, Any]) -> Iterator[tuple[str, str]]:
    for variable, tag in (("issued", "DA"), ("accessed", "Y2")):
        date = entry.variables.get(variable)
        if not isinstance(date, Mapping):
            continue
        parts = date.get("date-parts")
        if not parts or len(parts) != 1 or not parts[0]:
            continue
        year, *rest = map(int, parts[0])
        whole = "/".join([f"{year:04}", *(f"{part:02}" for part in rest)]) + "/" * (3 - len(rest))
        if read_date(whole) == {**date, "date-parts": [[year, *rest]]}:
            held[variable] = True
            yield from [("PY", f"{year:04}")] if tag == "DA" else []
            yield from [(tag, whole)] if rest or tag == "Y2" else []


def _name_tags(kind: str) -> dict[str, str]:
    tags = {variable: tag for tag, variable in reversed(tables.NAMES.items())}
    special = {variable: tag for (tag, of), variable in tables.NAMES_BY_TYPE.items() if of == kind}
    editors = "A2" if kind in ("chapter", "paper-conference") else _EDITORS_TAG
    others = {variable: tag for variable, tag in tags.items() if tag not in special.values()}
    return {**others, "editor": editors, **special}


def _text_tags(kind: str) -> dict[str, str]:
    """Return the tag of each variable that a type has, those that mean something else for it left out."""
    special = {tag: variable for (tag, of), variable in tables.TEXTS_BY_TYPE.items() if of == kind}
    own = {variable: tag for tag, variable in reversed({**tables.TEXTS, **special}.items())}
    return {variable: tag for variable, tag in own.items() if variable != "note"}
