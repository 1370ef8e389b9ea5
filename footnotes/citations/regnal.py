"""Joins years of a reign to one word: "51 Hen. III", "26 & 27 Vict.", "22 Edw IV" (OSCOLA 4, 2.4.1)."""

from __future__ import annotations

from collections.abc import Sequence

from footnotes.citations.pieces import Kind, Piece, piece_at
from footnotes.text.numerals import roman
from footnotes.text.span import Span

_LAST_YEAR = 70  # of the longest reign
_LAST_KING = 16
_ABBREVIATED_TO = 5  # letters: after a whole name the king's number must follow


def join_reigns(pieces: Sequence[Piece], text: str) -> list[Piece]:
    """Return the pieces with each year of a reign in one that is marked so."""
    joined: list[Piece] = []
    index = 0
    while index < len(pieces):
        end = _after_reign(pieces, index) if pieces[index].kind is Kind.NUMBER else index
        if end > index:
            span = Span(pieces[index].start, pieces[end - 1].end)
            joined.append(Piece(Kind.WORD, span.of(text), *span, reign=True))
            index = end
        else:
            joined.append(pieces[index])
            index += 1
    return joined


def _after_reign(pieces: Sequence[Piece], index: int) -> int:
    """Return the index after the year of a reign that begins here, ``index`` where there is none."""
    at = index + 1
    both = piece_at(pieces, at)
    if both and "conjunctions" in both.senses and (second := piece_at(pieces, at + 1)) and second.kind is Kind.NUMBER:
        at += 2
    king = piece_at(pieces, at)
    if king is None or "reigns" not in king.senses or not king.capital or not _counts_years(pieces[index]):
        return index
    if index and "locators" in pieces[index - 1].senses:
        return index  # "p. 12 Will. 3"
    at += 1
    stop = piece_at(pieces, at)
    dotted = king.dotted or (stop is not None and stop.is_mark("."))
    if stop is not None and stop.is_mark("."):
        at += 1
    number = piece_at(pieces, at)
    if number is not None and _is_of_king(number):
        after = piece_at(pieces, at + 1)
        return at + 2 if number.kind is Kind.ROMAN and after is not None and after.is_mark(".") else at + 1
    return at if dotted and len(king.text) <= _ABBREVIATED_TO else index


def _counts_years(piece: Piece) -> bool:
    return piece.year is None and piece.text[:2].strip("-–").isdigit() and int(piece.text[:2].strip("-–")) <= _LAST_YEAR


def _is_of_king(number: Piece) -> bool:
    if number.kind is Kind.NUMBER:
        return number.text.isdigit() and int(number.text) <= _LAST_KING
    value = roman(number.text.rstrip(".")) if number.kind in (Kind.ROMAN, Kind.INITIALS) else None
    return value is not None and value <= _LAST_KING
