"""MODS 3 (Library of Congress), as libraries, archives and Zotero write it: ``<mods>`` alone or in a collection."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from footnotes.bibliographies import mods_fields as tables
from footnotes.bibliographies.csl_schema import TYPES
from footnotes.bibliographies.edtf import parse_date
from footnotes.bibliographies.extra import read_extra, take_relations
from footnotes.bibliographies.inverted_names import read_name
from footnotes.bibliographies.made_keys import made_key
from footnotes.bibliographies.reading import Reading, Source
from footnotes.bibliographies.xml_records import Element, records
from footnotes.model.entry import Entry

_DATES = ("dateIssued", "copyrightDate", "dateCreated", "dateOther")


def read(sources: Sequence[Source]) -> list[Reading]:
    """Return the entries of each file."""
    return [_read(source) for source in sources]


def _read(source: Source) -> Reading:
    reading = Reading()
    taken: set[str] = set()
    for offset, record in records(source, "mods", reading):
        related = {item.attributes.get("type", ""): item for item in reversed(list(record.all("relatedItem")))}
        kind = _type(record, "host" in related)
        variables = _variables(record, related)
        read_extra(variables)
        relations = take_relations(variables)
        kind = variables.pop("type", kind)
        key = record.attributes.get("ID") or made_key(variables, taken)
        taken.add(key)
        reading.entries.append(Entry(key, kind, variables, source.origin(offset), relations))
    return reading


def _type(record: Element, has_host: bool) -> str:
    for genre in record.all("genre"):
        kind = genre.text if genre.text in TYPES and genre.attributes.get("authority") == "local" else ""
        if kind := kind or tables.GENRES.get(genre.text.lower(), ""):
            return "chapter" if kind == "book" and has_host else kind
    resource = record.at("typeOfResource")
    if resource.attributes.get("manuscript") == "yes":
        return "manuscript"
    if resource.text in tables.RESOURCES:
        return tables.RESOURCES[resource.text]
    if record.at("originInfo", "issuance").text in ("continuing", "serial"):
        return "periodical"
    return "chapter" if has_host else "book"


def _variables(record: Element, related: dict[str, Element]) -> dict[str, Any]:
    variables: dict[str, Any] = {**_names(record, tables.ROLES), **_titles(record)}
    host = related.get("host", Element(""))
    for name, value in _origin(host.at("originInfo")):
        variables[name] = value
    variables.update(_origin(record.at("originInfo")))
    variables.update((name, value) for name, value in _names(host, tables.HOST_ROLES).items() if name not in variables)
    for where, variable in (
        ("host", "container-title"),
        ("series", "collection-title"),
        ("original", "original-title"),
    ):
        item = related.get(where, Element(""))
        if title := _title(item.at("titleInfo")):
            variables[variable] = title
    if number := related.get("series", Element("")).at("titleInfo", "partNumber").text:
        variables["collection-number"] = number
    for element in (host, record):
        variables.update(_parts(element))
        variables.update(_identifiers(element))
    variables.update(_texts(record))
    return variables


def _titles(record: Element) -> dict[str, str]:
    infos = [info for info in record.all("titleInfo") if "type" not in info.attributes] or list(record.all("titleInfo"))
    if not infos:
        return {}
    volume = infos[0].at("partName").text
    number = infos[0].at("partNumber").text
    titles = {"title": _title(infos[0]), "volume-title": volume, "volume": number}
    return {variable: text for variable, text in titles.items() if text}


def _title(info: Element) -> str:
    main = " ".join(filter(None, (info.at("nonSort").text, info.at("title").text)))
    return ": ".join(filter(None, (main, info.at("subTitle").text)))


def _names(element: Element, roles: dict[str, str]) -> dict[str, list[dict[str, str]]]:
    names: dict[str, list[dict[str, str]]] = {}
    for name in element.all("name"):
        terms = [term.text.lower() for role in name.all("role") for term in role.all("roleTerm")]
        codes = [tables.ROLE_WORDS.get(term, term) for term in terms] or ["aut"]
        variable = next((roles[code] for code in codes if code in roles), "contributor")
        if read := _name(name):
            names.setdefault(variable, []).append(read)
    return names


def _name(name: Element) -> dict[str, str]:
    parts: dict[str, list[str]] = {}
    for part in name.all("namePart"):
        parts.setdefault(part.attributes.get("type", ""), []).append(part.text)
    given, family, suffix = (" ".join(parts.get(kind, [])) for kind in ("given", "family", "termsOfAddress"))
    whole = " ".join(parts.get("", []))
    if not family and name.attributes.get("type") == "personal" and whole:
        return read_name(whole.rstrip(", "))
    if not family:
        return {"literal": whole or given} if whole or given else {}
    return read_name(", ".join(filter(None, (family, given, suffix))))


def _origin(info: Element) -> Iterator[tuple[str, Any]]:
    places = [term.text for place in info.all("place") for term in place.all("placeTerm")
              if term.attributes.get("type") != "code"]  # fmt: skip
    for variable, text in (("publisher-place", "; ".join(places)), ("publisher", info.at("publisher").text)):
        if text:
            yield variable, text
    if edition := info.at("edition").text:
        yield "edition", edition
    written = next((date for name in _DATES for date in info.all(name) if date.text), None)
    if written is not None:
        yield "issued", parse_date(written.text.strip("[].")) or {"literal": written.text}


def _parts(element: Element) -> Iterator[tuple[str, Any]]:
    for part in element.all("part"):
        for detail in part.all("detail"):
            variable = tables.PARTS.get(detail.attributes.get("type", ""))
            if variable and (text := detail.at("number").text or detail.at("caption").text):
                yield variable, text
        for extent in part.all("extent"):
            first, last = extent.at("start").text, extent.at("end").text
            if pages := extent.at("list").text or "-".join(filter(None, (first, last))):
                yield "page", pages
        if date := part.at("date").text:
            yield "issued", parse_date(date) or {"literal": date}


def _identifiers(element: Element) -> Iterator[tuple[str, str]]:
    for identifier in element.all("identifier"):
        variable = tables.IDENTIFIERS.get(identifier.attributes.get("type", ""))
        if variable and identifier.text:
            yield variable, identifier.text


def _texts(record: Element) -> Iterator[tuple[str, Any]]:
    location = record.at("location")
    for variable, text in (
        ("title-short", next((_title(info) for info in record.all("titleInfo")
                              if info.attributes.get("type") == "abbreviated"), "")),
        ("abstract", record.at("abstract").text),
        ("language", record.at("language", "languageTerm").text),
        ("URL", location.at("url").text),
        ("archive", location.at("physicalLocation").text),
        ("archive_location", location.at("shelfLocator").text),
        ("number-of-pages", record.at("physicalDescription", "extent").text.removesuffix(" p.")),
        ("note", "\n".join(note.text for note in record.all("note") if note.text)),
        ("keyword", ", ".join(topic.text for subject in record.all("subject") for topic in subject.all("topic"))),
    ):  # fmt: skip
        if text:
            yield variable, text
    if accessed := location.at("url").attributes.get("dateLastAccessed", ""):
        yield "accessed", parse_date(accessed) or {"literal": accessed}
