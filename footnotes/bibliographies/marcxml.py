"""MARCXML (MARC 21 slim, Library of Congress): library records, without ISBD's punctuation at the ends of fields."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any

from footnotes.bibliographies import marc_fields as tables
from footnotes.bibliographies.edtf import parse_date
from footnotes.bibliographies.extra import read_extra, take_relations
from footnotes.bibliographies.inverted_names import read_name
from footnotes.bibliographies.made_keys import made_key
from footnotes.bibliographies.reading import Reading, Source
from footnotes.bibliographies.xml_records import Element, records
from footnotes.model.entry import Entry
from footnotes.patterns import pattern
from footnotes.records import NamedTuple

OWN = "footnotes"  # in 003: the control number of the record is a key
SUFFIXES = ("Jr.", "Sr.", "II", "III", "IV")
ISBN = pattern(r"[\dXx-]{10,17}")
_EXTENT = pattern(r"(\d+) ?(?:p\b|pages|S\.|Seiten|с\.)")
_VOLUMES = pattern(r"(\d+) ?(?:v\b|vols?\b|volumes|Bde?\b|т\.)")
_YEAR = pattern(r"\d{4}(?:-\d{4})?")
_ISBD = pattern(r"[\s/:;,=]+$")
_INITIAL = pattern(r"(?:^|[\s.-])\w\.$")


def read(sources: Sequence[Source]) -> list[Reading]:
    """Return the entries of each file."""
    return [_read(source) for source in sources]


def _read(source: Source) -> Reading:
    reading = Reading()
    taken: set[str] = set()
    for offset, element in records(source, "record", reading):
        record = _Record(element)
        variables = _variables(record)
        read_extra(variables)
        relations = {**take_relations(variables), **_relations(record)}
        kind = variables.pop("type", "") or _type(record)
        key = record.control.get("001", "") if record.control.get("003") == OWN else ""
        if not key or key in taken:
            key = made_key(variables, taken)
        taken.add(key)
        reading.entries.append(Entry(key, kind, variables, source.origin(offset), relations))
    return reading


class _Field(NamedTuple):
    """A data field: its tag, and its subfields as codes and texts."""

    tag: str
    subfields: tuple[tuple[str, str], ...]


class _Record:
    """The fields of a record by their tags.

    Subfields are without the punctuation at their ends, which is left out already where leader/18 is "c" or "n".
    """

    def __init__(self, element: Element) -> None:
        self.leader = f"{''.join(element.at('leader').strings()):24}"
        self.control = {
            field.attributes.get("tag", ""): "".join(field.strings()) for field in element.all("controlfield")
        }
        trimmed = str if self.leader[18] in "cn" else _trimmed
        self._fields = [
            _Field(
                field.attributes.get("tag", ""),
                tuple((sub.attributes.get("code", "?"), trimmed(sub.text)) for sub in field.all("subfield")),
            )
            for field in element.all("datafield")
        ]

    def fields(self, *tags: str) -> Iterator[_Field]:
        """Yield the fields with one of the tags, in their order."""
        return (field for field in self._fields if field.tag in tags)

    def text(self, tag: str, codes: str) -> str:
        """Return the subfields of the first field of a tag that has them."""
        return next((text for field in self.fields(tag) if (text := _subfields(field, codes))), "")


def _subfields(field: _Field, codes: str) -> str:
    return " ".join(text for code, text in field.subfields if code in codes and text)


def _trimmed(text: str) -> str:
    """Return a subfield without ISBD's punctuation; a full stop stays after an initial and an abbreviation."""
    text = _ISBD.sub("", text)
    if text.endswith(".") and not _INITIAL.search(text) and len(text.rpartition(" ")[2]) > 4:
        text = text[:-1]
    return text.removeprefix("[").removesuffix("]") if text.count("[") == text.count("]") == 1 else text


def _type(record: _Record) -> str:
    if record.text("502", "abcd"):
        return "thesis"
    kind, level = record.leader[6], record.leader[7]
    return tables.TYPES.get(kind) or tables.LEVELS.get(level, "book")


def _variables(record: _Record) -> dict[str, Any]:
    variables: dict[str, Any] = dict(_names(record))
    title = ": ".join(filter(None, (record.text("245", "a"), record.text("245", "b"))))
    if title:
        variables["title"] = title
    for (tag, codes), variable in tables.TEXTS.items():
        if variable not in variables and (text := record.text(tag, codes)):
            variables[variable] = text
    if issued := _issued(record):
        variables["issued"] = issued
    variables.update(_numbers(record))
    notes = [
        text
        for field in record.fields("500", "502", "504")
        if (text := _subfields(field, "a" if field.tag == "502" else "abcd"))
    ]
    words = [text for field in record.fields("600", "650", "651", "653") if (text := _subfields(field, "a"))]
    for variable, text in (("note", "\n".join(notes)), ("keyword", ", ".join(words))):
        if text:
            variables[variable] = text
    return variables


def _issued(record: _Record) -> dict[str, Any] | None:
    written = record.text("264", "c") or record.text("260", "c")
    if written[:1].isdigit() and (date := parse_date(written)):
        return date
    year = _YEAR.search(written or record.control.get("008", "")[7:11])
    return parse_date(year[0]) if year else {"literal": written} if written.strip() else None


def _relations(record: _Record) -> dict[str, str]:
    links = ((tables.RELATIONS[field.tag], _subfields(field, "w")) for field in record.fields(*tables.RELATIONS))
    return {kind: link.removeprefix(f"({OWN})") for kind, link in links if link.startswith(f"({OWN})")}


def _names(record: _Record) -> Iterator[tuple[str, list[dict[str, str]]]]:
    people: dict[str, list[dict[str, str]]] = {}
    for field in record.fields("100", "110", "111", "700", "710", "711"):
        tag, text = field.tag, _subfields(field, "ab" if field.tag[1] == "1" else "a")
        if not text or _subfields(field, "t"):
            continue  # of a work that is named, not of this one
        said = _subfields(field, "4") or _subfields(field, "e")
        default = "author" if tag[0] == "1" else "contributor"
        role = tables.ROLES.get(said.lower().strip(". "), default)
        suffix = _subfields(field, "c") if tag[1:] == "00" else ""
        name = read_name(text) if tag[1:] == "00" else {"literal": text}
        if suffix in SUFFIXES:
            name["suffix"] = suffix
        people.setdefault(role, []).append(name)
    yield from people.items()


def _numbers(record: _Record) -> Iterator[tuple[str, str]]:
    if isbn := ISBN.search(record.text("020", "a")):
        yield "ISBN", isbn[0]
    for field in record.fields("024"):
        if _subfields(field, "2") == "doi":
            yield "DOI", _subfields(field, "a")
    extent = record.text("300", "a")
    if pages := _EXTENT.search(extent):
        yield "number-of-pages", pages[1]
    if volumes := _VOLUMES.search(extent):
        yield "number-of-volumes", volumes[1]
    code = record.control.get("008", "")[35:38] or record.text("041", "a")[:3]
    if code.strip(" |"):
        yield "language", tables.LANGUAGES.get(code, code)
    if part := record.text("773", "g"):
        if pages := re.search(r"(?:p\.|pp\.|S\.|pages?) ?([\d-]+)", part):
            yield "page", pages[1]
        if issue := re.search(r"\b(?:[Nn]o\.|Nr\.|H\.) ?(\d+)", part):
            yield "issue", issue[1]
        if volume := re.search(r"(?:[Vv]ol\.?|Bd\.) ?(\d+)", part):
            yield "volume", volume[1]
