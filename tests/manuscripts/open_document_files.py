"""ODT files for tests, made of the XML that each test is about."""

from __future__ import annotations

import zipfile
from pathlib import Path

_ROOT = " ".join(
    f'xmlns:{prefix}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
    for prefix, name in {
        "office": "office", "style": "style", "text": "text", "table": "table", "draw": "drawing",
        "fo": "xsl-fo-compatible", "svg": "svg-compatible",
    }.items()
) + ' xmlns:xlink="http://www.w3.org/1999/xlink" xmlns:dc="http://purl.org/dc/elements/1.1/"'  # fmt: skip
_XML = '<?xml version="1.0" encoding="UTF-8"?>\n'
_MANIFEST = (
    f'{_XML}<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0" '
    'manifest:version="1.3"><manifest:file-entry manifest:full-path="/" '
    'manifest:media-type="application/vnd.oasis.opendocument.text"/><manifest:file-entry '
    'manifest:full-path="content.xml" manifest:media-type="text/xml"/><manifest:file-entry '
    'manifest:full-path="styles.xml" manifest:media-type="text/xml"/></manifest:manifest>'
)


def paragraph(*inside: str, style: str = "Standard") -> str:
    """Return a paragraph."""
    return f'<text:p text:style-name="{style}">{"".join(inside)}</text:p>'


def span(text: str, style: str) -> str:
    """Return text in a style of characters."""
    return f'<text:span text:style-name="{style}">{text}</text:span>'


def note(number: int, *inside: str, kind: str = "footnote", label: str = "") -> str:
    """Return a note as LibreOffice writes it."""
    own = f' text:label="{label}"' if label else ""
    body = paragraph(*inside, style=kind.capitalize())
    return (
        f'<text:note text:id="ftn{number}" text:note-class="{kind}"><text:note-citation{own}>{label or number}'
        f"</text:note-citation><text:note-body>{body}</text:note-body></text:note>"
    )


def members(body: str, *, automatic: str = "", styles: str = "") -> dict[str, str]:
    """Return the members of a file with this body and these styles."""
    return {
        "mimetype": "application/vnd.oasis.opendocument.text",
        "META-INF/manifest.xml": _MANIFEST,
        "content.xml": f'{_XML}<office:document-content {_ROOT} office:version="1.3">'
        f"<office:automatic-styles>{automatic}</office:automatic-styles>"
        f"<office:body><office:text>{body}</office:text></office:body></office:document-content>",
        "styles.xml": f'{_XML}<office:document-styles {_ROOT} office:version="1.3"><office:styles>{styles}'
        "</office:styles></office:document-styles>",
    }


def write(path: Path, contents: dict[str, str]) -> Path:
    """Write a file of these members, the first stored as it is."""
    with zipfile.ZipFile(path, "w") as archive:
        for at, (name, content) in enumerate(contents.items()):
            archive.writestr(name, content, zipfile.ZIP_DEFLATED if at else zipfile.ZIP_STORED)
    return path
