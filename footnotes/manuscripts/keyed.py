"""Citations by key while a file is being read: where they stand in the file, until the text is known."""

from __future__ import annotations

from dataclasses import dataclass, field

from footnotes.model.citation import CiteMode
from footnotes.model.manuscript import KeyedCitation, KeyedCite, Manuscript
from footnotes.text import Span


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


def _inside(span: Span, within: Span) -> Span:
    return span if span.start < span.end and within.contains(span) else within
