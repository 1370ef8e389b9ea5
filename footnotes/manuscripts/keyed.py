"""Citations by key while a file is being read: where they stand in the file, until the text is known."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace

from footnotes.model.citation import CiteMode
from footnotes.model.manuscript import KeyedCitation, KeyedCite, Manuscript
from footnotes.records import dataclass, field
from footnotes.text import Span

_OWN_KEYS = frozenset({"markdown", "org", "typst"})


@dataclass(slots=True, eq=False)
class DraftCite:
    """One source of a citation by key; spans are those of the file."""

    key: str
    span: Span
    prefix: Span | None = None
    after: Span | None = None
    suffix: Span | None = None
    locators: tuple[tuple[str, str], ...] = ()
    mode: CiteMode = CiteMode.NORMAL

    def finished(self, manuscript: Manuscript, within: Span) -> KeyedCite:
        """Return the cite as the manuscript holds it, inside the span of its citation."""
        span = _inside(manuscript.text_span(self.span), within)
        prefix, suffix = (manuscript.text_span(one).of(manuscript.text).strip() if one else ""
                          for one in (self.prefix, self.suffix))  # fmt: skip
        after = manuscript.text_span(self.after) if self.after else None
        return KeyedCite(self.key, span, prefix, after, self.locators, suffix, self.mode)


@dataclass(slots=True, eq=False)
class DraftCitation:
    """A citation by key; ``span`` is what it takes of the file, without brackets around it."""

    span: Span
    cites: list[DraftCite] = field(default_factory=list)
    makes_note: bool = False
    shown: bool = False
    sure: bool = True

    def finished(self, manuscript: Manuscript) -> KeyedCitation | None:
        """Return the citation as the manuscript holds it; None where no text of it is left."""
        span = manuscript.text_span(self.span)
        if not self.cites or span.start == span.end:
            return None
        cites = tuple(cite.finished(manuscript, span) for cite in self.cites)
        return KeyedCitation(span, cites, self.makes_note, self.shown, self.sure)


def with_typed(manuscript: Manuscript) -> Manuscript:
    """Return a manuscript with the citations by key that are typed in its text, where its format has none of its own.

    Those that its markup makes go before, unless what they show is one of those typed.
    """
    if manuscript.format in _OWN_KEYS or "@" not in manuscript.text:
        return manuscript
    from footnotes.manuscripts.pandoc_citations import typed

    drafts = list(typed(manuscript.text))
    spans = [draft.span for draft in drafts]
    kept = [one for one in manuscript.keyed if not (one.shown and _meets(one.span, spans))]
    taken = [one.span for one in kept]
    found = [
        KeyedCitation(draft.span, tuple(_typed_cite(manuscript.text, cite) for cite in draft.cites))
        for draft in drafts
        if not _meets(draft.span, taken)
    ]
    return replace(manuscript, keyed=tuple(sorted([*kept, *found], key=lambda citation: citation.span)))


def _meets(span: Span, others: Sequence[Span]) -> bool:
    """Say whether a span shares text with one of others, which are in order."""
    at = bisect_left(others, span.start + 1, key=lambda other: other.end)
    return at < len(others) and others[at].start < span.end


def _typed_cite(text: str, draft: DraftCite) -> KeyedCite:
    prefix, suffix = (span.of(text).strip() if span else "" for span in (draft.prefix, draft.suffix))
    return KeyedCite(draft.key, draft.span, prefix, draft.after, draft.locators, suffix, draft.mode)


def _inside(span: Span, within: Span) -> Span:
    return span if span.start < span.end and within.contains(span) else within
