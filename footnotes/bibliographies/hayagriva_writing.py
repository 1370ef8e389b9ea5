"""Writes entries as Hayagriva YAML, for Typst: containers and series as parents."""

from __future__ import annotations

import re
from typing import Any

from footnotes.bibliographies import hayagriva_fields as tables
from footnotes.bibliographies.edtf import written_date
from footnotes.bibliographies.inverted_names import write_name
from footnotes.model.bibliography import Bibliography
from footnotes.model.entry import Entry

_TAG = re.compile(r"</?(?:i|b|sup|sub|sc|span)\b[^<>]*>")


def dump(bibliography: Bibliography) -> str:
    """Return the entries of a bibliography as Hayagriva YAML, in their order."""
    import yaml

    items = {entry.key: _item(entry) for entry in bibliography.entries.values()}
    dumper = getattr(yaml, "CSafeDumper", yaml.SafeDumper)
    written: str = yaml.dump(items, Dumper=dumper, allow_unicode=True, sort_keys=False, width=100)
    return written


def _item(entry: Entry) -> dict[str, Any]:
    own = _fields(entry)
    item: dict[str, Any] = {"type": tables.WRITTEN_TYPES.get(entry.type, "misc")}
    container, series = entry.text("container-title"), entry.text("collection-title")
    parent: dict[str, Any] = {}
    if container:
        parent = {"type": tables.PARENTS.get(entry.type, "misc"), "title": container}
        for variable in tables.OF_CONTAINER:
            field = _FIELDS.get(variable, variable)
            if field in own:
                parent[field] = own.pop(field)
        if people := entry.names("container-author"):
            parent["author"] = list(map(write_name, people))
    if series:
        of_series = {"type": "anthology", "title": series}
        if number := entry.text("collection-number"):
            of_series["volume"] = number
        parent = {**parent, "parent": of_series} if parent else of_series
    return {**item, **own, **({"parent": parent} if parent else {})}


_FIELDS = {variable: field for field, variable in tables.TEXTS.items()}


def _fields(entry: Entry) -> dict[str, Any]:
    fields: dict[str, Any] = {}
    for field, variable in tables.TEXTS.items():
        if text := _TAG.sub("", entry.text(variable)):
            fields[field] = text
    if short := entry.text("title-short"):
        fields["title"] = {"value": fields.get("title", ""), "short": _TAG.sub("", short)}
    for field in ("author", "editor"):
        if names := entry.names(field):
            fields[field] = list(map(write_name, names))
    affiliated = [
        {"role": role, "names": list(map(write_name, entry.names(variable)))}
        for role, variable in tables.ROLES.items()
        if entry.names(variable) and role not in ("founder", "holder")
    ]
    if affiliated:
        fields["affiliated"] = affiliated
    if date := written_date(entry.variables.get("issued")):
        fields["date"] = date
    if url := entry.text("URL"):
        accessed = written_date(entry.variables.get("accessed"))
        fields["url"] = {"value": url, "date": accessed} if accessed else url
    numbers = {name: entry.text(variable) for name, variable in tables.NUMBERS.items() if entry.text(variable)}
    if numbers:
        fields["serial-number"] = numbers
    return fields
