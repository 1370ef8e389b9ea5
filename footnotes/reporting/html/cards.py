"""What is known of each citation, as data that the page shows on demand.

The script of the page reads it (``page.js``): a list of citations by number, each with its cites, their candidates and
the evidence for and against them. All of it is text, never markup.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from footnotes.checks.wording import described
from footnotes.model.analysis import Analysis
from footnotes.model.citation import CiteForm, Locator
from footnotes.model.resolution import Candidate, Resolution
from footnotes.reporting.html.contents import Contents, Marked
from footnotes.reporting.html.survey import SourceId
from footnotes.translations import gettext


def cards(contents: Contents) -> list[dict[str, Any]]:
    """Return an object for ``json`` for each citation, in their order."""
    numbers = {source.id: source.number for source in contents.sources}
    firsts: dict[int, int] = {}
    for citation in contents.citations:
        firsts.setdefault(citation.manuscript, citation.number)
    found: dict[int, list[int]] = {}
    for finding in contents.findings:
        if finding.citation is not None:
            found.setdefault(finding.citation, []).append(finding.number)
    return [
        {
            "state": citation.state,
            "text": " ".join(citation.resolved.citation.text.split()),
            "place": citation.place,
            "findings": found.get(citation.number, []),
            "cites": _cites(contents, citation, numbers, firsts[citation.manuscript]),
        }
        for citation in contents.citations
    ]


def _cites(contents: Contents, citation: Marked, numbers: Mapping[SourceId, int], first: int) -> list[dict[str, Any]]:
    surveyed = contents.survey.manuscripts[citation.manuscript]
    return [
        {
            "text": " ".join(one.cite.text.split()),
            "state": one.state,
            "source": numbers.get((surveyed.bibliography, one.entry)) if one.entry else None,
            "means": _means(surveyed.analysis, one),
            "where": [_where(locator) for locator in one.cite.locators],
            "antecedent": None if one.antecedent is None else first + one.antecedent,
            "candidates": [
                _candidate(surveyed.analysis, candidate, one.entry, numbers.get((surveyed.bibliography, candidate.key)))
                for candidate in one.candidates
            ],
        }
        for one in citation.resolved.resolutions
    ]


def _means(analysis: Analysis, resolution: Resolution) -> str:
    """Return what a cite means in a sentence; nothing where it is in the formatted entry."""
    if resolution.entry is not None:
        return "" if resolution.entry in analysis.bibliography.entries else resolution.entry
    if resolution.cite.form is CiteForm.SELF:
        return gettext("A place in this manuscript itself.")
    words = gettext("It may mean several entries") if resolution.rivals else gettext("It means no entry that is known")
    return f"{words}: {resolution.reason}." if resolution.reason else f"{words}."


def _where(locator: Locator) -> str:
    words = f"{locator.label} {locator.value}"
    return gettext("{locator} (no label is written)").format(locator=words) if locator.label_assumed else words


def _candidate(analysis: Analysis, candidate: Candidate, chosen: str | None, source: int | None) -> dict[str, Any]:
    entry = analysis.bibliography.entries.get(candidate.key)
    return {
        "key": candidate.key,
        "described": described(entry) if entry else "",
        "source": source,
        "chosen": candidate.key == chosen,
        "likely": f"{candidate.score:.0%}",
        "for": [one.why for one in candidate.evidence if one.weight >= 0],
        "against": [one.why for one in candidate.evidence if one.weight < 0],
    }
