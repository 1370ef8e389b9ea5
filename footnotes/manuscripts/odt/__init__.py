"""ODT: text documents of LibreOffice and others (OpenDocument 1.3, part 3)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import takewhile
from pathlib import Path

from footnotes.manuscripts.archives import Archive
from footnotes.manuscripts.csl_citation import FieldCitation, behind_bookmarks
from footnotes.manuscripts.flow import Flow
from footnotes.manuscripts.odt.reading import ContentReader
from footnotes.manuscripts.odt.styles import Styles
from footnotes.manuscripts.rewriting import Replacement
from footnotes.manuscripts.xml_events import START, TEXT, Event, events
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
    return flow.manuscript(path, "odt", _language(reader))


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
    if META not in archive or "ZOTERO_BREF_" not in archive.text(META):
        return {}
    found: list[tuple[str, str]] = []
    for event in events(archive.text(META), NAMESPACES, META, archive.path):
        if event.kind == START and event.name == "meta:user-defined":
            found.append((event.attributes.get("meta:name", ""), ""))
        elif event.kind == TEXT and found:
            found[-1] = (found[-1][0], found[-1][1] + event.text)
    return behind_bookmarks(found)


def _events(source: str, path: Path | None) -> Iterator[Event]:
    return events(source, NAMESPACES, CONTENT, path)


def _language(reader: ContentReader) -> str | None:
    """Return the language that most of the text is in by its styles, if it is one."""
    language, count = max(reader.languages.items(), key=lambda item: item[1], default=("", 0))
    return language if language and 2 * count > sum(reader.languages.values()) else None
