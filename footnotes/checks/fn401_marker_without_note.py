"""FN401: a note marker in the text to which no note belongs.

What it does
    Reports each marker, ``[^4]`` or ``<sup>4</sup>``, whose note is nowhere in the manuscript.

Why it matters
    The note was deleted or mislabelled; pandoc prints such a marker as it stands.

Example
    ``… as Getty says.[^4]`` without a paragraph ``[^4]: …``.

Instead
    Add the note, or take the marker out.

Fix
    None.
"""

from __future__ import annotations

from collections.abc import Iterator

from footnotes.checks.markers import has_own_body
from footnotes.checks.rule import Conventions, Finding
from footnotes.model.analysis import Analysis


def find(analysis: Analysis, conventions: Conventions) -> Iterator[Finding]:
    """Yield a finding for each marker without a body."""
    for note in analysis.manuscript.notes:
        own = has_own_body(analysis.manuscript, note)
        if note.marker_source is not None and note.body_source is None and not own:
            place = analysis.source_place(note.marker_source, note.part)
            yield Finding(place, f'marker "{note.label}" without note')
