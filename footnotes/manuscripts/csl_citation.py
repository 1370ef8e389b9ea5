"""Citations as Zotero and Mendeley keep them in documents: JSON by the schema csl-citation.json of CSL.

Zotero: a field ``ADDIN ZOTERO_ITEM CSL_CITATION {…}`` in Word, a mark ``ZOTERO_ITEM CSL_CITATION {…} RND…`` in
OpenDocument, or in both a bookmark whose code the properties of the document hold. Mendeley: ``ADDIN CSL_CITATION
{…}``, or a content control ``MENDELEY_CITATION_v3_`` with the JSON in base 64.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from footnotes.manuscripts.archives import Archive
from footnotes.manuscripts.xml_events import START, TEXT, events
from footnotes.model.citation import CiteMode
from footnotes.model.manuscript import KeyedCite
from footnotes.patterns import pattern
from footnotes.records import NamedTuple
from footnotes.text import Span

_MENDELEY = "MENDELEY_CITATION_v3_"
BOOKMARK = "ZOTERO_BREF_"
_VOLUME = pattern(r"(\d{1,3}|[IVXLC]+): ?(\d[^:;]*)")
_NOWHERE = Span(0, 0)


class FieldCitation(NamedTuple):
    """The cites of a field, without their places, and what it says of the works: CSL-JSON by key."""

    cites: tuple[KeyedCite, ...]
    items: Mapping[str, Mapping[str, Any]]


def in_field(code: str) -> FieldCitation | None:
    """Read the citation in a field or the name of a mark; None where there is none that can be read."""
    _, found, rest = code.partition("CSL_CITATION")
    start = rest.find("{")
    if not found or start < 0 or rest[:start].strip():
        return None
    try:
        citation, _ = json.JSONDecoder().raw_decode(rest, start)
    except (ValueError, RecursionError):
        return None
    return _citation(citation)


def bookmarked(
    archive: Archive, part: str, namespaces: Mapping[str, str], element: str, named: str
) -> dict[str, FieldCitation]:
    """Return the citations that bookmarks of Zotero stand for, by the names of the bookmarks.

    ``part`` of the archive has the document's properties, each an ``element`` with its name in the attribute ``named``:
    ``ZOTERO_BREF_…_1`` and on hold the pieces of a code (ECMA-376 part 1, 15.2.12.2; OpenDocument part 3, 4.3.3).
    """
    source = archive.text(part) if part in archive else ""
    if BOOKMARK not in source:
        return {}
    found: list[tuple[str, str]] = []
    for event in events(source, namespaces, part, archive.path):
        if event.kind == START and event.name == element:
            found.append((event.attributes.get(named, ""), ""))
        elif event.kind == TEXT and found:
            found[-1] = (found[-1][0], found[-1][1] + event.text)
    pieces: dict[str, dict[int, str]] = {}
    for name, value in found:
        bookmark, _, number = name.rpartition("_")
        if bookmark.startswith(BOOKMARK) and number.isdecimal():
            pieces.setdefault(bookmark, {})[int(number)] = value
    codes = {name: "".join(value for _, value in sorted(found.items())) for name, found in pieces.items()}
    return {name: citation for name, code in codes.items() if (citation := in_field(code))}


def in_tag(tag: str) -> FieldCitation | None:
    """Read the citation in the tag of a content control of Mendeley."""
    if not tag.startswith(_MENDELEY):
        return None
    from base64 import b64decode

    try:
        return _citation(json.loads(b64decode(tag.removeprefix(_MENDELEY))))
    except (ValueError, RecursionError):
        return None


def _citation(citation: Any) -> FieldCitation | None:
    listed = citation.get("citationItems") if isinstance(citation, dict) else None
    cites, items = [], {}
    for item in listed if isinstance(listed, list) else ():
        if not isinstance(item, dict):
            continue
        data = item.get("itemData")
        data = data if isinstance(data, dict) else {}
        key = _key(item, data)
        if not key:
            continue
        cites.append(_cite(item, key))
        if data:
            items[key] = {**data, "id": key, "custom": _custom(item, data)}
    return FieldCitation(tuple(cites), items) if cites else None


def _key(item: Mapping[str, Any], data: Mapping[str, Any]) -> str:
    """Return the key that the author knows, which Better BibTeX keeps with the item; else what tells the item."""
    for value in (data.get("citation-key"), data.get("id"), item.get("id"), *_addresses(item)):
        if isinstance(value, (str, int)) and not isinstance(value, bool) and str(value).strip():
            return str(value).strip()
    return ""


def _addresses(item: Mapping[str, Any]) -> list[str]:
    found = item.get("uris") or item.get("uri") or ()
    return [address for address in found if isinstance(address, str)] if isinstance(found, list) else []


def _custom(item: Mapping[str, Any], data: Mapping[str, Any]) -> dict[str, Any]:
    """Return what is not CSL's own: where the reference manager keeps the item."""
    custom = data.get("custom")
    return {**(custom if isinstance(custom, dict) else {}), "uris": _addresses(item)}


def _cite(item: Mapping[str, Any], key: str) -> KeyedCite:
    locator = str(item.get("locator") or "").strip()
    mode = CiteMode.NORMAL
    if item.get("suppress-author"):
        mode = CiteMode.SUPPRESS_AUTHOR
    elif item.get("author-only"):
        mode = CiteMode.AUTHOR_ONLY
    return KeyedCite(
        key,
        _NOWHERE,
        prefix=str(item.get("prefix") or "").strip(),
        locators=_locators(str(item.get("label") or "page"), locator) if locator else (),
        suffix=str(item.get("suffix") or "").rstrip(),
        mode=mode,
    )


def _locators(label: str, value: str) -> tuple[tuple[str, str], ...]:
    """Return the locators of an item, which has one: "3:40" as a page is that of a volume."""
    volume = _VOLUME.fullmatch(value) if label == "page" else None
    return (("volume", volume[1]), ("page", volume[2])) if volume else ((label, value),)
