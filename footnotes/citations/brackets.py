"""Pairs the brackets of running text in one pass."""

from __future__ import annotations

from collections.abc import Iterator

from footnotes.patterns import pattern
from footnotes.text.span import Span

_BRACKET = pattern(r"[()\[\]]")
_CLOSES = {")": "(", "]": "["}
_LONGEST = 1200  # characters: what is longer is an aside that may hold citations in brackets of its own


def bracketed(text: str, start: int, end: int) -> Iterator[Span]:
    """Yield the outermost pairs of brackets of ``text[start:end]`` with the brackets, in order.

    Brackets that nothing closes are skipped; of a pair that is too long for a citation the pairs inside are taken.
    """
    if text.find(")", start, end) < 0 and text.find("]", start, end) < 0:
        return
    pairs: list[Span] = []
    open_at: dict[str, list[int]] = {"(": [], "[": []}
    for match in _BRACKET.finditer(text, start, end):
        bracket = match[0]
        if bracket in open_at:
            open_at[bracket].append(match.start())
        elif open_at[_CLOSES[bracket]]:
            pairs.append(Span(open_at[_CLOSES[bracket]].pop(), match.end()))
    reached = start
    for pair in sorted(pairs):
        if pair.start >= reached and pair.end - pair.start <= _LONGEST:
            yield pair
            reached = pair.end
