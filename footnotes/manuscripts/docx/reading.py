"""Reads the parts of a DOCX file into a flow of text (ECMA-376 part 1, 17.3 to 17.17).

What an author sees after accepting all changes is read: insertions, not deletions; results of fields, not their codes;
text boxes once, after the paragraph that holds them; no comments, no hidden text, no table of contents.

Longer than 400 lines: each element is a short method, and they share what is open where they stand.
"""
# ruff: noqa: N802, N815 - methods are named after the elements they act on

from __future__ import annotations

from collections import Counter as Count
from collections.abc import Iterable, Mapping
from types import MappingProxyType

from footnotes.manuscripts import csl_citation
from footnotes.manuscripts.builder import RAISED
from footnotes.manuscripts.csl_citation import FieldCitation
from footnotes.manuscripts.docx.fields import Field
from footnotes.manuscripts.docx.numbering import Counter
from footnotes.manuscripts.docx.package import Relationship
from footnotes.manuscripts.docx.styles import ParagraphLook, Styles, look_of
from footnotes.manuscripts.flow import Flow
from footnotes.manuscripts.xml_events import END, START, TEXT, Event, acts, tag_end
from footnotes.model.manuscript import Zone
from footnotes.records import NamedTuple
from footnotes.text import Span

_NOT_READ = frozenset({
    "w:del", "w:moveFrom", "w:rPrChange", "w:pPrChange", "w:sectPrChange", "w:tblPr", "w:tcPr", "w:tblGrid",
    "w:rt", "w:fldData", "w:object", "mc:Fallback", "m:oMath", "m:oMathPara",
})  # fmt: skip
_SIGNS = {"w:tab": " ", "w:ptab": " ", "w:br": " ", "w:cr": " ", "w:noBreakHyphen": "-"}
_SYMBOLS = {0x2D: "−", 0xA2: "′", 0xA3: "≤", 0xB0: "°", 0xB1: "±", 0xB2: "″", 0xB3: "≥", 0xB4: "×", 0xB7: "•"}
_PRIVATE = range(0xF000, 0xF100)  # where fonts of symbols keep theirs
_MARKS = frozenset({"emphasis", "strong", "small-caps", "superscript"})
_SEPARATORS = frozenset({"separator", "continuationSeparator", "continuationNotice"})
_DEEPEST_BOX = 20  # text boxes in each other; no word processor draws even two
_OFF = frozenset({"", "0", "false", "off"})


class _Control(NamedTuple):
    """A content control that is open."""

    citation: FieldCitation | None
    is_placeholder: bool
    start: int  # in the flow


class BodyReader:
    """Reads one part after the other."""

    def __init__(
        self,
        flow: Flow,
        styles: Styles,
        counters: Mapping[str, Counter],
        bookmarks: Mapping[str, FieldCitation] = MappingProxyType({}),
    ) -> None:
        """``bookmarks`` holds the citations that bookmarks stand for, by their names."""
        self.languages: Count[str] = Count()  # characters in each language that runs name
        self._flow, self._styles, self._counters = flow, styles, counters
        self._source = ""
        self._bookmarks = bookmarks
        self._bookmarked: dict[str, tuple[FieldCitation, int, int]] = {}  # by identifier: citation, where it begins
        self._links: Mapping[str, Relationship] = {}
        self._open = ["", "", ""]  # elements, below three that are none: an act may look so far up
        self._skipped = 0  # elements open since the one that is not read, that one included
        self._deletes = False  # whether that one is a deletion
        self._marked: set[str] = set()  # notes by their markers
        self._deleted: set[str] = set()
        self._fields: list[Field] = []
        self._controls: list[_Control] = []
        self._control_starts: list[int] = []  # of those open, in the part
        self._ended_control: _Control | None = None  # a citation whose content has ended
        self._tag, self._is_placeholder = "", False  # of the content control whose properties are being read
        self._hyperlinks: list[tuple[str, int, int]] = []  # open: target, where in the flow and in the part
        self._box: list[Event] = []  # the events of the text box at hand, for later
        self._box_depth = 0  # of text boxes open in it
        self._boxes: list[list[Event]] = []
        self._nesting = 0  # of the text box being read in others
        self._in_paragraphs = self._in_cells = 0  # open
        self._paragraph = ParagraphLook()
        self._start = 0  # of the paragraph in the flow
        self._joined = self._ends_section = self._bordered = False  # of the paragraph
        self._run = Span(0, 0)  # where the run begins in the flow and in the part
        self._run_look: dict[str, bool] = {}
        self._run_marks: frozenset[str] = frozenset()
        self._language = ""
        self._ended: list[Field] = []  # citations whose fields end in the run
        self._custom: tuple[str, int] | None = None  # a note whose label follows, and where its marker begins
        self._custom_label = ""
        self._on_start = {**acts(self, START, "w"), "v:rect": self._rule_across}
        self._on_end = acts(self, END, "w")

    def read(self, part: str, source: str, found: Iterable[Event], links: Mapping[str, Relationship]) -> None:
        """Read a part from its events; ``links`` are what it leads to."""
        self._flow.enter(part, source)
        self._source, self._links = source, links
        self._fields.clear()  # one that never ends hides no other part
        for event in found:
            self._take(event)

    def _take(self, event: Event) -> None:
        kind, name = event.kind, event.name
        if self._skipped:
            self._skipped += (kind == START) - (kind == END)
            if self._deletes and kind == START and name in {"w:footnoteReference", "w:endnoteReference"}:
                self._deleted.add(_note(event))
        elif self._box:
            self._keep(event)
        elif kind == TEXT:
            self._text(event)
        elif kind == START:
            if name in _NOT_READ and not (name == "w:del" and self._open[-1] in {"w:rPr", "w:trPr"}):
                self._skipped, self._deletes = 1, name in {"w:del", "w:moveFrom"}
                return
            self._open.append(name)
            if act := self._on_start.get(name):
                act(event)
            elif name in _SIGNS and self._open[-2] == "w:r" and self._is_visible:
                self._flow.atom(event.start, tag_end(self._source, event.start), _SIGNS[name])
        else:
            if act := self._on_end.get(name):
                act(event)
            if not self._skipped:
                self._open.pop()

    # Text

    @property
    def _is_visible(self) -> bool:
        if self._paragraph.is_contents or self._run_look.get("hidden"):
            return False
        if any(control.is_placeholder for control in self._controls):
            return False
        return all(field.in_result and not field.is_contents for field in self._fields)

    def _text(self, event: Event) -> None:
        parent = self._open[-1]
        code = self._fields and not self._fields[-1].in_result
        if code and parent in {"w:instrText", "w:t"}:
            self._fields[-1].pieces.append(event.text)
        elif parent != "w:t" or not self._is_visible:
            return
        elif self._custom:
            self._custom_label += event.text
        else:
            self.languages[self._language] += len(event.text)
            text = event.text.replace("\n", " ")
            if "superscript" in self._run_marks:
                text = text.translate(RAISED)
            if event.end - event.start == len(text):
                self._flow.own(event.start, event.end, text)
            else:
                self._flow.atom(event.start, event.end, text)

    def _start_sym(self, event: Event) -> None:
        """A sign by its number in a font; those of fonts of symbols stand in a range of their own (17.3.3.30)."""
        try:
            number = int(event.attributes.get("w:char", ""), 16)
        except ValueError:
            return
        sign = _SYMBOLS.get(number - _PRIVATE.start, "") if number in _PRIVATE else chr(number)
        if self._is_visible:
            self._flow.atom(event.start, tag_end(self._source, event.start), sign)

    # Paragraphs

    def _start_p(self, _: Event) -> None:
        self._in_paragraphs += 1
        paragraph = self._flow.begin()
        self._paragraph = self._styles.paragraph("")
        if paragraph.start == self._flow.length:
            paragraph.is_cell = self._in_cells > 0
            self._start = self._flow.length
            if any(field.is_bibliography for field in self._fields):
                paragraph.zone = Zone.REFERENCES

    def _start_pStyle(self, event: Event) -> None:
        self._paragraph = self._styles.paragraph(event.attributes.get("w:val", ""))
        paragraph = self._flow.paragraph
        if paragraph is not None and paragraph.start == self._flow.length and paragraph.zone is not Zone.REFERENCES:
            paragraph.zone, paragraph.level = self._paragraph.zone, self._paragraph.level

    def _start_outlineLvl(self, event: Event) -> None:
        level, paragraph = event.attributes.get("w:val", ""), self._flow.paragraph
        if level.isdecimal() and int(level) < 9 and paragraph is not None:
            paragraph.zone, paragraph.level = Zone.HEADING, int(level) + 1

    def _start_pBdr(self, _: Event) -> None:
        self._bordered = True

    def _rule_across(self, event: Event) -> None:
        if event.attributes.get("o:hr", "") not in _OFF:
            self._flow.rule()

    def _start_sectPr(self, _: Event) -> None:
        self._ends_section = "w:p" in self._open[-4:]

    def _end_p(self, _: Event) -> None:
        if self._bordered and self._start == self._flow.length:
            self._flow.rule()
        if not self._joined:
            self._flow.end()
        if self._ends_section:
            for counter in self._counters.values():
                counter.end_section()
        self._joined = self._ends_section = self._bordered = False
        self._paragraph = ParagraphLook()
        self._fields = [field for field in self._fields if field.in_result]  # no code runs on into another paragraph
        self._in_paragraphs -= 1
        boxes, self._boxes = self._boxes, []
        self._nesting += 1
        for box in boxes:
            for event in box:
                self._take(event)
        self._nesting -= 1

    def _end_block(self, _: Event) -> None:
        self._flow.end()

    _end_body = _end_txbxContent = _end_block

    def _start_tc(self, _: Event) -> None:
        self._in_cells += 1

    def _end_tc(self, event: Event) -> None:
        self._in_cells -= 1
        self._end_block(event)

    def _start_txbxContent(self, event: Event) -> None:
        if self._nesting > _DEEPEST_BOX:
            self._open.pop()
            self._skipped, self._deletes = 1, False
        elif self._in_paragraphs:
            self._open.pop()
            self._box.append(event)
            self._box_depth = 1

    def _keep(self, event: Event) -> None:
        """Keep an event of a text box until the paragraph around it has ended."""
        self._box.append(event)
        if event.name == "w:txbxContent":
            self._box_depth += 1 if event.kind == START else -1
            if not self._box_depth:
                self._boxes.append(self._box[1:-1])
                self._box = []

    def _end_trPr(self, _: Event) -> None:
        if self._row_deleted:
            self._row_deleted, self._skipped, self._deletes = False, 1, True
            del self._open[-2:]

    _row_deleted = False

    def _start_del(self, _: Event) -> None:
        """The mark of a paragraph is deleted, or a row of a table."""
        if self._open[-2] == "w:trPr":
            self._row_deleted = True
        elif self._open[-3:-1] == ["w:pPr", "w:rPr"]:
            self._joined = True

    # Runs

    def _start_r(self, event: Event) -> None:
        self._run = Span(self._flow.length, event.start)
        self._run_look, self._run_marks, self._language = {}, frozenset(), self._styles.language

    def _start_rStyle(self, event: Event) -> None:
        if self._open[-3] == "w:r":
            self._run_look = {**self._styles.character(event.attributes.get("w:val", "")), **self._run_look}

    def _property(self, event: Event) -> None:
        found = look_of(event.name, event.attributes)
        if found and self._open[-3:-1] == ["w:r", "w:rPr"]:
            self._run_look[found[0]] = found[1]

    _start_i = _start_b = _start_smallCaps = _start_vanish = _start_vertAlign = _property

    def _start_lang(self, event: Event) -> None:
        if self._open[-3] == "w:r":
            self._language = event.attributes.get("w:val", self._language)

    def _end_rPr(self, _: Event) -> None:
        if self._open[-2] == "w:r":
            base = self._paragraph.look
            look = self._run_look
            self._run_marks = frozenset(kind for kind in _MARKS & look.keys() if look[kind] != base.get(kind, False))

    def _end_r(self, event: Event) -> None:
        if self._custom:
            note, start = self._custom
            self._flow.marker(note, self._custom_label.strip(), start, event.start)
            self._custom, self._custom_label = None, ""
        for kind in self._run_marks:
            self._flow.mark(kind, self._run.start, Span(self._run.end, event.end))
        for field in self._ended:
            self._mark_field(field, event.end)
        self._ended.clear()
        self._run_look, self._run_marks = {}, frozenset()

    # Notes

    def _start_footnoteReference(self, event: Event) -> None:
        note = _note(event)
        if not self._is_visible or note in self._marked:
            return
        self._marked.add(note)
        if event.attributes.get("w:customMarkFollows", "") not in _OFF:
            self._custom = (note, event.start)
            return
        label = self._counters[note.partition(" ")[0]].next()
        self._flow.marker(note, label, event.start, tag_end(self._source, event.start))

    _start_endnoteReference = _start_footnoteReference

    def _start_footnote(self, event: Event) -> None:
        note = _note(event)
        if event.attributes.get("w:type", "") in _SEPARATORS or (note in self._deleted and note not in self._marked):
            self._open.pop()
            self._skipped, self._deletes = 1, False
        else:
            self._flow.begin_note(note)

    def _end_footnote(self, _: Event) -> None:
        self._flow.end()
        self._flow.end_note()

    _start_endnote, _end_endnote = _start_footnote, _end_footnote

    # Fields, links and content controls

    def _start_fldChar(self, event: Event) -> None:
        kind = event.attributes.get("w:fldCharType", "")
        if kind == "begin":
            self._fields.append(Field(self._flow.length, self._run.end))
        elif kind == "separate" and self._fields:
            self._begin_result(self._fields[-1])
        elif kind == "end" and self._fields:
            self._end_field(self._fields.pop(), event)

    def _start_fldSimple(self, event: Event) -> None:
        self._fields.append(Field(self._flow.length, event.start, [event.attributes.get("w:instr", "")]))
        self._begin_result(self._fields[-1])

    def _end_fldSimple(self, event: Event) -> None:
        if self._fields:
            self._end_field(self._fields.pop(), event)

    def _begin_result(self, field: Field) -> None:
        field.in_result, field.start, field.paragraph = True, self._flow.length, self._start
        paragraph = self._flow.paragraph
        if field.is_bibliography and paragraph is not None and paragraph.start == self._flow.length:
            paragraph.zone = Zone.REFERENCES

    def _end_field(self, field: Field, event: Event) -> None:
        if citation := field.citation:
            self._cite(citation, field.start)
            if event.name == "w:fldSimple":
                self._mark_field(field, event.end)
            else:
                self._ended.append(field)
        elif link := field.link:
            self._flow.mark("link", field.start, Span(field.source, event.end), link)

    def _mark_field(self, field: Field, end: int) -> None:
        """Record a citation's field as a whole, which is removed where the citation becomes a note."""
        if field.paragraph == self._start:
            self._flow.mark("field", field.start, Span(field.source, end), str(field.source))

    def _start_bookmarkStart(self, event: Event) -> None:
        if citation := self._bookmarks.get(event.attributes.get("w:name", "")):
            self._bookmarked[event.attributes.get("w:id", "")] = (citation, self._flow.length, event.start)

    def _start_bookmarkEnd(self, event: Event) -> None:
        found = self._bookmarked.pop(event.attributes.get("w:id", ""), None)
        if found is not None:
            citation, start, source = found
            self._cite(citation, start)
            self._flow.mark("field", start, Span(source, tag_end(self._source, event.start)), str(source))

    def _cite(self, citation: FieldCitation, start: int) -> None:
        self._flow.cite(start, citation.cites)
        self._flow.items.update(citation.items)

    def _start_hyperlink(self, event: Event) -> None:
        anchor, known = event.attributes.get("w:anchor", ""), self._links.get(event.attributes.get("r:id", ""))
        target = (known.target if known else "") + (f"#{anchor}" if anchor else "")
        self._hyperlinks.append((target, self._flow.length, event.start))

    def _end_hyperlink(self, event: Event) -> None:
        target, start, source = self._hyperlinks.pop()
        self._flow.mark("link", start, Span(source, event.end), target)

    def _start_sdt(self, event: Event) -> None:
        self._control_starts.append(event.start)

    def _end_sdt(self, event: Event) -> None:
        start, ended, self._ended_control = self._control_starts.pop(), self._ended_control, None
        if ended is not None:
            self._flow.mark("field", ended.start, Span(start, event.end), str(start))

    def _start_tag(self, event: Event) -> None:
        self._tag = event.attributes.get("w:val", "")

    def _start_showingPlcHdr(self, _: Event) -> None:
        self._is_placeholder = True

    def _start_sdtContent(self, _: Event) -> None:
        self._controls.append(_Control(csl_citation.in_tag(self._tag), self._is_placeholder, self._flow.length))
        self._tag, self._is_placeholder = "", False

    def _end_sdtContent(self, _: Event) -> None:
        control = self._controls.pop()
        if control.citation:
            self._cite(control.citation, control.start)
            self._ended_control = control


def _note(event: Event) -> str:
    """Return what tells a note from all others: its kind and its identifier."""
    kind = event.name.removeprefix("w:").removesuffix("Reference")
    return f"{kind} {event.attributes.get('w:id', '')}"
