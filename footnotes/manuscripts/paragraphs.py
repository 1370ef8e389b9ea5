"""From the paragraphs of a file to blocks in reading order: sections, notes with their bodies, page breaks, chapters.

Formats find the paragraphs and the candidates for note markers; what is decided here is the same for all of them.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Sequence

from footnotes.manuscripts import headings
from footnotes.manuscripts.builder import DraftNote, TextBuilder
from footnotes.manuscripts.note_feet import label_feet
from footnotes.manuscripts.note_pairs import Body, Marker, pair
from footnotes.manuscripts.note_shapes import Shapes
from footnotes.manuscripts.paragraph import Paragraph
from footnotes.model.manuscript import Zone
from footnotes.patterns import pattern
from footnotes.text import Span

_LATER = pattern(r"[\s*_\"'“‘«(\[]*[^\W\d_]")
_CLOSERS = " \t\r\n*_\"'”’»)]"
_ADDRESS = pattern(r"[\s<\[(]*https?://[^\s]+\s*\Z")
_FINAL_ADDRESS = pattern(r"https?://\S+\s*\Z")
_MARKUP = pattern(r"<[^<>]*>|\\[A-Za-z]+\*?|[{}]")
_LONGEST_HEADING = 200
_DEEPEST_HEADING = 6
_RAISED = frozenset({"tag", "paged", "linked", "lifted", "raised", "digits"})


class Reading:
    """The paragraphs of one file, put into reading order."""

    def __init__(self, source: str, paragraphs: list[Paragraph], shapes: Shapes, *, torn: bool = False) -> None:
        """Put them into order; ``torn`` where page breaks may cut a paragraph in two, as in plain text."""
        self.source = source
        self._shapes = shapes
        self.paragraphs = paragraphs
        self.markers: dict[int, tuple[int, DraftNote]] = {}  # by where they begin: where they end, and their note
        self._sections()
        self._labels()
        self._pair()
        self._extend_bodies()
        self._chapters()
        if torn:
            self._join()

    def emit(self, builder: TextBuilder, scan: Callable[[TextBuilder, int, int], None]) -> None:
        """Write the blocks, once; ``scan`` writes the text of one stretch of the file."""
        for paragraph in self.paragraphs:
            builder.begin(paragraph.zone, chapter=paragraph.chapter, level=paragraph.level, note=paragraph.note)
            scan(builder, paragraph.start, paragraph.end)
            for stretch in paragraph.more:
                builder.gap(" ")
                scan(builder, stretch.start, stretch.end)
            builder.end()
            if paragraph.note is not None:
                builder.keep(paragraph.note)
            waiting = builder.deferred()
            while waiting:
                note, inside = waiting.pop(0)
                builder.begin(Zone.NOTE, chapter=note.chapter, note=note)
                scan(builder, inside.start, inside.end)
                builder.end()
                waiting += builder.deferred()
        # A file may have millions of paragraphs: what made the text goes before the manuscript is made of it.
        self.paragraphs.clear()
        self.markers.clear()
        self._marks.clear()

    def _words(self, paragraph: Paragraph) -> str:
        words = self.source[paragraph.start : min(paragraph.end, paragraph.start + 1000)]
        if "<" in words or "\\" in words or "{" in words or "}" in words:
            words = _MARKUP.sub("", words)
        return words[:_LONGEST_HEADING].strip(" \t\r\n*_#")

    def _sections(self) -> None:
        """Say of each paragraph whether it stands under a heading over notes or over a list of works."""
        section, level = "", 0
        for paragraph in self.paragraphs:
            if paragraph.zone is Zone.HEADING or self._stands_over_section(paragraph):
                if named := headings.section(self._words(paragraph)):
                    section, level = paragraph.section, paragraph.level = named, paragraph.level
                elif paragraph.level <= level:
                    section = ""
            elif paragraph.label is None and not paragraph.container:
                paragraph.section = "references" if paragraph.zone is Zone.REFERENCES else paragraph.section or section
        if self._counts_references():
            for paragraph in self.paragraphs:
                paragraph.section = "notes" if paragraph.section == "references" else paragraph.section
        for paragraph in self.paragraphs:
            if paragraph.section == "references" and paragraph.zone is not Zone.HEADING:
                paragraph.zone = Zone.REFERENCES

    def _stands_over_section(self, paragraph: Paragraph) -> bool:
        """Make a heading of a paragraph that says "Notes" or "Works Cited" and nothing else."""
        if paragraph.zone is not Zone.BODY or paragraph.end - paragraph.start > _LONGEST_HEADING or paragraph.container:
            return False
        if self.source.endswith(".", paragraph.start, paragraph.end):  # as most paragraphs do
            return False
        words = self._words(paragraph)
        if headings.section(words) and not words.endswith(".") and not any(map(str.isdigit, words)):
            paragraph.zone, paragraph.level = Zone.HEADING, _DEEPEST_HEADING
            return True
        return False

    def _counts_references(self) -> bool:
        """Say whether what is headed "References" are notes: a numbered list that markers count up to."""
        if any(p.label is not None or p.section == "notes" for p in self.paragraphs):
            return False
        listed = [p for p in self.paragraphs if p.section == "references" and p.zone is not Zone.HEADING]
        if not listed or self._label_of(listed[0], sure=True) is None:
            return False
        wanted = 1
        for paragraph in self.paragraphs:
            if not paragraph.section:
                for marker in self._shapes.markers(self.source, paragraph.start, paragraph.end):
                    wanted += marker.style in _RAISED and marker.label == str(wanted)
        return wanted > min(3, len(listed))

    def _label_of(self, paragraph: Paragraph, *, sure: bool) -> Marker | None:
        if sure and paragraph.number:
            return Marker(paragraph.whole_start, paragraph.start, paragraph.number, "dot")
        return self._shapes.label_at(self.source, paragraph.start, paragraph.end, under_heading=sure)

    def _labels(self) -> None:
        """Find the labels that notes may begin with; bare numbers under a heading "Notes" or a rule only."""
        defined = {paragraph.label for paragraph in self.paragraphs if paragraph.label is not None}
        listed, container = False, 0
        for paragraph in self.paragraphs:
            paragraph.continues = paragraph.continues or 0 < paragraph.container == container
            container = paragraph.container
            if (
                paragraph.continues
                or paragraph.label is not None
                or paragraph.zone is Zone.HEADING
                or paragraph.section == "references"
            ):
                listed = False
                continue
            sure = paragraph.section == "notes" or paragraph.container > 0
            label = self._label_of(paragraph, sure=sure or paragraph.rule or (listed and paragraph.blanks < 2))
            listed = label is not None
            if label is not None and not (label.style == "caret" and label.label in defined):
                paragraph.whole_start, paragraph.start = label.start, label.end
                paragraph.label, paragraph.style = label.label, label.style
                if label.style == "enclosed" and self.source.endswith("]", paragraph.start, paragraph.end):
                    paragraph.end -= 1
            elif paragraph.container:
                paragraph.label = ""
        if all(paragraph.label is None for paragraph in self.paragraphs):
            label_feet(self.source, self.paragraphs, self._shapes, lambda one: self._label_of(one, sure=True))
        if all(paragraph.label is None for paragraph in self.paragraphs):
            self._labels_at_end()

    def _labels_at_end(self) -> None:
        """Find notes that are a numbered list at the end of the file, without a heading."""
        found: list[tuple[Paragraph, Marker]] = []
        for paragraph in reversed(self.paragraphs):
            if paragraph.zone is not Zone.BODY or paragraph.section:
                break
            label = self._label_of(paragraph, sure=True)
            if label is not None and label.label.isdecimal():
                if found and int(label.label) != int(found[-1][1].label) - 1:
                    break
                found.append((paragraph, label))
            if label is not None and label.label == "1":
                break
        if len(found) > 1 and found[-1][1].label == "1":
            for paragraph, label in found:
                paragraph.whole_start, paragraph.start = label.start, label.end
                paragraph.label, paragraph.style = label.label, label.style

    def _pair(self) -> None:
        markers = sorted(
            {
                marker.start: marker
                for paragraph in self.paragraphs
                if paragraph.section != "references"
                for marker in self._shapes.markers(self.source, paragraph.start, paragraph.end)
            }.values()
        )
        paragraphs = [p for p in self.paragraphs if p.label is not None and p.section != "references"]
        bodies = [
            Body(p.whole_start, p.label or "", p.style, p.section == "notes" or p.container > 0, p.target)
            for p in paragraphs
        ]
        notes: dict[int, DraftNote] = {}
        for marker, body in pair(markers, bodies):
            note = DraftNote(marker.label if marker else body.label if body else "")
            if body is not None and body.start in notes:
                note.first = notes[body.start]
            elif body is not None:
                notes[body.start] = note
            if marker is not None:
                note.marker_source = Span(marker.start, marker.end)
                self.markers[marker.start] = (marker.end, note)
        for paragraph in paragraphs:
            note_of = notes.get(paragraph.whole_start)
            if note_of is None:  # looks like a note, is none
                paragraph.start, paragraph.label = paragraph.whole_start, None
            else:
                paragraph.note, paragraph.zone = note_of, Zone.NOTE
                note_of.body_source = Span(paragraph.whole_start, paragraph.end)
        self._marker_starts = sorted(self.markers)
        self._marks = [self._markers_between(paragraph.start, paragraph.end) for paragraph in self.paragraphs]

    def _extend_bodies(self) -> None:
        """Give to each note the paragraphs after its first that belong to it."""
        paragraphs = self.paragraphs
        in_reach = self._followed_by_body()
        current: DraftNote | None = None
        before: Paragraph | None = None  # the last paragraph of the text itself
        area = False  # notes at the foot of a page, under a rule
        for index, paragraph in enumerate(paragraphs):
            if paragraph.note is not None:
                area = paragraph.rule or (area and current is not None and paragraph.blanks < 2)
                current = paragraph.note
                continue
            if current is not None and self._belongs(paragraph, paragraphs[index - 1], before, area, in_reach[index]):
                paragraph.note, paragraph.zone = current, Zone.NOTE
                current.body_source = Span((current.body_source or Span(paragraph.start, 0)).start, paragraph.end)
            else:
                current, area = None, False
                before = paragraph

    def _followed_by_body(self) -> list[bool]:
        """Say for each paragraph whether another note follows before the page ends."""
        found, reach = [False] * len(self.paragraphs), False
        for index in range(len(self.paragraphs) - 1, -1, -1):
            paragraph = self.paragraphs[index]
            found[index] = reach
            marks = self._marks[index]
            if marks and paragraph.note is None and any(self._body_start(at) > paragraph.start for at in marks):
                found[index] = reach = False  # a paragraph of the text: the note it asks for is the one that follows
            if paragraph.rule or paragraph.blanks > 1 or paragraph.zone is Zone.HEADING:
                reach = False
            elif paragraph.note is not None:
                reach = True
        return found

    def _body_start(self, marker: int) -> int:
        note = self.markers[marker][1]
        body = (note.first or note).body_source
        return body.start if body else -1

    def _belongs(
        self, paragraph: Paragraph, last: Paragraph, before: Paragraph | None, area: bool, followed: bool
    ) -> bool:
        if paragraph.zone is Zone.HEADING:
            return False
        if paragraph.continues or paragraph.section == "notes":
            return True
        if not area or paragraph.rule or paragraph.blanks > 1:
            return False
        if followed or self._is_address(paragraph) or self._ends(last, ":"):
            return True
        text_goes_on = before is not None and not self._ends(before)
        ended = self._ends(last) or _FINAL_ADDRESS.search(self.source, max(last.start, last.end - 500), last.end)
        return self._begins_small(paragraph) and not text_goes_on and not ended

    def _is_address(self, paragraph: Paragraph) -> bool:
        return paragraph.end - paragraph.start < 2000 and bool(
            _ADDRESS.match(self.source, paragraph.start, paragraph.end)
        )

    def _ends(self, paragraph: Paragraph, signs: str = ".!?…") -> bool:
        """Say whether a paragraph ends as sentences do, closing quotes and note markers aside."""
        start, end = paragraph.more[-1] if paragraph.more else (paragraph.start, paragraph.end)
        start = max(start, end - 80)
        marks = self._markers_between(start, end)
        closing = next((at for at in marks if self._only_markers(at, end)), end) if marks else end
        tail = self.source[start:closing].rstrip(_CLOSERS)
        return not tail or tail[-1] in signs

    def _markers_between(self, start: int, end: int) -> Sequence[int]:
        starts = self._marker_starts
        first = bisect_left(starts, start)
        if first == len(starts) or starts[first] >= end:  # as for most paragraphs
            return ()
        return starts[first : bisect_left(starts, end, first)]

    def _only_markers(self, start: int, end: int) -> bool:
        return not self.source[self.markers[start][0] : end].strip(_CLOSERS)

    def _begins_small(self, paragraph: Paragraph) -> bool:
        match = _LATER.match(self.source, paragraph.start, min(paragraph.end, paragraph.start + 20))
        return match is not None and match.group()[-1].islower()

    def _chapters(self) -> None:
        """Find where chapters begin: at numbered headings, and at headings after which the notes count afresh.

        Where no notes are counted, headings of the first level begin chapters, if there are several.
        """
        counted = any(note.label.isdecimal() for _, note in self.markers.values())
        titles = [p for p in self.paragraphs if p.zone is Zone.HEADING and p.level == 1]
        last, heading, fresh = 0, -1, True  # number of the last note, best heading since, nothing but headings so far
        starts: set[int] = set()
        for index, paragraph in enumerate(self.paragraphs):
            if paragraph.section or paragraph.note is not None:
                continue
            if paragraph.zone is Zone.HEADING:
                first_level = paragraph.level == 1 and len(titles) > 1 and not counted
                if first_level or headings.is_chapter(self._words(paragraph)):
                    if not fresh:
                        starts.add(index)
                    last, heading, fresh = 0, -1, True
                elif heading < 0 or paragraph.level < self.paragraphs[heading].level:
                    heading = index
                continue
            fresh = False
            for at in self._marks[index]:
                label = self.markers[at][1].label
                number = int(label) if label.isdecimal() else last + 1
                if number <= last and heading >= 0:
                    starts.add(heading)
                last, heading = number, -1
        self._count_chapters(starts)

    def _count_chapters(self, starts: set[int]) -> None:
        chapter = 0
        for index, paragraph in enumerate(self.paragraphs):
            chapter += index in starts
            paragraph.chapter = chapter
            for at in self._marks[index]:
                self.markers[at][1].chapter = chapter
        for paragraph in self.paragraphs:
            if paragraph.note is not None:
                if paragraph.note.marker_source is None:
                    paragraph.note.chapter = paragraph.chapter
                paragraph.chapter = paragraph.note.chapter

    def _join(self) -> None:
        """Put paragraphs together again that a page break, with its notes, tore apart."""
        kept: list[Paragraph] = []
        before: Paragraph | None = None
        for paragraph in self.paragraphs:
            joins = paragraph.zone is Zone.BODY and not paragraph.is_cell
            if (
                joins
                and paragraph.number is None
                and before is not None
                and (before.more[-1].end if before.more else before.end) - before.start > 40
                and not self._ends(before, ".!?…:;")
                and self._begins_small(paragraph)
            ):
                before.more.append(Span(paragraph.start, paragraph.end))
                continue
            if paragraph.note is None:
                before = paragraph if joins else None
            kept.append(paragraph)
        self.paragraphs = kept
