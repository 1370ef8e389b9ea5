"""Numbers with full stops and spaces between them, as older authors part a work: "*Att.* 1. 4. 3", "Ann. iv. 42"."""

from __future__ import annotations

from collections.abc import Sequence

from footnotes.citations.pieces import Kind, Piece, piece_at

_LONGEST = 4  # numbers
_DIGITS = 3  # a longer number is no part of a work


def run_length(pieces: Sequence[Piece], index: int) -> int:
    """Return how many numbers with full stops between them begin here, 0 where none does."""
    count = 0
    while count < _LONGEST and (number := piece_at(pieces, index + 2 * count)) is not None and _may_be_part(number):
        count += 1
        stop = piece_at(pieces, index + 2 * count - 1)
        if stop is None or not stop.is_mark("."):
            break
    return count


def in_run(pieces: Sequence[Piece], index: int) -> bool:
    """Say whether the number at ``index`` is followed by another part of a work, across a full stop and a space.

    A label before the first of them tells that they are pages or volumes, and a capital after the last one that it is
    the volume of a report: "p. 45. 3 Bl. Comm. 211".
    """
    start = index
    while start > 1 and pieces[start - 1].is_mark(".") and _may_be_part(pieces[start - 2]):
        start -= 2
    length = run_length(pieces, start)
    if start + 2 * (length - 1) <= index or not pieces[index].is_number:
        return False
    head, after = piece_at(pieces, start - 1), piece_at(pieces, start + 2 * length - 1)
    named = head is not None and head.kind is not Kind.GROUP and "locators" not in head.senses
    return named and (after is None or after.kind in (Kind.MARK, Kind.GROUP) or not after.capital)


def _may_be_part(piece: Piece) -> bool:
    if piece.kind is Kind.ROMAN:
        return True
    return piece.kind is Kind.NUMBER and piece.year is None and len(piece.text.split("-")[0]) <= _DIGITS


def ends_run(pieces: Sequence[Piece], index: int) -> bool:
    """Say whether the number at ``index`` is the last of several with full stops between them."""
    number, stop, before = (piece_at(pieces, index - at) for at in range(3))
    if number is None or stop is None or before is None or not number.is_number or not stop.is_mark("."):
        return False
    return _may_be_part(before)
