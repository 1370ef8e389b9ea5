"""How findings speak of cites and candidates."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from footnotes.model.analysis import Analysis
from footnotes.model.citation import Cite
from footnotes.model.entry import Entry
from footnotes.model.resolution import Candidate, Resolution
from footnotes.model.terms import term
from footnotes.text import Span
from footnotes.translations import gettext

_NEAREST = 3  # candidates that are named


def designator(cite: Cite) -> str:
    """Return the words of a cite that name its source, as they are written; all of it where none do."""
    named = designator_span(cite)
    return " ".join((named.shift(-cite.span.start).of(cite.text) if named else cite.text).split())


def designator_span(cite: Cite) -> Span | None:
    """Return where in the text the words stand that name the source of a cite; None where none do."""
    spans = [Span(at, at + len(part)) for part in _parts(cite) if (at := cite.text.find(part)) >= 0]
    if not spans:
        return None
    return Span(min(spans).start, max(span.end for span in spans)).shift(cite.span.start)


def words_of(cite: Cite) -> str:
    """Return a cite as it is written, on one line, without the full stop after it."""
    return " ".join(cite.text.split()).rstrip(".,;")


def _parts(cite: Cite) -> Iterator[str]:
    yield from filter(None, (cite.key, *cite.authors, cite.title, cite.container, cite.year))


def nearest(candidates: Iterable[Candidate]) -> str:
    """Return candidates as ``trial1937 (title, year), trial1938 (title)``."""
    return ", ".join(f"{candidate.key} ({reasons(candidate)})" for candidate in candidates)


def likely(resolution: Resolution) -> tuple[Candidate, ...]:
    """Return the candidates that an unresolved cite is most likely to mean: those with a reason for them."""
    return tuple(candidate for candidate in resolution.candidates if reasons(candidate))[:_NEAREST]


def reasons(candidate: Candidate) -> str:
    """Return what speaks for a candidate in a word each ("title, year"); `footnotes explain` has it in full."""
    return ", ".join(dict.fromkeys(term(evidence.strategy) for evidence in candidate.evidence if evidence.weight > 0))


def candidate_lines(analysis: Analysis, candidates: Iterable[Candidate]) -> tuple[str, ...]:
    """Return each candidate with what it is: ``candidate broue1980: Broué, Le procès, 1980``."""
    entries = analysis.bibliography.entries
    return tuple(
        gettext("candidate {key}: {entry}").format(key=one.key, entry=described(entries[one.key]))
        for one in candidates
        if one.key in entries
    )


def described(entry: Entry) -> str:
    """Return an entry as a reader knows it: authors, title, year."""
    people = entry.names("author") or entry.names("editor")
    names = ", ".join(name.last for name in people[:3])
    if len(people) > 3:
        names = gettext("{names} and others").format(names=names)
    years = "–".join(map(str, dict.fromkeys(entry.years())))
    title = entry.text("title") or entry.text("container-title") or entry.text("URL")
    return ", ".join(filter(None, (names, title, years))) or entry.key
