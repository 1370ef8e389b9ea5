"""FN601: a source cited in short form before it was cited in full.

What it does
    In a style that cites in notes and shortens later citations, reports the first citation of a source in a note where
    it is a short form. Sigla are left alone: they have a list of their own. Off by default: books with a bibliography
    may be short throughout.

Why it matters
    The reader of note 3 does not know yet what *Return* is (Chicago Manual of Style 17, 14.19; MHRA Style Guide 4,
    7.2).

Example
    ``[^1]: Davis, *Return*, 7.`` as the first citation of that book.

Instead
    ``[^1]: Natalie Zemon Davis, *The Return of Martin Guerre* (Cambridge, MA, 1983), 7.``

Fix
    None: ``footnotes render`` writes all forms anew.
"""

from __future__ import annotations

from collections.abc import Iterator

from footnotes.checks.notes_in_order import cites_in_notes
from footnotes.checks.rule import Conventions, Finding
from footnotes.checks.styles import style_facts
from footnotes.checks.wording import words_of
from footnotes.model.analysis import Analysis
from footnotes.model.citation import CiteForm
from footnotes.translations import gettext


def find(analysis: Analysis, conventions: Conventions) -> Iterator[Finding]:
    """Yield a finding for each source whose first citation is short."""
    style = style_facts(conventions.style)
    met: set[str] = set()
    for _, resolution in cites_in_notes(analysis) if style.in_notes and style.shortens else ():
        key = resolution.entry
        if key is None or key in met:
            continue
        met.add(key)
        if resolution.cite.form is CiteForm.SHORT:
            message = gettext('first citation of {key} is short: "{cite}"').format(
                key=key, cite=words_of(resolution.cite)
            )
            yield Finding(analysis.place(resolution.cite.span), message)
