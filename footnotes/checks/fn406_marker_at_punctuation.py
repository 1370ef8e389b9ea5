"""FN406: a note marker on the wrong side of a punctuation mark.

What it does
    In English manuscripts, reports markers before a comma, full stop, colon or semicolon; in French, Spanish and
    Russian ones, markers after a full stop or comma. Other languages put the marker on either side, by what the note
    is about, and are left alone. Off by default: houses differ.

Why it matters
    English sets the marker after the mark (Chicago Manual of Style 17, 14.26; MHRA Style Guide 4, 7.4); French,
    Spanish and Russian before it (Lexique des règles typographiques, "Appels de note"; Ortografía de la lengua
    española, 3.4; Мильчин, Справочник издателя и автора, 18.2).

Example
    ``… as Getty says[^4].``

Instead
    ``… as Getty says.[^4]``

Fix
    None.
"""

from __future__ import annotations

from collections.abc import Iterator

from footnotes.checks.markers import marked
from footnotes.checks.rule import Conventions, Finding
from footnotes.model.analysis import Analysis
from footnotes.model.manuscript import Zone
from footnotes.translations import gettext

_AFTER, _BEFORE = frozenset({"en"}), frozenset({"fr", "es", "ru"})


def find(analysis: Analysis, conventions: Conventions) -> Iterator[Finding]:
    """Yield a finding for each marker on the wrong side."""
    manuscript, language = analysis.manuscript, analysis.language
    text = manuscript.text
    for note in marked(manuscript):
        if note.marker is None or note.marker_source is None or language not in _AFTER | _BEFORE:
            continue
        at = note.marker.start
        block = manuscript.block_at(at)
        if block is None or block.zone is Zone.NOTE:
            continue
        before, after = text[max(at - 1, block.span.start) : at], text[at : min(at + 1, block.span.end)]
        wrong = after if language in _AFTER and after in {".", ",", ":", ";"} else ""
        if language in _BEFORE and before in {".", ","} and text[at - 2 : at] != "..":
            wrong = before
        if wrong:
            told = (
                gettext('marker "{label}" before "{sign}"')
                if language in _AFTER
                else gettext('marker "{label}" after "{sign}"')
            )
            place = analysis.source_place(note.marker_source, note.part)
            yield Finding(place, told.format(label=note.label, sign=wrong))
