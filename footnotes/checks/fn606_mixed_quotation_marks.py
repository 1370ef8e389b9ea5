"""FN606: titles in several kinds of quotation marks.

What it does
    Counts with which mark the quotations in citations begin: ``"``, ``“``, ``„``, ``«`` or ``»``; and reports those
    that differ from most. Titles in another script have marks of their own; marks inside others and citations in
    quoted documents are left alone.

Why it matters
    Straight marks among curly ones come from notes that were pasted in; a house has one kind.

Example
    ``Davis, “On the Lame,” 572`` and ``Davis, "Women on Top," 124``

Instead
    ``Davis, “Women on Top,” 124``

Fix
    None: ``footnotes render`` writes the marks of the style and language.
"""

from __future__ import annotations

import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterator

from footnotes.checks.rule import Conventions, Finding
from footnotes.model.analysis import Analysis
from footnotes.patterns import pattern
from footnotes.text import Span
from footnotes.translations import gettext

_QUOTED = pattern(r"(?<!\w)(?:\"[^\"]*\"|“[^“”]*”|„[^“”„]*[“”]|«[^«»]*»|»[^«»]*«)(?!\w)")


def find(analysis: Analysis, conventions: Conventions) -> Iterator[Finding]:
    """Yield a finding for each quotation in marks that are rarer."""
    by_script: dict[str, list[tuple[Span, str]]] = defaultdict(list)
    for span, text in _quotations(analysis):
        by_script[_script(text)].append((span, text))
    for quoted in by_script.values():
        usual = Counter(text[0] for _, text in quoted).most_common(1)[0][0]
        for span, text in quoted:
            if text[0] != usual:
                message = gettext("quotation marks {marks}, where most citations here have {usual}").format(
                    marks=f"{text[0]}{text[-1]}", usual=usual
                )
                yield Finding(analysis.place(span), message)


def _script(text: str) -> str:
    """Return the script of a quotation: a Russian title keeps its own marks in an English note."""
    return next((unicodedata.name(sign, "").partition(" ")[0] for sign in text if sign.isalpha()), "")


def _quotations(analysis: Analysis) -> Iterator[tuple[Span, str]]:
    for resolved in analysis.citations:
        citation = resolved.citation
        for match in _QUOTED.finditer(citation.text) if not citation.quoted else ():
            yield Span(*match.span()).shift(citation.span.start), match[0]
