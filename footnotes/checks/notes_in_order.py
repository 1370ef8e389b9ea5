"""What the notes cite, in the order in which they are read."""

from __future__ import annotations

from collections.abc import Iterator

from footnotes.checks.sigla import read_at
from footnotes.model.analysis import Analysis
from footnotes.model.resolution import Resolution
from footnotes.records import NamedTuple


class NotedCite(NamedTuple):
    """A cite of the author's own in a note (an index into Manuscript.notes)."""

    note: int
    resolution: Resolution


def cites_in_notes(analysis: Analysis) -> list[NotedCite]:
    """Return the author's own cites that stand in notes, in the order of reading."""
    found = [
        (read_at(analysis, resolved.citation.span.start), number, NotedCite(resolved.citation.note, resolution))
        for resolved in analysis.citations
        if resolved.citation.note is not None and not resolved.citation.quoted
        for number, resolution in enumerate(resolved.resolutions)
    ]
    return [cite for _, _, cite in sorted(found, key=lambda one: one[:2])]


def by_note(cites: list[NotedCite]) -> Iterator[list[NotedCite]]:
    """Yield the cites of each note."""
    group: list[NotedCite] = []
    for cite in cites:
        if group and cite.note != group[0].note:
            yield group
            group = []
        group.append(cite)
    if group:
        yield group
