"""What a file that was written does not hold of the entries it was made of: told by reading it again."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from footnotes.bibliographies.formats import Format
from footnotes.bibliographies.reading import Source
from footnotes.model.bibliography import Bibliography
from footnotes.model.entry import Entry
from footnotes.records import NamedTuple
from footnotes.text import LineIndex


class Loss(NamedTuple):
    """A variable of an entry ("type", "custom.shorthand", "relations.parent") that a file holds otherwise, or not."""

    key: str
    variable: str
    value: str
    held: str  # what the file holds in its place; empty for nothing


def losses(bibliography: Bibliography, text: str, format_: Format) -> list[Loss]:
    """Return what ``text``, written in a format, does not hold of the entries, in their order."""
    (reading,) = format_.read([Source(Path(format_.name), text, LineIndex(text))])
    by_key = {entry.key: entry for entry in reading.entries}
    in_order = reading.entries if len(reading.entries) == len(bibliography.entries) else []
    return [
        loss
        for number, entry in enumerate(bibliography.entries.values())
        for loss in _of_entry(entry, by_key.get(entry.key) or (in_order[number] if in_order else None))
    ]


def _of_entry(entry: Entry, again: Entry | None) -> Iterator[Loss]:
    if again is None:
        yield Loss(entry.key, "entry", entry.text("title") or entry.key, "")
        return
    if again.key != entry.key:
        yield Loss(entry.key, "key", entry.key, again.key)
    held = dict(_values(again))
    for variable, value in _values(entry):
        if _plain(value) != _plain(held.get(variable)):
            yield Loss(entry.key, variable, _shown(value), _shown(held.get(variable)))


def _values(entry: Entry) -> Iterator[tuple[str, Any]]:
    yield "type", entry.type
    for variable, value in entry.variables.items():
        if variable != "custom" or not isinstance(value, Mapping):
            yield variable, value
            continue
        for name, part in value.items():
            if name != "relations":
                yield f"custom.{name}", part
    for kind, key in entry.relations.items():
        yield f"relations.{kind}", key


def _plain(value: Any) -> Any:
    """Return a value with its numbers as text: formats differ in how they write them."""
    if isinstance(value, Mapping):
        return {name: _plain(part) for name, part in value.items() if part not in ("", False, None)}
    if isinstance(value, (list, tuple)):
        return [_plain(part) for part in value]
    return "" if value in (None, "", False) else str(value)


def _shown(value: Any) -> str:
    """Return a value in words: names and dates as a person would write them."""
    if isinstance(value, Mapping):
        if "date-parts" in value:
            sides = ["-".join(map(str, side)) for side in value["date-parts"]]
            return ("c. " if value.get("circa") else "") + "/".join(sides)
        return " ".join(str(part) for part in value.values() if part)
    if isinstance(value, (list, tuple)):
        return "; ".join(map(_shown, value))
    return "" if value is None else str(value)
