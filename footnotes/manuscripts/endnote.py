"""Citations as EndNote keeps them in Word: ``ADDIN EN.CITE <EndNote><Cite>…``, each cite with its record.

EndNote's own export calls the entry of record 12 ``RN12``; that is its key here.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from typing import Any

from footnotes.manuscripts.csl_citation import FieldCitation
from footnotes.manuscripts.xml_events import END, START, TEXT, events
from footnotes.model.citation import CiteMode
from footnotes.model.input_error import InputError
from footnotes.model.manuscript import KeyedCite
from footnotes.text import Span

_TYPES = {
    "Book": "book", "Edited Book": "book", "Book Section": "chapter", "Journal Article": "article-journal",
    "Newspaper Article": "article-newspaper", "Magazine Article": "article-magazine", "Thesis": "thesis",
    "Manuscript": "manuscript", "Report": "report", "Web Page": "webpage", "Conference Paper": "paper-conference",
    "Conference Proceedings": "paper-conference", "Map": "map", "Personal Communication": "personal_communication",
}  # fmt: skip
_VARIABLES = {
    "title": "title", "secondary-title": "container-title", "short-title": "title-short", "volume": "volume",
    "number": "issue", "pages": "page", "edition": "edition", "publisher": "publisher", "section": "section",
    "pub-location": "publisher-place", "isbn": "ISBN", "electronic-resource-num": "DOI", "url": "URL",
}  # fmt: skip
_NAMES = {"authors": "author", "secondary-authors": "editor", "subsidiary-authors": "translator"}
_Record = defaultdict[str, list[str]]  # texts by the names of their elements; of people, of their lists


def in_field(code: str) -> FieldCitation | None:
    """Read the citation in a field; None where there is none that can be read."""
    start, end = code.find("<EndNote"), code.rfind("</EndNote>")
    if start < 0 or end < 0:
        return None
    try:
        records = _records(code[start : end + len("</EndNote>")])
    except InputError:
        return None
    cites, items = [], {}
    for record in records:
        number = _first(record, "RecNum") or _first(record, "rec-number")
        if number:
            key = f"RN{number}"
            cites.append(_cite(record, key))
            items[key] = _item(record, key)
    return FieldCitation(tuple(cites), items) if cites else None


def _records(xml: str) -> list[_Record]:
    """Return of each cite the texts of its elements."""
    found: list[_Record] = []
    path: list[str] = []
    pieces: list[str] = []
    for event in events(xml, {}, "EndNote"):
        if event.kind == TEXT:
            pieces.append(event.text)
        elif event.kind == START:
            path.append(event.name)
            if event.name != "style":
                pieces.clear()
            if event.name == "Cite":
                found.append(defaultdict(list))
                found[-1]["mode"] += [name for name, value in event.attributes.items() if value == "1"]
            elif event.name == "ref-type" and found:
                found[-1]["ref-type"].append(event.attributes.get("name", ""))
        elif event.kind == END:
            path.pop()
            text = "".join(pieces).strip()
            if text and found and event.name not in {"style", "ref-type"}:
                found[-1][path[-1] if event.name == "author" else event.name].append(text)
                pieces.clear()
    return found


def _first(record: _Record, name: str) -> str:
    return record[name][0] if record[name] else ""


def _cite(record: _Record, key: str) -> KeyedCite:
    pages = _first(record, "Pages")
    mode = CiteMode.SUPPRESS_AUTHOR if "ExcludeAuth" in record["mode"] else CiteMode.NORMAL
    return KeyedCite(
        key,
        Span(0, 0),
        prefix=_first(record, "Prefix"),
        locators=(("page", pages),) if pages else (),
        suffix=_first(record, "Suffix"),
        mode=mode,
    )


def _item(record: _Record, key: str) -> Mapping[str, Any]:
    """Return a record as CSL-JSON."""
    item: dict[str, Any] = {"id": key, "type": _TYPES.get(_first(record, "ref-type"), "document")}
    for name, variable in _VARIABLES.items():
        if value := _first(record, name):
            item[variable] = value
    for name, variable in _NAMES.items():
        if people := record[name]:
            item[variable] = [_name(person) for person in people]
    if "author" not in item and (author := _first(record, "Author")):
        item["author"] = [_name(author)]
    year = _first(record, "year") or _first(record, "Year")
    if year:
        item["issued"] = {"date-parts": [[int(year)]]} if year.isdecimal() else {"literal": year}
    return item


def _name(written: str) -> dict[str, str]:
    """Return a name; EndNote ends those of bodies with a comma."""
    family, comma, given = written.partition(",")
    return (
        {"family": family.strip(), "given": given.strip()} if comma and given.strip() else {"literal": family.strip()}
    )
