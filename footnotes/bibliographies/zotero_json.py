"""Zotero's own JSON: what its web API gives, and what Better BibTeX exports ("BetterBibTeX JSON").

Keys are Better BibTeX's where there are any: ``citationKey``, or ``Citation Key:`` in Extra; else made ones.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

from footnotes.bibliographies import zotero_fields as tables
from footnotes.bibliographies.csl_json import read_list
from footnotes.bibliographies.edtf import parse_date
from footnotes.bibliographies.extra import read_extra, take_relations
from footnotes.bibliographies.inverted_names import read_name
from footnotes.bibliographies.made_keys import made_key
from footnotes.bibliographies.quoting import quoted
from footnotes.bibliographies.reading import Reading, Source
from footnotes.model.entry import Entry
from footnotes.translations import gettext

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_WORD_DATE = re.compile(r"(?:(\d{1,2})\.? )?([A-Za-z]{3,9})\.? (?:(\d{1,2})(?:st|nd|rd|th)?,? )?(\d{4})")


def read(sources: Sequence[Source]) -> list[Reading]:
    """Return the entries of each file."""
    return [_read(source) for source in sources]


def _read(source: Source) -> Reading:
    taken: set[str] = set()

    def take(item: Any, source: Source, offset: int, reading: Reading) -> None:
        if isinstance(item, dict) and isinstance(item.get("data"), dict):
            item = item["data"]
        kind = item.get("itemType") if isinstance(item, dict) else None
        if kind in tables.NOT_WORKS:
            return
        if not isinstance(kind, str) or kind not in tables.TYPES:
            remedy = gettext("export it again from Zotero")
            named = (
                gettext("no item of Zotero's types: {kind}").format(kind=quoted(kind))
                if isinstance(kind, str)
                else gettext("an item without a type")
            )
            reading.failures.append(source.failure(offset, named, remedy))
            return
        reading.entries.append(item_entry(item, taken)._replace(origin=source.origin(offset)))

    return read_list(source, take)


def item_entry(item: Mapping[str, Any], taken: set[str]) -> Entry:
    """Return an item (fields by Zotero's names, ``creators``, ``tags``) as an entry; its key is added to ``taken``."""
    variables: dict[str, Any] = {}
    for field, value in item.items():
        if isinstance(value, (str, int)) and str(value).strip():
            if field in tables.TEXTS:
                variables.setdefault(tables.TEXTS[field], str(value).strip())
            elif field in tables.DATES:
                variables[tables.DATES[field]] = _date(str(value))
    for creator in _objects(item.get("creators")):
        role = creator.get("creatorType")
        name = _name(creator)
        if name:
            variable = "author" if role in tables.PRIMARY else tables.CREATORS.get(str(role), "contributor")
            variables.setdefault(variable, []).append(name)
    if words := [str(tag["tag"]) for tag in _objects(item.get("tags")) if tag.get("tag")]:
        variables["keyword"] = ", ".join(words)
    read_extra(variables)
    relations = take_relations(variables)
    kind = variables.pop("type", tables.TYPES[item["itemType"]])
    key = variables.pop("citation-key", "")
    if not key or key in taken:
        key = made_key(variables, taken)
    taken.add(key)
    return Entry(key, kind, variables, relations=relations)


def _name(creator: Mapping[str, Any]) -> dict[str, str]:
    if whole := str(creator.get("name") or ""):
        return {"literal": whole}
    last, first = str(creator.get("lastName") or ""), str(creator.get("firstName") or "")
    if not first:
        return {"literal": last} if creator.get("fieldMode") == 1 else {"family": last} if last else {}
    return read_name(f"{last}, {first}")


def _date(text: str) -> dict[str, Any]:
    """Return a date as people type it into Zotero: ISO 8601, "20 August 1937", "August 20, 1937", or as it is."""
    text = text.strip().replace(" 00:00:00", "")
    match = _WORD_DATE.fullmatch(text)
    if match and match[2][:3].lower() in _MONTHS:
        day = match[1] or match[3]
        month = _MONTHS.index(match[2][:3].lower()) + 1
        return {"date-parts": [[int(match[4]), month, *([int(day)] if day else [])]]}
    return parse_date(text) or parse_date(text.partition(" ")[0]) or {"literal": text}


def _objects(value: Any) -> list[dict[str, Any]]:
    return [item for item in value if isinstance(item, dict)] if isinstance(value, list) else []
