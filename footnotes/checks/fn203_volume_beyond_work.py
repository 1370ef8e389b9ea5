"""FN203: a volume that the work does not have.

What it does
    Reports a volume with a higher number than the entry has volumes (``number-of-volumes``, BibLaTeX ``volumes``).

Why it matters
    Volume and page were exchanged, or another edition is meant.

Example
    ``(RKEB 4 40)`` of a work in three volumes.

Instead
    ``(RKEB 3 40)``, or mend the entry.

Fix
    None.
"""

from __future__ import annotations

from collections.abc import Iterator

from footnotes.checks.against_entry import cites_with_entries, span_of
from footnotes.checks.rule import Conventions, Finding
from footnotes.model.analysis import Analysis
from footnotes.model.citation import Cite
from footnotes.model.entry import Entry
from footnotes.resolve.words import number
from footnotes.text import Span
from footnotes.translations import ngettext


def find(analysis: Analysis, conventions: Conventions) -> Iterator[Finding]:
    """Yield a finding for each volume beyond the last."""
    for cite, entry in cites_with_entries(analysis):
        last = _volumes(entry)
        for value, span in _written(cite) if last else ():
            volume = number(value)
            if volume is not None and last is not None and volume > last:
                told = ngettext(
                    "volume {volume} of {key}, which has {count} volume",
                    "volume {volume} of {key}, which has {count} volumes",
                    last,
                )
                message = told.format(volume=value, key=entry.key, count=last)
                yield Finding(analysis.place(span), message)


def _volumes(entry: Entry) -> int | None:
    value = entry.text("number-of-volumes").strip()
    return int(value) if value.isdecimal() and len(value) < 5 else None


def _written(cite: Cite) -> Iterator[tuple[str, Span]]:
    if cite.volume:
        yield cite.volume, span_of(cite, cite.volume)
    for locator in cite.locators:
        if locator.label == "volume":
            yield locator.value, locator.span
