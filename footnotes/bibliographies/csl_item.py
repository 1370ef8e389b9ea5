"""An item of CSL-JSON or CSL-YAML as an entry, its values in the shapes of the CSL-JSON schema 1.0.2."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from footnotes.bibliographies.csl_schema import DATES, NAMES, SYNONYMS, TYPES, VARIABLES
from footnotes.bibliographies.quoting import quoted
from footnotes.bibliographies.reading import Reading, Source, nearest
from footnotes.model.entry import Entry
from footnotes.translations import gettext


def read_item(item: Any, source: Source, offset: int, reading: Reading) -> None:
    """Add an item that begins at ``offset`` to ``reading``, with a failure for each thing wrong in it."""

    def fail(reason: str, remedy: str, key: str | None = None) -> None:
        reading.failures.append(source.failure(offset, reason, remedy, key=key))

    if not isinstance(item, dict):
        fail(
            gettext("not an entry but {kind}").format(kind=_kind(item)),
            gettext('write an object with "id", "type" and "title"'),
        )
        return
    variables: dict[str, Any] = {
        SYNONYMS.get(name, name): value
        for name, value in item.items()
        if isinstance(name, str) and value not in (None, "", [], {})
    }
    key = _text(variables.pop("id", None))
    if not key:
        number = reading.before + len(reading.entries) + 1
        key = _text(variables.get("citation-key")) or f"{source.path.stem}-{number}"
        fail(gettext("an entry without an id"), gettext("give it an id; it is called {key} here").format(key=key))
    _read_dates_and_names(variables, lambda reason, remedy: fail(reason, remedy, key))
    if "note" in variables:
        from footnotes.bibliographies.extra import read_extra  # few bibliographies have an Extra field

        read_extra(variables)
    kind = _text(variables.pop("type", None))
    if kind not in TYPES:
        best = nearest(kind, sorted(TYPES))
        remedy = (
            gettext("did you mean {best}?").format(best=best)
            if best
            else gettext("give it a type of CSL, such as book or article-journal")
        )
        fail(
            gettext("unknown type {kind}").format(kind=quoted(kind)) if kind else gettext("an entry without a type"),
            remedy,
            key,
        )
    origin = source.origin(offset)
    reading.entries.append(Entry(key, kind or "document", variables, origin, _relations(variables)))


def item_of(entry: Entry) -> dict[str, Any]:
    """Return an entry as an item: id, type, variables as they were read, relations in ``custom``."""
    item: dict[str, Any] = {"id": entry.key, "type": entry.type, **entry.variables}
    if entry.relations:
        custom = item.get("custom")
        item["custom"] = {**(custom if isinstance(custom, dict) else {}), "relations": dict(entry.relations)}
    return item


def _read_dates_and_names(variables: dict[str, Any], fail: Callable[[str, str], None]) -> None:
    for name, value in variables.items():
        if name in DATES:
            variables[name] = read_date(value)
        elif name in NAMES:
            variables[name] = _read_names(value)
        elif name in VARIABLES and isinstance(value, (dict, list, bool)):
            variables[name] = "; ".join(map(_text, value)) if isinstance(value, list) else ""
            fail(
                gettext("{name} is {kind}, not text").format(name=name, kind=_kind(value)),
                gettext("write {name} as text").format(name=name),
            )


def read_date(value: Any) -> dict[str, Any]:
    """Return a CSL date variable for what CSL-JSON and CSL-YAML allow: an object, a string, a year or pandoc's list.

    What is no date is kept as it is written, in ``literal``.
    """
    if isinstance(value, dict) and "year" in value:
        value = [value]
    if isinstance(value, dict):
        return _date_object(value)
    if isinstance(value, list):  # as older versions of pandoc wrote: a list of objects with year, month, day
        parts = [[side.get(part) for part in ("year", "month", "day") if side.get(part)] for side in _objects(value)]
        date = _date_object({"date-parts": parts})
        season = next((side["season"] for side in _objects(value) if side.get("season")), None)
        return {**date, "season": season} if season else date
    text = _text(value)
    return _parsed(text) or {"literal": text}


def _parsed(text: str) -> dict[str, Any] | None:
    from footnotes.bibliographies.edtf import parse_date  # its patterns are only wanted where a date is a text

    return parse_date(text)


def _date_object(value: dict[str, Any]) -> dict[str, Any]:
    written = _text(value.get("raw") or value.get("edtf") or "")
    date = {name: part for name, part in value.items() if name not in ("raw", "edtf", "date-parts")}
    sides = value.get("date-parts")
    if isinstance(sides, list) and sides:
        numbers = [_numbers(side) for side in (sides if isinstance(sides[0], list) else [sides])]
        if all(numbers):
            return {"date-parts": numbers[:2], **date}
        written = written or "-".join(map(_text, sides[0] if isinstance(sides[0], list) else sides))
    read = _parsed(written)
    if not read and written and "literal" not in date:
        date["literal"] = written
    return {**(read or {}), **date}


def _numbers(side: Any) -> list[int]:
    """Return year, month and day as numbers, up to the first that is none; a month or day of 0 is none."""
    numbers: list[int] = []
    for part in side[:3] if isinstance(side, list) else [side]:
        try:
            number = int(_text(part))
        except ValueError:
            break
        if numbers and not number:
            break
        numbers.append(number)
    return numbers


def _read_names(value: Any) -> list[dict[str, Any]]:
    names = []
    for name in value if isinstance(value, list) else [value]:
        if isinstance(name, dict):
            names.append({part: said if isinstance(said, bool) else _text(said) for part, said in name.items()})
        elif _text(name):
            names.append({"literal": _text(name)})
    return names


def _relations(variables: dict[str, Any]) -> dict[str, str]:
    custom = variables.get("custom")
    relations = custom.get("relations") if isinstance(custom, dict) else None
    return {kind: _text(key) for kind, key in relations.items() if _text(key)} if isinstance(relations, dict) else {}


def _objects(value: list[Any]) -> list[dict[str, Any]]:
    return [item for item in value if isinstance(item, dict)]


def _text(value: Any) -> str:
    return value.strip() if isinstance(value, str) else str(value) if isinstance(value, (int, float)) else ""


def _kind(value: Any) -> str:
    names: dict[type, str] = {
        dict: gettext("an object"),
        list: "a list",
        str: "a string",
        bool: gettext("a truth value"),
        type(None): "null",
    }
    return names.get(type(value), "a number")
