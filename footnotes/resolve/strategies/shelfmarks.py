"""Shelfmarks of manuscripts and archives: "Bibl. nat. Ms. fr. 24069" by repository, fonds and number."""

from __future__ import annotations

from collections.abc import Iterable

from footnotes.resolve.alignment import align
from footnotes.resolve.evidence import Finding, finding
from footnotes.resolve.index import Index
from footnotes.resolve.query import Query
from footnotes.resolve.record import Record


def propose(query: Query, index: Index) -> Iterable[str]:
    """Return the entries whose shelfmark has a number in common with the written one."""
    for word in query.shelfmark:
        if word.text in index.shelfmarks and len(index.shelfmarks[word.text]) < 50:
            yield from index.shelfmarks[word.text]


def judge(query: Query, record: Record, index: Index, covered: frozenset[str]) -> Finding | None:
    """Weigh the written shelfmark; every number of the entry's must be written."""
    if not query.shelfmark or not record.shelfmark:
        return None
    written = {word.text for word in query.shelfmark}
    numbers = [word.text for word in record.shelfmark if word.text.isdigit()]
    if not numbers or not all(number in written for number in numbers):
        return None
    found = align(query.shelfmark, record.shelfmark, index)
    share = min(found.written, found.meant)
    return finding("shelfmark", "its shelfmark is written", 0.5 + 0.45 * share) if share > 0.4 else None
