"""Text in tags, HTML and XML alike: paragraphs and their places in the file, however badly formed it is.

A tag opens, closes or parts paragraphs, or it stands inside one and is left to ``tagged_inlines``. Nothing is parsed
into a tree: offsets stay those of the file, and a tag that is never closed does no harm.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from footnotes.manuscripts.note_pairs import Marker
from footnotes.manuscripts.paragraphs import Paragraph
from footnotes.model.manuscript import Zone

TAG = re.compile(
    r"""<!--|<!\[CDATA\[|<[!?][^<>]*>
      | </?(?P<name>[A-Za-z][\w:.-]*)(?:[^<>"']|"[^"<]*"|'[^'<]*')*>
      | </?(?P<broken>[A-Za-z][\w:.-]*)[^<>]*>""",
    re.VERBOSE,
)
_IDENTIFIER = re.compile(r"""\s(?:xml:)?(?:id|name)\s*=\s*["']?([^"'\s<>]+)""", re.IGNORECASE)
_NO_TEXT = re.compile(r"(?:\s|&nbsp;|&#160;|&#xA0;|\u00a0)*\Z")
_DEEPEST = 200  # open elements looked through for the one that a tag closes


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """What the elements of a format are to a reader."""

    headings: Mapping[str, int]  # level by name; 0: as deep as the divisions around it
    blocks: frozenset[str]  # part paragraphs
    quotations: frozenset[str]
    skipped: frozenset[str]  # hold nothing to read
    rules: frozenset[str] = frozenset()
    references: frozenset[str] = frozenset()  # hold a list of works cited
    same_level: frozenset[str] = frozenset()  # a further one closes the one before (items and cells of HTML)
    divisions: frozenset[str] = frozenset()
    inline_note: Callable[[str, str], str | None] = lambda name, tag: None  # label of a note that stands in the text
    note_container: Callable[[str, str], bool] = lambda name, tag: False  # holds one note and nothing else
    unread: Callable[[str, str], bool] = lambda name, tag: False  # an element, such as a page number, that is no text


@dataclass(slots=True)
class _Element:
    name: str
    container: int = 0  # the note container it is in, counted from 1
    note: Marker | None = None  # the inline note it is
    items: int = 0  # of a numbered list, so far


@dataclass(slots=True)
class _Open:
    """A paragraph being read, from where its text may begin."""

    start: int
    has_text: bool = False
    identifiers: list[str] = field(default_factory=list)


class TaggedScanner:
    """Finds the paragraphs of one file."""

    def __init__(self, source: str, vocabulary: Vocabulary, targets: Mapping[str, str]) -> None:
        self.source = source
        self.paragraphs: list[Paragraph] = []
        self.inline_notes: list[Marker] = []
        self._vocabulary = vocabulary
        self._targets = targets  # what note markers lead to, with their labels
        self._elements: list[_Element] = []
        self._open = _Open(0)
        self._outer: list[tuple[_Open, list[Paragraph]]] = []  # paragraphs that inline notes interrupt
        self._waiting: list[Paragraph] = []  # of inline notes, for the paragraph they stand in to end
        self._containers = 0
        self._identifiers: list[str] = []  # of block tags, for the next paragraph
        self._rule = False
        self._number: str | None = None  # of the list item that the next paragraph begins
        self._unclosed: set[str] = set()

    def scan(self) -> list[Paragraph]:
        """Return the paragraphs in reading order."""
        position = 0
        while match := TAG.search(self.source, position):
            self._text(position, match.start())
            position = self._tag(match)
        self._text(position, len(self.source))
        self._end_paragraph(len(self.source))
        return self.paragraphs

    def _text(self, start: int, end: int) -> None:
        if start < end and not self._open.has_text:
            self._open.has_text = not _NO_TEXT.match(self.source, start, end)

    def _tag(self, match: re.Match[str]) -> int:
        """Act on a tag; return where to read on."""
        name = (match["name"] or match["broken"] or "").lower().rpartition(":")[2]
        tag = match.group()
        closing, vocabulary = tag[1] == "/", self._vocabulary
        if not name:
            return self._end_of_markup(match)
        if not closing and (name in vocabulary.skipped or vocabulary.unread(name, tag)):
            return end_of_element(self.source, name, match, self._unclosed)
        if not closing and (label := vocabulary.inline_note(name, tag)) is not None:
            self._begin_note(name, match, label)
        elif closing and self._elements and self._elements[-1].note is not None and self._elements[-1].name == name:
            self._end_note(match)
        elif name in vocabulary.blocks:
            self._block(name, tag, match, closing=closing)
        elif not closing and not self._open.has_text:
            self._open.identifiers += _IDENTIFIER.findall(tag)
        return match.end()

    def _end_of_markup(self, match: re.Match[str]) -> int:
        if match.group() == "<!--":
            end = self.source.find("-->", match.end())
            return end + 3 if end >= 0 else match.end()
        if match.group() == "<![CDATA[":
            end = self.source.find("]]>", match.end())
            return end + 3 if end >= 0 else match.end()
        return match.end()

    def _block(self, name: str, tag: str, match: re.Match[str], *, closing: bool) -> None:
        self._end_paragraph(match.start())
        self._open = _Open(match.end())
        vocabulary = self._vocabulary
        self._rule = self._rule or name in vocabulary.rules
        if closing:
            self._close(name)
        elif not tag.endswith("/>") and name not in vocabulary.rules:
            self._identifiers += _IDENTIFIER.findall(tag)
            if name in vocabulary.same_level and self._elements and self._elements[-1].name == name:
                self._elements.pop()
            if name != "p":
                container = self._elements[-1].container if self._elements else 0
                holds_note = any(identifier in self._targets for identifier in _IDENTIFIER.findall(tag))
                if holds_note or vocabulary.note_container(name, tag):
                    self._containers += 1
                    container = self._containers
                self._count_item(name)
                self._elements.append(_Element(name, container))

    def _count_item(self, name: str) -> None:
        if name == "li" and self._elements and self._elements[-1].name == "ol":
            self._elements[-1].items += 1
            self._number = str(self._elements[-1].items)

    def _close(self, name: str) -> None:
        for index in range(len(self._elements) - 1, max(-1, len(self._elements) - _DEEPEST), -1):
            if self._elements[index].note is not None:
                return
            if self._elements[index].name == name:
                del self._elements[index:]
                return

    def _begin_note(self, name: str, match: re.Match[str], label: str) -> None:
        marker = Marker(match.start(), match.end(), label, "inline", f"inline {match.start()}")
        self._containers += 1
        self._elements.append(_Element(name, self._containers, marker))
        self._outer.append((self._open, self._waiting))
        self._open, self._waiting = _Open(match.end(), identifiers=[marker.target]), []

    def _end_note(self, match: re.Match[str]) -> None:
        element = self._elements[-1]
        self._end_paragraph(match.start())
        self._identifiers = []
        self._elements.pop()
        inside = self._waiting
        self._open, self._waiting = self._outer.pop()
        self._waiting += inside
        self._open.has_text = True
        if element.note is not None:
            self.inline_notes.append(element.note._replace(end=match.end()))

    def _end_paragraph(self, end: int) -> None:
        paragraph, self._open = self._open, _Open(end)
        if not paragraph.has_text:
            self._identifiers += paragraph.identifiers
            return
        found = self._paragraph(paragraph, end)
        if self._outer:
            self._waiting.append(found)
        else:
            self.paragraphs += [found, *self._waiting]
            self._waiting = []

    def _paragraph(self, opened: _Open, end: int) -> Paragraph:
        vocabulary, names = self._vocabulary, [element.name for element in self._elements[-_DEEPEST:]]
        paragraph = Paragraph(opened.start, end, rule=self._rule, number=self._number, whole_start=opened.start)
        self._rule, self._number = False, None
        heading = next((name for name in reversed(names) if name in vocabulary.headings), None)
        if heading is not None:
            depth = sum(name in vocabulary.divisions for name in names)
            paragraph.zone, paragraph.level = Zone.HEADING, vocabulary.headings[heading] or max(depth, 1)
        elif vocabulary.references.intersection(names):
            paragraph.zone = Zone.REFERENCES
        elif vocabulary.quotations.intersection(names):
            paragraph.zone = Zone.QUOTE
        container = self._elements[-1].container if self._elements else 0
        paragraph.container = container
        identifiers = [*self._identifiers, *opened.identifiers]
        self._identifiers = []
        target = next((name for name in identifiers if name in self._targets or name.startswith("inline ")), "")
        if target:
            paragraph.target, paragraph.style = target, "inline" if target.startswith("inline ") else "link"
            paragraph.label = self._targets.get(target, "")
        return paragraph


def end_of_element(source: str, name: str, match: re.Match[str], unclosed: set[str]) -> int:
    """Return where an element that is not read ends; elements of its name inside it are counted.

    One that never ends is as good as empty; its name goes to ``unclosed``, so that it is looked for once only.
    """
    if match.group().endswith("/>") or name in unclosed:
        return match.end()
    depth = 1
    for tag in re.compile(rf"<(/?)(?:[\w.-]+:)?{re.escape(name)}\b[^<>]*>", re.IGNORECASE).finditer(
        source, match.end()
    ):
        depth += -1 if tag[1] else 0 if tag.group().endswith("/>") else 1
        if depth == 0:
            return tag.end()
    unclosed.add(name)
    return match.end()
