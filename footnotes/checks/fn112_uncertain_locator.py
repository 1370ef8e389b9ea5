"""FN112: a page alone, among sources of which it cannot be told which it is a page of.

What it does
    Reports each bare locator, ``(90)`` or ``(p. 90)``, that could not be linked to an entry although a source is under
    discussion: several may be meant, or the one that is spoken of is not in the bibliography. A reader may know; it is
    off by default, for who wants every locator linked, to render the manuscript in another style.

Why it matters
    What is not linked stays as it is where citations are rendered.

Example
    ``He came back (Davis, Return 7). The chronicle denies it (Vol. III, p. 90).``

Instead
    ``He came back (Davis, Return 7). The chronicle denies it (Chronicle, Vol. III, p. 90).``

Fix
    None.
"""

from __future__ import annotations

from collections.abc import Iterator

from footnotes.checks.discussed import bare_without_entry, unplaced
from footnotes.checks.rule import Conventions, Finding
from footnotes.checks.wording import candidate_lines, nearest
from footnotes.model.analysis import Analysis
from footnotes.translations import gettext


def find(analysis: Analysis, conventions: Conventions) -> Iterator[Finding]:
    """Yield a finding for each bare locator that is left open among sources."""
    for resolution, discussed in bare_without_entry(analysis):
        if discussed:
            why = (
                gettext("may be {nearest}").format(nearest=nearest(resolution.rivals))
                if resolution.rivals
                else resolution.reason
            )
            message = unplaced(resolution)
            if why:
                message = gettext("{message}: {reason}").format(message=message, reason=why)
            related = candidate_lines(analysis, resolution.rivals)
            yield Finding(analysis.place(resolution.cite.span), message, help=resolution.reason, related=related)
