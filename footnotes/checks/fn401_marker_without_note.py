"""FN401: a note marker in the text to which no note belongs.

What it does
    Reports each marker, ``[^4]`` or ``<sup>4</sup>``, whose note is nowhere in the manuscript. A raised number after a
    single letter is left alone: it belongs to the sign of an edition or a manuscript ("C¹") or to a formula.

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

from footnotes.checks.markers import has_own_body, source_of_marker
from footnotes.checks.rule import Conventions, Finding
from footnotes.model.analysis import Analysis
from footnotes.model.manuscript import Manuscript, Note
from footnotes.patterns import pattern
from footnotes.translations import gettext

_ONE_LETTER = pattern(r"(?<![\w’'])[^\W\d_]\Z")


def find(analysis: Analysis, conventions: Conventions) -> Iterator[Finding]:
    """Yield a finding for each marker without a body."""
    for note in analysis.manuscript.notes:
        if note.marker_source is None or note.body_source is not None or has_own_body(analysis.manuscript, note):
            continue
        if not _is_of_sign(analysis.manuscript, note):
            place = analysis.source_place(note.marker_source, note.part)
            yield Finding(place, gettext('marker "{label}" without note').format(label=note.label))


def _is_of_sign(manuscript: Manuscript, note: Note) -> bool:
    """Say whether a raised number stands right after a single letter."""
    if note.marker is None or not note.label.isdecimal() or source_of_marker(manuscript, note).startswith("[^"):
        return False
    at = note.marker.start
    return _ONE_LETTER.search(manuscript.text, max(0, at - 2), at) is not None
