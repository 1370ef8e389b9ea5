"""Years: they name nothing alone, but tell the works of one author apart."""

from __future__ import annotations

from collections.abc import Iterable

from footnotes.model.citation import CiteForm
from footnotes.model.terms import listed
from footnotes.resolve.evidence import Finding, finding
from footnotes.resolve.index import Index
from footnotes.resolve.query import Query
from footnotes.resolve.record import HOLDINGS, Record
from footnotes.translations import gettext, ngettext

_RIVALS = 2


def propose(query: Query, index: Index) -> Iterable[str]:
    """Return nothing: a year alone names no source."""
    return ()


def judge(query: Query, record: Record, index: Index, covered: frozenset[str]) -> Finding | None:
    """Weigh the written years against those of the entry; a title that agrees allows for other editions."""
    if not query.years:
        return None
    written = listed(map(str, query.years))
    named_by_year = "authors" in covered and "title" not in covered
    if not record.years and record.is_periodical:
        return None
    if not record.years:
        undated = record.entry.type in HOLDINGS and query.has_shelfmark  # the year is that of a document in it
        weight = -0.35 if (query.form is CiteForm.FULL or named_by_year) and not undated else 0.0
        return finding("year", gettext("the entry names no year"), weight) if weight else None
    if record.years.intersection(query.years):
        if query.year_letter and (letter := _letter(query, record, index)):
            same = letter == query.year_letter
            told = gettext("{year} is its year and letter") if same else gettext("{year} is not its year and letter")
            return finding("year", told.format(year=f"{written}{query.year_letter}"), 0.85 if same else -0.6)
        told = ngettext("{years} is its year", "{years} are its years", len(query.years)).format(years=written)
        return finding("year", told, 0.75 if named_by_year else 0.6)
    return _disagreement(query, record, covered, written)


def _letter(query: Query, record: Record, index: Index) -> str:
    """Return the letter that tells a work from others of its author and year; empty where it has no rival.

    That of the bibliography, else by the order of titles (Chicago 17, 15.20; APA 7, 9.47).
    """
    if told := record.entry.text("year-suffix"):
        return told
    family = next((one.name.family[-1].skeleton for one in record.people if one.name.family), "")
    keys = index.united([index.keys_of_name(word) for author in query.authors for word in author.family])
    of_year = [
        rival for rival in map(index.record, index.of_years(keys, query.years))
        if next((one.name.family[-1].skeleton for one in rival.people if one.name.family), "") == family
    ]  # fmt: skip
    titles = sorted(" ".join(word.text for word in rival.titles[0].words) for rival in of_year if rival.titles)
    own = " ".join(word.text for word in record.titles[0].words) if record.titles else ""
    if len(titles) < _RIVALS or own not in titles:
        return ""
    return "abcdefghijklmnopqrstuvwxyz"[titles.index(own) % 26]


def _disagreement(query: Query, record: Record, covered: frozenset[str], written: str) -> Finding | None:
    if record.is_periodical:
        return None
    if (record.volumes or 0) > 1 and "title" in covered:
        return finding("year", gettext("its volumes may be of other years"), -0.2)
    if "title" not in covered and "container" in covered and not record.is_part:
        return None  # the year of a piece in a collection
    slip = min(abs(year - other) for year in query.years for other in record.years) == 1
    why = gettext("{written} is not its year").format(written=written)
    if "whole title" in covered or ("title" in covered and slip):
        return finding("year", why, -0.1 if slip else -0.3)
    if "title" in covered:
        return finding("year", why, -0.95 if query.form is CiteForm.FULL else -0.6)
    return finding("year", why, -0.3 if record.entry.type in HOLDINGS else -0.75 if slip else -0.93)
