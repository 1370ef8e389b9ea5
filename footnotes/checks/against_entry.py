"""Cites beside the entries that they mean."""

from __future__ import annotations

import re
from collections.abc import Iterator

from footnotes.checks.locators import own_cites
from footnotes.model.analysis import Analysis
from footnotes.model.citation import Cite
from footnotes.model.entry import Entry
from footnotes.text import Span


def cites_with_entries(analysis: Analysis) -> Iterator[tuple[Cite, Entry]]:
    """Yield the author's own cites that mean an entry, with it."""
    entries = analysis.bibliography.entries
    for resolution in own_cites(analysis):
        entry = entries.get(resolution.entry) if resolution.entry is not None else None
        if entry is not None:
            yield resolution.cite, entry


def span_of(cite: Cite, words: str) -> Span:
    """Return where in the text words of a cite stand; all of the cite where they are not found."""
    found = re.search(rf"(?<!\w){re.escape(words)}(?!\w)", cite.text)
    return Span(*found.span()).shift(cite.span.start) if found else cite.span
