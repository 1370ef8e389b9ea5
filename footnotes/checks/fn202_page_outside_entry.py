"""FN202: a page that the article or chapter does not have.

What it does
    Reports a page cited of an article or chapter that lies outside the pages of its entry. Where the entry only says on
    which page it begins, pages before that.

Why it matters
    The page is mistyped, or another article of the same journal is meant.

Example
    ``(Broué 1980, 75)`` of an article on pages 5–37.

Instead
    ``(Broué 1980, 35)``, or mend the entry.

Fix
    None.
"""

from __future__ import annotations

from collections.abc import Iterator

from footnotes.checks.against_entry import cites_with_entries
from footnotes.checks.remembered import once_per_entry
from footnotes.checks.rule import Conventions, Finding
from footnotes.model.analysis import Analysis
from footnotes.model.entry import Entry
from footnotes.resolve.record import PARTS, Record
from footnotes.translations import gettext


def find(analysis: Analysis, conventions: Conventions) -> Iterator[Finding]:
    """Yield a finding for each page outside the entry's."""
    for cite, entry in cites_with_entries(analysis):
        if entry.type not in PARTS or not entry.text("page"):
            continue
        record = _record(analysis.bibliography, entry)
        for locator in cite.locators:
            ends = [page for page in (locator.first, locator.last) if page is not None]
            if locator.label != "page" or not locator.value[:1].isdecimal():
                continue
            if any(record.holds_page(page) is False for page in ends):
                message = gettext("page {page} is outside the pages of {key}: {pages}").format(
                    page=locator.value, key=entry.key, pages=entry.text("page")
                )
                yield Finding(analysis.place(locator.span), message)


@once_per_entry
def _record(entry: Entry) -> Record:
    return Record(entry, frozenset())
