"""Repositories and shelfmarks: "Arch. nat.", "British Library", "Y 5222", "FO 371/12345"."""

from __future__ import annotations

from collections.abc import Sequence

from footnotes.citations.designators import Role
from footnotes.citations.draft import Draft
from footnotes.citations.locators import label_at
from footnotes.citations.pieces import Kind, Piece, piece_at
from footnotes.text.span import Span

_LONGEST_CODE = 4  # letters of a series
_LONGEST_NAME = 10  # pieces of a repository's


def is_shelfmark(pieces: Sequence[Piece], index: int) -> bool:
    """Say whether letters and a number of a series of documents begin here: "Y 5222", "LL 215", "FO 371/12345"."""
    piece, after = pieces[index], piece_at(pieces, index + 1)
    if piece.kind is Kind.INITIALS:
        letters = piece.text.rstrip(".")
    elif piece.kind is Kind.WORD:
        letters = piece.text
    else:
        return False
    coded = letters.isupper() and letters.isalpha() and len(letters) <= _LONGEST_CODE and not piece.has(Role.SIGLUM)
    number = after is not None and after.kind is Kind.NUMBER and not after.year and len(after.text) > 1
    return (
        coded
        and number
        and (not piece.senses or "archives" in piece.senses or ("locators" in piece.senses and len(letters) > 1))
    )


def read_shelfmark(draft: Draft, pieces: Sequence[Piece], index: int) -> int:
    """Add the shelfmark that begins at ``index`` and return the index after it."""
    draft.locate("shelfmark", Span(pieces[index].start, pieces[index + 1].end))
    return index + 2


def read_repository(draft: Draft, pieces: Sequence[Piece], index: int) -> int:
    """Add the repository that is named at ``index`` and return the index after it, ``index`` where there is none."""
    comma, keeper = piece_at(pieces, index + 1), piece_at(pieces, index + 2)
    placed = comma is not None and comma.is_mark(",") and keeper is not None and "repositories" in keeper.senses
    end = index + 2 if placed and pieces[index].capital else index  # "Paris, BnF"
    named = False
    while end < len(pieces) and end - index < _LONGEST_NAME:
        piece = pieces[end]
        if "repositories" in piece.senses:
            named = True
        elif (
            piece.kind not in (Kind.WORD, Kind.INITIALS)
            or (end > index and is_shelfmark(pieces, end))
            or label_at(pieces, end)
            or (not named and not piece.capital)
            or piece.known
        ):
            break
        end += 1
    if not named or (end >= len(pieces) and not draft.headed):
        return index
    draft.locate("archive", Span(pieces[index].start, pieces[end - 1].end))
    return end
