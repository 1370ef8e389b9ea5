"""FN305: "p." before several pages, or "pp." before one.

What it does
    Reports ``p.`` before a range or list of pages, and ``pp.`` before a single page. The first in English and Italian
    only: in French, Spanish and Portuguese "p." may stand for both. "12 f.", "12 ff." and *passim* are left alone.

Why it matters
    "pp. 7" may have lost a page: the end of the range was cut, or one of the two letters is left over.

Example
    ``Davis, *Return*, p. 47–48`` and ``Davis, *Return*, pp. 7``

Instead
    ``Davis, *Return*, pp. 47–48`` and ``Davis, *Return*, p. 7`` (Chicago Manual of Style 17, 14.150; MHRA Style
    Guide 4, 7.2).

Fix
    Writes ``pp.`` for ``p.`` and the other way round.
"""

from __future__ import annotations

from collections.abc import Iterator

from footnotes.checks.locators import DASHES, own_cites
from footnotes.checks.mending import fix
from footnotes.checks.rule import Conventions, Finding
from footnotes.model.analysis import Analysis
from footnotes.model.citation import Cite
from footnotes.model.diagnostic import Safety
from footnotes.patterns import pattern
from footnotes.text import Span
from footnotes.translations import gettext

_LABEL = pattern(r"(?<![\w.])(?P<p>[Pp])(?P<plural>p?)\.?\s*\Z")
_ONE = pattern(r"\d+[a-z]?|[ivxlcdm]+|[IVXLCDM]+")
_SEVERAL = pattern(rf"(?:\d+|[ivxlcdm]+)(?:\s*(?:[{DASHES}]|,|&|\band\b|\be\b)\s*(?:\d+|[ivxlcdm]+))+")
_GOES_ON = pattern(rf"\s*(?:[{DASHES}]|f\b|ff\b|sq|seg|et\b|e\b|y\b|and\b|to\b|passim|[,;/+&]\s*(?:\d|[ivxlc]+\b))")
_LANGUAGES = frozenset({"en", "it", "fr", "es", "pt"})
_PLURAL_FOR_SEVERAL = frozenset({"en", "it"})


def find(analysis: Analysis, conventions: Conventions) -> Iterator[Finding]:
    """Yield a finding for each label in the wrong number."""
    if analysis.language in _LANGUAGES:
        for resolution in own_cites(analysis):
            yield from _of_cite(analysis, resolution.cite)


def _of_cite(analysis: Analysis, cite: Cite) -> Iterator[Finding]:
    text = analysis.manuscript.text
    for locator in cite.locators:
        start, end = locator.span
        label = _LABEL.search(text, max(0, start - 6), start) if locator.label == "page" else None
        if label is None or _GOES_ON.match(text, end):
            continue
        one = _ONE.fullmatch(text, start, end)
        several = _SEVERAL.fullmatch(text, start, end) and analysis.language in _PLURAL_FOR_SEVERAL
        if (label["plural"] and one) or (not label["plural"] and several):
            right = label["p"] if one else f"{label['p']}p"
            wrong = Span(label.start("p"), label.end("plural"))
            mend = fix(analysis, gettext('write "{words}"').format(words=f"{right}."), Safety.SAFE, (wrong, right))
            place = analysis.place(Span(wrong.start, end))
            told = (
                gettext('"{label}." before one page: "{pages}"')
                if one
                else gettext('"{label}." before several pages: "{pages}"')
            )
            yield Finding(
                place,
                told.format(label=text[wrong.start : wrong.end], pages=text[start:end]),
                fix=mend,
            )
