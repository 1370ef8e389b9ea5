"""Fixes, as edits of the file that a finding is about; of one in an archive, as edits of its text."""

from __future__ import annotations

from footnotes.model.analysis import Analysis
from footnotes.model.diagnostic import Fix, Safety
from footnotes.model.manuscript import Manuscript
from footnotes.patterns import pattern
from footnotes.text import Edit, Span
from footnotes.translations import gettext

_EMPHASIS = pattern(r"[*_]{1,3}|</?(?:i|em|hi|title)\b[^<>]*>|\\(?:emph|textit)\{|\}")
_SPACES = {" ": "\N{NO-BREAK SPACE}\N{NARROW NO-BREAK SPACE}"}  # what the reader's text has for those of the file


def fix(analysis: Analysis, title: str, safety: Safety, *changes: tuple[Span, str]) -> Fix | None:
    """Return the fix that puts words in the place of stretches of the text, or None where it cannot be made.

    It cannot where the file writes a stretch otherwise than the reader sees it, with markup, an escape or a line end
    in it: an edit never changes more than the characters that are meant. An empty stretch inserts before a character.
    """
    edits = [_edit(analysis.manuscript, span, words) for span, words in changes]
    made = tuple(edit for edit in edits if edit is not None)
    return Fix(title, safety, made) if made and len(made) == len(edits) else None


def source_words(analysis: Analysis, span: Span) -> str:
    """Return a stretch of the text as the file has it, with the emphasis around it."""
    manuscript = analysis.manuscript
    return manuscript.source_span(span).of(manuscript.parts[manuscript.part_at(span.start)])


def fix_whole(analysis: Analysis, safety: Safety, span: Span, words: str) -> Fix | None:
    """Return the fix that puts words of the file in place of a stretch with the emphasis that begins and ends there.

    None where anything but emphasis stands in it: a line end, a note, a comment. A full stop is not doubled.
    """
    manuscript = analysis.manuscript
    if manuscript.counts_paragraphs:  # its emphasis is that of runs, which no words of the file can bring along
        return None
    source, file = manuscript.source_span(span), manuscript.parts[manuscript.part_at(span.start)]
    if _EMPHASIS.sub("", source.of(file)) != span.of(manuscript.text):
        return None
    bare = _EMPHASIS.sub("", words)
    if bare.endswith(".") and manuscript.text[span.end : span.end + 1] == ".":
        span = Span(span.start, span.end + 1)
        source = manuscript.source_span(span)
    return Fix(gettext('write "{words}"').format(words=bare), safety, (Edit(source, words),))


def _edit(manuscript: Manuscript, span: Span, words: str) -> Edit | None:
    whole = span if span.end > span.start else Span(span.start, span.start + 1)
    if whole.end > len(manuscript.text):
        return None
    if manuscript.counts_paragraphs:
        from footnotes.manuscripts.text_edits import place_of

        edit = Edit(span, words)
        return edit if place_of(manuscript, edit) else None
    source = manuscript.source_span(whole)
    written, read = source.of(manuscript.parts[manuscript.part_at(span.start)]), whole.of(manuscript.text)
    same = len(written) == len(read) and all(
        a == b or a in _SPACES.get(b, "") for a, b in zip(written, read, strict=True)
    )
    if not same:
        return None
    return Edit(source if whole is span else Span(source.start, source.start), _as_written(manuscript.format, words))


def _as_written(format_: str, words: str) -> str:
    """Return words in the format's own signs."""
    return words.replace("–", "--") if format_ == "latex" else words
