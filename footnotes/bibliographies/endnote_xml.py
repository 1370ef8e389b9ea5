"""EndNote XML, as EndNote exports it: ``<xml><records><record>``; texts may stand in ``<style face="italic">``."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from footnotes.bibliographies import endnote_fields as tables
from footnotes.bibliographies.edtf import parse_date
from footnotes.bibliographies.extra import read_extra, take_relations
from footnotes.bibliographies.inverted_names import read_name
from footnotes.bibliographies.made_keys import made_key
from footnotes.bibliographies.quoting import quoted
from footnotes.bibliographies.reading import Reading, Source
from footnotes.bibliographies.xml_records import Element, records
from footnotes.model.entry import Entry
from footnotes.translations import gettext


def read(sources: Sequence[Source]) -> list[Reading]:
    """Return the entries of each file."""
    return [_read(source) for source in sources]


def _read(source: Source) -> Reading:
    reading = Reading()
    taken: set[str] = set()
    for offset, record in records(source, "record", reading):
        name = record.at("ref-type").attributes.get("name", "")
        kind = tables.TYPES.get(name.lower())
        if kind is None:
            remedy = gettext("choose a reference type of EndNote's")
            reading.failures.append(
                source.failure(
                    offset, gettext("unknown type {kind}, read as Generic").format(kind=quoted(name)), remedy
                )
            )
            kind = "document"
        variables = _variables(record, name, kind)
        read_extra(variables)
        relations = take_relations(variables)
        kind = variables.pop("type", kind)
        key = record.at("label").text.replace(" ", "-")
        if not key or key in taken:
            key = made_key(variables, taken)
        taken.add(key)
        reading.entries.append(Entry(key, kind, variables, source.origin(offset), relations))
    return reading


def meanings(table: Mapping[str, str], by_type: Mapping[tuple[str, str], str], name: str, kind: str) -> dict[str, str]:
    """Return the variables of a table's elements for a reference type of EndNote's, which is a CSL type."""
    name = name.title()
    return {path: by_type.get((path, name)) or by_type.get((path, kind)) or own for path, own in table.items()}


def number_of(kind: str) -> str:
    """Return the variable that EndNote's ``isbn`` holds for a CSL type."""
    return "ISSN" if kind.startswith("article-") or kind == "periodical" else "ISBN"


def _variables(record: Element, name: str, kind: str) -> dict[str, Any]:
    variables: dict[str, Any] = {}
    for group, role in meanings(tables.NAMES, tables.NAMES_BY_TYPE, name, kind).items():
        names = [read_name(one.text) for one in record.at("contributors", group).all("author") if one.text]
        if names:
            variables.setdefault(role, []).extend(names)
    for path, variable in meanings(tables.TEXTS, tables.TEXTS_BY_TYPE, name, kind).items():
        if text := " ".join(_marked(record.at(*path.split("/"))).split()):
            variables.setdefault(variable, text)
    lines = (" ".join(line.split()) for line in _marked(record.at("notes")).splitlines())
    if note := "\n".join(filter(None, lines)):
        variables["note"] = note
    if "page" in variables:
        variables["page"] = variables["page"].replace("–", "-")
    if number := record.at("isbn").text:
        variables[number_of(kind)] = number
    urls = [url.text for name in ("web-urls", "related-urls") for url in record.at("urls", name).all("url")]
    if any(urls):
        variables["URL"] = next(filter(None, urls))
    if words := [word.text for word in record.at("keywords").all("keyword") if word.text]:
        variables["keyword"] = ", ".join(words)
    if issued := _issued(record.at("dates", "year").text, record.at("dates", "pub-dates", "date").text):
        variables["issued"] = parse_date(issued) or {"literal": issued}
    if accessed := record.at("access-date").text:
        variables["accessed"] = parse_date(accessed) or {"literal": accessed}
    return variables


def _issued(year: str, date: str) -> str:
    """Return the date where it tells the year, too; EndNote's own dates ("May 3") do not."""
    return date if not year or (date.startswith(f"{year}-") and parse_date(date)) else year


def _marked(element: Element) -> str:
    """Return the text of an element with the faces of its styles as markup."""
    pieces = []
    for child in element.content:
        if isinstance(child, str):
            pieces.append(child)
            continue
        faces = [tables.MARKUP[face] for face in child.attributes.get("face", "").split() if face in tables.MARKUP]
        pieces += [*(face[0] for face in faces), "".join(child.strings()), *(face[1] for face in reversed(faces))]
    return "".join(pieces)
