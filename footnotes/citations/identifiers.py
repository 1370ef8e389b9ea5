"""Standard numbers of books and serials: "ISBN 978-3-16-148410-0", "ISSN: 0340-613X" (ISO 2108, ISO 3297)."""

from __future__ import annotations

import re
from collections.abc import Sequence

from footnotes.citations.pieces import Kind, Piece, piece_at

_NAMES = frozenset(("ISBN", "ISSN", "ISMN"))
_NUMBER = re.compile(r"\d[\d\s–-]{6,}\d?[Xx]?")
_WRITTEN = re.compile(rf"(?:{'|'.join(sorted(_NAMES))})(?:-1[03])?[:.]?\s?\d")
_LONGEST = 12  # pieces of a number


def begins_with_identifier(text: str, start: int) -> bool:
    """Say whether a paragraph begins with the number of a book, as entries of reading lists do."""
    return _WRITTEN.match(text, start) is not None


def past_identifier(text: str, pieces: Sequence[Piece], index: int) -> int:
    """Return the index after the name and number of a book that stand at ``index``; ``index`` where there is none."""
    name, at = piece_at(pieces, index), index + 1
    if name is None or name.kind is not Kind.WORD or name.text.partition("-")[0] not in _NAMES:
        return index
    while (mark := piece_at(pieces, at)) and mark.is_mark(":.-"):
        at += 1
    first = piece_at(pieces, at)
    number = _NUMBER.match(text, first.start) if first is not None and first.kind is Kind.NUMBER else None
    if number is None:
        return index
    while at < len(pieces) and at - index < _LONGEST and pieces[at].start < number.end():
        at += 1
    while (mark := piece_at(pieces, at)) and mark.is_mark(",;.:"):
        at += 1
    return at
