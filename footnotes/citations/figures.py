"""Figures: Roman numerals, ranges, numbers with letters, as the words and marks of a text make them."""

from __future__ import annotations

from collections.abc import Sequence

from footnotes.citations.pieces import Kind, Piece, piece_at
from footnotes.patterns import pattern
from footnotes.text.numerals import roman

FORMAT = pattern(r"4to|8vo|12mo|16mo|24mo|32mo|97[89](?:[-–]\d+){3,4}")  # and an ISBN: no places in books
ERAS = frozenset(("BC", "AD", "BCE", "CE"))
DASHES = "-‐‑‒–—"
_THROUGH = frozenset(("bis", "to", "through"))  # "S. 311 bis 358"
_IN_RANGES = DASHES + "./"
SUPERSCRIPTS = "⁰¹²³⁴⁵⁶⁷⁸⁹"  # of editions: "1973²"
SIDES = frozenset(("r", "v", "ro", "vo", "rº", "vº", "recto", "verso", "об"))
_ENDINGS = frozenset(("е", "й", "я", "го", "му", "м", "х", "ое", "ая", "ый"))
_SMALL_ROMANS_TO = 200  # small letters that make a greater number are a word
_GREAT_ROMANS_TO = 400  # capitals that make a greater number are an abbreviation ("DC", "MI")
_WORDS = frozenset(("civ", "ci", "li"))  # that would make a number
_ALWAYS_ROMAN = frozenset("IVX")
ROMAN_RANGE = pattern(r"[IVXL]+[-‐–][IVXL]+|[ivxl]+[-‐–][ivxl]+")  # one word to the tokens: "II-II", "xii-xv"


def numbered(pieces: Sequence[Piece], index: int) -> bool:
    """Say whether a number follows the abbreviation at ``index``."""
    at = index + 1
    after = piece_at(pieces, at)
    if after and after.is_mark(".°"):
        at += 1
        after = piece_at(pieces, at)
    if after is None:
        return False
    roman_number = roman(after.text) is not None or ROMAN_RANGE.fullmatch(after.text) is not None
    numeral = after.kind is Kind.WORD and (roman_number or coded(pieces, at) > at)
    return after.kind is Kind.NUMBER or numeral or after.is_mark("[")


def after_ending(pieces: Sequence[Piece], index: int) -> int:
    """Return the index after the ending of an ordinal in figures ("9-е") that begins here, 0 where there is none."""
    if index + 1 >= len(pieces) or not pieces[index].is_mark("-.") or pieces[index].start != pieces[index - 1].end:
        return 0
    dash, ending = pieces[index], pieces[index + 1]
    if dash.text == ".":
        return index + 2 if ending.text in "ªº" and ending.start == dash.end else 0  # "2.ª ed."
    return index + 2 if ending.text in _ENDINGS and ending.start == dash.end else 0


def is_decretals(pieces: Sequence[Piece], index: int) -> bool:
    """Say whether "X" is the Liber Extra and no number: "X 3.18", "X. V, 17"."""
    after, dot = piece_at(pieces, index + 1), piece_at(pieces, index + 2)
    if after is None or dot is None:
        return False
    if after.is_mark("."):
        comma = piece_at(pieces, index + 3)
        return (roman(dot.text) is not None or dot.kind is Kind.NUMBER) and comma is not None and comma.is_mark(",")
    return after.kind is Kind.NUMBER and dot.is_mark(".") and dot.start == after.end


def after_both_sides(pieces: Sequence[Piece], index: int) -> int:
    """Return the index after the other side of a leaf cited with both ("112r-v", "89 a, b"), else ``index``."""
    if index + 1 >= len(pieces):
        return index
    dash, side = pieces[index], pieces[index + 1]
    if dash.is_mark(",&") and side.text == "b":
        return index + 2 if pieces[index - 1].text.endswith("a") else index
    if not dash.is_mark(DASHES) or side.text not in SIDES:
        return index
    tight = dash.start == pieces[index - 1].end and side.start == dash.end
    return index + 2 if tight and pieces[index - 1].text[-1:] in ("r", "o", "v") else index


def after_side(pieces: Sequence[Piece], index: int) -> int:
    """Return the index after the rest of a range whose first leaf has its side ("34 об.–35 об."), else ``index``."""
    at = index + 1 if (stop := piece_at(pieces, index)) and stop.is_mark(".") else index
    dash, last = piece_at(pieces, at), piece_at(pieces, at + 1)
    if dash is None or last is None or not dash.is_mark(DASHES) or last.kind is not Kind.NUMBER:
        return index
    side = piece_at(pieces, at + 2)
    return at + 3 if side is not None and side.text in SIDES else at + 2


def coded(pieces: Sequence[Piece], index: int) -> int:
    """Return the index after a number with letters before it ("Р-5446", "A3v") that begins here, else ``index``."""
    code = pieces[index]
    if code.kind is not Kind.WORD or len(code.text) > 2 or (len(code.text) > 1 and not code.text.isupper()):
        return index
    dash, number = piece_at(pieces, index + 1), piece_at(pieces, index + 2)
    if dash is None:
        return index
    if dash.kind is Kind.NUMBER and dash.start == code.end and code.text.isupper():
        return index + 2  # "A3v"
    if number is None:
        return index
    tight = dash.is_mark("-") and dash.start == code.end and number.start == dash.end
    return index + 3 if tight and number.kind is Kind.NUMBER else index


def is_roman(pieces: Sequence[Piece], index: int, before: Sequence[Piece]) -> bool:  # noqa: PLR0911 - one case a line
    """Say whether letters are a Roman number: one letter with a full stop may as well be an initial."""
    piece = pieces[index]
    value = roman(piece.text.rstrip(SUPERSCRIPTS)) if piece.kind is Kind.WORD else None
    if value is None:
        return False
    stop, after = piece_at(pieces, index + 1), piece_at(pieces, index + 2)
    if piece.text == "X" and is_decretals(pieces, index):
        return False
    if piece.text == "I" and stop and stop.kind is Kind.WORD and stop.text.islower():
        return bool(before) and not before[-1].is_mark(".;:")  # "I cite the first edition"
    if len(piece.text) == 1 and piece.capital and stop and stop.is_mark(".") and stop.start == piece.end:
        last = next((earlier for earlier in reversed(before[-2:]) if not earlier.is_mark(",.")), None)
        titled = last is not None and (
            last.kind in (Kind.TITLE, Kind.NAMED, Kind.GROUP) or "locators" in last.senses or "ibid" in last.senses
        )
        divided = after is not None and after.text.islower() and roman(after.text) is not None
        tight = after is not None and after.start == stop.end
        divided = divided and (tight or _goes_on_to_line(pieces, index + 2))
        if not titled and not divided and not (after and after.kind is Kind.NUMBER):
            return False  # but "I.viii.29" is divided into parts
    if piece.text.islower():
        if before and "locators" in before[-1].senses and before[-1].dotted:
            # "p. cclx"; but "c.c." is the civil code and "Arch. f. civ. Prax." a review
            return piece.text != before[-1].text and (before[-1].text, piece.text) != ("f", "civ")
        if len(piece.text) == 1:
            last = before[-1] if before else None
            follows = pieces[index + 1].kind is Kind.WORD if index + 1 < len(pieces) else False
            return (
                piece.text in "ivx"
                and not follows
                and (last is None or last.kind is not Kind.WORD or bool(last.senses))
            )
        return value < _SMALL_ROMANS_TO and piece.text not in _WORDS
    return value < _GREAT_ROMANS_TO and (len(piece.text) > 1 or piece.text in _ALWAYS_ROMAN)


def _goes_on_to_line(pieces: Sequence[Piece], scene: int) -> bool:
    """Say whether a line follows the scene of a play: "I. i. 39"."""
    stop, line = piece_at(pieces, scene + 1), piece_at(pieces, scene + 2)
    return stop is not None and line is not None and stop.is_mark(".") and line.kind is Kind.NUMBER


def after_range(pieces: Sequence[Piece], index: int, kind: Kind) -> int:
    """Return the index after a range ("86-7", "x–xii", "52/53") or dotted run ("4.1.140") that begins here."""
    end = index + 1
    while end + 1 < len(pieces) and (pieces[end].is_mark(_IN_RANGES) or pieces[end].text in _THROUGH):
        mark, beyond = pieces[end], end + 1
        if mark.text == "-" and pieces[beyond].is_mark("-") and mark.end == pieces[beyond].start:
            beyond += 1  # "177--207", as typists and pandoc write a dash
        if not _goes_on(pieces[end - 1], mark, piece_at(pieces, beyond), kind):
            break
        end = beyond + 1
    return end


def _goes_on(first: Piece, mark: Piece, other: Piece | None, kind: Kind) -> bool:
    """Say whether a mark joins a number to another of its kind."""
    if other is None:
        return False
    double = other.start - mark.end == 1 and mark.text == "-"
    tight = mark.start == first.end and other.start - double == mark.end
    dash = mark.text in DASHES and other.start - first.end <= 3 and not other.text[:1].isupper()
    joins = dash or (tight and mark.text in "./") or (mark.text in _THROUGH and kind is Kind.NUMBER)
    alike = other.kind is Kind.NUMBER if kind is Kind.NUMBER else roman(other.text) is not None
    alike = alike or (tight and mark.text == "/" and other.kind is Kind.NUMBER)  # "II/1"
    return (joins or (tight and mark.text in DASHES)) and alike and not (kind is Kind.ROMAN and mark.text == ".")
