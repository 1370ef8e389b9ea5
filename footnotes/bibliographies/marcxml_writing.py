"""Writes entries as MARCXML: the tables that they are read by, turned round; the rest goes to 500, as in ``extra``.

MARC 21 Format for Bibliographic Data: Leader; 001, 003 and 008; 100-110 and 700-710 (names, with relator codes in $4);
245 (title), 264 (publication), 300 (extent), 490 (series), 502 (dissertation), 765, 773, 775 and 780 (linking entries,
with keys in $w), 852 (location) and 856. ISBD's punctuation is left out, as leader/18 says ("c").
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from footnotes.bibliographies import marc_fields as tables
from footnotes.bibliographies.edtf import written_date
from footnotes.bibliographies.extra_writing import extra_lines
from footnotes.bibliographies.inverted_names import write_name
from footnotes.bibliographies.marcxml import ISBN, OWN, SUFFIXES
from footnotes.bibliographies.xml_writing import element, plain
from footnotes.model.bibliography import Bibliography
from footnotes.model.entry import Entry, Name

_HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n<collection xmlns="http://www.loc.gov/MARC21/slim">\n'
_PLACES = {variable: place for place, variable in reversed(tables.TEXTS.items())}
_CODES = {variable: code for code, variable in tables.LANGUAGES.items()}
_IN_HOST = {"volume": "vol. ", "issue": "no. ", "page": "p. "}
_ENTERED = "000101"  # 008/00-05 must be a date; the same entries make the same file

_Subfield = tuple[str, str, str]  # tag, code, text


def dump(bibliography: Bibliography) -> str:
    """Return the entries of a bibliography as a collection of MARC 21 records, in their order."""
    return _HEAD + "".join(map(_record, bibliography.entries.values())) + "</collection>\n"


def _record(entry: Entry) -> str:
    left: dict[str, Any] = dict(entry.variables)
    language = _CODES.get(entry.text("language"), "")
    if language:
        del left["language"]
    names = list(_names(entry, left))
    subfields = [*_texts(entry, left), *_numbers(entry, left)]
    relations = dict(entry.relations)
    for tag, relation in tables.RELATIONS.items():
        if relation in relations:
            subfields.append((tag, "w", f"({OWN}){relations.pop(relation)}"))
    kind, level = tables.WRITTEN_TYPES.get(entry.type, "a"), tables.WRITTEN_LEVELS.get(entry.type, "m")
    is_thesis = any(tag == "502" for tag, _, _ in subfields)
    known = "thesis" if is_thesis else tables.TYPES.get(kind) or tables.LEVELS.get(level, "book")
    lines = str(left.pop("note")).splitlines() if isinstance(left.get("note"), str) else []
    lines += extra_lines(left, relations, entry.type if known != entry.type else "")
    words = str(left["keyword"]).split(", ") if entry.text("keyword") else []
    fields = [*names, *_joined(subfields)]
    fields += [_field(tag, ("a", text)) for tag, texts in (("500", lines), ("653", words)) for text in texts]
    control = {"001": entry.key, "003": OWN, "008": _fixed(entry, language)}
    return (
        f"<record>\n  <leader>00000n{kind}{level} a22000007c 4500</leader>\n"
        + "".join(f"  {element('controlfield', plain(text), tag=tag)}\n" for tag, text in control.items() if text)
        + "".join(f"  {field}\n" for field in sorted(filter(None, fields), key=_tag))
        + "</record>\n"
    )


def _tag(field: str) -> str:
    return field[len('<datafield tag="') :][:3]


def _fixed(entry: Entry, language: str) -> str:
    """Return 008: date of entry, kind of date and dates, place unknown, what is not coded, language, source."""
    years = [f"{year:04}" for year in entry.years() if 0 < year < 10_000]
    dates = f"{'m' if len(years) > 1 else 's'}{years[0]}{years[-1] if len(years) > 1 else '    '}" if years else "|" * 9
    return f"{_ENTERED}{dates}xx {'|' * 17}{language or '|||'} d"


def _field(tag: str, *subfields: tuple[str, str]) -> str:
    indicators = tables.INDICATORS.get(tag, "  ")
    content = "".join(element("subfield", plain(text), code=code) for code, text in subfields)
    return element("datafield", content, tag=tag, ind1=indicators[0], ind2=indicators[1])


def _joined(subfields: list[_Subfield]) -> Iterator[str]:
    """Yield a field for each tag; letters come in their order, before numerals."""
    subfields.sort(key=lambda subfield: (subfield[1].isdecimal(), subfield[1]))
    for tag in dict.fromkeys(tag for tag, _, _ in subfields):
        yield _field(tag, *((code, text) for own, code, text in subfields if own == tag))


def _names(entry: Entry, left: dict[str, Any]) -> Iterator[str]:
    """Yield the fields of names: the first author is the main entry, the others are added entries."""
    tag = "1"
    for variable, code in tables.RELATOR_CODES.items():
        names = entry.names(variable)
        if names:
            del left[variable]
        for name in names:
            yield _name("1" if tag == "1" and variable == "author" else "7", name, code)
            tag = "7"


def _name(tag: str, name: Name, code: str) -> str:
    if name.literal:
        return _field(f"{tag}10", ("a", name.literal), ("4", code))
    suffix = name.suffix if name.suffix in SUFFIXES else ""
    return _field(
        f"{tag}00", ("a", write_name(name._replace(suffix="") if suffix else name)), ("c", suffix), ("4", code)
    )


def _texts(entry: Entry, left: dict[str, Any]) -> Iterator[_Subfield]:
    """Yield the subfields of the texts and of the date; the title is parted at its first colon."""
    title, colon, rest = entry.text("title").partition(": ")
    if title:
        del left["title"]
        yield from [("245", "a", title), ("245", "b", rest)] if rest else [("245", "a", title + colon)]
    for variable, (tag, codes) in _places(entry).items():
        if text := entry.text(variable):
            del left[variable]
            yield tag, codes[0], text
    if issued := written_date(left.pop("issued", None)):
        yield "264", "c", issued


def _places(entry: Entry) -> dict[str, tuple[str, str]]:
    """Return where the variables stand that the record of an entry can hold."""
    places = dict(_PLACES)
    if entry.text("container-title"):
        del places["volume"]  # of the host: 773 $g
    else:
        places["ISSN"] = ("022", "a")
    if entry.type == "thesis":
        places["publisher"] = ("502", "c")
    else:
        del places["genre"]
    if not entry.text("collection-title"):
        del places["collection-number"]
    return places


def _numbers(entry: Entry, left: dict[str, Any]) -> Iterator[_Subfield]:
    if ISBN.fullmatch(entry.text("ISBN")):
        yield "020", "a", str(left.pop("ISBN"))
    if entry.text("DOI"):
        yield from (("024", "a", str(left.pop("DOI"))), ("024", "2", "doi"))
    extent = [
        f"{left.pop(variable)} {unit}"
        for variable, unit in (("number-of-volumes", "v."), ("number-of-pages", "p."))
        if _is_number(entry.text(variable))
    ]
    yield "300", "a", ", ".join(extent)
    if entry.text("container-title"):
        parts = [
            f"{word}{left.pop(variable)}"
            for variable, word in _IN_HOST.items()
            if _is_number(entry.text(variable).replace("-", "", variable == "page"))
        ]
        yield "773", "g", ", ".join(parts)


def _is_number(text: str) -> bool:
    return text.isascii() and text.isdecimal()
