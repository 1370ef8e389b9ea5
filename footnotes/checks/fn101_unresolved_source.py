"""FN101: a cite whose source is not in the bibliography.

What it does
    Reports each cite for which no entry of the bibliography can be chosen, with the nearest entries. "Ibid."
    and bare page numbers have rules of their own (FN103, FN106). Web addresses, the Bible and the classics, cited by
    their own parts, are left alone.

Why it matters
    The reader cannot look up what the bibliography does not name; most often a siglum was never declared, a name or a
    year was mistyped, or the entry is missing.

Example
    ``… insisted (1937 Trial 86-7) that …`` with no entry of that name or siglum.

Instead
    Add the entry, or give the entry that is meant the siglum ``1937 Trial`` (BibLaTeX ``shorthand``, a file of sigla),
    or write the cite as the bibliography has it.

Fix
    None.
"""

from __future__ import annotations

from collections.abc import Iterator

from footnotes.checks.antecedents import leans_on_unresolved
from footnotes.checks.naming import names_source, share_words_only
from footnotes.checks.rule import Conventions, Finding
from footnotes.checks.wording import designator, nearest, reasons
from footnotes.model.analysis import Analysis
from footnotes.model.bibliography import Bibliography
from footnotes.model.citation import CiteForm
from footnotes.model.resolution import Resolution

_SHOWN = 3  # of the nearest entries
_ALIKE = 60  # of 100: how much a key must be like another to be named


def find(analysis: Analysis, conventions: Conventions) -> Iterator[Finding]:
    """Yield a finding for each cite without an entry that no other rule speaks of."""
    for resolved in analysis.citations:
        for resolution in resolved.resolutions:
            cite = resolution.cite
            ambiguous = resolution.rivals and not share_words_only(resolution.rivals)
            if resolution.entry or ambiguous or cite.form in (CiteForm.SELF, CiteForm.IBID):
                continue
            if names_source(cite, analysis.language) and not leans_on_unresolved(analysis, resolution):
                place = analysis.place(resolution.cite.span)
                yield Finding(place, _message(resolution, analysis.bibliography), help=resolution.reason)


def _message(resolution: Resolution, bibliography: Bibliography) -> str:
    if resolution.cite.key is not None:
        return _unknown_key(resolution.cite.key, bibliography)
    message = f'unresolved source "{designator(resolution.cite)}"'
    candidates = [candidate for candidate in resolution.candidates if reasons(candidate)][:_SHOWN]
    if candidates:
        return f"{message}; nearest: {nearest(candidates)}"
    return message


def _unknown_key(key: str, bibliography: Bibliography) -> str:
    """Name the keys that are written most like an unknown one."""
    from rapidfuzz import fuzz, process  # only wanted where something is wrong

    alike = process.extract(key, list(bibliography.entries), scorer=fuzz.ratio, score_cutoff=_ALIKE, limit=_SHOWN)
    names = ", ".join(name for name, _, _ in alike)
    return f'unknown key "{key}"' + (f"; nearest: {names}" if names else "")
