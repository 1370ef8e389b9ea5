"""Puts formatted citations into a manuscript's file; every character outside them stays as it was."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING

from footnotes.manuscripts.formats import format_named
from footnotes.manuscripts.headings import translated
from footnotes.manuscripts.note_syntax import NoteSyntax
from footnotes.model.citation import CiteByKey
from footnotes.model.manuscript import Manuscript, Zone
from footnotes.patterns import pattern
from footnotes.records import NamedTuple
from footnotes.text import Edit, Span, splice

if TYPE_CHECKING:  # few renderings are live
    from footnotes.manuscripts.note_order import NoteOrder
    from footnotes.manuscripts.zotero import LiveStyle

_BRACKETS = {"(": ")", "[": "]"}
_CLOSING = pattern(r"[”’\"'»]*[.,;:!?…]+[”’\"'»]*|[”’\"»]+")
_SENTENCE_END = pattern(r"[.!?…][”’\"'»)]*\Z")
_LINE_END = pattern(r"\r\n|\n|\r")
_FINAL_LINE_ENDS = pattern(r"(?:\r\n|\n|\r){1,2}\Z")
_NESTING = 64  # marks looked at around a place: inline markup nests a few deep at most


_PartEdit = tuple[str, Edit]  # of a part, by its name


class Replacement(NamedTuple):
    """What takes the place of a citation.

    ``span`` is the citation in the manuscript's text, without the brackets around it; ``content`` is written in the
    format's markup; ``as_note`` makes a new note of it, with a marker where the citation stood and before the marker
    the words ``before``. ``instead_of`` is a stretch of the file that gives way to it whole. ``cites`` are the sources
    cited, for formats that have them in fields.
    """

    span: Span
    content: str
    as_note: bool
    before: str = ""
    instead_of: Span | None = None
    cites: tuple[CiteByKey, ...] = ()


def rewrite(manuscript: Manuscript, replacements: Sequence[Replacement], bibliography: str | None) -> str:
    """Return the manuscript's file with its citations replaced, and new notes and a bibliography at the end.

    A citation that becomes a note loses the brackets around it and the space before it; the marker stands after the
    punctuation that followed. Inside a note it is replaced where it stands. ``bibliography`` holds the entries in the
    format's markup, without a heading. Line ends are the file's own. Raises OverlappingEditsError where two
    replacements share text.
    """
    return rewrite_parts(manuscript, replacements, bibliography)[""]


def rewrite_parts(
    manuscript: Manuscript, replacements: Sequence[Replacement], bibliography: str | None
) -> dict[str, str]:
    """Do the same for a manuscript in several files: return the text of each by its name, the main one's being ""."""
    return _Rewriting(manuscript).run(sorted(replacements, key=lambda item: item.span), bibliography)


def is_archive(manuscript: Manuscript) -> bool:
    """Say whether a manuscript's file is an archive, whose parts are rewritten."""
    return format_named(manuscript.format).is_archive


def rewrite_archive(
    manuscript: Manuscript,
    replacements: Sequence[Replacement],
    bibliography: str | None,
    live: LiveStyle | None = None,
) -> dict[str, str]:
    """Do the same for a manuscript in an archive: return the parts that change, by name.

    With ``live``, what has ``cites`` and the bibliography are fields of Zotero in that style.
    """
    return format_named(manuscript.format).rewrite_archive(manuscript, replacements, bibliography, live)


class _Rewriting:
    def __init__(self, manuscript: Manuscript) -> None:
        self._manuscript = manuscript
        self._syntax: NoteSyntax = format_named(manuscript.format).note_syntax
        self._newline = _newline(manuscript.source)
        markers = {note.marker.start: note.marker_source for note in manuscript.notes if note.marker}
        self._markers = sorted(markers)
        self._marker_sources = markers
        self._label = max((int(note.label) for note in manuscript.notes if note.label.isdecimal()), default=0)
        self._notes: list[str] = []  # the bodies of the new ones
        self._order: NoteOrder | None = None  # of notes that show their numbers
        self._bodies: list[Edit] = []  # that go among those of the file

    def run(self, replacements: Iterable[Replacement], bibliography: str | None) -> dict[str, str]:
        edits: list[_PartEdit] = []
        replacements = list(replacements)
        self._order = self._order_of([one for one in replacements if self._makes_note(one)])
        for replacement in replacements:
            if replacement.instead_of is not None:
                part = self._manuscript.part_at(replacement.span.start)
                edits.append((part, Edit(replacement.instead_of, self._lines(replacement.content))))
            elif self._makes_note(replacement):
                edits += self._into_note(replacement)
            else:
                edits += self._in_place(replacement.span, self._lines(replacement.content))
        if self._order:
            edits += [("", edit) for edit in _beside(self._order.edits, [edit.span for _, edit in edits])]
            edits += [("", body) for body in self._bodies]
        edits += self._at_end(bibliography)
        return {
            part: splice(text, [edit for place, edit in edits if place == part])
            for part, text in self._manuscript.parts.items()
        }

    def _makes_note(self, replacement: Replacement) -> bool:
        block = self._manuscript.block_at(replacement.span.start)
        in_note = block is not None and block.zone is Zone.NOTE
        return replacement.as_note and replacement.instead_of is None and not in_note

    def _order_of(self, replacements: Sequence[Replacement]) -> NoteOrder | None:
        """Return how new notes go between those that the file has, in a format that shows their numbers."""
        if not self._syntax.shows_numbers:
            return None
        from footnotes.manuscripts.note_order import note_order

        positions = []
        for replacement in replacements:
            start, place = replacement.span.start, 0
            if not replacement.before:
                span, place = note_place(self._manuscript, replacement.span, self._adjoins)
                place = place if place > span.end else 0
            positions.append(place or start)
        return note_order(self._manuscript, positions)

    def _lines(self, content: str, indent: str = "") -> str:
        return (self._newline + indent).join(content.splitlines())

    def _in_place(self, span: Span, content: str) -> list[_PartEdit]:
        """Put ``content`` where the first piece of the span stands; note markers and page breaks inside it stay."""
        edits = []
        for part, piece in self._pieces(span):
            edits.append((part, Edit(piece, content)))
            content = ""
        return edits

    def _pieces(self, span: Span) -> list[tuple[str, Span]]:
        """Return where in the file the text of a span stands, without what stands between its parts."""
        manuscript = self._manuscript
        low = bisect_left(self._markers, span.start + 1)
        cuts = {(at, at) for at in self._markers[low : bisect_left(self._markers, span.end)]}
        for before, after in pairwise(manuscript.segments_in(span)):
            elsewhere = before.part != after.part or after.source.start < before.source.end
            if elsewhere or before.text.end < after.text.start:
                cuts.add((before.text.end, after.text.start))
        pieces, start = [], span.start
        for end, resume in [*sorted(cuts), (span.end, span.end)]:
            if start < end:
                piece = self._beside_markers(manuscript.source_span(Span(start, end)), start, end)
                pieces.append((manuscript.part_at(start), piece))
            start = resume
        return pieces

    def _beside_markers(self, piece: Span, start: int, end: int) -> Span:
        """Return a piece without the note marker before or after it, which markup around both may have brought in."""
        before, after = self._marker_sources.get(start), self._marker_sources.get(end)
        first = max(piece.start, before.end) if before else piece.start
        return Span(first, min(piece.end, after.start) if after else piece.end)

    def _into_note(self, replacement: Replacement) -> list[_PartEdit]:
        """Take the citation out and put a marker after the punctuation that follows it."""
        if replacement.before:
            return self._in_place(replacement.span, replacement.before + self._new_note(replacement.content))
        span, place = note_place(self._manuscript, replacement.span, self._adjoins)
        if place <= span.end:
            start = self._pieces(span)[0][1].start
            begins_line = self._manuscript.source[max(start - 1, 0) : start] in ("", "\n", "\r")
            return self._in_place(span, self._new_note(replacement.content, begins_line=begins_line))
        marker = self._new_note(replacement.content)
        after = self._after(place)
        return [*self._in_place(span, ""), (self._manuscript.part_at(place - 1), Edit(Span(after, after), marker))]

    def _adjoins(self, span: Span) -> bool:
        """Say whether the character before a span stands next to it in the file too: no code between, no comment."""
        if not is_own(self._manuscript, span.start - 1):
            return False
        if self._manuscript.part_at(span.start - 1) != self._manuscript.part_at(span.start):
            return False
        before = self._manuscript.source_span(Span(span.start - 1, span.start))
        return before.end == self._manuscript.source_span(span).start

    def _after(self, offset: int) -> int:
        """Return the place in the file after the character that ends at ``offset`` and the markup that ends there."""
        manuscript = self._manuscript
        place = manuscript.source_span(Span(offset - 1, offset)).end
        block = manuscript.block_at(offset - 1)
        marks = manuscript.marks_in(Span(block.span.start if block else 0, offset))
        part = manuscript.part_at(offset - 1)
        ends = [mark.source.end for mark in marks[-_NESTING:] if mark.text.end == offset and mark.part == part]
        return max([place, *ends])

    def _new_note(self, content: str, *, begins_line: bool = False) -> str:
        """Add a note with a label of its own; return its marker."""
        syntax, source = self._syntax, self._manuscript.source
        if self._order:
            written = self._order.write(self._lines(content), syntax)
            self._bodies += [written.body] if written.body else []
            self._notes += [written.at_end] if written.at_end else []
            return written.marker
        self._label += 1
        while syntax.body and syntax.marker.format(label=self._label) in source:
            self._label += 1
        lines = self._lines(content, syntax.indent)
        if begins_line and syntax.marker_at_start:
            return syntax.marker_at_start.format(label=self._label, content=lines)
        if syntax.body:
            self._notes.append(syntax.body.format(label=self._label, content=lines))
        return syntax.marker.format(label=self._label, content=lines)

    def _at_end(self, bibliography: str | None) -> list[_PartEdit]:
        """Return what is appended to the file: the new notes, then the bibliography under a heading."""
        syntax, manuscript = self._syntax, self._manuscript
        source = manuscript.source
        end = syntax.end.search(source) if syntax.end else None
        parts = list(self._notes)
        if parts and syntax.notes_heading and not (manuscript.blocks and manuscript.blocks[-1].zone is Zone.NOTE):
            parts.insert(0, translated(syntax.notes_heading, manuscript.language))
        if bibliography is not None:
            heading = translated(syntax.bibliography_heading, manuscript.language)
            works = self._newline.join([heading, "", self._lines(bibliography)])
            works = syntax.bibliography_around.format(bibliography=works)
            has_back_matter = not syntax.back_matter or end is None or end["back"]
            parts.append(works if has_back_matter else syntax.back_matter.format(bibliography=works))
        if not parts:
            return []
        place = end.start() if end else len(source)
        gap = self._newline * (2 - _line_ends(source[:place])) if place else ""
        return [("", Edit(Span(place, place), gap + (self._newline * 2).join(parts) + self._newline))]


def note_place(manuscript: Manuscript, span: Span, adjoins: Callable[[Span], bool]) -> tuple[Span, int]:
    """Return what a citation that becomes a note takes out of the text, and at which offset its marker stands.

    Its brackets go with it, and the white space before it as long as it ``adjoins`` the span. The marker stands after
    the punctuation that follows; an offset up to the end of what is taken out means in its place.
    """
    text, block = manuscript.text, manuscript.block_at(span.start)
    low, high = block.span if block else (0, len(text))
    start, end = span
    stop = end + 1 if text[end : end + 1] in {".", ","} else end
    for close in (end, stop):
        if start > low and close < high and _BRACKETS.get(text[start - 1]) == text[close]:
            start, end = start - 1, close + 1
            break
    while start > low and text[start - 1].isspace() and adjoins(Span(start, end)):
        start -= 1
    closing = _CLOSING.match(text, end, high)
    if closing is None:
        return Span(start, end), end
    if closing.group() == "." and _SENTENCE_END.search(text, max(0, start - 8), start):
        return Span(start, closing.end()), closing.end()
    return Span(start, end), closing.end()


def is_own(manuscript: Manuscript, offset: int) -> bool:
    """Say whether a character of the text stands in the file."""
    segments = manuscript.segments
    at = bisect_right(segments.text_starts, offset) - 1
    return at >= 0 and offset < segments.text_ends[at]


def _beside(edits: Sequence[Edit], taken: Iterable[Span]) -> list[Edit]:
    """Return the edits that share no text with stretches that give way to something else."""
    spans = sorted(span for span in taken if span.start < span.end)
    ends = [span.end for span in spans]
    found = []
    for edit in edits:
        at = bisect_right(ends, edit.span.start)
        if at == len(spans) or spans[at].start >= edit.span.end:
            found.append(edit)
    return found


def _newline(source: str) -> str:
    match = _LINE_END.search(source)
    return match.group() if match else "\n"


def _line_ends(text: str) -> int:
    """Return how many line ends, two at most, a text ends with."""
    match = _FINAL_LINE_ENDS.search(text, max(0, len(text) - 4))
    return len(_LINE_END.findall(match.group())) if match else 0
