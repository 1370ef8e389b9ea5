"""FN603: one source called by two names.

What it does
    For each source that is cited both by its siglum and by author or title, reports the cites without the siglum; for
    one that is cited by two short titles with no word in common, those of the title that is rarer. Full references,
    author and year alone and cites before the siglum is first used are left alone. Off by default.

Why it matters
    The reader takes two names for two sources.

Example
    ``(RKEB 3 40)`` here and ``(Reabilitatsiia 3 41)`` there.

Instead
    ``(RKEB 3 40)`` and ``(RKEB 3 41)``

Fix
    Writes the siglum in place of author and title (unsafe: the long form may stand there on purpose).
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence

from footnotes.checks.locators import own_cites
from footnotes.checks.mending import fix_whole, source_words
from footnotes.checks.rule import Conventions, Finding
from footnotes.checks.sigla import read_at
from footnotes.checks.wording import designator_span
from footnotes.model.analysis import Analysis
from footnotes.model.citation import Cite, CiteForm
from footnotes.model.diagnostic import Safety
from footnotes.resolve.words import words
from footnotes.translations import gettext


def find(analysis: Analysis, conventions: Conventions) -> Iterator[Finding]:
    """Yield a finding for each cite by another name than most of its source."""
    by_source: dict[str, list[Cite]] = defaultdict(list)
    for resolution in own_cites(analysis):
        if resolution.entry and resolution.cite.form in (CiteForm.SHORT, CiteForm.SIGLUM) and resolution.cite.title:
            by_source[resolution.entry].append(resolution.cite)
    for key, cites in by_source.items():
        sigla = [cite for cite in cites if cite.form is CiteForm.SIGLUM]
        yield from _without_siglum(analysis, key, cites, sigla) if sigla else _by_other_title(analysis, key, cites)


def _without_siglum(analysis: Analysis, key: str, cites: Sequence[Cite], sigla: Sequence[Cite]) -> Iterator[Finding]:
    first = min(read_at(analysis, cite.span.start) for cite in sigla)
    siglum = Counter(cite.title or "" for cite in sigla).most_common(1)[0][0]
    model = designator_span(next(cite for cite in sigla if cite.title == siglum)) if siglum else None
    written = source_words(analysis, model) if model else ""
    for cite in cites:
        span = designator_span(cite)
        other = cite.form is CiteForm.SHORT and not _words(cite) <= _words_of(siglum)
        if other and span and read_at(analysis, cite.span.start) > first:
            named = span.of(analysis.manuscript.text)
            mend = fix_whole(analysis, Safety.UNSAFE, span, written) if written else None
            yield Finding(
                analysis.place(span),
                gettext('"{cite}" is called "{siglum}" elsewhere').format(cite=" ".join(named.split()), siglum=siglum),
                fix=mend,
            )


def _by_other_title(analysis: Analysis, key: str, cites: Sequence[Cite]) -> Iterator[Finding]:
    titles = [_words(cite) for cite in cites]
    usual = Counter(titles).most_common(1)[0][0]
    other = cites[titles.index(usual)].title
    for cite, title in zip(cites, titles, strict=True):
        if title and usual and title.isdisjoint(usual):
            yield Finding(
                analysis.place(cite.span),
                gettext('{key} is called "{title}" here and "{other}" elsewhere').format(
                    key=key, title=cite.title, other=other
                ),
            )


def _words(cite: Cite) -> frozenset[str]:
    return _words_of(cite.title or "")


def _words_of(text: str) -> frozenset[str]:
    return frozenset(word.skeleton for word in words(text))
