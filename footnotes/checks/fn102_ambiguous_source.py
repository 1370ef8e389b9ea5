"""FN102: a cite that may mean several entries of the bibliography.

What it does
    Reports each cite for which two or more entries are too close to call, and names them all. None is chosen.

Why it matters
    The author knows which of the two books of 1980 is meant; the reader does not.

Example
    ``(Broué 1980, 7)`` where the bibliography has two works by Broué of 1980.

Instead
    Add what tells them apart: a word of the title, a siglum of its own, ``1980a``.

Fix
    None.
"""

from __future__ import annotations

from collections.abc import Iterator

from footnotes.checks.antecedents import leans_on_unresolved
from footnotes.checks.rule import Conventions, Finding
from footnotes.checks.wording import designator, nearest
from footnotes.model.analysis import Analysis


def find(analysis: Analysis, conventions: Conventions) -> Iterator[Finding]:
    """Yield a finding for each cite with rivals for its entry."""
    for resolved in analysis.citations:
        for resolution in resolved.resolutions:
            if resolution.rivals and not leans_on_unresolved(analysis, resolution):
                message = f'ambiguous source "{designator(resolution.cite)}": {nearest(resolution.rivals)}'
                yield Finding(analysis.place(resolution.cite.span), message, help=resolution.reason)
