"""Standard numbers of books and serials: "ISBN 978-3-16-148410-0", "ISSN: 0340-613X" (ISO 2108, ISO 3297)."""

from __future__ import annotations

from collections.abc import Sequence

from footnotes.citations.pieces import Kind, Piece, piece_at
from footnotes.patterns import pattern

_NAMES = frozenset(("ISBN", "ISSN", "ISMN"))
_WRITTEN = pattern(rf"(?:{'|'.join(sorted(_NAMES))})(?:-1[03])?[:.]?\s?\d")
_LONGEST = 12  # pieces of a number
_FEWEST_DIGITS = 7


def begins_with_identifier(text: str, start: int) -> bool:
    """Say whether a paragraph begins with the number of a book, as entries of reading lists do."""
    return text.startswith("IS", start) and _WRITTEN.match(text, start) is not None


def past_identifier(pieces: Sequence[Piece], index: int) -> int:
    """Return the index after the name and number of a book that stand at ``index``; ``index`` where there is none."""
    if index >= len(pieces) or pieces[index].text[:4] not in _NAMES:
        return index
    name, at = pieces[index], index + 1
    if name.kind is not Kind.WORD or name.text.partition("-")[0] not in _NAMES:
        return index
    while (piece := piece_at(pieces, at)) and piece.is_mark(":.-"):
        at += 1
    start = at
    while (piece := piece_at(pieces, at)) and at - start < _LONGEST and _is_of_number(piece):
        at += 1
    if sum(letter.isdigit() for piece in pieces[start:at] for letter in piece.text) < _FEWEST_DIGITS:
        return index
    while (piece := piece_at(pieces, at)) and piece.is_mark(",;.:"):
        at += 1
    return at


def _is_of_number(piece: Piece) -> bool:
    return piece.kind is Kind.NUMBER or piece.text in ("X", "x", "-", "–")
