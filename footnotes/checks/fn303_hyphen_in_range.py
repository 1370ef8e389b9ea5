"""FN303: a hyphen in a range of pages, where an en dash belongs.

What it does
    Reports ranges of pages, columns, lines, folios and notes written with a hyphen: ``47-48``. Off by default, for
    many authors leave dashes to the typesetter.

Why it matters
    The sign for "to" is the en dash (Chicago Manual of Style 17, 6.78; MHRA Style Guide 4, 4.3; Duden, "Bindestrich").
    Print shows the difference.

Example
    ``(Davis, Return 47-48)``

Instead
    ``(Davis, Return 47–48)``; in LaTeX ``47--48``.

Fix
    Puts an en dash in place of the hyphen.
"""

from __future__ import annotations

from collections.abc import Iterator

from footnotes.checks.locators import ranges
from footnotes.checks.mending import fix
from footnotes.checks.rule import Conventions, Finding
from footnotes.model.analysis import Analysis
from footnotes.model.diagnostic import Safety
from footnotes.text import Span
from footnotes.translations import gettext

_HYPHENS = "-‐‑"


def find(analysis: Analysis, conventions: Conventions) -> Iterator[Finding]:
    """Yield a finding for each range with a hyphen."""
    for found in ranges(analysis):
        hyphen = found.dash.strip()
        if hyphen in _HYPHENS and found.numbers:
            start = found.dash_span.start + found.dash.index(hyphen)
            mend = fix(analysis, gettext("write an en dash"), Safety.SAFE, (Span(start, start + 1), "–"))
            words = " ".join(found.span.of(analysis.manuscript.text).split())
            yield Finding(
                analysis.place(found.span), gettext('hyphen in the range "{words}"').format(words=words), fix=mend
            )
