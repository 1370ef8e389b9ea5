"""The text of manuscripts, with every citation and every finding marked in it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import TypeVar
from unicodedata import bidirectional

from footnotes.model.analysis import Analysis
from footnotes.model.manuscript import Block, Zone
from footnotes.reporting.html.contents import Contents, Found, Marked
from footnotes.reporting.html.divisions import Division
from footnotes.reporting.html.runs import Layer, Run, runs
from footnotes.text import Span
from footnotes.text.html_elements import Html, element, escaped, isolated, joined
from footnotes.translations import gettext

Thing = TypeVar("Thing", Marked, Found, Division)
_STYLES = {"emphasis": "em", "strong": "strong", "superscript": "sup"}
_LEAF = 6_000  # characters of text that are laid out together, once they come near the screen
_LINE, _LINE_HEIGHT, _PARAGRAPH_GAP = 70, 29, 14  # characters, pixels, pixels: to guess how high a leaf will be
_HEADINGS = 3  # levels of headings that stand above those of the manuscript
_DEEPEST = 6
_TELLING = 2_000  # characters of a text that show which way it is written


def passages(contents: Contents) -> Html:
    """Return the manuscripts, one after the other."""
    citations, findings = _by_manuscript(contents.citations), _by_manuscript(contents.findings)
    divisions = _by_manuscript(contents.divisions)
    texts = (
        _Text(
            number,
            contents.names[number],
            surveyed.analysis,
            citations=citations[number],
            findings=findings[number],
            divisions=divisions[number],
        )
        for number, surveyed in enumerate(contents.survey.manuscripts)
    )
    return joined(text.article() for text in texts)


def _by_manuscript(things: Iterable[Thing]) -> defaultdict[int | None, list[Thing]]:
    found: defaultdict[int | None, list[Thing]] = defaultdict(list)
    for thing in things:
        found[thing.manuscript].append(thing)
    return found


class _Text:
    """The text of one manuscript, and what stands on it."""

    def __init__(
        self,
        number: int,
        name: str,
        analysis: Analysis,
        *,
        citations: Sequence[Marked],
        findings: Sequence[Found],
        divisions: Sequence[Division],
    ) -> None:
        self.number, self.name, self.analysis, self.manuscript = number, name, analysis, analysis.manuscript
        self.touched = {one.citation for one in findings}
        self.citations = Layer([(one.resolved.citation.span, one) for one in citations])
        self.findings = Layer([(one.span, one) for one in findings if one.span is not None])
        self.styles = Layer([(mark.text, tag) for mark in self.manuscript.marks if (tag := _STYLES.get(mark.kind))])
        self.markers = Layer([(note.marker, index) for index, note in enumerate(self.manuscript.notes) if note.marker])
        self.divisions = {one.start: one.number for one in divisions}
        self._placed: set[str] = set()  # identifiers that are given already, to the first piece of what is in several

    def article(self) -> Html:
        """Return the whole text."""
        name = element("h3", isolated(self.name), class_="file")
        leaves = joined(map(self._leaf, _leaves(self.manuscript.blocks)))
        direction = "rtl" if _is_right_to_left(self.manuscript.text) else None
        return element("article", name, leaves, lang=self.analysis.language, dir=direction, id=f"m{self.number}")

    def _leaf(self, blocks: Sequence[Block]) -> Html:
        lines = sum((block.span.end - block.span.start) // _LINE + 1 for block in blocks)
        height = lines * _LINE_HEIGHT + len(blocks) * _PARAGRAPH_GAP
        parts = []
        for note, together in groupby(blocks, key=lambda block: block.note):
            content = joined(map(self._block, together))
            parts.append(content if note is None else self._note(note, content))
        return element("div", *parts, class_="leaf", style=f"contain-intrinsic-size:auto {height}px")

    def _block(self, block: Block) -> Html:
        content = joined(self._content(block.span))
        division = self.divisions.get(block.span.start)
        name = None if division is None else f"d{division}"
        if block.zone is Zone.HEADING:
            return element(f"h{min(max(block.level, 1) + _HEADINGS, _DEEPEST)}", content, id=name, dir="auto")
        paragraph = element("p", content, id=name, dir="auto")
        return element("blockquote", paragraph) if block.zone is Zone.QUOTE else paragraph

    def _note(self, index: int, content: Html) -> Html:
        """Return a note; its label leads back to its marker."""
        note = self.manuscript.notes[index]
        label = element("span", note.label)
        if note.marker is not None:
            back = gettext("Back to the marker of note {label}").format(label=note.label)
            label = element("a", note.label, href=f"#r{self.number}-{index}", aria_label=back)
        name = self._first(self._id("n", index))
        return element("div", element("span", label, class_="label"), content, class_="note", id=name)

    def _id(self, kind: str, index: int) -> str:
        return f"{kind}{self.number}-{index}"

    def _content(self, span: Span) -> Iterator[Html]:
        layers = [layer.on(span) for layer in (self.citations, self.findings, self.styles, self.markers)]
        for citation, together in groupby(_parted(runs(span, layers)), key=_citation):
            content = joined(self._found(together))
            yield content if citation is None else self._cited(citation, content)

    def _cited(self, citation: Marked, content: Html) -> Html:
        classes = f"c {citation.state}" + (" found" if citation.number in self.touched else "")
        identifier = self._first(f"c{citation.number}")
        return element("span", content, class_=classes, id=identifier, role="button", tabindex="-1")

    def _found(self, together: Iterable[Run]) -> Iterator[Html]:
        for findings, some in groupby(together, key=_findings):
            content = joined(map(self._styled, some))
            for finding in findings:
                content = self._finding(finding, content)
            yield content

    def _finding(self, finding: Found, content: Html | None = None) -> Html:
        classes = f"f {finding.diagnostic.severity}" + (" point" if content is None else "")
        return element("span", content, class_=classes, id=self._first(f"f{finding.number}"))

    def _first(self, identifier: str) -> str | None:
        if identifier in self._placed:
            return None
        self._placed.add(identifier)
        return identifier

    def _styled(self, run: Run) -> Html:
        content = escaped(run.span.of(self.manuscript.text))
        for tag in run.on[2]:
            content = element(str(tag), content) if content else content
        points = [self._finding(one) if isinstance(one, Found) else self._marker(one) for one in run.at]
        return joined([*points, content])

    def _marker(self, index: object) -> Html:
        """Return the marker of a note, which leads to the note."""
        assert isinstance(index, int)
        note = self.manuscript.notes[index]
        target = f"#{self._id('n', index)}" if note.body is not None else None
        label = element("a", note.label, href=target, aria_label=gettext("Note {label}").format(label=note.label))
        return element("sup", label, class_="marker", id=self._id("r", index))


def _is_right_to_left(text: str) -> bool:
    """Say whether most letters at the beginning of a text are written from right to left."""
    letters = [bidirectional(sign) for sign in text[:_TELLING]]
    return sum(letter in ("R", "AL") for letter in letters) > letters.count("L")


def _parted(cut: Iterable[Run]) -> Iterator[Run]:
    """Yield runs so that markers stand outside of citations: no link may be in what is to be pressed itself."""
    for run in cut:
        markers = tuple(one for one in run.at if not isinstance(one, Found))
        if markers:
            yield Run(Span(run.span.start, run.span.start), tuple(() for _layer in run.on), markers)
        yield run._replace(at=tuple(one for one in run.at if isinstance(one, Found)))


def _citation(run: Run) -> Marked | None:
    citations = run.on[0]
    return citations[0] if citations else None  # type: ignore[return-value]


def _findings(run: Run) -> tuple[Found, ...]:
    return run.on[1]  # type: ignore[return-value]


def _leaves(blocks: Sequence[Block]) -> Iterator[list[Block]]:
    """Yield the blocks in portions; those of one note stay together."""
    leaf: list[Block] = []
    size = 0
    for block in blocks:
        if size >= _LEAF and (block.note is None or block.note != leaf[-1].note):
            yield leaf
            leaf, size = [], 0
        leaf.append(block)
        size += block.span.end - block.span.start
    if leaf:
        yield leaf
