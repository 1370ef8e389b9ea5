"""What takes the place of a citation: its new words with the brackets and the full stop that the place asks for."""

from __future__ import annotations

from footnotes.manuscripts.rewriting import Replacement
from footnotes.model.citation import Citation, CitationForm, CiteForm
from footnotes.model.manuscript import Manuscript
from footnotes.model.rich_text import RichText, Style, Styled
from footnotes.pipeline.markup import Markup
from footnotes.pipeline.occasions import Occasion
from footnotes.text import Span


def replacement_of(
    manuscript: Manuscript, occasion: Occasion, citation: Citation, rich: RichText, written: Markup, *, in_notes: bool
) -> Replacement:
    """Return what takes the place of the citation of an occasion, in a note of its own or where it stands."""
    if in_notes and occasion.makes_note:
        return Replacement(citation.span, written.write(rich), as_note=True)
    span = citation.span
    if _is_keyed(citation) or (not in_notes and citation.form is not CitationForm.NOTE):
        span = with_brackets(manuscript.text, span)
        if isinstance(rich.children[0], Styled) and rich.children[0].style is Style.SUPERSCRIPT:
            span = _with_space_before(manuscript, span)
    begins_line = manuscript.text[max(span.start - 1, 0) : span.start] in ("", "\n")
    content = written.write(rich) if begins_line else written.write_inside(rich)
    return Replacement(span, with_full_stop(manuscript, span, content, written), as_note=False)


def is_written(manuscript: Manuscript, citation: Citation, text: RichText) -> bool:
    """Say whether a citation reads already as it would be written, but for words at its end that would come twice."""
    own, words = (written.rstrip(".") for written in (citation.text, str(text)))
    rest, end = words[len(own) :], citation.span.start + len(own)
    if not words.startswith(own) or not rest.startswith((", ", " ")):
        return False
    return own.endswith(rest) or manuscript.text.startswith(rest, end)


def _is_keyed(citation: Citation) -> bool:
    return citation.cites[0].form is CiteForm.KEY


def has_brackets(citation: Citation) -> bool:
    """Say whether brackets around a citation are its own."""
    return citation.form is not CitationForm.NOTE or _is_keyed(citation)


def with_brackets(text: str, span: Span) -> Span:
    """Return the span with the brackets around it: a style that cites in the text brings its own."""
    start, end = span
    bracketed = text[max(start - 1, 0) : start] + text[end : end + 1] in ("()", "[]")
    return Span(start - 1, end + 1) if bracketed else span


def _with_space_before(manuscript: Manuscript, span: Span) -> Span:
    """Return the span with the white space before it: a raised number stands close to its word."""
    text, start = manuscript.text, span.start
    block = manuscript.block_at(start)
    while block and start > block.span.start and text[start - 1].isspace():
        start -= 1
    return Span(start, span.end)


def with_full_stop(manuscript: Manuscript, span: Span, content: str, written: Markup) -> str:
    """Return the content with the full stop that its place asks for: one at the end of a note, none in a sentence."""
    block = manuscript.block_at(span.start)
    goes_on = bool(manuscript.text[span.end : block.span.end if block else None].strip())
    stopped = manuscript.text[span.start : span.end].endswith(".")
    if _is_bracketed_sentence(manuscript, span):
        return written.with_stop(content)
    if goes_on and not stopped:
        return written.without_stop(content)
    return content if written.has_stop(content) or not stopped else written.with_stop(content)


def _is_bracketed_sentence(manuscript: Manuscript, span: Span) -> bool:
    """Say whether the span is a sentence of its own in brackets: "(See RKEB 3 40.)" after another sentence."""
    text, block = manuscript.text, manuscript.block_at(span.start)
    before = text[block.span.start if block else 0 : span.start].rstrip()
    return text[span.start : span.end].endswith((".)", ".]")) and before[-1:] in ("", ".", "?", "!", "”", '"')
