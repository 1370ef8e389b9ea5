"""The author's own cites and locators, and the ranges in them, as they are written."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from itertools import chain

from footnotes.model.analysis import Analysis
from footnotes.model.citation import Locator
from footnotes.model.resolution import Resolution
from footnotes.patterns import pattern
from footnotes.records import NamedTuple
from footnotes.text import Span
from footnotes.text.numerals import roman
from footnotes.text.page_ranges import whole_end

DASHES = "-‐‑‒–—−"
_RANGE = pattern(
    rf"(?<![\w.])(?P<first>\d+|[ivxlcdm]+|[IVXLCDM]+)(?P<dash>\s*[{DASHES}]{{1,2}}\s*)"
    rf"(?P<last>\d+|[ivxlcdm]+|[IVXLCDM]+)(?!\w|[{DASHES}]|\.\d)"
)
# Labels whose values are numbers that count on: 13-42 is a range of pages, but may be one shelfmark.
_COUNTING = frozenset({"page", "column", "line", "folio", "note", "verse", "paragraph"})


class Range(NamedTuple):
    """A range of numbers in a locator, as written; the spans are in the text."""

    first: str
    dash: str  # with the spaces around it
    last: str
    span: Span
    dash_span: Span
    last_span: Span
    label: str

    @property
    def digits(self) -> tuple[str, str] | None:
        """Both ends in digits, the last with the digits that it borrows; None for Roman numerals."""
        both = self.first.isdecimal() and self.last.isdecimal()
        return (self.first, whole_end(self.first, self.last)) if both else None

    @property
    def numbers(self) -> tuple[int, int] | None:
        """Both ends as numbers; None where one is no number."""
        if self.digits:
            return int(self.digits[0]), int(self.digits[1])
        first, last = roman(self.first), roman(self.last)
        return (first, last) if first and last else None


@lru_cache(maxsize=1)  # most rules ask
def own_cites(analysis: Analysis) -> tuple[Resolution, ...]:
    """Return the cites that are the author's own, not those of documents that the manuscript quotes."""
    own = (resolved.resolutions for resolved in analysis.citations if not resolved.citation.quoted)
    return tuple(chain.from_iterable(own))


def locators(analysis: Analysis) -> Iterator[Locator]:
    """Yield the locators of the author's own cites."""
    for resolution in own_cites(analysis):
        yield from resolution.cite.locators


@lru_cache(maxsize=1)  # several rules ask
def ranges(analysis: Analysis) -> tuple[Range, ...]:
    """Return the ranges in locators whose values count on: pages, columns, lines …"""
    return tuple(_ranges(analysis))


def _ranges(analysis: Analysis) -> Iterator[Range]:
    text = analysis.manuscript.text
    for locator in locators(analysis):
        if locator.label in _COUNTING:
            for match in _RANGE.finditer(text, *locator.span):
                first, dash, last = match.group("first", "dash", "last")
                whole, between, end = (Span(*match.span(group)) for group in (0, "dash", "last"))
                yield Range(first, dash, last, whole, between, end, locator.label)
