"""Notes added between others in a file of tags: in the shape that its notes have, at their place, and counted anew.

Formats that show the number of a note in the file need this (HTML, TEI, JATS, DocBook); elsewhere the program that
sets the text counts.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence

from footnotes.manuscripts.builder import RAISED
from footnotes.manuscripts.elements import Element, around, elements, is_balanced
from footnotes.manuscripts.note_counting import Numbers, counted
from footnotes.manuscripts.note_syntax import NoteSyntax
from footnotes.manuscripts.tagged import TAG
from footnotes.model.manuscript import Manuscript, Note
from footnotes.patterns import pattern
from footnotes.records import NamedTuple
from footnotes.text import Edit, Span, splice

_ATTRIBUTE = pattern(
    r"""\s(?P<name>[\w:.-]+)\s*=\s*(?:"(?P<double>[^"<]*)"|'(?P<single>[^'<]*)'|(?P<bare>[^\s"'<>]+))"""
)
_NAMES = frozenset(["id", "name"])
_LINKS = frozenset((
    "aria-controls", "aria-describedby", "aria-details", "aria-labelledby", "corresp", "for", "href", "linkend",
    "linkends", "rid", "target",
))  # fmt: skip
_SPOKEN = frozenset(["aria-label", "title"])
_KEPT = frozenset(["class", "style", "rend", "role", "type", "place"])  # a number there is not that of the note
_INLINE = frozenset((
    "a", "anchor", "b", "em", "hi", "i", "ref", "seg", "small", "span", "strong", "sup", "superscript", "xref",
))  # fmt: skip
_NOTES = frozenset(["aside", "dd", "fn", "li", "note"])
_NOTE = pattern(r"""["'\s=-](?:foot|end|rear)note["'\s>]""", re.IGNORECASE)
_ANCHORS = pattern(r"(?:<a\b[^<>]*\b(?:id|name)\s*=[^<>]*>\s*</a\s*>\s*)+\Z", re.IGNORECASE)
_BREAKS = pattern(r"(?:\s|<br\s*/?>)+\Z", re.IGNORECASE)
_REFERENCE = pattern(r"#?([^\s#]+)")
_TEMPLATES = 20  # notes looked at for one in whose shape a new one can be written


class _Placed(NamedTuple):
    """A note in the file."""

    label: str
    marker: Span  # with the elements and the anchor around it that hold nothing else
    body: Span | None  # the element of the body; None where it stands in the marker
    content: Span

    def around_content(self) -> tuple[Span, ...]:
        """Return what of the note is not the author's words, in the order of marker and body."""
        whole = self.body or self.marker
        parts = Span(whole.start, self.content.start), Span(self.content.end, whole.end)
        return parts if self.body is None else (self.marker, *parts)


class NewNote(NamedTuple):
    """A note as it is written: its marker and, unless that holds it, its body among the others or at the end."""

    marker: str
    body: Edit | None = None
    at_end: str = ""


class NoteOrder:
    """New notes among those that a file has; ``edits`` are those to the latter."""

    def __init__(self, manuscript: Manuscript, numbers: Numbers, placed: Mapping[int, _Placed]) -> None:
        self.edits: list[Edit] = []
        self._source, self._numbers, self._placed = manuscript.source, numbers, placed
        self._coming = iter(range(len(numbers.new)))
        self._used = set(_identifiers(self._source, Span(0, len(self._source))))
        self._renamed = self._renaming()
        self._used = {self._renamed.get(name, name) for name in self._used}

    def _renaming(self) -> dict[str, str]:
        """Return the new identifiers of notes that are called by their numbers; none where they would meet others."""
        renamed: dict[str, str] = {}
        for at, label in self._numbers.old.items():
            note = self._placed[at]
            if note.label != label:
                for part in note.around_content():
                    names = _identifiers(self._source, part)
                    renamed |= {name: _numbered(name, note.label, label) for name in names}
        renamed = {old: new for old, new in renamed.items() if old != new}
        taken = (self._used - renamed.keys()) & set(renamed.values())
        return {} if taken or len(set(renamed.values())) < len(renamed) else renamed

    def count_anew(self, manuscript: Manuscript) -> bool:
        """Make the edits that give the notes of the file their new numbers; say whether all markers show theirs."""
        again = _other_markers(manuscript)
        for at, label in self._numbers.old.items():
            note = self._placed[at]
            if note.label == label:
                continue
            shown = [list(_number_edits(self._source, part, note.label, label)) for part in note.around_content()]
            if not shown[0] and not (note.body is None and shown[1]):
                return False
            self.edits += [edit for edits in shown for edit in edits]
            for source in again.get(at, ()):
                self.edits += _number_edits(self._source, source, note.label, label)
        if self._renamed:
            self.edits += _name_edits(self._source, Span(0, len(self._source)), self._renamed)
        self.edits = list(dict.fromkeys(self.edits))
        return True

    def write(self, content: str, syntax: NoteSyntax) -> NewNote:
        """Return the next of the new notes: as its neighbours are written, else as the format writes notes."""
        at = next(self._coming)
        label = self._numbers.new[at]
        for note in self._models(at):
            marker, body = self._like(note, label, content)
            if note.body is None:
                return NewNote(body)
            place, is_before = self._place(at, note.body)
            space = self._between(at)
            return NewNote(marker, Edit(Span(place, place), body + space if is_before else space + body))
        marker, body = (form.format(label=label, content=content) for form in (syntax.marker, syntax.body))
        return NewNote(marker, at_end=body)

    def _models(self, at: int) -> Iterator[_Placed]:
        """Yield notes in whose shape one may be written, the nearest first."""
        indices = [self._numbers.before[at], self._numbers.after[at], *list(self._placed)[:_TEMPLATES]]
        for index in dict.fromkeys(indices):
            note = self._placed.get(index)
            if note is None:
                continue
            before, after = note.around_content()[-2:]
            if is_balanced(before.of(self._source) + after.of(self._source)) and self._is_linked(note):
                yield note

    def _is_linked(self, note: _Placed) -> bool:
        """Say whether links back from a body lead to its marker: else they would lead to that of another note."""
        if note.body is None:
            return True
        own = {name for part in note.around_content() for name in _identifiers(self._source, part)}
        leads_to = [to for part in note.around_content() for to in _links(self._source, part)]
        return all(to in own for to in leads_to)

    def _like(self, note: _Placed, label: str, content: str) -> tuple[str, str]:
        """Return marker and body of a new note that is written as another one is."""
        names = {}
        for name in dict.fromkeys(name for part in note.around_content() for name in _identifiers(self._source, part)):
            names[name] = self._free(_numbered(name, note.label, label))
        written = [self._copied(part, note.label, label, names) for part in note.around_content()]
        marker = written[0] if note.body is not None else ""
        return marker, content.join(written[-2:])

    def _copied(self, part: Span, old: str, label: str, names: Mapping[str, str]) -> str:
        edits = [*_number_edits(self._source, part, old, label), *_name_edits(self._source, part, names)]
        edits += _without_words(self._source, part, old)
        return splice(part.of(self._source), _moved(dict.fromkeys(edits), part.start))

    def _free(self, name: str) -> str:
        number, found = 1, name
        while found in self._used:
            number += 1
            found = f"{name}-{number}"
        self._used.add(found)
        return found

    def _between(self, at: int) -> str:
        """Return what parts bodies beside that of a new note: white space and line breaks."""
        indices = [self._numbers.after[at], self._numbers.before[at], *list(self._placed)[:_TEMPLATES]]
        bodies = [note.body for index in indices if (note := self._placed.get(index)) and note.body]
        spaces = (_BREAKS.search(self._source, max(0, body.start - 200), body.start) for body in bodies)
        return next((space.group() for space in spaces if space and space.group()), "")

    def _place(self, at: int, model: Span) -> tuple[int, bool]:
        """Return where the body of a new note goes, and whether that is before another one.

        After the body of the note before, unless that is above the text that the marker stands in.
        """
        before, after = (self._placed.get(index) for index in (self._numbers.before[at], self._numbers.after[at]))
        if after and after.body and not (before and before.body and before.body.end > after.marker.start):
            return after.body.start, True
        place = before.body.end if before and before.body else model.end
        return place, False


def note_order(manuscript: Manuscript, positions: Sequence[int]) -> NoteOrder | None:
    """Return how notes newly marked at ``positions``, offsets in the text, go between those that the file has.

    None where it has none, or where theirs do not count up or cannot be told from the text around them.
    """
    numbers = counted(manuscript, positions) if positions and manuscript.notes else None
    if numbers is None:
        return None
    found = elements(manuscript.source, is_html=manuscript.format == "html")
    order = sorted({note.body_source.start for note in manuscript.notes if note.body_source})
    placed: dict[int, _Placed] = {}
    for at, note in enumerate(manuscript.notes):
        if at in numbers.old or not numbers.old:
            one = _placed(manuscript, note, found, order)
            if one is None and at in numbers.old:
                return None
            if one is not None and (numbers.old or (one.body is None and not one.label)):
                placed[at] = one
    if not placed or _has_more(manuscript, numbers, placed):
        return None
    result = NoteOrder(manuscript, numbers, placed)
    return result if result.count_anew(manuscript) else None


def _moved(edits: Iterable[Edit], start: int) -> list[Edit]:
    """Return edits of a file as those of the stretch that begins at ``start``."""
    return [Edit(Span(edit.span.start - start, edit.span.end - start), edit.replacement) for edit in edits]


def _other_markers(manuscript: Manuscript) -> dict[int, list[Span]]:
    """Return the further markers of notes that have several, by the index of the note."""
    first: dict[Span, int] = {}
    found: dict[int, list[Span]] = {}
    for at, note in sorted(enumerate(manuscript.notes), key=lambda item: item[1].marker or (-1, -1)):
        if note.body_source and note.marker_source and first.setdefault(note.body_source, at) != at:
            found.setdefault(first[note.body_source], []).append(note.marker_source)
    return found


def _has_more(manuscript: Manuscript, numbers: Numbers, placed: Mapping[int, _Placed]) -> bool:
    """Say whether what looks like the marker of the next note stands in the file, but has not been read as one."""
    known = {manuscript.notes[at].label for at in numbers.old}
    for at in numbers.old:
        note, after = placed[at], str(int(placed[at].label) + 1)
        if after not in known and note.body is not None:
            edits = _number_edits(manuscript.source, note.marker, note.label, after)
            if splice(note.marker.of(manuscript.source), _moved(edits, note.marker.start)) in manuscript.source:
                return True
    return False


def _placed(manuscript: Manuscript, note: Note, found: Sequence[Element], bodies: Sequence[int]) -> _Placed | None:
    if not (note.marker_source and note.body_source and note.body and note.body.start < note.body.end):
        return None
    content = manuscript.source_span(note.body)
    if note.marker_source.contains(content):
        return _Placed(note.label, note.marker_source, None, content)
    whole = Span(min(note.body_source.start, content.start), max(note.body_source.end, content.end))
    at = _element_of(manuscript.source, found, around(found, whole), bodies)
    marker = _with_wrapping(manuscript.source, found, note.marker_source)
    return _Placed(note.label, marker, found[at].whole if at >= 0 else whole, content)


def _element_of(source: str, found: Sequence[Element], at: int, bodies: Sequence[int]) -> int:
    """Return the element of a body: the outermost around it that holds no other one and is listed or has a name.

    -1 where there is none, or other bodies stand in the same one, as between line breaks.
    """
    best = -1
    while at >= 0 and found[at].name != "body":
        inside = found[at].inside
        if bisect_left(bodies, inside.end) - bisect_left(bodies, inside.start) > 1:
            break
        named = any(name[-1:].isdecimal() for name in _identifiers(source, Span(found[at].whole.start, inside.start)))
        if best < 0 or named or found[at].name in _NOTES or _NOTE.search(found[at].tag(source)):
            best = at
        at = found[at].parent
    return best


def _with_wrapping(source: str, found: Sequence[Element], marker: Span) -> Span:
    """Return a marker with the elements around it that hold nothing else, and the anchor right before it."""
    at = around(found, marker)
    while at >= 0 and found[at].name in _INLINE:
        inside = found[at].inside
        if source[inside.start : marker.start].strip() or source[marker.end : inside.end].strip():
            break
        marker, at = found[at].whole, found[at].parent
    anchor = _ANCHORS.search(source, max(0, marker.start - 300), marker.start)
    return Span(anchor.start() if anchor else marker.start, marker.end)


def _numbered(name: str, old: str, new: str) -> str:
    """Return an identifier that ends with the number of its note, "fn3" or "Footnote_3_3", with another number."""
    if not old:
        return name
    return re.sub(
        rf"(?<!\d)(?:{old}(?P<sign>[_-]))?{old}(?=\D*\Z)",
        lambda match: f"{new}{match['sign']}{new}" if match["sign"] else new,
        name,
    )


def _attributes(source: str, part: Span) -> Iterator[tuple[str, Span]]:
    """Yield the attributes of the tags in a stretch: their names and where their values stand."""
    for tag in TAG.finditer(source, *part):
        if tag["name"]:
            for found in _ATTRIBUTE.finditer(source, tag.start(), tag.end()):
                yield found["name"].lower().removeprefix("xml:"), Span(*found.span(found.lastgroup or 0))


def _identifiers(source: str, part: Span) -> Iterator[str]:
    return (span.of(source) for name, span in _attributes(source, part) if name in _NAMES)


def _links(source: str, part: Span) -> Iterator[str]:
    """Yield what links in a stretch lead to in the same file."""
    for name, span in _attributes(source, part):
        if name in _LINKS:
            for word in span.of(source).split():
                if word.startswith("#") or name in {"rid", "linkend"}:
                    yield word.removeprefix("#")


def _name_edits(source: str, part: Span, names: Mapping[str, str]) -> Iterator[Edit]:
    """Yield the edits that give identifiers, and what leads to them, other names."""
    for name, span in _attributes(source, part):
        if name in _NAMES or name in _LINKS:
            for word in _REFERENCE.finditer(source, *span):
                if word[1] in names and not source[span.start : word.start()].strip("# ").endswith(("/", ".html")):
                    yield Edit(Span(*word.span(1)), names[word[1]])


def _number_edits(source: str, part: Span, old: str, new: str) -> Iterator[Edit]:
    """Yield the edits that change a note's number where a stretch shows it: in its text, in attributes alone."""
    if not old or old == new:
        return
    number = re.compile(rf"(?<![\w#]){old}(?!\w)|{old.translate(RAISED)}")
    position = part.start
    for tag in [*TAG.finditer(source, *part), None]:
        for match in number.finditer(source, position, tag.start() if tag else part.end):
            written = new if match.group() == old else new.translate(RAISED)
            yield Edit(Span(*match.span()), written)
        position = tag.end() if tag else part.end
    for name, span in _attributes(source, part):
        value = span.of(source)
        if name not in _NAMES | _LINKS | _KEPT and (value == old or (name in _SPOKEN and _says(value, old))):
            at = span.start + value.index(old)
            yield Edit(Span(at, at + len(old)), new)


def _says(value: str, number: str) -> bool:
    """Say whether words are about a note of this number and no other: "Footnote 3"."""
    return re.fullmatch(rf"\D{{0,30}}{number or '(?!)'}\D{{0,30}}", value) is not None


def _without_words(source: str, part: Span, number: str) -> Iterator[Edit]:
    """Yield the edits that take the words of another note out of a copied tag: a tooltip may hold all of them."""
    for name, span in _attributes(source, part):
        if name == "title" and not _says(span.of(source), number):
            attribute = Span(source.rindex("title", part.start, span.start) - 1, span.end)
            yield Edit(Span(attribute.start, attribute.end + (source[span.end] in "\"'")), "")
