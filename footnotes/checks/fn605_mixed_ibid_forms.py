"""FN605: ibid. written in several ways.

What it does
    Compares how ibid. is written: ``ibid.``, ``ib.`` or ``ibidem``; in italics or not; capital or small at the
    beginning of a note; and reports those that differ from most. Of equally many, the later. "Ivi" and "ibidem" are
    two words in Italian and are not compared.

Why it matters
    It looks as if a difference were meant.

Example
    ``[^2]: Ibid., 9.`` and ``[^5]: *Ibid.*, 12.``

Instead
    One of the two throughout.

Fix
    None.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence

from footnotes.checks.locators import own_cites
from footnotes.checks.rule import Conventions, Finding
from footnotes.checks.vocabulary import form_in
from footnotes.model.analysis import Analysis
from footnotes.model.citation import CiteForm
from footnotes.records import NamedTuple
from footnotes.text import Span
from footnotes.translations import gettext


class _Ibid(NamedTuple):
    """An ibid. as written, and in what respects it may differ from others."""

    span: Span
    written: str
    respects: tuple[tuple[str, object], ...]


def find(analysis: Analysis, conventions: Conventions) -> Iterator[Finding]:
    """Yield a finding for each ibid. that differs from most."""
    families: dict[str, list[_Ibid]] = defaultdict(list)
    for ibid in _ibids(analysis):
        families[ibid.written.casefold()[:2]].append(ibid)
    for ibids in families.values():
        usual = _usual(ibids)
        for ibid in ibids:
            different = [name for name, value in ibid.respects if usual[name] != value]
            if different:
                yield Finding(
                    analysis.place(ibid.span),
                    gettext('"{ibid}" differs from most here in {respects}').format(
                        ibid=ibid.written, respects=", ".join(different)
                    ),
                )


def _usual(ibids: Sequence[_Ibid]) -> dict[str, object]:
    """Return what most are in each respect; of equally many, the earlier."""
    counts: dict[str, Counter[object]] = defaultdict(Counter)
    for ibid in ibids:
        for name, value in ibid.respects:
            counts[name][value] += 1
    return {name: count.most_common(1)[0][0] for name, count in counts.items()}


def _ibids(analysis: Analysis) -> Iterator[_Ibid]:
    manuscript = analysis.manuscript
    for resolution in own_cites(analysis):
        cite = resolution.cite
        written = form_in(cite.text, analysis.language, "ibid") if cite.form is CiteForm.IBID else ""
        if not written:
            continue
        start = cite.span.start + cite.text.find(written)
        word = written.rstrip(".:")
        span = Span(start, start + len(word))
        marks = manuscript.marks_in(Span(max(0, start - 1), span.end))
        emphasised = any(mark.kind == "emphasis" and mark.text.contains(span) for mark in marks)
        respects: list[tuple[str, object]] = [(gettext("italics"), emphasised), (gettext("the word"), word.casefold())]
        after = manuscript.text[span.end : span.end + 2]
        if len(after) == 2 and after[1] not in "\n":  # a full stop at the end says nothing
            respects.append((gettext("the full stop"), after[0] == "."))
        block = manuscript.block_at(start)
        if block is not None and block.span.start == start:
            respects.append((gettext("the capital"), word[:1].isupper()))
        yield _Ibid(span, written, tuple(respects))
