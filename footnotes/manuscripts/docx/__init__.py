"""DOCX: Word's files (ECMA-376 part 1, WordprocessingML)."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from footnotes.manuscripts.archives import Archive
from footnotes.manuscripts.csl_citation import FieldCitation, behind_bookmarks
from footnotes.manuscripts.docx.numbering import counters
from footnotes.manuscripts.docx.package import NAMESPACES, PROPERTIES, Package
from footnotes.manuscripts.docx.reading import BodyReader
from footnotes.manuscripts.docx.styles import Styles
from footnotes.manuscripts.flow import Flow
from footnotes.manuscripts.rewriting import Replacement
from footnotes.manuscripts.xml_events import START, TEXT, Event, events
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
    return flow.manuscript(path, "docx", _language(reader))


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
    if PROPERTIES not in archive or "ZOTERO_BREF_" not in archive.text(PROPERTIES):
        return {}
    found: list[tuple[str, str]] = []
    for event in events(archive.text(PROPERTIES), {}, PROPERTIES, archive.path):
        if event.kind == START and event.name == ":property":
            found.append((event.attributes.get("name", ""), ""))
        elif event.kind == TEXT and found:
            found[-1] = (found[-1][0], found[-1][1] + event.text)
    return behind_bookmarks(found)


def _events(package: Package, kind: str, path: Path) -> list[Event]:
    part = package.part(kind)
    return list(events(package.text(part), NAMESPACES, part, path)) if part else []


def _language(reader: BodyReader) -> str | None:
    """Return the language that most of the text is in by its runs or its default style, if any is."""
    language, count = max(reader.languages.items(), key=lambda item: item[1], default=("", 0))
    return language if language and 2 * count > sum(reader.languages.values()) else None
