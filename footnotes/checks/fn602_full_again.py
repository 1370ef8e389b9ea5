"""FN602: a source cited in full a second time.

What it does
    In a style that cites in notes and shortens later citations, reports each full citation in a note of a source that
    an earlier note of the same chapter cites in full. Off by default.

Why it matters
    The reader takes it for another book (Chicago Manual of Style 17, 14.30; MHRA Style Guide 4, 7.3).

Example
    ``Natalie Zemon Davis, *The Return of Martin Guerre* (Cambridge, MA, 1983), 9`` in note 1 and in note 5.

Instead
    ``Davis, *Return*, 9`` in note 5.

Fix
    None: ``footnotes render`` writes all forms anew.
"""

from __future__ import annotations

from collections.abc import Iterator

from footnotes.checks.notes_in_order import cites_in_notes
from footnotes.checks.rule import Conventions, Finding
from footnotes.checks.styles import style_facts
from footnotes.model.analysis import Analysis
from footnotes.model.citation import Cite, CiteForm
from footnotes.translations import gettext


def find(analysis: Analysis, conventions: Conventions) -> Iterator[Finding]:
    """Yield a finding for each full citation after the first."""
    style = style_facts(conventions.style)
    met: set[tuple[int, str]] = set()
    for note, resolution in cites_in_notes(analysis) if style.in_notes and style.shortens else ():
        if resolution.entry is None or not _is_full(resolution.cite):
            continue
        source = analysis.manuscript.notes[note].chapter, resolution.entry
        if source in met:
            yield Finding(
                analysis.place(resolution.cite.span),
                gettext("{key} is cited in full again").format(key=resolution.entry),
            )
        met.add(source)


def _is_full(cite: Cite) -> bool:
    """Say whether a cite has facts of publication: "Author, Title 2015" has none."""
    return cite.form is CiteForm.FULL and bool(cite.place or cite.publisher or cite.container)
