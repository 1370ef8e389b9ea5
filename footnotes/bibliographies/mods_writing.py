"""Writes entries as MODS 3.8; what it has no element for goes to notes, as in ``extra``."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any
from xml.sax.saxutils import escape, quoteattr

from footnotes.bibliographies import mods_fields as tables
from footnotes.bibliographies.edtf import written_date
from footnotes.bibliographies.extra_writing import extra_lines
from footnotes.bibliographies.xml_writing import element, plain
from footnotes.model.bibliography import Bibliography
from footnotes.model.entry import Entry, Name

_HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n<modsCollection xmlns="http://www.loc.gov/mods/v3" version="3.8">\n'
_ROLES = {variable: code for code, variable in reversed(tables.ROLES.items())}
_HOST_ROLES = {"container-author": "aut"}


def dump(bibliography: Bibliography) -> str:
    """Return the entries of a bibliography as a collection of MODS, in their order."""
    return _HEAD + "".join(map(_record, bibliography.entries.values())) + "</modsCollection>\n"


def _record(entry: Entry) -> str:
    writer = _Writer(entry)
    lines = "".join(f"  {line}\n" for line in writer.lines() if line)
    return f"<mods ID={quoteattr(entry.key)}>\n{lines}</mods>\n"


class _Writer:
    """What is written of one entry: variables are taken one by one, and what is left becomes notes."""

    def __init__(self, entry: Entry) -> None:
        self._entry = entry
        self._left: dict[str, Any] = dict(entry.variables)

    def lines(self) -> Iterator[str]:
        """Yield the elements of the record in the order of the schema's guidelines."""
        kind = self._entry.type
        has_host = kind in tables.WITH_HOST and bool(self._entry.text("container-title"))
        yield element("titleInfo", self._text("title"), self._text("volume-title", "partName"))
        yield element("titleInfo", self._text("title-short", "title"), type="abbreviated")
        for variable, code in _ROLES.items():
            yield from self._names(variable, code)
        yield element("genre", escape(kind), authority="local")
        yield self._origin()
        yield element("language", self._text("language", "languageTerm", type="code"))
        yield element("physicalDescription", self._text("number-of-pages", "extent"))
        yield self._text("abstract", "abstract")
        if self._entry.text("keyword"):
            words = str(self._left.pop("keyword")).split(", ")
            yield from (element("subject", element("topic", plain(word))) for word in words)
        part = self._part()
        if has_host:
            names = [name for variable, code in _HOST_ROLES.items() for name in self._names(variable, code)]
            title = element("titleInfo", self._text("container-title", "title"))
            yield element("relatedItem", title, *names, part, type="host")
        else:
            yield part
        if self._entry.text("collection-title"):
            number = self._text("collection-number", "partNumber")
            info = element("titleInfo", self._text("collection-title", "title"), number)
            yield element("relatedItem", info, type="series")
        if self._entry.text("original-title"):
            info = element("titleInfo", self._text("original-title", "title"))
            yield element("relatedItem", info, type="original")
        for name, variable in tables.IDENTIFIERS.items():
            if variable != "URL":
                yield self._text(variable, "identifier", type=name)
        yield self._location()
        if isinstance(self._left.get("note"), str):
            yield from (element("note", plain(line)) for line in str(self._left.pop("note")).splitlines())
        yield from (element("note", plain(line)) for line in extra_lines(self._left, self._entry.relations))

    def _text(self, variable: str, name: str = "", **attributes: str) -> str:
        """Return an element with a variable, and take the variable."""
        text = self._entry.text(variable)
        if text:
            self._left.pop(variable, None)
        return element(name or variable, plain(text), **attributes)

    def _names(self, variable: str, code: str) -> Iterator[str]:
        names = self._entry.names(variable)
        if names:
            self._left.pop(variable, None)
        role = element("role", element("roleTerm", code, type="code", authority="marcrelator"))
        yield from (_name(name, role) for name in names)

    def _origin(self) -> str:
        place = element("place", self._text("publisher-place", "placeTerm", type="text"))
        date = written_date(self._left.get("issued"))
        if date:
            self._left.pop("issued")
        publisher, edition = self._text("publisher"), self._text("edition")
        return element("originInfo", place, publisher, element("dateIssued", plain(date), encoding="edtf"), edition)

    def _part(self) -> str:
        details = [
            element("detail", self._text(variable, "number"), type=name)
            for name, variable in tables.PARTS.items()
            if name != "number"
        ]
        pages = element("extent", self._text("page", "list"), unit="pages")
        return element("part", *details, pages)

    def _location(self) -> str:
        accessed = written_date(self._left.get("accessed")) if self._entry.text("URL") else ""
        if accessed:
            self._left.pop("accessed")
        place = self._text("archive", "physicalLocation")
        return element(
            "location", place, self._text("archive_location", "shelfLocator"),
            self._text("URL", "url", dateLastAccessed=accessed),
        )  # fmt: skip


def _name(name: Name, role: str) -> str:
    if name.literal:
        return element("name", element("namePart", plain(name.literal)), role, type="corporate")
    family = " ".join(filter(None, (name.non_dropping_particle, name.family)))
    given = " ".join(filter(None, (name.given, name.dropping_particle)))
    parts = [
        element("namePart", plain(text), type=kind)
        for kind, text in (("given", given), ("family", family), ("termsOfAddress", name.suffix))
    ]
    return element("name", *parts, role, type="personal")
