"""Hayagriva YAML, which Typst reads: a mapping of keys to entries; containers and series are parents."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from footnotes.bibliographies import hayagriva_fields as tables
from footnotes.bibliographies.edtf import parse_date
from footnotes.bibliographies.inverted_names import read_name
from footnotes.bibliographies.reading import Reading, Source
from footnotes.bibliographies.yaml_values import Document, RefusedYamlError
from footnotes.model.entry import Entry
from footnotes.translations import gettext


def read(sources: Sequence[Source]) -> list[Reading]:
    """Return the entries of each file."""
    return [_read(source) for source in sources]


def _read(source: Source) -> Reading:
    try:
        value = Document(source.text).value
    except RefusedYamlError as error:
        offset = source.lines.offset(min(error.mark.line + 1, len(source.lines))) if error.mark else 0
        return Reading(failures=[source.fatal(offset, error.reason, gettext("mend the file at this place"))])
    if not isinstance(value, dict):
        return Reading(
            failures=[source.fatal(0, gettext("not a mapping of entries"), gettext("write each entry under its key"))]
        )
    reading = Reading()
    place = 0
    for key, item in value.items():
        place = max(source.text.find(f"\n{key}:", place) + 1, source.text.find(f'\n"{key}":', place) + 1, place)
        if not isinstance(item, dict):
            reading.failures.append(
                source.failure(
                    place, gettext("{key} is no entry").format(key=key), gettext("write its fields under it"), key=key
                )
            )
            continue
        kind, variables = _item(item)
        reading.entries.append(Entry(str(key), kind, variables, source.origin(place)))
    _relate(reading.entries, {str(key): item for key, item in value.items() if isinstance(item, dict)})
    return reading


def _relate(entries: list[Entry], items: dict[str, dict[str, Any]]) -> None:
    """Relate entries to the one entry of the file that a parent of theirs is."""
    titled: dict[tuple[str, str], list[Entry]] = {}
    for entry in entries:
        for date in {"", str(items[entry.key].get("date") or "")}:
            titled.setdefault((entry.text("title").casefold(), date), []).append(entry)
    for number, entry in enumerate(entries):
        relations: dict[str, str] = {}
        for parent in _parents(items[entry.key]):
            found = titled.get((_text(parent.get("title")).casefold(), str(parent.get("date") or "")), [])
            found = [other for other in found if other.key != entry.key and other.text("title")]
            if len(found) != 1:
                continue
            if parent.get("type") == tables.ORIGINAL:
                relations["translation-of" if _is_translation(entry, found[0]) else "reprint-of"] = found[0].key
            elif found[0].type in (tables.TYPES.get(str(parent.get("type", "")).lower()), "book", "periodical"):
                relations["parent"] = found[0].key
        if relations:
            related = relations.keys() != {"parent"}  # to its original, which tells these itself
            told = tables.OF_ORIGINALS.values() if related else ()
            variables = {name: value for name, value in entry.variables.items() if name not in told}
            entries[number] = entry._replace(relations=relations, variables=variables)


def _is_translation(entry: Entry, original: Entry) -> bool:
    languages = {one.text("language")[:2] for one in (entry, original)} - {""}
    return len(languages) > 1 or "translator" in entry.variables


def _parents(item: dict[str, Any]) -> list[dict[str, Any]]:
    return [parent for parent in _list(item.get("parent")) if isinstance(parent, dict)]


def _item(item: dict[str, Any]) -> tuple[str, dict[str, Any]]:
    originals = [parent for parent in _parents(item) if parent.get("type") == tables.ORIGINAL]
    parents = [parent for parent in _parents(item) if parent.get("type") != tables.ORIGINAL]
    written = str(item.get("type", "misc")).lower()
    parent_type = str(parents[0].get("type", "")).lower() if parents else ""
    kind = tables.TYPES_WITH_PARENT.get((written, parent_type)) or tables.TYPES.get(written, "document")
    variables = {**_variables(item), **_of_original(originals)}
    if kind == "book" and parent_type == "book" and variables.get("title"):  # a volume of a set
        variables |= {"volume-title": variables["title"], "title": _text(parents[0].get("title"))}
        parents = _parents(parents[0])
    is_series = kind in ("book", "report", "document", "manuscript", "thesis")
    for depth, parent in enumerate(_line(parents)):
        of_parent = _variables(parent)
        collection = is_series or depth > 0
        if title := of_parent.pop("title", ""):
            variables.setdefault("collection-title" if collection else "container-title", title)
        if "author" in of_parent:
            variables.setdefault("container-author", of_parent.pop("author"))
        if collection and (number := of_parent.pop("volume", of_parent.pop("issue", ""))):
            variables.setdefault("collection-number", number)
        if not collection:
            for variable, value in of_parent.items():
                variables.setdefault(variable, value)
    return kind, variables


def _of_original(originals: list[dict[str, Any]]) -> dict[str, Any]:
    """Return what is told of the original of a translation or reprint."""
    variables: dict[str, Any] = {}
    for original in originals[:1]:
        told = _variables(original)
        read = {"author": "author", "date": "issued", "location": "publisher-place"}
        for field, variable in tables.OF_ORIGINALS.items():
            if value := told.get(read.get(field, field)):
                variables[variable] = value
    return variables


def _line(parents: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Return the first parent, its parent and so on."""
    line = []
    while parents:
        line.append(parents[0])
        parents = _parents(parents[0])
    return line


def _variables(item: dict[str, Any]) -> dict[str, Any]:
    variables: dict[str, Any] = {}
    for field in ("author", "editor"):
        if names := [_name(name) for name in _list(item.get(field)) if name]:
            variables[field] = names
    for affiliated in _list(item.get("affiliated")):
        if isinstance(affiliated, dict):
            role = tables.ROLES.get(str(affiliated.get("role", "")).lower(), "contributor")
            variables.setdefault(role, []).extend(_name(name) for name in _list(affiliated.get("names")) if name)
    for field, variable in tables.TEXTS.items():
        if text := _text(item.get(field)):
            variables[variable] = text
    variables.update(_parts(item))
    if item.get("date"):
        variables["issued"] = _date(item["date"])
    if url := item.get("url"):
        variables["URL"] = _text(url)
        if isinstance(url, dict) and url.get("date"):
            variables["accessed"] = _date(url["date"])
    return variables


def _parts(item: dict[str, Any]) -> Iterator[tuple[str, str]]:
    """Yield what stands within other fields: a short title, a publisher's place, serial numbers."""
    for field, part, variable in (("title", "short", "title-short"), ("publisher", "location", "publisher-place")):
        value = item.get(field)
        if isinstance(value, dict) and (text := _text(value.get(part))):
            yield variable, text
    numbers = item.get("serial-number")
    numbers = numbers if isinstance(numbers, dict) else {"serial": numbers}
    for name, variable in tables.NUMBERS.items():
        if text := _text(numbers.get(name)) or _text(item.get(name)):
            yield variable, text


def _name(value: Any) -> dict[str, str]:
    if not isinstance(value, dict):
        return read_name(str(value))
    before = str(value.get("prefix") or "")
    name = {"family": str(value.get("name") or ""), "given": str(value.get("given-name") or ""),
            "non-dropping-particle": before, "suffix": str(value.get("suffix") or "")}  # fmt: skip
    return {part: said for part, said in name.items() if said}


def _date(value: Any) -> dict[str, Any]:
    return parse_date(str(value)) or {"literal": str(value)}


def _text(value: Any) -> str:
    if isinstance(value, dict):
        value = value.get("value", value.get("name", ""))
    return "" if value is None or isinstance(value, (dict, list)) else str(value).strip()


def _list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [] if value is None else [value]
