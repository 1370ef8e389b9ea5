"""A pandoc filter: references as authors write them become pandoc's citations, in any conversion.

    pandoc essay.docx --filter footnotes-filter --citeproc --metadata bibliography=refs.bib -o essay.html

The bibliography, files of ``sigla`` and ``lang`` come from the document's metadata, else from the settings of the
current folder (``footnotes.toml``). What is not resolved stays as it is written and is told on standard error.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

try:
    import panflute as pf
except ImportError:
    raise SystemExit("footnotes-filter needs panflute; install it: pip install 'footnotes[filter]'") from None

from footnotes.model.analysis import Analysis
from footnotes.model.bibliography import Bibliography
from footnotes.model.citation import CiteByKey, CiteMode
from footnotes.model.input_error import InputError
from footnotes.model.manuscript import Block, KeyedCitation, KeyedCite, Manuscript, Mark, Note, Zone
from footnotes.model.segments import Segment, Segments
from footnotes.pipeline.analysing import analyse
from footnotes.pipeline.by_key import PLACE, cited_by_key
from footnotes.pipeline.reading import load_bibliography
from footnotes.settings import settings_for
from footnotes.text import Span
from footnotes.translations import gettext

_MARKS = {pf.Emph: "emphasis", pf.Strong: "strong", pf.Superscript: "superscript", pf.Link: "link"}
_UNREAD = (pf.Code, pf.Math, pf.RawInline, pf.Image)
_MODES = {CiteMode.AUTHOR_IN_TEXT: "AuthorInText", CiteMode.SUPPRESS_AUTHOR: "SuppressAuthor"}


@dataclass(slots=True, eq=False)
class _Inline:
    """An inline element and where it reads in the text; its children, for elements that hold others."""

    element: Any
    span: Span
    children: list[_Inline] = field(default_factory=list)


@dataclass(slots=True)
class _Paragraph:
    """The inline elements of a block, and the list of the document that they stand in."""

    content: Any
    inlines: list[_Inline]
    span: Span


class _Document:
    """A document of pandoc's as a manuscript, with the way back to its elements."""

    def __init__(self, document: Any) -> None:
        self._pieces: list[str] = []
        self._length = 0
        self._blocks: list[Block] = []
        self._notes: list[Note] = []
        self._marks: list[Mark] = []
        self._keyed: list[KeyedCitation] = []
        self._waiting: list[tuple[int, Any]] = []  # notes whose text follows their paragraph
        self.paragraphs: list[_Paragraph] = []
        self._read_blocks(document.content, Zone.BODY, None)
        text = "".join(self._pieces)
        whole = Span(0, len(text))
        self.manuscript = Manuscript(
            None, "plain", {"": text}, text, Segments([Segment(whole, whole)] if text else []), tuple(self._blocks),
            tuple(self._notes), tuple(sorted(self._marks, key=lambda mark: (mark.text.start, -mark.text.end))),
            tuple(self._keyed), language=document.get_metadata("lang") or None,
        )  # fmt: skip

    def _read_blocks(self, blocks: Any, zone: Zone, note: int | None) -> None:
        for block in blocks:
            if isinstance(block, (pf.Para, pf.Plain, pf.Header)):
                self._read_paragraph(block, Zone.HEADING if isinstance(block, pf.Header) else zone, note)
            elif isinstance(block, pf.BlockQuote):
                self._read_blocks(block.content, Zone.QUOTE if note is None else zone, note)
            elif isinstance(block, (pf.CodeBlock, pf.RawBlock)):
                continue
            elif isinstance(block, (pf.Table, pf.Figure, pf.DefinitionList)):
                self._read_cells(block, zone, note)
            else:
                self._read_blocks(getattr(block, "content", ()), zone, note)

    def _read_cells(self, block: Any, zone: Zone, note: int | None) -> None:
        def read(element: Any, _: object) -> None:
            if isinstance(element, (pf.Para, pf.Plain)):
                self._read_paragraph(element, zone, note)

        block.walk(read)

    def _read_paragraph(self, block: Any, zone: Zone, note: int | None) -> None:
        if self._length:
            self._append("\n\n")
        start = self._length
        found = self._read_inlines(block.content)
        span = Span(start, self._length)
        if span.start == span.end:
            return
        level = block.level if isinstance(block, pf.Header) else 0
        self._blocks.append(Block(span, zone, note, level))
        self.paragraphs.append(_Paragraph(block.content, found, span))
        if note is not None:
            body = self._notes[note].body
            self._notes[note] = self._notes[note]._replace(body=Span(body.start if body else start, self._length))
        waiting, self._waiting = self._waiting, []
        for index, element in waiting:
            self._read_blocks(element.content, Zone.NOTE, index)

    def _append(self, text: str) -> None:
        self._pieces.append(text)
        self._length += len(text)

    def _read_inlines(self, inlines: Any) -> list[_Inline]:
        return [self._read_inline(element) for element in inlines]

    def _read_inline(self, element: Any) -> _Inline:
        start = self._length
        children: list[_Inline] = []
        if isinstance(element, pf.Str):
            self._append(element.text)
        elif isinstance(element, (pf.Space, pf.SoftBreak, pf.LineBreak)):
            self._append(" ")
        elif isinstance(element, pf.Note):
            place = Span(start, start)
            self._notes.append(Note(str(len(self._notes) + 1), 0, place, place, None, None))
            self._waiting.append((len(self._notes) - 1, element))
        elif isinstance(element, pf.Quoted):
            opening, closing = "‘’" if element.quote_type == "SingleQuote" else "“”"
            self._append(opening)
            children = self._read_inlines(element.content)
            self._append(closing)
        elif not isinstance(element, _UNREAD) and hasattr(element, "content"):
            children = self._read_inlines(element.content)
        span = Span(start, self._length)
        if isinstance(element, pf.Cite) and span.start < span.end:
            cites = tuple(KeyedCite(cite.id, span) for cite in element.citations)
            self._keyed.append(KeyedCitation(span, cites))
        elif (kind := _MARKS.get(type(element))) and span.start < span.end:
            self._marks.append(Mark(kind, span, span, getattr(element, "url", "")))
        return _Inline(element, span, children)

    def replace(self, span: Span, elements: list[Any]) -> bool:
        """Put elements in the place of a stretch of text; say whether that could be: not across half of an element."""
        for paragraph in self.paragraphs:
            if paragraph.span.contains(span):
                return _replace(paragraph.content, paragraph.inlines, span, elements)
        return False


def _replace(content: Any, inlines: list[_Inline], span: Span, elements: list[Any]) -> bool:
    inside = [at for at, inline in enumerate(inlines) if inline.span.overlaps(span)]
    if not inside:
        return False
    first, last = inlines[inside[0]], inlines[inside[-1]]
    if first is last and first.children and not span.contains(first.span):
        return _replace(first.element.content, first.children, span, elements)
    before, after = _half(first, Span(first.span.start, span.start)), _half(last, Span(span.end, last.span.end))
    notes = [inline for inline in inlines[inside[0] : inside[-1] + 1] if isinstance(inline.element, pf.Note)]
    if before is None or after is None or notes:
        return False
    new = [*before, *(_Inline(element, Span(span.start, span.start)) for element in elements), *after]
    inlines[inside[0] : inside[-1] + 1] = new
    content[inside[0] : inside[-1] + 1] = [inline.element for inline in new]
    return True


def _half(inline: _Inline, rest: Span) -> list[_Inline] | None:
    """Return what stays of an element of which a part is replaced; None where it cannot be parted."""
    if rest.start >= rest.end:
        return []
    if not isinstance(inline.element, pf.Str):
        return None
    return [_Inline(pf.Str(rest.shift(-inline.span.start).of(inline.element.text)), rest)]


def _cite(cites: tuple[CiteByKey, ...]) -> Any:
    found = [
        pf.Citation(
            cite.key,
            mode=_MODES.get(cite.mode, "NormalCitation"),
            prefix=list(_words(cite.prefix)),
            suffix=list(_words((f", {cite.where}" if cite.where else "") + cite.suffix)),
        )
        for cite in cites
    ]
    return pf.Cite(pf.Str(f"[{'; '.join(f'@{cite.key}' for cite in cites)}]"), citations=found)


def _words(text: str) -> Iterator[Any]:
    for at, word in enumerate(text.split(" ")):
        if at:
            yield pf.Space()
        if word:
            yield pf.Str(word)


def resolve_references(document: Any, bibliography: Bibliography, language: str | None = None) -> list[str]:
    """Turn the references of a document (panflute's ``Doc``) into citations; return those left as they are written."""
    read = _Document(document)
    analysis: Analysis = analyse(read.manuscript, bibliography, language=language)
    changes, left = cited_by_key(analysis, language)
    remaining = [" ".join(resolved.citation.text.split()) for resolved in left]
    for change, cites in reversed(changes):  # from the end: what stands before keeps its place
        if any(cite.key for cite in change.resolved.citation.cites):
            continue
        stop = [pf.Str(".")] if change.replacement.content.removeprefix(PLACE) == "." else []
        if not read.replace(change.replacement.span, [_cite(cites), *stop]):
            remaining.append(" ".join(change.resolved.citation.text.split()))
    return remaining


def _sources(document: Any) -> tuple[Bibliography, str | None]:
    """Return the bibliography that the metadata names, else the settings of the current folder; and the language."""
    settings = settings_for(Path.cwd())
    named, sigla = _list(document.get_metadata("bibliography")), _list(document.get_metadata("sigla"))
    paths = named or list(map(str, settings.bibliography))
    if not paths:
        raise InputError(
            gettext("no bibliography"),
            remedy=gettext("give --metadata bibliography=FILE, or name it in footnotes.toml"),
        )
    bibliography = load_bibliography(paths, sigla=sigla or list(map(str, settings.sigla)))
    for failure in bibliography.failures:
        sys.stderr.write(f"footnotes-filter: {failure.path}:{failure.line}: {failure.reason}\n")
    if any(failure.fatal for failure in bibliography.failures):
        raise InputError(gettext("nothing of the bibliography could be read"))
    return bibliography, document.get_metadata("lang") or settings.language


def _list(value: Any) -> list[str]:
    return [str(value)] if isinstance(value, str) else [str(item) for item in value or ()]


def main() -> None:
    """Run as a filter: a document of pandoc's in JSON from standard input to standard output."""
    document = pf.load()
    try:
        bibliography, language = _sources(document)
        for reference in resolve_references(document, bibliography, language):
            told = gettext('left as written: "{reference}"').format(reference=reference)
            sys.stderr.write(f"footnotes-filter: {told}\n")
    except InputError as error:
        sys.stderr.write(f"footnotes-filter: {error}\n")
        sys.exit(2)
    pf.dump(document)


if __name__ == "__main__":
    main()
