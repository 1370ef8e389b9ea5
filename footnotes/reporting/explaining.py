"""What a cite means, and why, in plain words."""

from __future__ import annotations

from collections.abc import Iterator

from footnotes.checks.wording import described
from footnotes.model.analysis import Analysis, Place
from footnotes.model.citation import CiteForm, Locator
from footnotes.model.diagnostic import Diagnostic
from footnotes.model.resolution import Candidate, Resolution
from footnotes.model.terms import term
from footnotes.translations import gettext


def explained(analysis: Analysis, diagnostic: Diagnostic) -> Iterator[str]:
    """Yield what is known of the cites that a finding is about, a line each."""
    for resolved in analysis.citations:
        for resolution in resolved.resolutions:
            place = analysis.place(resolution.cite.span)
            if place.part == diagnostic.part and place.span.overlaps(diagnostic.span):
                yield from explanation(analysis, resolution)


def explanation(analysis: Analysis, resolution: Resolution) -> Iterator[str]:
    """Yield what is known of a cite: what it means, its locators, what it leans on, the candidates with evidence."""
    cite = resolution.cite
    told = (
        gettext('"{cite}", another edition of the same passage, {verdict}')
        if cite.parallel
        else gettext('"{cite}" {verdict}')
    )
    yield told.format(cite=" ".join(cite.text.split()), verdict=_verdict(analysis, resolution))
    for locator in cite.locators:
        yield "  " + gettext("where: {locator}").format(locator=_where(locator))
    if resolution.antecedent is not None:
        earlier = analysis.citations[resolution.antecedent].citation
        place = analysis.place(earlier.span)
        yield "  " + gettext('leans on: "{cite}" {at}').format(cite=" ".join(earlier.text.split()), at=at(place))
    for candidate in resolution.candidates:
        yield from _candidate(analysis, candidate)


def at(place: Place) -> str:
    """Return where in its file a place is: ``at 3:22``, or ``in note 12`` where the file has no lines."""
    return (
        gettext("in {where}").format(where=place.where)
        if place.where
        else gettext("at {line}:{column}").format(line=place.line, column=place.column)
    )


def _verdict(analysis: Analysis, resolution: Resolution) -> str:
    if resolution.entry:
        entry = analysis.bibliography.entries.get(resolution.entry)
        return gettext("means {entry}").format(
            entry=f"{resolution.entry}: {described(entry)}" if entry else resolution.entry
        )
    if resolution.rivals:
        told = gettext("may mean several entries")
    elif resolution.cite.form is CiteForm.SELF:
        return gettext("means a place in this manuscript itself")
    else:
        told = gettext("means no entry that is known")
    if resolution.reason:
        told = gettext("{message}: {reason}").format(message=told, reason=resolution.reason)
    return told


def _where(locator: Locator) -> str:
    """Return a locator with the numbers it stands for."""
    words = f"{term(locator.label)} {locator.value}"
    if locator.first is not None and locator.last not in (None, locator.first):
        words = gettext("{locator} ({first} to {last})").format(locator=words, first=locator.first, last=locator.last)
    return gettext("{locator}; no label is written").format(locator=words) if locator.label_assumed else words


def _candidate(analysis: Analysis, candidate: Candidate) -> Iterator[str]:
    entry = analysis.bibliography.entries.get(candidate.key)
    named = f"{candidate.key} ({described(entry)})" if entry else candidate.key
    yield "  " + gettext("candidate {entry}, {score:.0%} likely").format(entry=named, score=candidate.score)
    for evidence in candidate.evidence:
        told = gettext("for: {why}") if evidence.weight >= 0 else gettext("against: {why}")
        yield "    " + told.format(why=evidence.why)
