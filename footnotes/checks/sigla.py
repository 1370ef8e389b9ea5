"""Where sigla are used and where the manuscript declares them, in the order of reading."""

from __future__ import annotations

from collections.abc import Iterator

from footnotes.checks.locators import own_cites
from footnotes.checks.vocabulary import forms
from footnotes.model.analysis import Analysis
from footnotes.model.citation import CiteForm
from footnotes.records import NamedTuple
from footnotes.resolve.declarations import declarations_in
from footnotes.resolve.words import squash
from footnotes.text import Span


class Use(NamedTuple):
    """A cite by siglum."""

    siglum: str
    span: Span


def uses(analysis: Analysis) -> Iterator[Use]:
    """Yield the author's own cites by siglum."""
    for resolution in own_cites(analysis):
        cite = resolution.cite
        if cite.form in (CiteForm.SIGLUM, CiteForm.SHORT) and cite.title and not cite.authors:
            yield Use(cite.title, cite.span)


def declared(analysis: Analysis) -> dict[str, tuple[int, int]]:
    """Return when each siglum is declared ("hereafter CahLT"), by its letters."""
    found: dict[str, tuple[int, int]] = {}
    for start, siglum in declarations_in(analysis.manuscript, forms(analysis.language, "hereafter")):
        found.setdefault(squash(siglum), read_at(analysis, start))
    return found


def read_at(analysis: Analysis, offset: int) -> tuple[int, int]:
    """Return when a place of the text is read: a note at its marker."""
    block = analysis.manuscript.block_at(offset)
    note = analysis.manuscript.notes[block.note] if block is not None and block.note is not None else None
    return (note.marker.start, offset) if note is not None and note.marker is not None else (offset, 0)
