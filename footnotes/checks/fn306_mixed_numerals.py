"""FN306: the volume of a source in Roman numerals here and in Arabic there.

What it does
    For each source, counts how its volumes, books, parts and chapters are numbered, and reports those in the numerals
    that fewer of its cites have; of equally many, the later. Full references and pages are left alone: they
    have the numerals of the title page, and those of the preface.

Why it matters
    ``II 345`` and ``2, 345`` look like two places to a reader.

Example
    ``(Braudel, La Méditerranée, II 345)`` and later ``(Braudel, La Méditerranée, 2, 345)``.

Instead
    One of the two throughout.

Fix
    None.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator

from footnotes.checks.locators import own_cites
from footnotes.checks.rule import Conventions, Finding
from footnotes.model.analysis import Analysis
from footnotes.model.citation import Cite, CiteForm
from footnotes.model.resolution import Resolution
from footnotes.model.terms import term
from footnotes.records import NamedTuple
from footnotes.text import Span
from footnotes.text.numerals import roman
from footnotes.translations import gettext

_DIVISIONS = frozenset({"book", "part", "chapter"})
_LETTERS = frozenset("CDLM")  # more often a letter than a number


class _Numbered(NamedTuple):
    is_roman: bool
    value: str
    span: Span


def find(analysis: Analysis, conventions: Conventions) -> Iterator[Finding]:
    """Yield a finding for each number in the numerals that are rarer for its source."""
    by_source: dict[tuple[str, str], list[_Numbered]] = defaultdict(list)
    for resolution in own_cites(analysis):
        for label, value, span in _numbers(resolution.cite) if _is_short(resolution) else ():
            is_roman = bool(roman(value)) and value.isupper() and value not in _LETTERS
            if is_roman or value.isdecimal():
                by_source[resolution.entry or "", label].append(_Numbered(is_roman, value, span))
    for (_, label), numbered in by_source.items():
        in_roman = sum(one.is_roman for one in numbered)
        usual = 2 * in_roman > len(numbered) or (2 * in_roman == len(numbered) and numbered[0].is_roman)
        told = (
            gettext('{label} "{number}" in Arabic numerals, elsewhere of this source in Roman')
            if usual
            else gettext('{label} "{number}" in Roman numerals, elsewhere of this source in Arabic')
        )
        for one in numbered:
            if one.is_roman != usual:
                yield Finding(analysis.place(one.span), told.format(label=term(label), number=one.value))


def _is_short(resolution: Resolution) -> bool:
    """Say whether a cite names a known source, and not as its title page does."""
    return resolution.entry is not None and resolution.cite.form is not CiteForm.FULL


def _numbers(cite: Cite) -> Iterator[tuple[str, str, Span]]:
    found = re.search(rf"(?<!\w){re.escape(cite.volume)}(?!\w)", cite.text) if cite.volume else None
    if cite.volume and found:
        yield "volume", cite.volume, Span(*found.span()).shift(cite.span.start)
    for locator in cite.locators:
        if locator.label in _DIVISIONS:
            yield locator.label, locator.value, locator.span
