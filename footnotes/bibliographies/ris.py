"""RIS: lines ``TI  - Title``, a record from TY to ER (RIS specification, Thomson Reuters 2011).

What has no tag stands in N1 as in Zotero's Extra field (see ``extra``). Tags that CSL has nothing for are kept in
``custom.ris``. A record without ER ends where the next begins.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from footnotes.bibliographies import ris_fields as tables
from footnotes.bibliographies.edtf import parse_date
from footnotes.bibliographies.extra import read_extra, take_relations
from footnotes.bibliographies.inverted_names import read_name
from footnotes.bibliographies.made_keys import made_key
from footnotes.bibliographies.quoting import quoted
from footnotes.bibliographies.reading import Reading, Source, nearest
from footnotes.model.entry import Entry
from footnotes.patterns import pattern
from footnotes.translations import gettext

_LINE = pattern(r"([A-Z][A-Z0-9]) {1,2}-(?: (.*)|\s*)")
_DATE = pattern(r"(\d{4})/(\d{1,2})?/?(\d{1,2})?/?(.*)")
_SEASONS = {"spring": 1, "summer": 2, "autumn": 3, "fall": 3, "winter": 4}
_Tags = list[tuple[str, str]]
_Lines = list[tuple[str, list[str]]]  # a value of several lines


def read(sources: Sequence[Source]) -> list[Reading]:
    """Return the entries of each file."""
    return [_read(source) for source in sources]


def _read(source: Source) -> Reading:
    reading = Reading()
    taken: set[str] = set()
    for offset, tags in _records(source, reading):
        reading.entries.append(_entry(source, offset, tags, reading, taken))
    if not reading.entries:
        remedy = gettext("export the bibliography again as RIS; records begin with a line TY  - BOOK")
        return Reading(failures=[source.fatal(0, gettext("no record of RIS in the file"), remedy)])
    return reading


def _records(source: Source, reading: Reading) -> Iterator[tuple[int, _Tags]]:
    """Yield each record with its offset; a failure for lines outside records and for records that do not end."""
    start, offset = 0, 0
    tags: _Lines | None = None
    for line in source.text.splitlines(keepends=True):
        match = _LINE.fullmatch(line.rstrip("\r\n").strip(" \ufeff") if tags is None else line.rstrip("\r\n"))
        tag, value = (match[1], (match[2] or "").strip()) if match else ("", line.strip())
        if tag == "TY":
            if tags is not None:
                yield start, _unended(source, start, tags, reading)
            start, tags = offset, [(tag, [value])]
        elif tag == "ER" and tags is not None:
            yield start, _joined(tags)
            tags = None
        elif tags is None:
            if tag not in ("", "ER"):
                reading.failures.append(
                    source.failure(
                        offset, gettext("{tag} outside a record").format(tag=tag), gettext("begin the record with TY")
                    )
                )
        elif tag:
            tags.append((tag, [value]))
        elif value:
            tags[-1][1].append(value)
        offset += len(line)
    if tags is not None:
        yield start, _unended(source, start, tags, reading)


def _joined(tags: _Lines) -> _Tags:
    return [(tag, "\n".join(lines)) for tag, lines in tags]


def _unended(source: Source, start: int, tags: _Lines, reading: Reading) -> _Tags:
    failure = source.failure(
        start, gettext("a record without ER"), gettext("end it with a line ER  - ; the file may be cut off here")
    )
    reading.failures.append(failure._replace(broken=True))
    return _joined(tags)


def _entry(source: Source, offset: int, tags: _Tags, reading: Reading, taken: set[str]) -> Entry:
    written = tags[0][1].upper()
    kind = tables.TYPES.get(written)
    if kind is None:
        best = nearest(written, tables.TYPES)
        remedy = (
            gettext("did you mean {best}?").format(best=best)
            if best
            else gettext("use a type of RIS, such as BOOK or GEN")
        )
        reading.failures.append(
            source.failure(offset, gettext("unknown type {kind}, read as GEN").format(kind=quoted(written)), remedy)
        )
        kind = "document"
    variables = _variables(kind, tags[1:], tables.OF_EDITED_BOOKS if written == "EDBOOK" else {})
    read_extra(variables)
    relations = take_relations(variables)
    kind = variables.pop("type", kind)
    given = next((value for tag, value in tags if tag == "ID" and value), "")
    key = given or made_key(variables, taken)
    taken.add(key)
    return Entry(key, kind, variables, source.origin(offset), relations)


def _variables(kind: str, tags: _Tags, roles: Mapping[str, str]) -> dict[str, Any]:
    variables: dict[str, Any] = {}
    kept: dict[str, list[str]] = {}
    for tag, value in sorted(tags, key=lambda one: (one[0], kind) in tables.AFTER_OTHERS):
        if not value or tag == "ID":
            continue
        role = roles.get(tag) or tables.NAMES_BY_TYPE.get((tag, kind)) or tables.NAMES.get(tag)
        variable = tables.TEXTS_BY_TYPE.get((tag, kind)) or tables.TEXTS.get(tag)
        if role:
            variables.setdefault(role, []).append(read_name(value))
        elif tag in ("KW", "N1"):
            name, between = ("keyword", ", ") if tag == "KW" else ("note", "\n")
            variables[name] = between.join(filter(None, (variables.get(name), value)))
        elif tag == "SN":
            variables.setdefault(tables.IDENTIFIERS.get(kind, "ISBN"), value)
        elif tag not in _APART and variable:
            variables.setdefault(variable, value)
        elif tag not in _APART:
            kept.setdefault(tag, []).append(value)
    variables.update(_dates(dict(reversed(tags))))
    variables.update(_pages(kind, dict(reversed(tags))))
    return {**variables, "custom": {"ris": kept}} if kept else variables


_APART = frozenset(("PY", "Y1", "DA", "Y2", "SP", "EP"))


def _dates(tags: dict[str, str]) -> dict[str, Any]:
    issued = next((read_date(tags[tag]) for tag in ("DA", "Y1", "PY") if tags.get(tag)), None)
    year = read_date(tags["PY"]) if tags.get("PY") else None
    if issued and year and issued.get("date-parts", [[0]])[0][0] != year.get("date-parts", [[0]])[0][0]:
        issued = year  # DA is not the date of publication, or no date
    accessed = read_date(tags["Y2"]) if tags.get("Y2") else None
    return {name: date for name, date in (("issued", issued), ("accessed", accessed)) if date}


def read_date(text: str) -> dict[str, Any]:
    """Return a date of RIS, "1937/08/20/" with a season or other words at its end, as a CSL date."""
    match = _DATE.fullmatch(text)
    if not match:
        return parse_date(text) or {"literal": text}
    date: dict[str, Any] = {"date-parts": [[int(part) for part in match.groups()[:3] if part]]}
    other = match[4].strip()
    if other.lower() in _SEASONS:
        date["season"] = _SEASONS[other.lower()]
    elif other:
        return {"literal": f"{other} {match[1]}"} if not match[2] else date
    return date


def _pages(kind: str, tags: dict[str, str]) -> dict[str, str]:
    first, last = tags.get("SP", ""), tags.get("EP", "")
    if kind in tables.PLACES_OF_NUMBERS and first and not last:
        return {"number-of-pages": first}
    pages = f"{first}-{last}" if first and last and first != last and last not in first.split("-") else first or last
    return {"page": pages.replace("–", "-")} if pages else {}
