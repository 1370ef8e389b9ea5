"""FN106: a page alone, with no source that it could be a page of.

What it does
    Reports each bare locator, ``(90)`` or ``(p. 90)``, before which no source is cited in its paragraph or note, or in
    the one before that, and none is spoken of. Where there are such sources and it cannot be told which of them it
    means, ``FN112`` speaks of it. Notes, chapters, appendices and figures alone ("see n. 4") are the manuscript's own
    and are left alone, and so is what a quoted document cites.

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

from footnotes.checks.discussed import bare_without_entry, unplaced
from footnotes.checks.rule import Conventions, Finding
from footnotes.model.analysis import Analysis


def find(analysis: Analysis, conventions: Conventions) -> Iterator[Finding]:
    """Yield a finding for each bare locator with nothing that it could be of."""
    for resolution, discussed in bare_without_entry(analysis):
        if not discussed:
            yield Finding(analysis.place(resolution.cite.span), unplaced(resolution), help=resolution.reason)
