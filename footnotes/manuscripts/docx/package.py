"""The parts of a DOCX file and how they lead to one another (ECMA-376 part 2, 6.5; part 1, 11.3)."""

from __future__ import annotations

import posixpath

from footnotes.manuscripts.archives import Archive
from footnotes.manuscripts.xml_events import START, events
from footnotes.model.input_error import InputError
from footnotes.records import NamedTuple
from footnotes.translations import gettext

_OFFICE, _STRICT = "http://schemas.openxmlformats.org/officeDocument/2006", "http://purl.oclc.org/ooxml/officeDocument"
NAMESPACES = {
    "http://schemas.openxmlformats.org/wordprocessingml/2006/main": "w",
    "http://purl.oclc.org/ooxml/wordprocessingml/main": "w",
    f"{_OFFICE}/relationships": "r",
    f"{_STRICT}/relationships": "r",
    "http://schemas.openxmlformats.org/markup-compatibility/2006": "mc",
    "http://schemas.openxmlformats.org/officeDocument/2006/math": "m",
    f"{_STRICT}/math": "m",
    "urn:schemas-microsoft-com:office:office": "o",
    "urn:schemas-microsoft-com:vml": "v",
    "http://www.w3.org/XML/1998/namespace": "xml",
}
PROPERTIES = "docProps/custom.xml"
_RELATIONSHIPS = {"http://schemas.openxmlformats.org/package/2006/relationships": "rel"}
_KINDS = (f"{_OFFICE}/relationships/", f"{_STRICT}/relationships/")


class Relationship(NamedTuple):
    """What a part leads to: a part of the package by its name, or, outside of it, an address."""

    kind: str  # the last word of its type: "footnotes", "hyperlink"
    target: str


class Package:
    """The parts of one DOCX file."""

    def __init__(self, archive: Archive) -> None:
        """Find the main part. Raises InputError where the archive is no DOCX file."""
        self._archive = archive
        leads = self.relationships("").values()
        self.main = next((one.target for one in leads if one.kind == "officeDocument"), "")
        if self.main not in archive:
            raise InputError(
                gettext("is no Word document: it has no main part"),
                path=archive.path,
                remedy=gettext("open it in Word or LibreOffice and save it as .docx"),
            )
        self._leads = self.relationships(self.main)

    def part(self, kind: str) -> str:
        """Return the name of the part of a kind that the main part leads to; empty where there is none."""
        found = (one.target for one in self._leads.values() if one.kind == kind)
        return next((name for name in found if name in self._archive), "")

    def text(self, name: str) -> str:
        """Return the XML of a part."""
        return self._archive.text(name)

    def relationships(self, part: str) -> dict[str, Relationship]:
        """Return what a part leads to, by identifier; the empty name is that of the package itself."""
        name = relationships_of(part)
        if name not in self._archive:
            return {}
        found = {}
        for event in events(self.text(name), _RELATIONSHIPS, name, self._archive.path):
            if event.kind == START and event.name == "rel:Relationship":
                given = event.attributes
                target = given.get("Target", "")
                if given.get("TargetMode") != "External":
                    target = posixpath.normpath(posixpath.join("/", posixpath.dirname(part), target)).lstrip("/")
                found[given.get("Id", "")] = Relationship(_kind(given.get("Type", "")), target)
        return found


def relationships_of(part: str) -> str:
    """Return the name of the part that holds the relationships of another."""
    folder, name = posixpath.split(part)
    return posixpath.join(folder, "_rels", f"{name}.rels")


def _kind(type_: str) -> str:
    return next((type_.removeprefix(start) for start in _KINDS if type_.startswith(start)), "")
