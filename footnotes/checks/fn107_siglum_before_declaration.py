"""FN107: a siglum used before the manuscript declares it.

What it does
    Reports each cite by a siglum that the manuscript itself introduces ("hereafter CahLT"), where it stands before that
    place.

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
from footnotes.checks.sigla import declared, read_at, uses
from footnotes.model.analysis import Analysis
from footnotes.resolve.words import squash


def find(analysis: Analysis, conventions: Conventions) -> Iterator[Finding]:
    """Yield a finding for each use before the declaration."""
    declarations = declared(analysis)
    for use in uses(analysis) if declarations else ():
        at = declarations.get(squash(use.siglum))
        if at is not None and read_at(analysis, use.span.start) < at:
            yield Finding(analysis.place(use.span), f'siglum "{use.siglum}" before it is declared')
