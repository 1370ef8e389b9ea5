"""From a full reference to an entry of a bibliography, with what it cites in it."""

from __future__ import annotations

import re
from typing import Any

from footnotes.citations.full.features import month_of
from footnotes.citations.full.parsing import FullReference
from footnotes.citations.full.people import people_of
from footnotes.citations.full.words import words_of
from footnotes.patterns import pattern
from footnotes.records import NamedTuple

_TEXTS = (
    "title", "container-title", "collection-title", "volume", "issue", "edition", "publisher-place", "publisher",
    "genre", "note", "URL", "DOI", "ISBN", "archive", "archive_collection", "archive_location", "number",
)  # fmt: skip
_ROLES = ("author", "editor", "translator")
_IMPRINT = ("publisher", "publisher-place")
_YEAR = pattern(r"\b(\d{4})(?:\s?[-–/]\s?(\d{2,4}))?\b")
_EDGES = " \t.,;:*_"


class Described(NamedTuple):
    """What a full reference describes, in CSL-JSON without an id, and the places it cites, as written."""

    variables: dict[str, Any]
    locator: str


def entry_of(reference: FullReference) -> Described:
    """Make an entry of a full reference.

    Of a contribution the first pages are its own (``page``) where they are a range or stand after a volume; all other
    pages, and all leaves, are what is cited.
    """
    found: dict[str, Any] = {}
    for role in _ROLES:
        if people := [person for written in reference.values(role) for person in people_of(written)]:
            found[role] = people
    for variable in _TEXTS:
        if values := [value.strip(_EDGES) for value in reference.values(variable)]:
            found[variable] = values[0] if variable != "archive_location" else ", ".join(values)
    for variable, written in _dates(reference).items():
        if date := _date(written):
            found[variable] = date
    pages = reference.values("page")
    if "container-title" in found and pages and ("volume" in found or re.search(r"\d\s?[-–]\s?\d", pages[0])):
        found["page"], *cited = re.split(r",\s*(?=\d)", pages[0], maxsplit=1)
        pages[:1] = cited
    found["type"] = _type(found)
    return Described(found, ", ".join([*pages, *reference.values("folio")]))


def _dates(reference: FullReference) -> dict[str, str]:
    """Tell the date of the edition from that of the work, "Weber (1904) *Objectivity*. New York: Free Press, 1949"."""
    issued = reference.values("issued")
    dated = [at for at, field in enumerate(reference.fields) if field.variable == "issued"]
    if len(issued) > 1 and issued[0] != issued[-1] and reference.fields[dated[-1] - 1].variable in _IMPRINT:
        return {"issued": issued[-1], "original-date": issued[0]}
    return {"issued": issued[0]} if issued else {}


def _date(written: str) -> dict[str, Any] | None:
    """Return a date in CSL-JSON: year, month and day where they are clear, the years of a range, else as written."""
    year = _YEAR.search(written)
    if not year:
        return {"literal": written} if written else None
    if year[2]:
        return {"date-parts": [[int(year[1])], [int(year[1][: -len(year[2])] + year[2])]]}
    parts = [int(year[1])]
    others = [word.text for word in words_of(_YEAR.sub("", written))]
    months = [month for word in others if (month := month_of(word))]
    days = [int(word) for word in others if word.isdecimal() and 0 < int(word) < 32]
    if len(months) == 1 and months[0] < 13:
        parts += months + days if len(days) == 1 else months
    return {"date-parts": [parts]}


def _type(found: dict[str, Any]) -> str:
    if "archive" in found or "archive_collection" in found:
        return "manuscript"
    if "container-title" in found:
        if "publisher" in found or "publisher-place" in found or "editor" in found:
            return "chapter"
        return "article-journal" if "volume" in found or "issue" in found or "page" in found else "article-newspaper"
    if "genre" in found:
        return "thesis"
    return "webpage" if "URL" in found and "publisher-place" not in found else "book"
