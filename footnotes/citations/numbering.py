"""Tells what numbers count: after "Append. nº 3", "Ibid. nº 5" is a number of the appendix; "pl." beside Year Books."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from footnotes.model.citation import Citation, Cite, CiteForm
from footnotes.patterns import pattern

_YEAR_BOOK = pattern(r"Y\.? ?B\b|Year[- ]?Book")
_COUNTED = "appendix"  # what labels of two words, its own and "no.", are read as


def numbered_alike(citations: Iterable[Citation]) -> Iterator[Citation]:
    """Yield the citations in order, a bare number after ibid. with the label of the number that it follows.

    Only cites of notes that come one after another count: any other cite in between ends the sequence.
    """
    counts = False
    for citation in citations:
        cites = []
        for cite in citation.cites:
            counts = citation.note is not None and (_counts(cite) or (counts and _repeats(cite)))
            cites.append(_relabelled(cite) if counts else cite)
        same = tuple(cites) == citation.cites
        yield citation if same else citation._replace(cites=tuple(cites))


def placita(citations: Sequence[Citation]) -> Iterable[Citation]:
    """Return the citations with "pl." for the number of a plea ("Dyer, pl. 10"), where any is from a Year Book."""
    if not any(_YEAR_BOOK.match(cite.title or "") for citation in citations for cite in citation.cites):
        return citations
    return [
        citation._replace(cites=tuple(_with_placita(cite) for cite in citation.cites))
        if any(locator.label == "plate" for cite in citation.cites for locator in cite.locators)
        else citation
        for citation in citations
    ]


def _with_placita(cite: Cite) -> Cite:
    return cite._replace(
        locators=tuple(
            locator._replace(label="number")
            if locator.label == "plate" and re.search(rf"\bpl\. ?(?:[\da-z]+, ?)*{re.escape(locator.value)}", cite.text)
            else locator
            for locator in cite.locators
        )
    )


def _counts(cite: Cite) -> bool:
    """Say whether a cite names a numbered document of an appendix: "Append. nº 3", and not "Appendix A"."""
    return any(locator.label == _COUNTED and locator.value.isdigit() for locator in cite.locators)


def _repeats(cite: Cite) -> bool:
    return cite.form is CiteForm.IBID and all(locator.label == "number" for locator in cite.locators)


def _relabelled(cite: Cite) -> Cite:
    return cite._replace(
        locators=tuple(
            locator._replace(label=_COUNTED) if locator.label == "number" else locator for locator in cite.locators
        )
    )
