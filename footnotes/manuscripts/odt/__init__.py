"""ODT: text documents of LibreOffice and others (OpenDocument 1.3, part 3)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import takewhile
from pathlib import Path

from footnotes.manuscripts.archives import Archive
from footnotes.manuscripts.csl_citation import BOOKMARK, FieldCitation, behind_bookmarks
from footnotes.manuscripts.flow import Flow, prevailing
from footnotes.manuscripts.odt.reading import ContentReader
from footnotes.manuscripts.odt.styles import Styles
from footnotes.manuscripts.rewriting import Replacement
from footnotes.manuscripts.xml_events import Event, events
from footnotes.manuscripts.zotero import LiveStyle
from footnotes.model.input_error import InputError
from footnotes.model.manuscript import Manuscript

CONTENT, STYLES, META, _MANIFEST = "content.xml", "styles.xml", "meta.xml", "META-INF/manifest.xml"
_NAMESPACE = "urn:oasis:names:tc:opendocument:xmlns:{}:1.0"
NAMESPACES = {_NAMESPACE.format(name): name for name in ("office", "style", "text", "table", "manifest", "meta")} | {
    _NAMESPACE.format("drawing"): "draw",
    _NAMESPACE.format("xsl-fo-compatible"): "fo",
    _NAMESPACE.format("svg-compatible"): "svg",
    "http://www.w3.org/1999/xlink": "xlink",
    "http://www.w3.org/1998/Math/MathML": "math",
}


def read_archive(path: Path) -> Manuscript:
    """Read an ODT manuscript: its text and its notes. Raises InputError for what is none."""
    with Archive(path) as archive:
        check(archive)
        source, styles, bookmarks = archive.text(CONTENT), Styles(), _bookmarks(archive)
        if STYLES in archive:
            styles.learn(events(archive.text(STYLES), NAMESPACES, STYLES, path))
    styles.learn(takewhile(lambda event: event.name != "office:body", _events(source, path)))
    flow = Flow()
    reader = ContentReader(flow, styles, bookmarks)
    reader.read(CONTENT, source, _events(source, path))
    return flow.manuscript(path, "odt", prevailing(reader.languages))


def check(archive: Archive) -> None:
    """Raise InputError for an archive that is no text document, or an encrypted one (part 2, 3.4.1)."""
    if _MANIFEST in archive and "encryption-data" in archive.text(_MANIFEST):
        remedy = "save a copy without password, and use that"
        raise InputError("is password-protected", path=archive.path, remedy=remedy)
    if CONTENT not in archive or "office:text" not in archive.text(CONTENT):
        remedy = "open it in LibreOffice and save it as .odt"
        raise InputError("is no text document of OpenDocument", path=archive.path, remedy=remedy)


def rewrite_archive(
    manuscript: Manuscript,
    replacements: Sequence[Replacement],
    bibliography: str | None,
    live: LiveStyle | None = None,
) -> dict[str, str]:
    """Return the parts that change, by name, where citations are replaced and a bibliography is added.

    With ``live``, both are fields of Zotero.
    """
    from footnotes.manuscripts.odt.writing import rewrite

    return rewrite(manuscript, replacements, bibliography, live)


def _bookmarks(archive: Archive) -> dict[str, FieldCitation]:
    """Return the citations that bookmarks stand for, whose code ``meta.xml`` holds (part 3, 4.3.3)."""
    source = archive.text(META) if META in archive else ""
    if BOOKMARK not in source:
        return {}
    return behind_bookmarks(events(source, NAMESPACES, META, archive.path), "meta:user-defined", "meta:name")


def _events(source: str, path: Path | None) -> Iterator[Event]:
    return events(source, NAMESPACES, CONTENT, path)
