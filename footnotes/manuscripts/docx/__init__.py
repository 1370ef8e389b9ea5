"""DOCX: Word's files (ECMA-376 part 1, WordprocessingML)."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from footnotes.manuscripts.archives import Archive
from footnotes.manuscripts.csl_citation import BOOKMARK, FieldCitation, behind_bookmarks
from footnotes.manuscripts.docx.numbering import counters
from footnotes.manuscripts.docx.package import NAMESPACES, PROPERTIES, Package
from footnotes.manuscripts.docx.reading import BodyReader
from footnotes.manuscripts.docx.styles import Styles
from footnotes.manuscripts.flow import Flow, prevailing
from footnotes.manuscripts.rewriting import Replacement
from footnotes.manuscripts.xml_events import Event, events
from footnotes.manuscripts.zotero import LiveStyle
from footnotes.model.manuscript import Manuscript


def read_archive(path: Path) -> Manuscript:
    """Read a DOCX manuscript: its body, footnotes and endnotes. Raises InputError for what is none."""
    with Archive(path) as archive:
        package = Package(archive)
        styles = Styles(_events(package, "styles", path))
        flow = Flow()
        reader = BodyReader(
            flow, styles, counters(_events(package, "settings", path), package.text(package.main)), _bookmarks(archive)
        )
        for part in (package.main, package.part("footnotes"), package.part("endnotes")):
            if part:
                source = package.text(part)
                reader.read(part, source, events(source, NAMESPACES, part, path), package.relationships(part))
    return flow.manuscript(path, "docx", prevailing(reader.languages))


def rewrite_archive(
    manuscript: Manuscript,
    replacements: Sequence[Replacement],
    bibliography: str | None,
    live: LiveStyle | None = None,
) -> dict[str, str]:
    """Return the parts that change, by name, where citations are replaced and a bibliography is added.

    With ``live``, both are fields of Zotero.
    """
    from footnotes.manuscripts.docx.writing import rewrite

    return rewrite(manuscript, replacements, bibliography, live)


def _bookmarks(archive: Archive) -> dict[str, FieldCitation]:
    """Return the citations that bookmarks stand for, whose code the properties of the file hold (15.2.12.2)."""
    source = archive.text(PROPERTIES) if PROPERTIES in archive else ""
    if BOOKMARK not in source:
        return {}
    return behind_bookmarks(events(source, {}, PROPERTIES, archive.path), ":property", "name")


def _events(package: Package, kind: str, path: Path) -> list[Event]:
    part = package.part(kind)
    return list(events(package.text(part), NAMESPACES, part, path)) if part else []
