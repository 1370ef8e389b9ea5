"""Writes entries as Hayagriva YAML, for Typst: containers and series as parents."""

from __future__ import annotations

import re
from collections.abc import Mapping
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

    items = {entry.key: _item(entry, bibliography.entries) for entry in bibliography.entries.values()}
    dumper = getattr(yaml, "CSafeDumper", yaml.SafeDumper)
    written: str = yaml.dump(items, Dumper=dumper, allow_unicode=True, sort_keys=False, width=100)
    return written


def _item(entry: Entry, entries: Mapping[str, Entry]) -> dict[str, Any]:
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
    if volume := _TAG.sub("", entry.text("volume-title")):
        parent = {"type": "book", "title": own.pop("title", ""), **({"parent": parent} if parent else {})}
        own = {"title": volume, **own}
    if not parent and (whole := entries.get(entry.relations.get("parent", ""))):
        parent = {"type": tables.WRITTEN_TYPES.get(whole.type, "misc"), **_named(whole)}
    parents = [one for one in (parent, _original(entry, entries)) if one]
    return {**item, **own, **({"parent": parents[0] if len(parents) == 1 else parents} if parents else {})}


def _original(entry: Entry, entries: Mapping[str, Entry]) -> dict[str, Any]:
    """Return what an entry is a translation or a reprint of, as a parent; empty where it is none."""
    key = entry.relations.get("translation-of") or entry.relations.get("reprint-of") or ""
    if key in entries:
        return {"type": tables.ORIGINAL, **_named(entries[key])}
    told = {
        field: list(map(write_name, entry.names(variable)))
        if field == "author"
        else written_date(entry.variables.get(variable))
        if field == "date"
        else entry.text(variable)
        for field, variable in tables.OF_ORIGINALS.items()
    }
    found = {field: value for field, value in told.items() if value}
    return {"type": tables.ORIGINAL, **found} if found else {}


def _named(entry: Entry) -> dict[str, Any]:
    """Return the fields by which a parent is known to be an entry of the same file."""
    fields = _fields(entry)
    fields["title"] = _TAG.sub("", entry.text("title"))
    return {name: fields[name] for name in ("title", "author", "publisher", "location", "date") if name in fields}


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
