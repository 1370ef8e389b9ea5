"""FN201: another year than the entry has.

What it does
    Reports a cite whose year is none of those of the entry that it means: of publication, of the first edition, or
    between the first and last volume. Periodicals as a whole, later volumes of a work, translations, and years that
    are part of a title or siglum are left alone.

Why it matters
    One of the two is a slip, and the reader asks for a book that there is not.

Example
    ``(Broué 1987, 7)`` where the bibliography has Broué's *Trotsky* of 1988.

Instead
    ``(Broué 1988, 7)``, or mend the entry.

Fix
    None.
"""

from __future__ import annotations

from collections.abc import Iterator

from footnotes.checks.against_entry import cites_with_entries, span_of
from footnotes.checks.remembered import once_per_entry
from footnotes.checks.rule import Conventions, Finding
from footnotes.checks.vocabulary import stands_in
from footnotes.model.analysis import Analysis
from footnotes.model.citation import Cite, CiteForm
from footnotes.model.entry import Entry
from footnotes.resolve.record import PARTS, Record
from footnotes.resolve.words import years
from footnotes.translations import gettext

_WHOLES = frozenset(
    {"periodical", "collection", "dataset", "webpage", "post", "post-weblog", "legislation", "manuscript"}
)


def find(analysis: Analysis, conventions: Conventions) -> Iterator[Finding]:
    """Yield a finding for each year that is not one of the entry's."""
    for cite, entry in cites_with_entries(analysis):
        if cite.year is None or cite.form not in (CiteForm.FULL, CiteForm.SHORT):
            continue
        own = _years(analysis.bibliography, entry)
        written = years(cite.year)
        of_later_volume = cite.volume and entry.type not in PARTS and written > (max(own, default=0),)
        differs = own and written and own.isdisjoint(written) and not of_later_volume
        if differs and _is_of_work(cite, cite.year, analysis.language):
            message = gettext("year {year} is {own} in the entry {key}").format(
                year=cite.year, own=_listed(own), key=entry.key
            )
            yield Finding(analysis.place(span_of(cite, cite.year)), message)


def _is_of_work(cite: Cite, year: str, language: str) -> bool:
    """Say whether the year of a cite is that of its publication: not in its title, of a day or of a translation."""
    named = " ".join(filter(None, (cite.title, cite.container)))
    if year in named or cite.date or cite.parallel:
        return False
    before = cite.text[: cite.text.find(cite.title)] if cite.title else cite.text
    return not any(stands_in(before, language, name) for name in ("translators", "editions", "reprints"))


@once_per_entry
def _years(entry: Entry) -> set[int]:
    record = Record(entry, frozenset())
    if entry.type in _WHOLES or record.is_periodical:
        return set()
    more = (year for variable in ("event-date", "available-date", "submitted") for year in entry.years(variable))
    return {*record.years, *more}


def _listed(own: set[int]) -> str:
    ordered = sorted(own)
    return str(ordered[0]) if len(ordered) == 1 else f"{ordered[0]}–{ordered[-1]}"
