"""FN403: a note marker whose number is lower than that of the marker before it.

What it does
    Reports, within a chapter, each marker with a lower number than the one before it. A 1 begins anew. Labels that
    pandoc and LaTeX replace by numbers of their own (``[^3]``) are left alone.

Why it matters
    Notes typed by hand are read in their order: a passage was moved and its notes were not numbered again.

Example
    ``… as he said.<sup>5</sup> She denied it.<sup>3</sup>``

Instead
    Number the notes again, markers and bodies.

Fix
    None.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from footnotes.checks.markers import runs
from footnotes.checks.rule import Conventions, Finding
from footnotes.model.analysis import Analysis
from footnotes.translations import gettext


def find(analysis: Analysis, conventions: Conventions) -> Iterator[Finding]:
    """Yield a finding for each marker that counts down."""
    for run in runs(analysis.manuscript):
        for (before, _), (number, note) in pairwise(run):
            if number < before and note.marker_source:
                place = analysis.source_place(note.marker_source, note.part)
                yield Finding(
                    place, gettext('marker "{number}" after marker "{before}"').format(number=number, before=before)
                )
