"""Joins the pieces of a date: "January 28, 1937", "17 janvier 1935", "октябрь 1936 г.", "11.03.22", "July–May 1990"."""

from __future__ import annotations

from collections.abc import Sequence

from footnotes.citations.pieces import Kind, Piece, piece_at
from footnotes.patterns import pattern
from footnotes.text.span import Span

_IN_FIGURES = pattern(r"\d\d?\.\d\d?\.(\d{4})|\d\d\.\d\d\.\d\d|(\d{4})[-–]\d\d[-–]\d\d")
_DAY = pattern(r"([12]\d|3[01]|0?[1-9])(?:st|nd|rd|th|er|º|-?го)?(?:\s?[-–/]\s?\d\d?)?")
_OLD_YEAR = pattern(r"\d{3,4}")  # after a day and month years need not be modern
_TWO_STYLES = pattern(r"1\d{3}[-–/]\d\d?")  # "April 1320-21": the year began at Easter
_OF = frozenset(("de", "di", "d", "of", "del"))
_OF_ANNALS = frozenset(("ann", "anno"))
_NOTHING: frozenset[str] = frozenset()
_YEAR_MARKS = frozenset(("г", "гг", "года", "anno"))


def join_dates(pieces: list[Piece], text: str) -> list[Piece]:
    """Return the pieces with each date in one; ``year`` of a date is the year as written, None where it has none."""
    begins = [
        at
        for at, piece in enumerate(pieces)
        if piece.kind is Kind.NUMBER or "months" in piece.senses or piece.text in _OF_ANNALS
    ]
    if not begins or not _shows_dates(pieces):
        return pieces
    joined: list[Piece] = []
    reached = 0
    for at in begins:
        if at < reached:
            continue
        joined += pieces[reached:at]
        piece = pieces[at]
        reached = at
        end, year = _from_number(pieces, at, joined) if piece.kind is Kind.NUMBER else _date(pieces, at)
        if end == at and piece.kind is Kind.WORD and piece.text in _OF_ANNALS:
            end, year = _of_annals(pieces, at)
        if end > at:
            span = Span(piece.start, pieces[end - 1].end)
            joined.append(Piece(Kind.DATE, span.of(text), span.start, span.end, year=year))
            reached = end
    return joined + pieces[reached:]


def _shows_dates(pieces: Sequence[Piece]) -> bool:
    """Say whether there is a month, a full stop or a hyphen."""
    for piece in pieces:  # noqa: SIM110 - faster than any()
        if "." in piece.text or piece.text[:1] in "-" or "months" in piece.senses:
            return True
    return False


def _from_number(pieces: Sequence[Piece], index: int, before: Sequence[Piece]) -> tuple[int, str | None]:
    """Return the index after the date that begins with a number (``index`` itself where none does) and its year."""
    end, year = _date(pieces, index)
    if end == index and _dates_a_newspaper(pieces, index, before):
        end, year = _date(pieces, index + 2)
    if end == index:
        end, year = _in_spaced_figures(pieces, index)
    figures = _IN_FIGURES.fullmatch(pieces[index].text) if end == index and not pieces[index].text.isdecimal() else None
    if figures:
        end, year = index + 1, figures[1] or figures[2]
    return end, year


def _date(pieces: Sequence[Piece], index: int) -> tuple[int, str | None]:
    """Return the index after the date that begins here (``index`` itself where none does) and its year."""
    at, day = index, False
    if pieces[at].kind is Kind.NUMBER and _DAY.fullmatch(pieces[at].text):
        at, day = at + 1, True
        at = _past(pieces, at, _OF, ".")
    if not _is_month(piece_at(pieces, at)):
        return index, None
    at += 1
    if (dash := piece_at(pieces, at)) and dash.is_mark("-–—/") and _is_month(piece_at(pieces, at + 1)):
        at += 2
    number = piece_at(pieces, at)
    if not day and number and number.kind is Kind.NUMBER and _DAY.fullmatch(number.text):
        at, day = at + 1, True
        both, other = piece_at(pieces, at), piece_at(pieces, at + 1)
        if (
            both
            and "conjunctions" in both.senses
            and other
            and other.kind is Kind.NUMBER
            and _DAY.fullmatch(other.text)
        ):
            at += 2  # "November 9 and 16, 1892"
    end = at
    at = _past(pieces, at, _OF, ",")
    year = piece_at(pieces, at)
    if year and year.kind is Kind.NUMBER and (year.year or _is_old_year(year.text, day=day)):
        return _past(pieces, at + 1, _YEAR_MARKS, ""), year.text if year.text.isdigit() else None
    return (end, None) if day else (index, None)


def _of_annals(pieces: Sequence[Piece], index: int) -> tuple[int, str | None]:
    """Return the index after the year that annals and councils are cited by ("ann. 1215"), and the year."""
    at = _past(pieces, index + 1, _NOTHING, ".")
    year = piece_at(pieces, at)
    dated = year is not None and year.kind is Kind.NUMBER and bool(_OLD_YEAR.fullmatch(year.text))
    return (at + 1, year.text) if dated and year is not None else (index, None)


def _dates_a_newspaper(pieces: Sequence[Piece], index: int, before: Sequence[Piece]) -> bool:
    """Say whether a day goes before another one after a marked title: "*Guardian*, 6, 8 Mar. 1948"."""
    comma = piece_at(pieces, index + 1)
    titled = len(before) > 1 and before[-1].is_mark(",") and before[-2].kind in (Kind.TITLE, Kind.NAMED)
    joins = comma is not None and (comma.is_mark(",") or "conjunctions" in comma.senses)
    return titled and joins and bool(_DAY.fullmatch(pieces[index].text)) and _date(pieces, index + 2)[0] > index + 3


def _is_old_year(text: str, *, day: bool) -> bool:
    return bool((day and _OLD_YEAR.fullmatch(text)) or _TWO_STYLES.fullmatch(text))


def _in_spaced_figures(pieces: Sequence[Piece], index: int) -> tuple[int, str | None]:
    """Return the index after "17. 5. 1874", and its year; ``index`` itself where there is no such date."""
    parts = pieces[index : index + 5]
    if len(parts) < 5 or not (parts[1].is_mark(".") and parts[3].is_mark(".")) or not parts[4].year:
        return index, None
    day, month = parts[0].text, parts[2].text
    dated = day.isdigit() and month.isdigit() and 0 < int(day) <= 31 and 0 < int(month) <= 12
    return (index + 5, parts[4].year) if dated else (index, None)


def _is_month(piece: Piece | None) -> bool:
    return piece is not None and "months" in piece.senses


def _past(pieces: Sequence[Piece], index: int, words: frozenset[str], marks: str) -> int:
    """Return the index after one of these words or marks, with the full stop of an abbreviation."""
    piece = piece_at(pieces, index)
    if piece and (piece.text.casefold() in words or (marks and piece.is_mark(marks))):
        after = piece_at(pieces, index + 1)
        return index + 2 if after and after.is_mark(".") and piece.text.casefold() in _YEAR_MARKS else index + 1
    return index
