"""EPUB (EPUB 3.3): the HTML files of a book in the order of its spine, with notes that stand in other files of it."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from urllib.parse import unquote

from footnotes.manuscripts import html
from footnotes.manuscripts.archives import Archive
from footnotes.manuscripts.joining import Joined
from footnotes.model.input_error import InputError
from footnotes.model.manuscript import Manuscript
from footnotes.patterns import pattern
from footnotes.text import Span
from footnotes.translations import gettext

_PACKAGE = pattern(r"""<rootfile\b[^<>]*\bfull-path\s*=\s*["']([^"']+)""")
_ITEM = pattern(r"<(?:\w+:)?item\b[^<>]*>")
_ITEMREF = pattern(r"""<(?:\w+:)?itemref\b[^<>]*\bidref\s*=\s*["']([^"']+)""")
_ATTRIBUTE = pattern(r"""\b(id|href|media-type|properties)\s*=\s*["']([^"']*)""")
_LANGUAGE = pattern(r"<dc:language[^<>]*>\s*([A-Za-z]{2,3}(?:-[A-Za-z\d]+)*)")
_BODY = pattern(r"<body\b[^<>]*>", re.IGNORECASE)
_TO_FILE = pattern(r"""(\bhref\s*=\s*["'])([^"'#<>:]*\.x?html?)(?=#)""", re.IGNORECASE)


def read_archive(path: Path) -> Manuscript:
    """Read an EPUB book. Raises InputError for what is none."""
    joined = Joined()
    with Archive(path) as archive:
        container = _PACKAGE.search(archive.text("META-INF/container.xml"))
        if container is None:
            raise InputError(
                gettext("is no EPUB: its container names no package"), path=path, remedy=gettext("make it anew")
            )
        package = archive.text(container[1])
        for name in _spine(package, container[1]):
            if name in archive:
                joined.texts[name] = archive.text(name)
                joined.add(name, _body(joined.texts[name]))
    # Links to other files become links inside the one text; of the same length, so that places stay.
    text = _TO_FILE.sub(lambda link: " " * len(link[2]) + link[1], joined.text)
    manuscript = joined.lead_back(html.read(text, path))
    language = _LANGUAGE.search(package)
    return replace(
        manuscript,
        format="epub",
        parts={"": manuscript.text, **joined.texts},
        language=manuscript.language or (language[1] if language else None),
        counts_paragraphs=True,
    )


def _body(text: str) -> Span:
    opening = _BODY.search(text)
    closing = text.rfind("</body")
    start = opening.end() if opening else 0
    return Span(start, closing if closing > start else len(text))


def _spine(package: str, path: str) -> Iterator[str]:
    """Yield the names of the members that are read, in their order; tables of contents are none."""
    folder = posixpath.dirname(path)
    items = [dict(_ATTRIBUTE.findall(item.group())) for item in _ITEM.finditer(package)]
    pages = {item.get("id", ""): item for item in items if "html" in item.get("media-type", "")}
    for idref in dict.fromkeys(_ITEMREF.findall(package)):
        page = pages.get(idref)
        if page is not None and "nav" not in page.get("properties", "").split():
            yield posixpath.normpath(posixpath.join(folder, unquote(page.get("href", ""))))
