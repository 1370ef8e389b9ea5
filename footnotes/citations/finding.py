"""Finds and parses citations: the front door of the package."""

from __future__ import annotations

from collections.abc import Sequence

from footnotes.citations.cites import read_cites
from footnotes.citations.designators import Designators
from footnotes.citations.lexer import Lexer
from footnotes.citations.phrases import Phrases
from footnotes.citations.vocabulary import sequence_key, vocabulary
from footnotes.model.citation import Citation, CitationForm
from footnotes.model.lexicon import Lexicon
from footnotes.model.manuscript import Manuscript
from footnotes.text.span import Span


def parse(text: str, designators: Designators, lexicons: Sequence[Lexicon]) -> Citation:
    """Parse one citation given as a string, such as "1937 Trial 86-7/ Russian ed. 52".

    Emphasis may be written with asterisks or underscores. Spans are offsets into ``text``; a string that names
    nothing has no cites.
    """
    lexer = Lexer(text, Phrases(text, vocabulary(sequence_key(lexicons)), designators))
    cites = tuple(draft.cite() for draft in read_cites(text, lexer.read(0, len(text))))
    return Citation(Span(0, len(text)), text, CitationForm.PARENTHETICAL, cites)


def find(manuscript: Manuscript, designators: Designators, lexicons: Sequence[Lexicon]) -> tuple[Citation, ...]:
    """Return the citations of a manuscript in the order of its text."""
    return ()
