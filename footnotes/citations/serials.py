"""Joins the abbreviated name of a journal or report between its volume and page: "69 VA. L. REV. 967", "102 F.4th 12".

Bluebook 21, 10.3 and 16.4; OSCOLA 4, 3.3.1. Left apart, the full stops of its words would end the sentence.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from footnotes.citations.designators import Designator, Role
from footnotes.citations.pieces import Kind, Piece, piece_at
from footnotes.text.span import Span

_LONGEST = 12  # pieces of a name
_LONGEST_WORD = 7  # letters of an abbreviated word
_LONGEST_VOLUME = 4  # digits


def join_serials(pieces: Sequence[Piece], text: str, known: Callable[[str], Designator | None]) -> list[Piece]:
    """Return the pieces with each such name in one that is marked so, and the page after it as no year.

    ``known`` says what the bibliography knows of a name.
    """
    joined: list[Piece] = []
    reached = 0
    for volume in [at for at, piece in enumerate(pieces) if piece.kind is Kind.NUMBER]:
        end = _after_name(pieces, volume) if volume >= reached and _is_volume(pieces[volume]) else 0
        if end:
            span = Span(pieces[volume + 1].start, pieces[end - 1].end)
            name = span.of(text)
            joined += pieces[reached : volume + 1]
            joined.append(Piece(Kind.WORD, name, *span, known=known(name), serial=True))
            if pieces[end].kind is Kind.MARK:
                end += 1  # "2 Bl. Comm. *452": the page of the first edition
            pieces[end].year = None
            reached = end
    return [*joined, *pieces[reached:]]


def _is_volume(piece: Piece) -> bool:
    return not piece.year and piece.text.isdigit() and len(piece.text) <= _LONGEST_VOLUME


def _after_name(pieces: Sequence[Piece], volume: int) -> int:
    """Return the index of the page after an abbreviated name that follows ``volume``; 0 where there is none."""
    at, cut, letters = volume + 1, False, 0
    if at < len(pieces) and pieces[at].kind is Kind.MARK:
        return 0  # "Оп. 5. Л. 12": the number of another part
    while at < len(pieces) and at - volume <= _LONGEST:
        piece = pieces[at]
        if (piece.kind is Kind.NUMBER and not (piece.ordinal and cut)) or piece.is_mark("*"):
            break
        if not _is_part(piece, cut=cut):
            return 0
        cut = (
            cut
            or piece.is_mark(".")
            or piece.kind is Kind.INITIALS
            or (piece.kind in (Kind.WORD, Kind.NAMED) and (piece.dotted or "." in piece.text))
        )
        letters += sum(map(str.isalpha, piece.text))
        at += 1
    page = piece_at(pieces, at)
    starred = page is not None and page.is_mark("*")
    page = piece_at(pieces, at + 1) if starred else page
    return at if cut and letters > 1 and page is not None and page.kind is Kind.NUMBER else 0


def _is_part(piece: Piece, *, cut: bool) -> bool:  # noqa: PLR0911 - one case a line
    """Say whether a piece may stand in the name: a short capitalised word, initials, a stop, "&", a series ("4th")."""
    if piece.kind is Kind.NUMBER:
        return cut and piece.ordinal
    if piece.kind is Kind.MARK:
        return piece.is_mark(".&")
    if piece.kind is Kind.GROUP:
        other = len(piece.children) > 1 and piece.children[0].kind is Kind.NUMBER and piece.children[1].capital
        return cut and (
            other or (len(piece.text) <= _LONGEST_WORD and piece.text[:1].isupper())
        )  # "12 How. (53 U.S.) 9"
    if piece.kind is Kind.NAMED:
        return piece.has(Role.SIGLUM) or piece.has(Role.CONTAINER)  # "2 Bl. Comm. 452", "12 How. 299"
    if piece.kind not in (Kind.WORD, Kind.INITIALS) or not piece.capital or piece.reign:
        return piece.means("conjunctions") and piece.text == "&"
    if piece.work and not (cut or piece.text.isupper()):
        return False  # "2 Sam. 1:19", but "4 Vand. L. Rev. 533"
    labelled = piece.means("locators", "editions", "months", "signals", "ibid", "op_cit", "idem", "repositories")
    return len(piece.text) <= _LONGEST_WORD and not (labelled and not piece.text.rstrip(".").isupper())
