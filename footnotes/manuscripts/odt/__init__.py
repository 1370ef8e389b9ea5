"""ODT: text documents of LibreOffice and others (OpenDocument 1.3, part 3)."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import takewhile
from pathlib import Path

from footnotes.manuscripts.archives import Archive
from footnotes.manuscripts.csl_citation import bookmarked
from footnotes.manuscripts.flow import Flow, prevailing
from footnotes.manuscripts.odt.reading import ContentReader
from footnotes.manuscripts.odt.styles import Styles
from footnotes.manuscripts.xml_events import Event, events
from footnotes.model.input_error import InputError
from footnotes.model.manuscript import Manuscript
from footnotes.translations import gettext

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
        source, styles, bookmarks = (
            archive.text(CONTENT),
            Styles(),
            bookmarked(archive, META, NAMESPACES, "meta:user-defined", "meta:name"),
        )
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
        remedy = gettext("save a copy without password, and use that")
        raise InputError(gettext("is password-protected"), path=archive.path, remedy=remedy)
    if CONTENT not in archive or "office:text" not in archive.text(CONTENT):
        remedy = gettext("open it in LibreOffice and save it as .odt")
        raise InputError(gettext("is no text document of OpenDocument"), path=archive.path, remedy=remedy)


def _events(source: str, path: Path | None) -> Iterator[Event]:
    return events(source, NAMESPACES, CONTENT, path)
