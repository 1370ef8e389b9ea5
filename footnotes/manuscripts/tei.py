"""TEI XML (P5 Guidelines, chapters 3, 4 and 16.2), read as text in tags: no tree, no network."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping
from pathlib import Path

from footnotes.manuscripts.builder import TextBuilder
from footnotes.manuscripts.note_pairs import Marker
from footnotes.manuscripts.note_shapes import NoteShapes
from footnotes.manuscripts.note_syntax import NoteSyntax
from footnotes.manuscripts.paragraphs import Paragraph, Reading
from footnotes.manuscripts.tagged import TaggedScanner, Vocabulary
from footnotes.manuscripts.tagged_inlines import TaggedInlines
from footnotes.model.manuscript import Manuscript

_BLOCKS = """
    ab argument back body byline castitem castlist cell closer dateline div div0 div1 div2 div3 div4 div5 div6 div7
    docauthor docdate docedition docimprint doctitle epigraph figure floatingtext front group head imprimatur item l lg
    list listbibl opener p postscript row salute signed sp speaker stage table text titlepage titlepart trailer
"""
_DIVISIONS = "argument back body div div0 div1 div2 div3 div4 div5 div6 div7 epigraph front group listbibl notegrp text"
_TEXTS = "ab bibl cell head item l note p q quote salute signed speaker stage titlepart trailer"  # hold running text


def _unread(name: str, match: re.Match[str]) -> bool:
    """Of a choice, what the author did not mean to be read."""
    if name not in {"expan", "orig", "sic"}:
        return False
    before = match.string[max(0, match.start() - 40) : match.start()].rstrip()
    return before.endswith("</abbr>" if name == "expan" else "<choice>")


_VOCABULARY = Vocabulary(
    headings={"head": 0, "titlepart": 1},
    blocks=frozenset(_BLOCKS.split()),
    free_blocks=frozenset({"bibl", "biblfull", "biblstruct", "cit", "note", "notegrp", "q", "quote"}),
    divisions=frozenset(_DIVISIONS.split()),
    quotations=frozenset({"cit", "epigraph", "q", "quote"}),
    references=frozenset({"listbibl"}),
    skipped=frozenset({"binaryobject", "code", "formula", "fw", "graphic", "teiheader"}),
    inline_note=lambda name, tag, parent: _label(tag) if name == "note" and parent in _TEXTS.split() else None,
    note_container=lambda name, tag: name == "note",
    unread=_unread,
)
_ANCHOR = re.compile(
    r"""<(?P<name>(?:[\w.-]+:)?(?:ref|ptr))\b(?P<tag>[^<>]*\btarget\s*=\s*["']\#(?P<target>[^"'\s]+)["'][^<>]*)
        (?:/>|(?<!/)>(?P<label>[^<>]{0,40}(?:<(?:hi|seg)\b[^<>]*>[^<>]{0,40}</(?:hi|seg)>)?[^<>]{0,10})</(?P=name)\s*>)""",
    re.VERBOSE,
)
_NOTE = re.compile(r"<(?:[\w.-]+:)?note\b[^<>]*>")
_IDENTIFIER = re.compile(r"""\bxml:id\s*=\s*["']([^"']+)""")
_TARGET = re.compile(r"""\btarget\s*=\s*["']#([^"'\s]+)""")
_ENTRY = re.compile(r"""<(?:[\w.-]+:)?bibl(?:Struct|Full)?\b[^<>]*\bxml:id\s*=\s*["']([^"']+)""")
_PLACE = re.compile(r"""\bloc\s*=\s*["']([^"']+)""")
_REND = re.compile(r"""\b(?:rend|rendition|style)\s*=\s*["']([^"']*)""")
_LEVEL = re.compile(r"""\blevel\s*=\s*["']a""")
_LANGUAGE = re.compile(r"""<(?:[\w.-]+:)?(?:TEI|text)\b[^<>]*?\bxml:lang\s*=\s*["']([A-Za-z]{2,3}(?:-[A-Za-z\d]+)*)""")
_EMPHASIS = {
    "emph": "emphasis", "foreign": "emphasis", "mentioned": "emphasis", "title": "emphasis", "term": "emphasis",
    "q": "quoted", "quote": "quoted", "socalled": "quoted",
}  # fmt: skip
_RENDERED = (("ital", "emphasis"), ("bold", "strong"), ("sup", "superscript"), ("quot", "quoted"))
_SHAPES = NoteShapes(
    signs=re.compile(r"[\[⁰¹²³⁴-⁹]"),
    marker=re.compile(r"(?P<digits>[⁰¹²³⁴-⁹]{1,4})|\[\^(?P<caret>[^\[\]\s<>]{1,200})\]"),
    label=re.compile(r"\s*+(?P<digits>[⁰¹²³⁴-⁹]{1,4})\s*+"),
    label_under_heading=re.compile(r"\s*+(?P<dot>\d{1,4})[.)]\s+"),
)

NOTE_SYNTAX = NoteSyntax(
    marker='<note place="foot" n="{label}">{content}</note>',
    bibliography_heading="<head>Bibliography</head>",
    bibliography_around='<div type="bibliography">{bibliography}</div>',
    back_matter="<back>{bibliography}</back>",
    end=re.compile(
        r"(?P<back></(?:[\w.-]+:)?back\s*>\s*)?</(?:[\w.-]+:)?text\s*>(?!.*</(?:[\w.-]+:)?text\s*>)", re.DOTALL
    ),
)


class _Shapes:
    """The notes that stand in the text, and what leads to those that stand elsewhere."""

    def __init__(self, notes: list[Marker], anchors: list[Marker], reached: frozenset[str]) -> None:
        anchors = [anchor for anchor in anchors if anchor.target in reached]
        self._known = sorted([*notes, *anchors])
        self._starts = [marker.start for marker in self._known]

    def markers(self, source: str, start: int, end: int) -> Iterator[Marker]:
        """Yield the markers of a stretch."""
        yield from self._known[bisect_left(self._starts, start) : bisect_left(self._starts, end)]
        yield from _SHAPES.markers(source, start, end)

    def label_at(self, source: str, start: int, end: int, *, under_heading: bool) -> Marker | None:
        """Find a label in the text of a note."""
        return _SHAPES.label_at(source, start, end, under_heading=under_heading)


def read(source: str, path: Path | None) -> Manuscript:
    """Read a TEI manuscript."""
    targets, anchors = _linked_notes(source)
    scanner = TaggedScanner(source, _VOCABULARY, targets)
    paragraphs = scanner.scan()
    for paragraph in paragraphs:
        _strip_label(source, paragraph)
    reached = frozenset(paragraph.target for paragraph in paragraphs if paragraph.style == "link")
    reading = Reading(source, paragraphs, _Shapes(scanner.inline_notes, anchors, reached))
    builder = TextBuilder(source)
    inlines = TaggedInlines(reading.markers, _VOCABULARY, _Marks(source), frozenset({"cb", "lb", "pb"}))
    reading.emit(builder, inlines.scan)
    language = _LANGUAGE.search(source)
    return builder.finish(path, "tei", language[1] if language else None)


def _linked_notes(source: str) -> tuple[Mapping[str, str], list[Marker]]:
    """Return the labels of notes by identifier, and what leads to them."""
    labels: dict[str, str] = {}
    behind: dict[str, str] = {}  # what notes name as their place, with the notes
    for note in _NOTE.finditer(source):
        identifier, target = _IDENTIFIER.search(note.group()), _TARGET.search(note.group())
        if identifier:
            labels[identifier[1]] = _label(note.group())
            if target:
                behind[target[1]] = identifier[1]
    anchors = []
    for anchor in _ANCHOR.finditer(source):
        own = _IDENTIFIER.search(anchor["tag"])
        leads_to = anchor["target"] if anchor["target"] in labels else behind.get(own[1], "") if own else ""
        if leads_to:
            label = re.sub(r"<[^<>]*>|[\s\[\]()]", "", anchor["label"] or "") or labels[leads_to]
            labels[leads_to] = labels[leads_to] or label
            anchors.append(Marker(anchor.start(), anchor.end(), label, "link", leads_to))
    return labels, anchors


def _strip_label(source: str, paragraph: Paragraph) -> None:
    """Move the beginning of a note past the label it repeats."""
    if paragraph.label and paragraph.style in {"link", "inline"}:
        around = r"(?:\s|</?(?:label|hi|ref|seg|num)\b[^<>]*>)*"
        label = re.compile(rf"{around}[\[(]?{re.escape(paragraph.label)}(?!\w)[\]).:]*{around}")
        match = label.match(source, paragraph.start, paragraph.end)
        if match:
            paragraph.start = match.end()


def _label(tag: str) -> str:
    match = re.search(r"""\sn\s*=\s*["']([^"']*)""", tag)
    return match[1].strip(" []().") if match else ""


class _Marks:
    """What elements mark; a pointer to an entry of the bibliography is a citation by key (P5, 3.12.2)."""

    def __init__(self, source: str) -> None:
        self._entries = frozenset(match[1] for match in _ENTRY.finditer(source))

    def __call__(self, name: str, tag: str) -> tuple[str, str] | None:
        target = _TARGET.search(tag) if name in {"ref", "ptr"} else None
        if target and target[1] in self._entries:
            place = _PLACE.search(tag)
            return "cite", f"{target[1]}[{place[1]}]" if place else target[1]
        return None if name == "ptr" else _mark_of(name, tag)


def _mark_of(name: str, tag: str) -> tuple[str, str] | None:
    if name == "ref":
        target = re.search(r"""\btarget\s*=\s*["']([^"']*)""", tag)
        return "link", target[1] if target else ""
    if name == "title" and _LEVEL.search(tag):
        return "quoted", ""
    rendered = _REND.search(tag)
    if name in {"hi", "seg", "emph"} and rendered:
        kind = next((kind for word, kind in _RENDERED if word in rendered[1].lower()), None)
        if kind or name != "emph":
            return (kind, "") if kind else None
    return (_EMPHASIS[name], "") if name in _EMPHASIS else None
