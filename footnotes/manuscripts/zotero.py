"""Live citations: what Zotero wants in a document to go on with it (schema csl-citation.json of CSL).

Each citation is a field with its items as CSL-JSON, the bibliography is one too, and the preferences of the document
name the style. A source that Zotero does not know by its address it takes from the field.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from hashlib import sha256
from typing import Any, NamedTuple
from xml.sax.saxutils import quoteattr

from footnotes.model.citation import CiteByKey, CiteMode

_SCHEMA = "https://github.com/citation-style-language/schema/raw/master/csl-citation.json"
_LETTERS = "23456789ABCDEFGHIJKLMNPQRSTUVWXYZ"  # of Zotero's keys
_LONGEST = 255  # characters of a property of a document
BIBLIOGRAPHY = 'ZOTERO_BIBL {"uncited":[],"omitted":[],"custom":[]} CSL_BIBLIOGRAPHY'
PREFERENCE = "ZOTERO_PREF_"  # and a number from 1: the names of the properties


class LiveStyle(NamedTuple):
    """The style that a document's live citations are in."""

    identifier: str  # the address that the style names itself by
    locale: str
    in_notes: bool
    has_bibliography: bool


def citation_code(cites: Sequence[CiteByKey], place: int) -> str:
    """Return the code of a citation; ``place`` tells it from all others in the document."""
    citation = {
        "citationID": key_of(f"{place} {[cite.key for cite in cites]}"),
        "properties": {"noteIndex": 0},
        "citationItems": [_item(cite) for cite in cites],
        "schema": _SCHEMA,
    }
    return f"ZOTERO_ITEM CSL_CITATION {json.dumps(citation, ensure_ascii=False, separators=(',', ':'))}"


def preferences(style: LiveStyle, field_type: str, note_type: int) -> dict[str, str]:
    """Return the properties that hold the preferences of a document, by name.

    ``field_type`` is "Field" in Word and "ReferenceMark" in OpenDocument, ``note_type`` 1 for footnotes and 2 for
    endnotes.
    """
    note_type = note_type if style.in_notes else 0
    data = (
        f'<data data-version="3" zotero-version="6.0.30"><session id="{key_of(style.identifier)}"/>'
        f'<style id={quoteattr(style.identifier)} locale="{style.locale}" '
        f'hasBibliography="{int(style.has_bibliography)}" bibliographyStyleHasBeenSet="1"/><prefs>'
        f'<pref name="fieldType" value="{field_type}"/><pref name="noteType" value="{note_type}"/></prefs></data>'
    )
    pieces = [data[start : start + _LONGEST] for start in range(0, len(data), _LONGEST)]
    return {f"{PREFERENCE}{number}": piece for number, piece in enumerate(pieces, start=1)}


def key_of(text: str) -> str:
    """Return eight letters that look like a key of Zotero's, the same for the same text."""
    return "".join(_LETTERS[byte % len(_LETTERS)] for byte in sha256(text.encode()).digest()[:8])


def _item(cite: CiteByKey) -> dict[str, Any]:
    data = dict(cite.item)
    custom = data.pop("custom", None)
    addresses = custom.get("uris") if isinstance(custom, Mapping) else None
    label, locator, rest = _locator(cite.locators)
    item: dict[str, Any] = {
        "id": cite.key,
        "uris": addresses or [f"http://zotero.org/users/local/{key_of('library')}/items/{key_of(cite.key)}"],
        "itemData": {**data, "id": cite.key, "citation-key": cite.key},
    }
    if locator:
        item |= {"locator": locator, "label": label}
    if cite.prefix:
        item["prefix"] = f"{cite.prefix} "
    if suffix := rest + cite.suffix:
        item["suffix"] = suffix
    if cite.mode is CiteMode.SUPPRESS_AUTHOR:
        item["suppress-author"] = True
    return item


def _locator(locators: Sequence[tuple[str, str]]) -> tuple[str, str, str]:
    """Return the one locator that Zotero has, label and value, and what is left: a volume goes before its page."""
    values: dict[str, list[str]] = {}
    for label, value in locators:
        values.setdefault(label, []).append(value)
    if not values:
        return "", "", ""
    label = "page" if "page" in values else next(iter(values))
    locator = ", ".join(values.pop(label))
    if label == "page" and "volume" in values:
        locator = f"{', '.join(values.pop('volume'))}:{locator}"
    return label, locator, "".join(f", {name} {', '.join(found)}" for name, found in values.items())
