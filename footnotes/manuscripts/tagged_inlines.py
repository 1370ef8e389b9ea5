"""The text of a stretch of HTML or XML: tags left out, entities decoded, white space as one space."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from footnotes.manuscripts.builder import DraftNote
from footnotes.manuscripts.inlines import Inlines, Stretch
from footnotes.manuscripts.keyed import DraftCitation, DraftCite
from footnotes.manuscripts.scanning import TokenFinder
from footnotes.manuscripts.tagged import TAG, Vocabulary, end_of_element
from footnotes.patterns import pattern
from footnotes.text import Span

_TOKEN = pattern(
    rf"""(?P<tag>{TAG.pattern})
      | (?P<entity>&(?:\#\d{{1,7}}|\#[xX][\da-fA-F]{{1,6}}|[A-Za-z][A-Za-z\d]{{1,31}});?)
      | (?P<space>[\t\r\n\f][ \t\r\n\f]*)""",
    re.VERBOSE,
)
_TOKENS = TokenFinder(pattern(r"[<&\t\r\n\f]"), _TOKEN)
_QUOTES = frozenset("\"'“”„‟«»‘’‚‹›")
_DEEPEST = 16  # open elements looked through for the one that a tag closes

MarkOf = Callable[[str, str], tuple[str, str] | None]


@dataclass(slots=True)
class _Element:
    """An element that makes a mark: where it begins in the text and in the file."""

    name: str
    kind: str
    target: str
    text: int
    source: int
    inside: int  # where its content begins in the file
    closing: str = ""  # a quotation mark that its end reads as


class TaggedInlines(Inlines):
    """Writes stretches of tagged text into a text builder."""

    tokens = _TOKENS

    def __init__(
        self, markers: dict[int, tuple[int, DraftNote]], vocabulary: Vocabulary, mark_of: MarkOf, breaks: frozenset[str]
    ) -> None:
        """``mark_of`` gives the kind and the target of the mark that an element (name, tag) means, if it does."""
        super().__init__(markers)
        self._vocabulary = vocabulary
        self._mark_of = mark_of
        self._breaks = breaks  # elements that read as a space
        self._unclosed: set[str] = set()

    def _entity(self, stretch: Stretch, match: re.Match[str]) -> int:
        from html import unescape  # its tables are loaded only where there are entities

        text = unescape(match.group())
        if text == match.group():
            self._own(stretch, *match.span())
        elif text.isspace():
            self._space(stretch, match)
        else:
            stretch.builder.atom(match.start(), match.end(), text)
            stretch.spaced = False
        return match.end()

    def _tag(self, stretch: Stretch, match: re.Match[str]) -> int:
        tag, source = match.group(), stretch.builder.source
        name = (match["name"] or match["broken"] or "").lower().rpartition(":")[2]
        if tag in {"<!--", "<![CDATA["}:
            return self._section(stretch, match)
        if not name:
            return match.end()
        if tag[1] == "/":
            self._close(stretch, name, Span(*match.span()))
        elif name in self._vocabulary.skipped or self._vocabulary.unread(name, match):
            return min(end_of_element(source, name, match, self._unclosed), stretch.end)
        elif name in self._breaks:
            if not stretch.spaced:
                stretch.builder.atom(match.start(), match.end(), " ")
                stretch.spaced = True
        elif (mark := self._mark_of(name, tag)) is None:
            return match.end()
        elif tag.endswith("/>"):
            if mark[0] == "cite":  # nothing of it reads: it stands for its keys
                stretch.builder.atom(match.start(), match.end(), f"@{mark[1]}")
                stretch.builder.cite(_citation(Span(*match.span()), mark[1]))
                stretch.spaced = False
        else:
            element = _Element(name, *mark, stretch.builder.length, match.start(), match.end())
            stretch.open.append(element)
            element.closing = self._opening_quote(stretch, match) if element.kind == "quoted" else ""
        return match.end()

    def _opening_quote(self, stretch: Stretch, match: re.Match[str]) -> str:
        """Write the quotation mark that an element stands for, unless the file has one; return the closing one."""
        source = stretch.builder.source
        if source[match.start() - 1 : match.start()] in _QUOTES or source[match.end() : match.end() + 1] in _QUOTES:
            return ""
        stretch.builder.atom(match.start(), match.end(), "“")
        stretch.spaced = False
        return "”"

    def _close(self, stretch: Stretch, name: str, tag: Span) -> None:
        elements, builder = stretch.open, stretch.builder
        for index in range(len(elements) - 1, max(-1, len(elements) - _DEEPEST), -1):
            element = elements[index]
            if element.name == name:
                builder.atom(*tag, element.closing)
                text = Span(element.text, builder.length)
                whole = Span(element.source, tag.end)
                builder.mark(element.kind, text, whole, element.target)
                if element.kind == "cite":
                    keys = element.target or builder.source[element.inside : tag.start]
                    shown = bool(element.target)
                    builder.cite(_citation(whole, " ".join(keys.replace(",", " ").split()), shown=shown))
                del elements[index:]
                return

    def _section(self, stretch: Stretch, match: re.Match[str]) -> int:
        """A comment, which is not read, or a CDATA section, which is."""
        source = stretch.builder.source
        closing = "-->" if match.group() == "<!--" else "]]>"
        end = source.find(closing, match.end(), stretch.end) if closing not in self._unclosed else -1
        if end < 0:
            self._unclosed.add(closing)
            return match.end()
        if closing == "]]>":
            self._own(stretch, match.end(), end)
        return end + 3


def _citation(whole: Span, target: str, *, shown: bool = False) -> DraftCitation:
    """Return the citation of an element: its target holds keys, parted by spaces, and perhaps a page in brackets."""
    keys, _, page = target.removesuffix("]").partition("[")
    locators = (("page", page),) if page else ()
    return DraftCitation(whole, [DraftCite(key, whole, locators=locators) for key in keys.split()], shown=shown)
