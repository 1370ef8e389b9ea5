"""FN505: an entry of the bibliography that could not be read, or was read with a loss.

What it does
    Reports whatever of a bibliography failed to load, with the reason: an unclosed brace, a type that there is not, a
    date that is none. Keys given twice and crossrefs to nothing have rules of their own (FN504, FN506).

Why it matters
    Reference managers and BibTeX drop such entries with a warning that scrolls by; their cites then have no source.

Example
    ``@book{broue1980, title = {Le procès`` with no closing brace.

Instead
    Mend the entry as the message says.

Fix
    None.
"""

from __future__ import annotations

from collections.abc import Iterator, Set

from footnotes.checks.rule import Conventions, Finding, line_of
from footnotes.model.bibliography import Bibliography
from footnotes.translations import gettext


def find(bibliography: Bibliography, cited: Set[str], conventions: Conventions) -> Iterator[Finding]:
    """Yield a finding for each failure of an entry that no other rule tells; one of a whole file is an error."""
    for failure in bibliography.failures:
        if not failure.fatal and not failure.kind:
            named = (
                gettext('entry "{key}": {reason}').format(key=failure.key, reason=failure.reason)
                if failure.key
                else failure.reason
            )
            place = line_of(failure.path, failure.line, failure.column)
            yield Finding(place, named, help=failure.remedy, about=failure.key or "")
