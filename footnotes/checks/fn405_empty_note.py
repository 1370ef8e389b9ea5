r"""FN405: a note with nothing in it.

What it does
    Reports each note whose body is empty: a label alone, ``\footnote{}``.

Why it matters
    It was to be written later, and it prints as a number at the foot of the page.

Example
    ``[^4]:`` and nothing after it.

Instead
    Write the note, or take it out with its marker.

Fix
    None.
"""

from __future__ import annotations

from collections.abc import Iterator

from footnotes.checks.markers import has_own_body
from footnotes.checks.rule import Conventions, Finding
from footnotes.model.analysis import Analysis
from footnotes.translations import gettext


def find(analysis: Analysis, conventions: Conventions) -> Iterator[Finding]:
    """Yield a finding for each note without text."""
    manuscript = analysis.manuscript
    for note in manuscript.notes:
        written = note.body_source or (note.marker_source if has_own_body(manuscript, note) else None)
        if written and (note.body is None or not note.body.of(manuscript.text).strip()):
            yield Finding(
                analysis.source_place(written, note.part), gettext('note "{label}" is empty').format(label=note.label)
            )
