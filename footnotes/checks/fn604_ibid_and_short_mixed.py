"""FN604: ibid. in some notes and the source again in others, for the same situation.

What it does
    Looks at the notes whose first citation is of the single source that the note before cites, and reports those that
    do it in the way that is rarer in the manuscript, ibid. or the short form; of equally many, the later. Off by
    default.

Why it matters
    A house wants one or the other (Chicago Manual of Style 17, 14.34, no longer wants ibid.; MHRA Style Guide 4, 7.3,
    does).

Example
    ``[^2]: Ibid., 9.`` and, further on, ``[^5]: Davis, *Return*, 7.`` ``[^6]: Davis, *Return*, 9.``

Instead
    ``[^6]: Ibid., 9.``

Fix
    Writes ibid. for the source, where that is the usual way (unsafe: notes that are moved later lose their source).
    For the other way round there is ``footnotes check --expand-ibid``.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from footnotes.checks.mending import fix_whole, source_words
from footnotes.checks.notes_in_order import NotedCite, by_note, cites_in_notes
from footnotes.checks.rule import Conventions, Finding
from footnotes.checks.vocabulary import form_in
from footnotes.checks.wording import designator_span, words_of
from footnotes.model.analysis import Analysis
from footnotes.model.citation import Cite, CiteForm
from footnotes.model.diagnostic import Fix, Safety
from footnotes.text import Span
from footnotes.translations import gettext


def find(analysis: Analysis, conventions: Conventions) -> Iterator[Finding]:
    """Yield a finding for each repeated source that is cited in the rarer way."""
    repeated = list(_repeated(analysis))
    ibids = [cite for cite in repeated if cite.form is CiteForm.IBID]
    if not ibids or len(ibids) == len(repeated):
        return
    ibid_is_usual = 2 * len(ibids) > len(repeated) or (2 * len(ibids) == len(repeated) and repeated[0] is ibids[0])
    for cite in repeated:
        if (cite.form is CiteForm.IBID) != ibid_is_usual:
            told = (
                gettext('"{cite}" repeats the source of the note before, where most notes here have ibid.')
                if ibid_is_usual
                else gettext(
                    '"{cite}" repeats the source of the note before, where most notes here have the source again'
                )
            )
            message = told.format(cite=words_of(cite))
            yield Finding(
                analysis.place(cite.span), message, fix=_fix(analysis, cite, ibids) if ibid_is_usual else None
            )


def _repeated(analysis: Analysis) -> Iterator[Cite]:
    """Yield the first cite of each note that repeats the single source of the note before."""
    for before, notes in pairwise(by_note(cites_in_notes(analysis))):
        first = notes[0].resolution
        own = first.cite.form in (CiteForm.IBID, CiteForm.SHORT, CiteForm.SIGLUM) and first.cite.text
        if own and first.entry and _sources(before) == {first.entry} and notes[0].note == before[0].note + 1:
            yield first.cite


def _sources(cites: list[NotedCite]) -> set[str | None]:
    return {cite.resolution.entry for cite in cites if cite.resolution.cite.form is not CiteForm.SELF}


def _fix(analysis: Analysis, cite: Cite, ibids: list[Cite]) -> Fix | None:
    span = designator_span(cite)
    model = ibids[0]
    form = form_in(model.text, analysis.language, "ibid")
    if span is None or not form:
        return None
    start = model.span.start + model.text.find(form)
    begins = analysis.manuscript.text[max(0, span.start - 2) : span.start] in ("", "\n\n")
    cased = form[:1].upper() + form[1:] if begins else form[:1].lower() + form[1:]
    written = source_words(analysis, Span(start, start + len(form)))
    return fix_whole(analysis, Safety.UNSAFE, span, written.replace(form, cased))
