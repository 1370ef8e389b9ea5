"""FN301: a range whose end comes before its beginning.

What it does
    Reports ranges of pages, columns, lines, folios and notes that run backwards, in Arabic or Roman numerals. An end
    with fewer digits than the beginning borrows the others: ``86-7`` is 86 to 87.

Why it matters
    One of the two numbers is wrong: digits were exchanged, or one was lost.

Example
    ``(1937 Trial 95–34)``

Instead
    Look it up: ``(1937 Trial 34–95)``, or perhaps ``(1937 Trial 95–134)``.

Fix
    None.
"""

from __future__ import annotations

from collections.abc import Iterator

from footnotes.checks.locators import ranges
from footnotes.checks.rule import Conventions, Finding
from footnotes.model.analysis import Analysis
from footnotes.translations import gettext


def find(analysis: Analysis, conventions: Conventions) -> Iterator[Finding]:
    """Yield a finding for each range that runs backwards."""
    for found in ranges(analysis):
        numbers = found.numbers
        if numbers and numbers[1] < numbers[0]:
            words = " ".join(found.span.of(analysis.manuscript.text).split())
            yield Finding(analysis.place(found.span), gettext('range "{words}" runs backwards').format(words=words))
