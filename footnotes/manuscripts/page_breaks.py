"""The pages of a manuscript, where its file records them: of an edition in print, or as Word last laid it out.

TEI has ``<pb n="12"/>`` (P5 Guidelines, 3.11.3); HTML and EPUB have page breaks by role or type (DPUB-ARIA 1.1,
``doc-pagebreak``; EPUB Accessibility 1.1, 3.2) or, as digitised books do, anchors named ``Page_12``. DOCX has the
breaks at which Word last rendered a page (ECMA-376 part 1, 17.3.3.13) and the numbers that its sections begin with
(17.6.12).
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator

from footnotes.model.manuscript import Manuscript
from footnotes.patterns import pattern
from footnotes.records import NamedTuple
from footnotes.text.numerals import to_roman

_TAG = r"<(?:\w{1,20}:)?"
_TEI = pattern(_TAG + r'pb\b[^<>]*?\sn\s*=\s*["\']([^"\'<>]*)["\']')
_HTML = pattern(r"<(?:a|span|div|hr|p|i|b|sup|section)\b([^<>]*)>([^<>]*)", re.IGNORECASE)
_BREAK = pattern(r'(?:role\s*=\s*["\']doc-pagebreak|epub:type\s*=\s*["\'][^"\'<>]*\bpagebreak\b)', re.IGNORECASE)
_NAMED = pattern(r'\s(?:title|aria-label)\s*=\s*["\']\s*(?:page\s+|p\.\s*)?([^"\'<>]*?)\s*["\']', re.IGNORECASE)
_ANCHOR = pattern(r'\s(?:id|name)\s*=\s*["\'](?:page|pg)[_-]?(\d{1,5}|[ivxlc]{1,9})["\']', re.IGNORECASE)
_WORD = pattern(
    _TAG + r"(?:(lastRenderedPageBreak)\b|(sectPr)\b|sectPrChange\b.{0,4000}?sectPrChange>)|(</(?:\w{1,20}:)?p>)",
    re.DOTALL,
)
_PART_OF_WORD = "word/document.xml"
_SECTION = pattern(_TAG + r"pgNumType\b([^<>]*)")
_START, _FORM = pattern(r'\bstart\s*=\s*["\'](\d{1,6})'), pattern(r'\bfmt\s*=\s*["\'](lower|upper)Roman')


class Page(NamedTuple):
    """Where in the text of a manuscript a page begins, and what it is called."""

    start: int
    name: str


class Pages:
    """The pages of a manuscript; none where its file records none."""

    def __init__(self, manuscript: Manuscript) -> None:
        found = _READERS.get(manuscript.format, _none)(manuscript)
        self._pages = sorted((page for page in found if page.name), key=lambda page: page.start)
        self._starts = [page.start for page in self._pages]

    def at(self, offset: int) -> str:
        """Return what the page is called that holds an offset of the text; empty where that is not known."""
        index = bisect_right(self._starts, offset) - 1
        return self._pages[index].name if index >= 0 else ""


def _none(_: Manuscript) -> Iterator[Page]:
    return iter(())


def _of_tei(manuscript: Manuscript) -> Iterator[Page]:
    for part, text in manuscript.parts.items():
        for found in _TEI.finditer(text):
            yield Page(manuscript.text_offset(found.end(), part), found[1].strip())


def _of_html(manuscript: Manuscript) -> Iterator[Page]:
    for part, text in manuscript.parts.items():
        if "age" not in text:
            continue
        for found in _HTML.finditer(text):
            attributes = found[1]
            if _BREAK.search(attributes):
                named = _NAMED.search(attributes)
                name = named[1] if named else found[2].strip()
            else:
                anchor = _ANCHOR.search(attributes)
                name = anchor[1] if anchor else ""
            if name:
                yield Page(manuscript.text_offset(found.end(1) + 1, part), name)


def _of_docx(manuscript: Manuscript) -> Iterator[Page]:
    """Yield the pages of Word; none where it has never laid the file out."""
    text = manuscript.parts.get(_PART_OF_WORD, "")
    marks = list(_WORD.finditer(text))
    if not any(mark[1] for mark in marks):
        return
    ends = [mark.end() for mark in marks if mark[2]]
    forms = [_numbering(text, end) for end in ends] or [(None, "")]
    section, number = 0, forms[0][0] or 1
    yield Page(0, _written(number, forms[0][1]))
    begun, ending = True, False  # whether the first page of the section has been numbered, and this is its last
    for mark in marks:
        ending = ending or bool(mark[2])  # that paragraph is the section's last
        if mark[3] and ending:
            section, begun, ending = min(section + 1, len(forms) - 1), False, False
        if not mark[1]:
            continue
        start, form = forms[section]
        number = start if start is not None and not begun else number + 1
        begun = True
        yield Page(manuscript.text_offset(mark.end(), _PART_OF_WORD), _written(number, form))


def _numbering(text: str, section: int) -> tuple[int | None, str]:
    """Return the number that a section begins with, if it begins anew, and whether its numbers are Roman."""
    end = text.find("sectPr>", section)
    found = _SECTION.search(text, section, end if end >= 0 else section)
    if found is None:
        return None, ""
    start, form = _START.search(found[1]), _FORM.search(found[1])
    return int(start[1]) if start else None, form[1] if form else ""


def _written(number: int, form: str) -> str:
    if not form:
        return str(number)
    return to_roman(number).upper() if form == "upper" else to_roman(number)


_READERS = {"tei": _of_tei, "html": _of_html, "epub": _of_html, "docx": _of_docx}
