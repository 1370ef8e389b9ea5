"""DOCX: Word's files (ECMA-376 part 1, WordprocessingML)."""

from __future__ import annotations

from pathlib import Path

from footnotes.manuscripts.archives import Archive
from footnotes.manuscripts.csl_citation import bookmarked
from footnotes.manuscripts.docx.numbering import counters
from footnotes.manuscripts.docx.package import NAMESPACES, PROPERTIES, Package
from footnotes.manuscripts.docx.reading import BodyReader
from footnotes.manuscripts.docx.styles import Styles
from footnotes.manuscripts.flow import Flow, prevailing
from footnotes.manuscripts.xml_events import Event, events
from footnotes.model.manuscript import Manuscript


def read_archive(path: Path) -> Manuscript:
    """Read a DOCX manuscript: its body, footnotes and endnotes. Raises InputError for what is none."""
    with Archive(path) as archive:
        package = Package(archive)
        styles = Styles(_events(package, "styles", path))
        flow = Flow()
        reader = BodyReader(
            flow,
            styles,
            counters(_events(package, "settings", path), package.text(package.main)),
            bookmarked(archive, PROPERTIES, {}, ":property", "name"),
        )
        for part in (package.main, package.part("footnotes"), package.part("endnotes")):
            if part:
                source = package.text(part)
                reader.read(part, source, events(source, NAMESPACES, part, path), package.relationships(part))
    return flow.manuscript(path, "docx", prevailing(reader.languages))


def _events(package: Package, kind: str, path: Path) -> list[Event]:
    part = package.part(kind)
    return list(events(package.text(part), NAMESPACES, part, path)) if part else []
