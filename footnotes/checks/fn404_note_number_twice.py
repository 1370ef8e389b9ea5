"""FN404: two notes, or two markers typed by hand, with one number.

What it does
    Reports each note whose label an earlier note of the chapter has, and each numbered marker that repeats an earlier
    one. Several markers ``[^1]`` of one note are left alone: pandoc prints the note again.

Why it matters
    Of two notes with one label one is lost, or both stand under the wrong marker.

Example
    ``[^3]: Getty, 7.`` and, further down, ``[^3]: Broué, 12.``

Instead
    Give the second a label of its own, and its marker too.

Fix
    None.
"""

from __future__ import annotations

from collections.abc import Iterator

from footnotes.checks.markers import runs
from footnotes.checks.rule import Conventions, Finding
from footnotes.model.analysis import Analysis
from footnotes.text import Span
from footnotes.translations import gettext


def find(analysis: Analysis, conventions: Conventions) -> Iterator[Finding]:
    """Yield a finding for each marker and each body that comes a second time."""
    for run in runs(analysis.manuscript):
        numbers = set()
        for number, note in run:
            if number in numbers and note.marker_source:
                yield Finding(
                    analysis.source_place(note.marker_source, note.part),
                    gettext('marker "{number}" a second time').format(number=number),
                )
            numbers.add(number)
    yield from _bodies(analysis)


def _bodies(analysis: Analysis) -> Iterator[Finding]:
    """Yield a finding for each note whose label is taken; a body without a marker, if one of the two has none."""
    seen: dict[tuple[int, str], Span] = {}
    notes = [note for note in analysis.manuscript.notes if note.body_source is not None]
    for note in sorted(notes, key=lambda note: note.marker_source is None):
        body = note.body_source
        first = seen.setdefault((note.chapter, note.label), body) if body else None
        if body and first != body and note.marker_source is None:
            yield Finding(
                analysis.source_place(body, note.part), gettext('note "{label}" a second time').format(label=note.label)
            )
