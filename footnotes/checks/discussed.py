"""Whether a reader who comes upon a bare page knows what it is a page of: what was cited or named just before."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from functools import lru_cache

from footnotes.checks.antecedents import leans_on_unresolved
from footnotes.checks.naming import is_bare
from footnotes.checks.wording import words_of
from footnotes.model.analysis import Analysis
from footnotes.model.citation import Citation, CiteForm
from footnotes.model.manuscript import Zone
from footnotes.model.resolution import Resolution
from footnotes.records import NamedTuple
from footnotes.translations import gettext

_NAMELESS = (CiteForm.LOCATOR, CiteForm.SELF)


def bare_without_entry(analysis: Analysis) -> Iterator[tuple[Resolution, bool]]:
    """Yield each bare locator without an entry, and whether a source is under discussion where it stands.

    Left out are what leans on a citation that is reported itself, and what belongs to a document that is quoted.
    """
    for number, resolved in enumerate(analysis.citations):
        for resolution in resolved.resolutions:
            if resolution.entry or not is_bare(resolution.cite) or leans_on_unresolved(analysis, resolution):
                continue
            if not (resolved.citation.quoted or _ends_quotation(analysis, number)):
                yield resolution, _is_named(resolution) or _is_cited_before(analysis, number)


def unplaced(resolution: Resolution) -> str:
    """Return what a finding says of a bare locator without an entry."""
    return gettext('no source for "{cite}"').format(cite=words_of(resolution.cite))


def _ends_quotation(analysis: Analysis, number: int) -> bool:
    """Say whether a citation is the quoted document's own: the author's, with its source, follows at once.

    '… of the bloc." (Vol. XVIII, pp. 44, 45) (1936 Trial 21-22)'
    """
    this, after = analysis.citations[number].citation, analysis.citations[number + 1 : number + 2]
    if not after or after[0].resolutions[-1].entry is None:
        return False
    between = analysis.manuscript.text[this.span.end : after[0].citation.span.start]
    return "".join(between.split()) == ")("


def _is_named(resolution: Resolution) -> bool:
    """Say whether the text near by speaks of a source that it may be a page of."""
    found = (one for candidate in resolution.candidates for one in candidate.evidence)
    return any(one.strategy == "discussion" and one.weight > 0 for one in found)


def _is_cited_before(analysis: Analysis, number: int) -> bool:
    """Say whether a source is cited before a citation in its paragraph or note, or in the one before that."""
    citation = analysis.citations[number].citation
    read, named = _position(analysis, citation), _named(analysis)
    at = bisect_left(named.positions, _paragraph_before(analysis, read))
    if at < len(named.positions) and named.positions[at] < read:
        return True
    note = citation.note
    return note is not None and (note - 1 in named.first_in_note or named.first_in_note.get(note, number) < number)


def _paragraph_before(analysis: Analysis, at: int) -> int:
    """Return where the paragraph before the one at a position begins; never before the heading over it."""
    blocks = analysis.manuscript.blocks
    own = max(bisect_right(blocks, at, key=lambda block: block.span.start) - 1, 0)
    previous = own - 1
    while previous >= 0 and blocks[previous].zone is Zone.NOTE:  # an inline note stands between paragraphs
        previous -= 1
    begins = own if previous < 0 or blocks[previous].zone is Zone.HEADING else previous
    return blocks[begins].span.start


class _Named(NamedTuple):
    """The citations that name a source: where they are read, in order, and the number of the first of each note."""

    positions: list[int]
    first_in_note: dict[int, int]


@lru_cache(maxsize=1)
def _named(analysis: Analysis) -> _Named:
    positions: list[int] = []
    first: dict[int, int] = {}
    for number, resolved in enumerate(analysis.citations):
        if any(one.cite.form not in _NAMELESS for one in resolved.resolutions):
            positions.append(_position(analysis, resolved.citation))
            if resolved.citation.note is not None:
                first.setdefault(resolved.citation.note, number)
    return _Named(sorted(positions), first)


def _position(analysis: Analysis, citation: Citation) -> int:
    """Return where a citation is read: a note's where its marker stands."""
    note = analysis.manuscript.notes[citation.note] if citation.note is not None else None
    return note.marker.start if note is not None and note.marker is not None else citation.span.start
