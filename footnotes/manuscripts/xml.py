"""What XML formats of manuscripts have in common: notes in their place, notes that are pointed at, citations by key.

A file is read as text in tags: no tree, no network. Declarations of entities are refused, for what they stand for may
be anything, and from anywhere.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from footnotes.manuscripts import well_formed
from footnotes.manuscripts.builder import TextBuilder
from footnotes.manuscripts.note_pairs import Marker, check_count
from footnotes.manuscripts.note_shapes import KnownNotes, NoteShapes
from footnotes.manuscripts.paragraph import Paragraph
from footnotes.manuscripts.paragraphs import Reading
from footnotes.manuscripts.tagged import TaggedScanner, Vocabulary
from footnotes.manuscripts.tagged_inlines import MarkOf, TaggedInlines
from footnotes.model.manuscript import Manuscript
from footnotes.patterns import pattern

_IDENTIFIER = pattern(r"""\s(?:xml:)?id\s*=\s*["']([^"']+)""")
_INSIDE = (
    r"[^<>]{0,40}(?:<(?:hi|seg|sup|superscript|emphasis)\b[^<>]*>[^<>]{0,40}</(?:hi|seg|sup|superscript|emphasis)>)?"
)
_AROUND_LABEL = r"(?:\s|</?(?:label|hi|ref|seg|num|sup|superscript|p|para)\b[^<>]*>)*+"
_BEFORE_LABEL, _AFTER_LABEL = pattern(rf"{_AROUND_LABEL}[\[(]?"), pattern(rf"(?!\w)[\]).:]*{_AROUND_LABEL}")
_LANGUAGE = r"""[^<>]*?\sxml:lang\s*=\s*["']([A-Za-z]{2,3}(?:-[A-Za-z\d]+)*)"""


def attribute(name: str) -> re.Pattern[str]:
    """Return the expression that finds an attribute in a tag; its only group is the value."""
    return re.compile(rf"""\s{name}\s*=\s*["']([^"']*)""")


@dataclass(frozen=True, slots=True)
class XmlFormat:
    """A format of XML: what its elements are to a reader, its notes, and what leads to them."""

    name: str
    vocabulary: Vocabulary
    roots: str  # names of elements that say in which language the text is
    notes: str  # names of the elements that are notes, "|" between them
    pointers: str  # of those that lead to a note or to an entry
    target: Callable[[str], str]  # the identifier that a pointer's tag leads to, empty where it leads elsewhere
    label: Callable[[str], str]  # what the tag of a note says that its label is
    marks: Callable[[str], MarkOf]  # what elements mark, given the whole file
    breaks: frozenset[str]  # elements that read as a space
    shapes: NoteShapes  # of labels and markers that are not linked
    items: Callable[[str], Iterable[dict[str, Any]]] = lambda source: ()  # the works that the file itself describes
    behind: Callable[[str], str] = lambda tag: ""  # what the tag of a note says that it is a note to


def read(source: str, path: Path | None, format_: XmlFormat) -> Manuscript:
    """Read a manuscript. Raises InputError for one that is not well-formed or declares entities."""
    well_formed.check(source, path)
    check_count(sum(1 for _ in _notes(source, format_)))
    targets, anchors = _linked_notes(source, format_)
    scanner = TaggedScanner(source, format_.vocabulary, targets)
    paragraphs = scanner.scan()
    for paragraph in paragraphs:
        _strip_label(source, paragraph)
    reached = frozenset(paragraph.target for paragraph in paragraphs if paragraph.style == "link")
    linked = (anchor for anchor in anchors if anchor.target in reached)
    shapes = KnownNotes((*scanner.inline_notes, *linked), format_.shapes)
    reading = Reading(source, paragraphs, shapes)
    builder = TextBuilder(source)
    inlines = TaggedInlines(reading.markers, format_.vocabulary, format_.marks(source), format_.breaks)
    reading.emit(builder, inlines.scan)
    builder.items.update((item["id"], item) for item in format_.items(source))
    language = re.search(rf"<(?:[\w.-]+:)?(?:{format_.roots})\b{_LANGUAGE}", source)
    return builder.finish(path, format_.name, language[1] if language else None)


def _linked_notes(source: str, format_: XmlFormat) -> tuple[Mapping[str, str], list[Marker]]:
    """Return the labels of notes by identifier, and what leads to them."""
    labels: dict[str, str] = {}
    behind: dict[str, str] = {}  # what notes name as their place, with the notes
    for note in _notes(source, format_):
        identifier = _IDENTIFIER.search(note.group())
        if identifier:
            labels[identifier[1]] = format_.label(note.group())
            if target := format_.behind(note.group()):
                behind[target] = identifier[1]
    anchors = []
    for anchor in _pointers(source, format_):
        own, target = _IDENTIFIER.search(anchor["tag"]), format_.target(anchor["tag"])
        leads_to = target if target in labels else behind.get(own[1], "") if own else ""
        if leads_to:
            label = re.sub(r"<[^<>]*>|[\s\[\]()]", "", anchor["label"] or "") or labels[leads_to]
            labels[leads_to] = labels[leads_to] or label
            anchors.append(Marker(anchor.start(), anchor.end(), label, "link", leads_to))
    return labels, anchors


def _notes(source: str, format_: XmlFormat) -> Iterator[re.Match[str]]:
    return re.finditer(rf"<(?:[\w.-]+:)?(?:{format_.notes})\b[^<>]*>", source)


def _pointers(source: str, format_: XmlFormat) -> Iterator[re.Match[str]]:
    expression = rf"""<(?P<name>(?:[\w.-]+:)?(?:{format_.pointers}))\b(?P<tag>[^<>]*)
        (?:(?<=/)>|(?<!/)>(?P<label>{_INSIDE}[^<>]{{0,10}})</(?P=name)\s*>)"""
    return re.finditer(expression, source, re.VERBOSE)


def _strip_label(source: str, paragraph: Paragraph) -> None:
    """Move the beginning of a note past the label it repeats."""
    if paragraph.label and paragraph.style in {"link", "inline"}:
        before = _BEFORE_LABEL.match(source, paragraph.start, paragraph.end)
        start = before.end() if before else paragraph.start
        end = start + len(paragraph.label)
        after = _AFTER_LABEL.match(source, end, paragraph.end)
        if source.startswith(paragraph.label, start, paragraph.end) and after:
            paragraph.start = after.end()
