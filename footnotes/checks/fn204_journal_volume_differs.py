"""FN204: a volume of a journal that does not go with the year or with the entry.

What it does
    Compares the volume that a cite gives with that of the article's entry. For a journal cited as a whole, compares
    volume and year with those of the bibliography's articles in it: where three of them agree that volume 24 is that
    of 1985, volume 30 is not that of 1985. A year more or less is allowed for.

Why it matters
    A journal's volume and year are two ways to say one thing; where they disagree one of them is wrong.

Example
    ``Past & Present 12 (1985), 69`` where the bibliography has articles of volumes 100 (1983) and 108 (1985).

Instead
    Look it up: ``Past & Present 108 (1985), 69``.

Fix
    None.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from footnotes.checks.against_entry import cites_with_entries, span_of
from footnotes.checks.remembered import once_per_bibliography
from footnotes.checks.rule import Conventions, Finding
from footnotes.model.analysis import Analysis
from footnotes.model.bibliography import Bibliography
from footnotes.model.citation import Cite, CiteForm
from footnotes.model.entry import Entry
from footnotes.resolve.words import number, squash, years
from footnotes.translations import gettext

_ENOUGH = 3  # articles of a journal that tell how its volumes are counted
_ARTICLES = ("article-journal", "article-magazine", "article")


def find(analysis: Analysis, conventions: Conventions) -> Iterator[Finding]:
    """Yield a finding for each volume that cannot be."""
    for cite, entry in cites_with_entries(analysis):
        volume = number(cite.volume)
        if volume is None or cite.form is CiteForm.IBID:
            continue
        message = _of_article(cite, volume, entry) or _of_journal(cite, volume, entry, analysis.bibliography)
        if message:
            yield Finding(analysis.place(span_of(cite, cite.volume or "")), message)


def _of_article(cite: Cite, volume: int, entry: Entry) -> str:
    own = number(entry.text("volume")) if entry.type in _ARTICLES and cite.container else None
    known = {own, number(entry.text("issue")), number(entry.text("number"))}
    return (
        gettext("volume {volume} is {own} in the entry {key}").format(
            volume=cite.volume, own=entry.text("volume"), key=entry.key
        )
        if own and volume not in known
        else ""
    )


def _of_journal(cite: Cite, volume: int, entry: Entry, bibliography: Bibliography) -> str:
    if entry.type in _ARTICLES or entry.text("volume"):
        return ""
    first = _first_years(bibliography).get(squash(entry.text("container-title") or entry.text("title")))
    written = years(cite.year)
    if first is None or not written or any(abs(first + volume - year) <= 1 for year in written):
        return ""
    return gettext("volume {volume} of {key} would be of {year}, not of {written}").format(
        volume=cite.volume, key=entry.key, year=first + volume, written=cite.year
    )


@once_per_bibliography
def _first_years(bibliography: Bibliography) -> dict[str, int]:
    """Return the year before the first volume of each journal whose articles agree on it."""
    found: dict[str, set[int]] = defaultdict(set)
    articles: dict[str, int] = defaultdict(int)
    for entry in bibliography.entries.values():
        volume, issued = entry.text("volume"), entry.years()
        if entry.type in _ARTICLES and volume.isdecimal() and len(issued) == 1:
            journal = squash(entry.text("container-title"))
            found[journal].add(issued[0] - int(volume))
            articles[journal] += 1
    told = (journal for journal in found if len(found[journal]) == 1 and articles[journal] >= _ENOUGH)
    return {journal: min(found[journal]) for journal in told}
