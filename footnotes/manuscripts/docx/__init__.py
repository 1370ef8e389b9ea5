"""DOCX: Word's files (ECMA-376 part 1, WordprocessingML)."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from footnotes.manuscripts.archives import Archive
from footnotes.manuscripts.docx.numbering import counters
from footnotes.manuscripts.docx.package import NAMESPACES, Package
from footnotes.manuscripts.docx.reading import BodyReader
from footnotes.manuscripts.docx.styles import Styles
from footnotes.manuscripts.flow import Flow
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
        reader = BodyReader(flow, styles, counters(_events(package, "settings", path), package.text(package.main)))
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


def _events(package: Package, kind: str, path: Path) -> list[Event]:
    part = package.part(kind)
    return list(events(package.text(part), NAMESPACES, part, path)) if part else []


def _language(reader: BodyReader) -> str | None:
    """Return the language that most of the text is in by its runs or its default style, if any is."""
    language, count = max(reader.languages.items(), key=lambda item: item[1], default=("", 0))
    return language if language and 2 * count > sum(reader.languages.values()) else None
