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

from footnotes.checks.antecedents import leans_on_unresolved, sources_before_ibid, works_of_op_cit
from footnotes.checks.naming import is_bare, share_words_only
from footnotes.checks.rule import Conventions, Finding
from footnotes.checks.wording import candidate_lines, designator, nearest
from footnotes.model.analysis import Analysis
from footnotes.model.resolution import Resolution
from footnotes.translations import gettext


def find(analysis: Analysis, conventions: Conventions) -> Iterator[Finding]:
    """Yield a finding for each cite with rivals for its entry."""
    for number, resolved in enumerate(analysis.citations):
        for resolution in resolved.resolutions:
            if resolution.rivals and not _is_told_of(analysis, number, resolution):
                message = gettext('ambiguous source "{cite}": {nearest}').format(
                    cite=designator(resolution.cite), nearest=nearest(resolution.rivals)
                )
                related = candidate_lines(analysis, resolution.rivals)
                yield Finding(analysis.place(resolution.cite.span), message, help=resolution.reason, related=related)


def _is_told_of(analysis: Analysis, number: int, resolution: Resolution) -> bool:
    """Say whether another rule speaks of it: FN101, FN104 (ibid.), FN105 (op. cit.), FN112 (bare locators)."""
    return (
        is_bare(resolution.cite)
        or share_words_only(resolution.rivals)
        or leans_on_unresolved(analysis, resolution)
        or len(sources_before_ibid(analysis, number, resolution)) > 1
        or len(works_of_op_cit(analysis, number, resolution)) > 1
    )
