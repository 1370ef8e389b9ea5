"""FN502: one work in two entries.

What it does
    Compares the entries of one author and year, of one DOI and of one ISBN, and reports the later of two whose titles
    are all but alike, with what they agree in. Volumes, parts, translations, web pages of other addresses and works in
    two periodicals are left alone.

Why it matters
    The same book is cited by two names and printed twice in the bibliography; a year suffix (1980a, 1980b) appears
    where there is one work.

Example
    ``broue80`` and ``broue1980``, both *Trotsky et le bloc des oppositions de 1932*.

Instead
    One entry; the other key among its ``ids`` (BibLaTeX), so that older manuscripts still find it.

Fix
    None.
"""

from __future__ import annotations

from collections.abc import Iterator, Set

from footnotes.checks.rule import Conventions, Finding, line_of
from footnotes.checks.same_work import same_works
from footnotes.model.bibliography import Bibliography
from footnotes.translations import gettext


def find(bibliography: Bibliography, cited: Set[str], conventions: Conventions) -> Iterator[Finding]:
    """Yield a finding for the later of two entries of one work."""
    for one, other, evidence in same_works(bibliography):
        if other.origin:
            place = line_of(other.origin.path, other.origin.line, other.origin.column)
            yield Finding(
                place,
                gettext('entry "{key}" is the work of "{other}": {evidence}').format(
                    key=other.key, other=one.key, evidence=evidence
                ),
                about=f"{other.key} {one.key}",
            )
