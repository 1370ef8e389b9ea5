"""Cites beside the entries that they mean."""

from __future__ import annotations

import re
from functools import lru_cache

from footnotes.checks.locators import own_cites
from footnotes.model.analysis import Analysis
from footnotes.model.citation import Cite
from footnotes.model.entry import Entry
from footnotes.text import Span


@lru_cache(maxsize=1)  # several rules ask
def cites_with_entries(analysis: Analysis) -> tuple[tuple[Cite, Entry], ...]:
    """Return the author's own cites that mean an entry, each with it."""
    entries = analysis.bibliography.entries
    both = [(one.cite, entries.get(one.entry)) for one in own_cites(analysis) if one.entry is not None]
    return tuple((cite, entry) for cite, entry in both if entry is not None)


def span_of(cite: Cite, words: str) -> Span:
    """Return where in the text words of a cite stand; all of the cite where they are not found."""
    found = re.search(rf"(?<!\w){re.escape(words)}(?!\w)", cite.text)
    return Span(*found.span()).shift(cite.span.start) if found else cite.span
