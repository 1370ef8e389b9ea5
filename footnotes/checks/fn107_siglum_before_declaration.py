"""FN107: a siglum used before the manuscript declares it.

What it does
    Reports each cite by a siglum that the manuscript itself introduces ("hereafter CahLT"), where it stands before that
    place. In the sentence that ends with the note which declares it, it is left alone.

Why it matters
    The reader meets an abbreviation that is explained pages later: a passage was moved, the declaration was not.

Example
    ``[^1]: CahLT 24, 7.`` and ``[^2]: Cahiers Léon Trotsky (hereafter CahLT) 24, 9.``

Instead
    ``[^1]: Cahiers Léon Trotsky (hereafter CahLT) 24, 7.``

Fix
    None.
"""

from __future__ import annotations

from collections.abc import Iterator

from footnotes.checks.rule import Conventions, Finding
from footnotes.checks.sigla import Use, declared, read_at, uses
from footnotes.model.analysis import Analysis
from footnotes.patterns import pattern
from footnotes.resolve.words import squash
from footnotes.translations import gettext

_SENTENCE_END = pattern(r"[.!?…][)\]”\"’»]*\s+\W*[^\W\d_]|\n\n")


def find(analysis: Analysis, conventions: Conventions) -> Iterator[Finding]:
    """Yield a finding for each use before the declaration."""
    declarations = declared(analysis)
    for use in uses(analysis) if declarations else ():
        at = declarations.get(squash(use.siglum))
        if at is not None and read_at(analysis, use.span.start) < at and not _is_noted(analysis, use, at):
            yield Finding(
                analysis.place(use.span), gettext('siglum "{siglum}" before it is declared').format(siglum=use.siglum)
            )


def _is_noted(analysis: Analysis, use: Use, declared_at: tuple[int, int]) -> bool:
    """Say whether a siglum is declared in a note to the sentence that it is used in."""
    marker, in_note = declared_at
    if not in_note or use.span.end > marker:
        return False
    return _SENTENCE_END.search(analysis.manuscript.text, use.span.end, marker) is None
