"""FN304: a stray space inside a range.

What it does
    Reports a space on one side of the dash in a range (``47- 48``), and spaces around a hyphen (``47 - 48``). Spaces on
    both sides of a dash, thin spaces and line ends are left alone.

Why it matters
    The space is a slip, and lets the range be torn apart at the end of a line.

Example
    ``(Davis, Return 47- 48)``

Instead
    ``(Davis, Return 47-48)``

Fix
    Takes the spaces out.
"""

from __future__ import annotations

from collections.abc import Iterator

from footnotes.checks.locators import ranges
from footnotes.checks.mending import fix
from footnotes.checks.rule import Conventions, Finding
from footnotes.model.analysis import Analysis
from footnotes.model.diagnostic import Safety
from footnotes.translations import gettext

_HYPHENS = "-‐‑"
_PLAIN = {" ", "\N{NO-BREAK SPACE}"}


def find(analysis: Analysis, conventions: Conventions) -> Iterator[Finding]:
    """Yield a finding for each range with a space on one side, or around a hyphen."""
    manuscript = analysis.manuscript
    for found in ranges(analysis):
        dash = found.dash.strip()
        sides = found.dash.startswith(" ") + found.dash.endswith(" ")
        if found.dash == dash or not (sides == 1 or dash in _HYPHENS) or not found.numbers:
            continue
        written = manuscript.source_span(found.span).of(manuscript.parts[manuscript.part_at(found.span.start)])
        if {sign for sign in written if sign.isspace()} <= _PLAIN:
            mend = fix(analysis, gettext("take the space out"), Safety.SAFE, (found.dash_span, dash))
            yield Finding(
                analysis.place(found.span), gettext('stray space in "{written}"').format(written=written), fix=mend
            )
