"""Tells what the number of an ibid. counts: after "Append. nº 3", "Ibid. nº 5" is a number of the appendix too."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from footnotes.model.citation import Citation, Cite, CiteForm

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
