"""FN106: a page alone, with no source that it could be a page of.

What it does
    Reports each bare locator, ``(90)`` or ``(p. 90)``, where no source is under discussion, or where it cannot be known
    which. Notes, chapters, appendices and figures alone ("see n. 4") are the manuscript's own and are left alone.

Why it matters
    The reader is sent to page 90 of nothing: the sentence that named the source was moved or cut.

Example
    ``He denied it (90).`` as the first sentence of a chapter.

Instead
    ``He denied it (1937 Trial 90).``

Fix
    None.
"""

from __future__ import annotations

from collections.abc import Iterator

from footnotes.checks.antecedents import leans_on_unresolved
from footnotes.checks.naming import is_bare
from footnotes.checks.rule import Conventions, Finding
from footnotes.checks.wording import nearest, words_of
from footnotes.model.analysis import Analysis


def find(analysis: Analysis, conventions: Conventions) -> Iterator[Finding]:
    """Yield a finding for each bare locator without an entry."""
    for resolved in analysis.citations:
        for resolution in resolved.resolutions:
            cite = resolution.cite
            if not is_bare(cite) or resolution.entry or leans_on_unresolved(analysis, resolution):
                continue
            why = f"may be {nearest(resolution.rivals)}" if resolution.rivals else resolution.reason
            message = f'no source for "{words_of(cite)}"' + (f": {why}" if why else "")
            yield Finding(analysis.place(cite.span), message, help=resolution.reason)
