"""FN101: a cite whose source is not in the bibliography.

What it does
    Reports each cite for which no entry of the bibliography can be chosen, with the nearest entries. "Ibid."
    and bare page numbers have rules of their own (FN103, FN106). Web pages without an author or a date, the Bible and
    the classics, cited by their own parts, are left alone, and so is what a quoted document cites.

Why it matters
    The reader cannot look up what the bibliography does not name; most often a siglum was never declared, a name or a
    year was mistyped, or the entry is missing.

Example
    ``… insisted (1937 Trial 86-7) that …`` with no entry of that name or siglum.

Instead
    Add the entry, or give the entry that is meant the siglum ``1937 Trial`` (BibLaTeX ``shorthand``, a file of sigla),
    or write the cite as the bibliography has it.

Fix
    Writes the nearest key for an unknown one that is all but alike (unsafe: another entry may be meant).
"""

from __future__ import annotations

from collections.abc import Iterator

from footnotes.checks.antecedents import leans_on_unresolved
from footnotes.checks.mending import fix
from footnotes.checks.naming import names_source, share_words_only
from footnotes.checks.rule import Conventions, Finding
from footnotes.checks.wording import candidate_lines, designator, likely, nearest
from footnotes.model.analysis import Analysis
from footnotes.model.citation import Cite, CiteForm
from footnotes.model.diagnostic import Safety
from footnotes.model.resolution import Resolution
from footnotes.text import Span
from footnotes.translations import gettext

_SHOWN = 3  # of the nearest keys
_ALIKE = 60  # of 100: how much a key must be like another to be named
_ALL_BUT_ALIKE = 85  # of 100: how much for it to be written instead


def find(analysis: Analysis, conventions: Conventions) -> Iterator[Finding]:
    """Yield a finding for each cite without an entry that no other rule speaks of."""
    for resolved in analysis.citations:
        for before, resolution in zip((None, *resolved.resolutions), resolved.resolutions, strict=False):
            cite = resolution.cite
            ambiguous = resolution.rivals and not share_words_only(resolution.rivals)
            if resolution.entry or ambiguous or cite.form in (CiteForm.SELF, CiteForm.IBID):
                continue
            if cite.key is not None:
                yield _unknown_key(analysis, cite, cite.key)
            elif resolved.citation.quoted:
                continue
            elif names_source(cite, analysis.language) and not _is_told_of(analysis, before, resolution):
                yield _unresolved(analysis, resolution)


def _is_told_of(analysis: Analysis, before: Resolution | None, resolution: Resolution) -> bool:
    """Say whether the source is found or reported with another cite.

    It leans on an unresolved one, or it is a part of the work named before it: "Hasted, II, *Lathe of Aylesford*, 46".
    """
    cite = resolution.cite
    if leans_on_unresolved(analysis, resolution):
        return True
    if before is None or before.entry is None or cite.authors or cite.container or cite.year or cite.place:
        return False
    return analysis.manuscript.text[before.cite.span.end : cite.span.start].strip() == ","


def _unresolved(analysis: Analysis, resolution: Resolution) -> Finding:
    candidates = likely(resolution)
    told = (
        gettext('unresolved source "{cite}"; nearest: {nearest}')
        if candidates
        else gettext('unresolved source "{cite}"')
    )
    message = told.format(cite=designator(resolution.cite), nearest=nearest(candidates))
    related = candidate_lines(analysis, candidates)
    return Finding(analysis.place(resolution.cite.span), message, help=resolution.reason, related=related)


def _unknown_key(analysis: Analysis, cite: Cite, key: str) -> Finding:
    """Name the keys that are written most like an unknown one; the nearest of them mends it."""
    from rapidfuzz import fuzz, process  # only wanted where something is wrong

    keys = list(analysis.bibliography.entries)
    alike = process.extract(key, keys, scorer=fuzz.ratio, score_cutoff=_ALIKE, limit=_SHOWN)
    names = ", ".join(name for name, _, _ in alike)
    at = cite.text.find(key)
    mend = None
    if at >= 0 and alike and alike[0][1] >= _ALL_BUT_ALIKE:
        span = Span(at, at + len(key)).shift(cite.span.start)
        mend = fix(analysis, gettext('write "{words}"').format(words=alike[0][0]), Safety.UNSAFE, (span, alike[0][0]))
    told = gettext('unknown key "{key}"; nearest: {nearest}') if names else gettext('unknown key "{key}"')
    return Finding(analysis.place(cite.span), told.format(key=key, nearest=names), fix=mend)
