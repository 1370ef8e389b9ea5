"""FN402: a note to which nothing in the text leads.

What it does
    Reports each note, ``[^4]: …`` or a line of a list of notes, whose marker is nowhere in the text.

Why it matters
    The reader never sees the note: pandoc leaves it out without a word.

Example
    A paragraph ``[^4]: Getty, 36.`` where no ``[^4]`` stands in the text.

Instead
    Set the marker where the note belongs, or delete the note.

Fix
    None.
"""

from __future__ import annotations

from collections.abc import Iterator

from footnotes.checks.rule import Conventions, Finding
from footnotes.model.analysis import Analysis
from footnotes.translations import gettext


def find(analysis: Analysis, conventions: Conventions) -> Iterator[Finding]:
    """Yield a finding for each body without a marker."""
    for note in analysis.manuscript.notes:
        if note.body_source is not None and note.marker_source is None:
            place = analysis.source_place(note.body_source, note.part)
            yield Finding(place, gettext('note "{label}" without marker').format(label=note.label))
