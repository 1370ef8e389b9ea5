"""Text in tags, HTML and XML alike: paragraphs and their places in the file, however badly formed it is.

A tag opens, closes or parts paragraphs, or it stands inside one and is left to ``tagged_inlines``. Nothing is parsed
into a tree: offsets stay those of the file, and a tag that is never closed does no harm.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from footnotes.manuscripts.collecting import ParagraphCollector
from footnotes.manuscripts.note_pairs import Marker
from footnotes.manuscripts.paragraph import Paragraph
from footnotes.model.manuscript import Zone
from footnotes.patterns import pattern

TAG = pattern(
    r"""<!--|<!\[CDATA\[|<[!?][^<>]*>
      | </?(?P<name>[A-Za-z][\w:.-]*+)(?:[^<>"']|"[^"<]*"|'[^'<]*')*+>
      | </?(?P<broken>[A-Za-z][\w:.-]*+)[^<>]*+>""",
    re.VERBOSE,
)
_IDENTIFIER = pattern(r"""\s(?:xml:)?(?:id|name)\s*=\s*["']?([^"'\s<>]+)""", re.IGNORECASE)
_OWN_LABEL = pattern(r"\s*<(?P<name>(?:[\w.-]+:)?label)\b[^<>]*>\s*(?P<label>[^<>\s]{1,20})\s*</(?P=name)\s*>")
_NEXT_TAG = pattern(r"\s*<[^<>]*>")
_NO_TEXT = pattern(r"(?:\s|&nbsp;|&#160;|&#xA0;)*+\Z")
_DEEPEST = 200  # open elements looked through for the one that a tag closes


def _never(*_: object) -> None:
    return None


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
    free_blocks: frozenset[str] = frozenset()  # part paragraphs only where they stand in a division itself
    leaves: frozenset[str] = frozenset()  # blocks that hold no blocks and need no closing tag
    sections: str = "div"  # how the names of elements begin that are divisions with a heading
    inline_note: Callable[[str, str, str], str | None] = _never  # label of a note in the text (name, tag, parent)
    note_container: Callable[[str, str], object] = _never  # holds one note and nothing else (name, tag)
    unread: Callable[[str, re.Match[str]], object] = _never  # such as a page number (name, tag as found in the file)


@dataclass(slots=True)
class _Element:
    name: str
    container: int = 0  # the note container it is in, counted from 1
    is_note: bool = False  # a note that stands in the text
    items: int = 0  # of a numbered list, so far


class TaggedScanner:
    """Finds the paragraphs of one file."""

    def __init__(self, source: str, vocabulary: Vocabulary, targets: Mapping[str, str]) -> None:
        """``targets`` holds what note markers lead to, with their labels."""
        self.source = source
        self._vocabulary = vocabulary
        self._targets = targets
        self._collector = ParagraphCollector()
        self._elements: list[_Element] = []
        self._identifiers: list[str] = []  # of tags since the last text
        self._rule = False
        self._among_notes = False  # whether the paragraph at hand says that it is a note
        self._number: str | None = None  # of the list item that the next paragraph begins
        self._unclosed: set[str] = set()

    def scan(self) -> list[Paragraph]:
        """Return the paragraphs in reading order."""
        position = 0
        while match := TAG.search(self.source, position):
            self._text(position, match.start())
            position = self._tag(match)
        self._text(position, len(self.source))
        self._end_paragraph(len(self.source), len(self.source))
        return self._collector.paragraphs

    @property
    def inline_notes(self) -> list[Marker]:
        """The notes that stand in the text."""
        return self._collector.notes

    def _text(self, start: int, end: int) -> None:
        if start < end and not self._collector.has_text and not _NO_TEXT.match(self.source, start, end):
            self._collector.touch()

    def _tag(self, match: re.Match[str]) -> int:
        """Act on a tag; return where to read on."""
        name = (match["name"] or match["broken"] or "").lower().rpartition(":")[2]
        tag, vocabulary = match.group(), self._vocabulary
        if not name:
            return self._end_of_markup(match)
        if tag[1] == "/":
            self._closing_tag(name, match)
            return match.end()
        if name in vocabulary.skipped or vocabulary.unread(name, match):
            return end_of_element(self.source, name, match, self._unclosed)
        inside = self._elements[-1].name if self._elements else ""
        label = vocabulary.inline_note(name, tag, inside)
        if label is not None and not tag.endswith("/>"):
            own = _OWN_LABEL.match(self.source, match.end())
            begins = own.end() if own else match.end()
            label = label or (own["label"] if own else "")
            marker = Marker(match.start(), match.end(), label, "inline", f"inline {match.start()}")
            self._collector.begin_note(marker, begins)
            self._elements.append(_Element(name, is_note=True))
            return begins
        elif name in vocabulary.blocks or (name in vocabulary.free_blocks and inside in vocabulary.divisions):
            self._opening_block(name, tag, match)
        elif not self._collector.has_text:
            self._identifiers += _IDENTIFIER.findall(tag)
        elif name == "br" and self._leads_on(match.end()):
            self._end_paragraph(match.start(), match.end())
        return match.end()

    def _leads_on(self, position: int) -> bool:
        """Say whether the next line of a paragraph is another note."""
        tag = _NEXT_TAG.match(self.source, position)
        return tag is not None and any(name in self._targets for name in _IDENTIFIER.findall(tag.group()))

    def _end_of_markup(self, match: re.Match[str]) -> int:
        closing = {"<!--": "-->", "<![CDATA[": "]]>"}.get(match.group())
        end = self.source.find(closing, match.end()) if closing and closing not in self._unclosed else -1
        if closing and end < 0:
            self._unclosed.add(closing)
        if closing == "]]>":
            self._text(match.end(), end)
        return end + 3 if end >= 0 else match.end()

    def _closing_tag(self, name: str, match: re.Match[str]) -> None:
        top = self._elements[-1] if self._elements else None
        if top is not None and top.is_note and top.name == name:
            self._decorate(self._collector.end_note(match.start(), match.end()))
            self._identifiers = []
            self._elements.pop()
        elif name in self._vocabulary.blocks or (top is not None and top.name == name):
            self._end_paragraph(match.start(), match.end())
            self._close(name)

    def _opening_block(self, name: str, tag: str, match: re.Match[str]) -> None:
        vocabulary = self._vocabulary
        self._end_paragraph(match.start(), match.end())
        if name in vocabulary.rules:
            self._rule = True
            return
        identifiers = _IDENTIFIER.findall(tag)
        self._identifiers += identifiers
        self._among_notes = name in vocabulary.leaves and bool(vocabulary.note_container(name, tag))
        if tag.endswith("/>") or name in vocabulary.leaves:
            return
        if name in vocabulary.same_level and self._elements and self._elements[-1].name == name:
            self._elements.pop()
        container = self._elements[-1].container if self._elements else 0
        if any(identifier in self._targets for identifier in identifiers) or vocabulary.note_container(name, tag):
            container = self._collector.container()
        if name == "li" and self._elements and self._elements[-1].name == "ol":
            self._elements[-1].items += 1
            self._number = str(self._elements[-1].items)
        self._elements.append(_Element(name, container))

    def _close(self, name: str) -> None:
        for index in range(len(self._elements) - 1, max(-1, len(self._elements) - _DEEPEST), -1):
            if self._elements[index].is_note:
                return
            if self._elements[index].name == name:
                del self._elements[index:]
                return

    def _end_paragraph(self, end: int, resume: int) -> None:
        self._decorate(self._collector.end(end, resume))

    def _decorate(self, paragraph: Paragraph | None) -> None:
        """Say of a paragraph that has ended what the elements around it make of it."""
        if paragraph is None:
            return
        vocabulary, names = self._vocabulary, [element.name for element in self._elements[-_DEEPEST:]]
        paragraph.rule, paragraph.number = self._rule, self._number
        self._rule, self._number = False, None
        heading = next((name for name in reversed(names) if name in vocabulary.headings), None)
        if paragraph.container:  # of a note that stands in the text
            return
        if heading is not None:
            depth = sum(name.startswith(vocabulary.sections) for name in names)
            paragraph.zone, paragraph.level = Zone.HEADING, vocabulary.headings[heading] or max(depth, 1)
        elif vocabulary.references.intersection(names):
            paragraph.zone = Zone.REFERENCES
        elif vocabulary.quotations.intersection(names):
            paragraph.zone = Zone.QUOTE
        paragraph.container = self._elements[-1].container if self._elements else 0
        if self._among_notes:
            paragraph.section = "notes"
        identifiers, self._identifiers = self._identifiers, []
        paragraph.target = next((name for name in identifiers if name in self._targets), "")
        if paragraph.target:
            paragraph.label, paragraph.style = self._targets[paragraph.target], "link"


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
