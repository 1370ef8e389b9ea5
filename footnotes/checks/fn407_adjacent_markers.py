"""FN407: two note markers side by side.

What it does
    Reports a marker that follows another with nothing, or only a comma or a space, between them.

Why it matters
    Raised, ``12`` and ``13`` read as ``1213``. Two notes at one place are one note (Chicago Manual of Style 17, 14.28).

Example
    ``… as Getty says.[^4][^5]``

Instead
    One note with both sources, parted by a semicolon.

Fix
    None.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from footnotes.checks.markers import marked
from footnotes.checks.rule import Conventions, Finding
from footnotes.model.analysis import Analysis
from footnotes.translations import gettext


def find(analysis: Analysis, conventions: Conventions) -> Iterator[Finding]:
    """Yield a finding for each marker right after another."""
    for first, second in pairwise(marked(analysis.manuscript)):
        one, other = first.marker_source, second.marker_source
        if one is None or other is None or first.part != second.part or one == other:
            continue
        between = analysis.manuscript.parts[first.part][one.end : other.start] if one.end <= other.start else "?"
        if re.fullmatch(r"(?:</?sup>|[ ,\xa0\u202f])*", between):
            message = gettext('marker "{second}" right after marker "{first}"').format(
                second=second.label, first=first.label
            )
            yield Finding(analysis.source_place(other, second.part), message)
