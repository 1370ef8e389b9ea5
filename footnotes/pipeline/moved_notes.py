"""References of a manuscript to its own notes by number, which go astray where new notes stand between."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from footnotes.manuscripts.note_counting import counted
from footnotes.model.analysis import Analysis
from footnotes.model.citation import CiteForm
from footnotes.records import NamedTuple
from footnotes.text import Span


class MovedReference(NamedTuple):
    """A reference to a note that gets another number: "see note 3"."""

    span: Span  # in the text
    old: str
    new: str


def moved_references(analysis: Analysis, positions: Sequence[int]) -> Iterator[MovedReference]:
    """Yield the references to notes of the manuscript whose numbers new notes at ``positions`` in the text change."""
    notes = analysis.manuscript.notes
    numbers = counted(analysis.manuscript, positions) if positions and notes else None
    moved = {at: label for at, label in numbers.old.items() if notes[at].label != label} if numbers else {}
    if not moved:
        return
    labelled: dict[str, list[int]] = {}
    for at in moved:
        labelled.setdefault(notes[at].label, []).append(at)
    for resolved in analysis.citations:
        for cite in resolved.citation.cites:
            if cite.form not in (CiteForm.SELF, CiteForm.LOCATOR):  # else it may be a note of the work cited
                continue
            block = analysis.manuscript.block_at(cite.span.start)
            for locator in cite.locators:
                found = labelled.get(locator.value, []) if locator.label == "note" else []
                beside = [at for at in found if block is not None and notes[at].chapter == block.chapter]
                for at in (beside or found)[:1]:
                    yield MovedReference(cite.span, notes[at].label, moved[at])
