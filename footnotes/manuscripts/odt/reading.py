"""Reads the content of an ODT file into a flow of text (ODF 1.3, part 3, 5 to 7).

What the author sees is read: no deletions, which are kept apart, no comments, no tables of contents; notes and text
boxes follow the paragraph that holds them.
"""

from __future__ import annotations

from collections import Counter as Count
from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import NamedTuple

from footnotes.manuscripts import csl_citation
from footnotes.manuscripts.builder import RAISED
from footnotes.manuscripts.csl_citation import FieldCitation
from footnotes.manuscripts.flow import Flow
from footnotes.manuscripts.odt.styles import Look, ParagraphLook, Styles
from footnotes.manuscripts.xml_events import END, START, TEXT, Event, acts, tag_end
from footnotes.model.manuscript import KeyedCite, Zone
from footnotes.text import Span

_NOT_READ = frozenset({
    "text:tracked-changes", "office:annotation", "office:annotation-end", "office:forms", "office:scripts",
    "text:table-of-content", "text:alphabetical-index", "text:illustration-index", "text:table-index",
    "text:object-index", "text:user-index", "text:index-title-template", "text:ruby-text", "text:hidden-text",
    "text:sequence-decls", "text:variable-decls", "text:user-field-decls", "text:bibliography-source",
    "office:automatic-styles", "office:font-face-decls", "svg:title", "svg:desc", "draw:object", "math:math",
})  # fmt: skip
_APART = frozenset({"text:note-body", "draw:text-box"})  # what is read after the paragraph around it
_DEEPEST = 20  # notes and text boxes in each other; elements around a paragraph that are looked at
_MARKS = ("emphasis", "strong", "small-caps", "superscript")
_DETAILS = {  # of a citation of OpenDocument's own (7.6), as CSL has them
    "text:title": "title", "text:publisher": "publisher", "text:address": "publisher-place", "text:volume": "volume",
    "text:number": "issue", "text:pages": "page", "text:edition": "edition", "text:url": "URL", "text:isbn": "ISBN",
    "text:journal": "container-title", "text:booktitle": "container-title", "text:series": "collection-title",
}  # fmt: skip
_TYPES = {"book": "book", "article": "article-journal", "phdthesis": "thesis", "inbook": "chapter", "www": "webpage"}


class _Opened(NamedTuple):
    """An element around text that is open."""

    start: int  # in the flow
    source: int
    look: Look
    target: str = ""


class _Cited(NamedTuple):
    """A reference mark that is open."""

    citation: FieldCitation
    start: int
    source: int


class ContentReader:
    """Reads ``content.xml``."""

    def __init__(
        self, flow: Flow, styles: Styles, bookmarks: Mapping[str, FieldCitation] = MappingProxyType({})
    ) -> None:
        """``bookmarks`` holds the citations that bookmarks stand for, by their names."""
        self._bookmarks = bookmarks
        self.languages: Count[str] = Count()  # characters in each language that styles name
        self._flow, self._styles = flow, styles
        self._source = ""
        self._open: list[str] = []  # elements
        self._skipped = 0
        self._paragraphs = 0  # open, one in the other
        self._paragraph = ParagraphLook(Zone.BODY, False, Look({}))
        self._spans: list[_Opened] = []
        self._links: list[_Opened] = []
        self._look = Look({})
        self._cited: dict[str, _Cited] = {}
        self._bibliographies: list[str] = []  # sections open that hold a list of works: their elements
        self._apart: list[Event] = []
        self._depth = 0  # of elements like the first of it open in it
        self._nesting = 0  # of what is read apart in others
        self._waiting: list[tuple[str, list[Event]]] = []  # notes, told by their names, and text boxes
        self._notes = 0
        self._note = ("", "", "", 0)  # open: name, class, label, where it begins
        self._has_label = False  # whether it is the author's own
        self._counts: Count[str] = Count()
        self._on_start, self._on_end = acts(self, START, "text"), acts(self, END, "text")

    def read(self, part: str, source: str, found: Iterable[Event]) -> None:
        """Read the content from its events."""
        self._flow.enter(part, source)
        self._source = source
        for event in found:
            self._take(event)

    def _take(self, event: Event) -> None:
        kind, name = event.kind, event.name
        if self._skipped:
            self._skipped += (kind == START) - (kind == END)
        elif self._apart:
            self._keep(event)
        elif kind == TEXT:
            self._text(event)
        elif kind == START:
            if name in _NOT_READ or (name in _APART and self._paragraphs and self._nesting > _DEEPEST):
                self._skipped = 1
            elif name in _APART and self._paragraphs:
                self._apart.append(event)
                self._depth = 1
            else:
                self._open.append(name)
                if act := self._on_start.get(name):
                    act(event)
        else:
            if act := self._on_end.get(name):
                act(event)
            self._open.pop()

    def _keep(self, event: Event) -> None:
        """Keep the events of a note or a text box until the paragraph around it has ended."""
        self._apart.append(event)
        if event.kind != TEXT and event.name == self._apart[0].name:
            self._depth += 1 if event.kind == START else -1
            if not self._depth:
                name = self._note[0] if event.name == "text:note-body" else ""
                self._waiting.append((name, self._apart[1:-1]))
                self._apart = []

    # Text

    def _text(self, event: Event) -> None:
        if self._open and self._open[-1] == "text:note-citation":
            if not self._has_label:
                name, kind, label, start = self._note
                self._note = (name, kind, label + event.text, start)
        elif self._paragraphs and not self._look.marks.get("hidden"):
            text = event.text.replace("\n", " ")
            self.languages[self._look.language] += len(text)
            if self._look.marks.get("superscript"):
                text = text.translate(RAISED)
            if event.end - event.start == len(text):
                self._flow.own(event.start, event.end, text)
            else:
                self._flow.atom(event.start, event.end, text)

    def _space(self, event: Event) -> None:
        if self._paragraphs:
            self._flow.atom(event.start, tag_end(self._source, event.start), " ")

    _start_s = _start_tab = _start_line_break = _space

    # Paragraphs

    def _start_p(self, event: Event) -> None:
        look = self._styles.paragraph(event.attributes.get("text:style-name", ""))
        if look.is_rule:
            self._flow.rule()
        paragraph = self._flow.begin()
        paragraph.zone = Zone.REFERENCES if self._bibliographies else look.zone
        paragraph.level = 1 if look.zone is Zone.HEADING else 0
        if event.name == "text:h":
            level = event.attributes.get("text:outline-level", "1")
            paragraph.zone, paragraph.level = Zone.HEADING, int(level) if level.isdecimal() else 1
        paragraph.is_cell = "table:table-cell" in self._open[-_DEEPEST:]
        self._paragraph, self._look = look, look.look
        self._paragraphs += 1

    def _end_p(self, _: Event) -> None:
        self._paragraphs -= 1
        self._flow.end()
        waiting, self._waiting = self._waiting, []
        self._nesting += 1
        for note, held in waiting:
            if note:
                self._flow.begin_note(note)
            for event in held:
                self._take(event)
            if note:
                self._flow.end()
                self._flow.end_note()
        self._nesting -= 1

    _start_h, _end_h = _start_p, _end_p

    # Marks

    def _start_span(self, event: Event) -> None:
        self._spans.append(_Opened(self._flow.length, event.start, self._look))
        own = self._styles.text(event.attributes.get("text:style-name", ""))
        self._look = Look({**self._look.marks, **own.marks}, own.language or self._look.language)

    def _end_span(self, event: Event) -> None:
        opened = self._spans.pop()
        for kind in _MARKS:
            if self._look.marks.get(kind, False) != opened.look.marks.get(kind, False):
                self._flow.mark(kind, opened.start, Span(opened.source, event.end))
        self._look = opened.look

    def _start_a(self, event: Event) -> None:
        target = event.attributes.get("xlink:href", "")
        self._links.append(_Opened(self._flow.length, event.start, self._look, target))

    def _end_a(self, event: Event) -> None:
        opened = self._links.pop()
        self._flow.mark("link", opened.start, Span(opened.source, event.end), opened.target)

    # Notes

    def _start_note(self, event: Event) -> None:
        self._notes += 1
        kind = event.attributes.get("text:note-class", "footnote")
        self._note = (f"{kind} {self._notes}", kind, "", event.start)

    def _start_note_citation(self, event: Event) -> None:
        name, kind, _, start = self._note
        self._has_label = "text:label" in event.attributes
        self._note = (name, kind, event.attributes.get("text:label", ""), start)

    def _end_note(self, event: Event) -> None:
        name, kind, label, start = self._note
        self._counts[kind] += 1
        self._flow.marker(name, label.strip() or str(self._counts[kind]), start, event.end)

    # Citations

    def _start_reference_mark_start(self, event: Event) -> None:
        name = event.attributes.get("text:name", "")
        if citation := self._bookmarks.get(name) or csl_citation.in_field(name):
            self._cited[name] = _Cited(citation, self._flow.length, event.start)

    def _start_reference_mark_end(self, event: Event) -> None:
        cited = self._cited.pop(event.attributes.get("text:name", ""), None)
        if cited is not None:
            self._flow.cite(cited.start, cited.citation.cites)
            self._flow.items.update(cited.citation.items)
            whole = Span(cited.source, tag_end(self._source, event.start))
            self._flow.mark("field", cited.start, whole, str(cited.source))

    _start_bookmark_start, _start_bookmark_end = _start_reference_mark_start, _start_reference_mark_end

    def _start_bibliography_mark(self, event: Event) -> None:
        """A citation of OpenDocument's own, which has its entry with it."""
        given = event.attributes
        key = given.get("text:identifier", "")
        self._links.append(_Opened(self._flow.length, event.start, self._look, key))
        item: dict[str, object] = {"id": key, "type": _TYPES.get(given.get("text:bibliography-type", ""), "document")}
        item |= {variable: given[name] for name, variable in _DETAILS.items() if given.get(name)}
        if authors := given.get("text:author"):
            item["author"] = [{"literal": name.strip()} for name in authors.split(";")]
        if (year := given.get("text:year", "")).isdecimal():
            item["issued"] = {"date-parts": [[int(year)]]}
        if key:
            self._flow.items.setdefault(key, item)

    def _end_bibliography_mark(self, event: Event) -> None:
        opened = self._links.pop()
        if opened.target:
            self._flow.cite(opened.start, (KeyedCite(opened.target, Span(0, 0)),))
            self._flow.mark("field", opened.start, Span(opened.source, event.end), str(opened.source))

    def _start_section(self, event: Event) -> None:
        name = event.attributes.get("text:name", "")
        if event.name == "text:bibliography" or "ZOTERO_BIBL" in name or "CSL_BIBLIOGRAPHY" in name:
            self._bibliographies.append(f"{event.name} {self._open.count(event.name)}")

    def _end_section(self, event: Event) -> None:
        if self._bibliographies and self._bibliographies[-1] == f"{event.name} {self._open.count(event.name)}":
            self._bibliographies.pop()

    _start_bibliography, _end_bibliography = _start_section, _end_section
