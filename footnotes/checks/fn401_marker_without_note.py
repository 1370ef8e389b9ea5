"""FN401: a note marker in the text to which no note belongs.

What it does
    Reports each marker, ``[^4]`` or ``<sup>4</sup>``, whose note is nowhere in the manuscript.

Why it matters
    The note was deleted or mislabelled; pandoc prints such a marker as it stands.

Example
    ``… as Getty says.[^4]`` without a paragraph ``[^4]: …``.

Instead
    Add the note, or take the marker out.
"""

from __future__ import annotations

from collections.abc import Iterator

from footnotes.checks.rule import Finding, ManuscriptRule
from footnotes.model.analysis import Analysis
from footnotes.model.diagnostic import Severity


def find(analysis: Analysis) -> Iterator[Finding]:
    """Yield a finding for each marker without a body."""
    for note in analysis.manuscript.notes:
        if note.marker_source is not None and note.body_source is None:
            place = analysis.source_place(note.marker_source, note.part)
            yield Finding(place, f'marker "{note.label}" without note')


RULE = ManuscriptRule("FN401", "marker-without-note", Severity.ERROR, find)
