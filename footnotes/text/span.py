"""Half-open stretches of text."""

from __future__ import annotations

from footnotes.records import NamedTuple


class Span(NamedTuple):
    """A stretch of text from ``start`` up to but not including ``end``, in characters."""

    start: int
    end: int

    def of(self, text: str) -> str:
        """Return the part of ``text`` that this span covers."""
        return text[self.start : self.end]

    def shift(self, by: int) -> Span:
        """Return the span moved ``by`` characters to the right."""
        return Span(self.start + by, self.end + by)

    def contains(self, other: Span) -> bool:
        """Say whether ``other`` lies wholly inside this span."""
        return self.start <= other.start and other.end <= self.end

    def overlaps(self, other: Span) -> bool:
        """Say whether the two spans share at least one character."""
        return self.start < other.end and other.start < self.end
