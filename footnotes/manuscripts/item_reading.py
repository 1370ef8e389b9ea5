"""Entries with fields that XML manuscripts list themselves, as CSL-JSON."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape
from typing import Any

from footnotes.patterns import pattern

_TAG = pattern(r"<[^<>]*>")
_EMPHASIS = pattern(r"</?(?:emph|emphasis|hi|italic|title|citetitle)\b[^<>]*>")
_NOTE = pattern(r"<(label|note)\b[^<>]*(?<!/)>[^<>]*</\1\s*>")
_YEAR = pattern(r"\d{3,4}")
_LONGEST = 20_000  # characters of an entry


def entries(source: str, name: str) -> Iterator[tuple[str, str, str]]:
    """Yield the identifier of each element of a name, its tag, and what is in it."""
    closing = f"</{name}>"
    for opening in re.finditer(rf"""<{name}\b[^<>]*?\b(?:xml:)?id\s*=\s*["']([^"']+)["'][^<>]*(?<!/)>""", source):
        end = source.find(closing, opening.end(), opening.end() + _LONGEST)
        if end >= 0:
            yield opening[1], opening.group(), source[opening.end() : end]


def field(entry: str, name: str, attribute: str = "") -> str:
    """Return the text of the first element of a name, with this in its tag; empty where there is none."""
    return next(map(_text, parts(entry, name, attribute)), "")


def _text(markup: str) -> str:
    return " ".join(unescape(_TAG.sub(" ", markup)).split())


def in_words(key: str, entry: str) -> Iterator[dict[str, Any]]:
    """Yield the item of an entry without fields: ``literal`` are its words, asterisks around what is emphasised."""
    words = " ".join(unescape(_TAG.sub("", _EMPHASIS.sub("*", _NOTE.sub(" ", entry)))).split())
    if words:
        yield {"id": key, "literal": words}


def parts(entry: str, name: str, attribute: str = "") -> Iterator[str]:
    """Yield what is in each element of a name that has this in its tag."""
    for opening in re.finditer(rf"<{name}\b(?P<tag>[^<>]*)(?<!/)>", entry):
        end = entry.find(f"</{name}>", opening.end())
        if attribute in opening["tag"] and end >= 0:
            yield entry[opening.end() : end]


def people(stretch: str, person: str, family: str, given: str) -> list[dict[str, str]]:
    """Return the persons of a stretch, each an element with parts for family and given name."""
    found = []
    for one in parts(stretch, person):
        names = {"family": field(one, family), "given": field(one, given)}
        whole = _text(one)
        last, comma, first = whole.partition(", ")
        written = {"family": last, "given": first} if comma and "," not in first else {"literal": whole}
        found.append({key: value for key, value in names.items() if value} or written)
    return [names for names in found if any(names.values())]


def item(key: str, kind: str, fields: dict[str, Any], year: str) -> dict[str, Any]:
    """Return an item of CSL-JSON with the fields that have a value."""
    found: dict[str, Any] = {"id": key, "type": kind, **{name: value for name, value in fields.items() if value}}
    years = _YEAR.findall(year)
    if years:
        found["issued"] = {"date-parts": [[int(one)] for one in years[:2]]}
    return found
