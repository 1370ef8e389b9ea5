"""FN105: an op. cit. of an author of whom several works are cited before.

What it does
    Reports each "op. cit.", "a. a. O.", "Указ. соч." with an author's name and no title, where two works or more of
    this author were cited before it.

Why it matters
    The reader has to go back through all the notes, and still cannot know (Chicago Manual of Style 17, 14.36: use a
    short title instead).

Example
    ``Getty, op. cit., 31`` where both of Getty's books were cited.

Instead
    ``Getty, Origins, 31``

Fix
    None.
"""

from __future__ import annotations

from collections.abc import Iterator

from footnotes.checks.antecedents import works_of_op_cit
from footnotes.checks.rule import Conventions, Finding
from footnotes.checks.wording import words_of
from footnotes.model.analysis import Analysis
from footnotes.translations import gettext


def find(analysis: Analysis, conventions: Conventions) -> Iterator[Finding]:
    """Yield a finding for each op. cit. that may mean one of several works."""
    for number, resolved in enumerate(analysis.citations):
        for resolution in resolved.resolutions:
            works = works_of_op_cit(analysis, number, resolution)
            if len(works) > 1:
                message = gettext('"{cite}" may be one of {count} works: {works}').format(
                    cite=words_of(resolution.cite), count=len(works), works=", ".join(works)
                )
                yield Finding(analysis.place(resolution.cite.span), message)
