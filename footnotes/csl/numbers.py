"""Numbers in fields: what counts as one, ordinals, Roman numerals, page ranges (CSL 1.0.2, "Number", Appendix V)."""

from __future__ import annotations

import re
from functools import lru_cache

from footnotes.csl.locale import Locale
from footnotes.patterns import pattern
from footnotes.records import NamedTuple

_ROMAN = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"),
    (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip
_ROMAN_NUMERAL = r"(?=[ivxlcdm])m{0,4}(?:cm|cd|d?c{0,4})(?:xc|xl|l?x{0,4})(?:ix|iv|v?i{0,4})"
_ROMAN_ONLY = pattern(_ROMAN_NUMERAL, re.IGNORECASE)
_NUMBER = pattern(r"[^\W\d_]{0,8}[.]?\d+(?:[.:/]\d+)*[^\W\d_]{0,8}")
_SEPARATOR = pattern(r"(\s*(?:&|,|;|-|–|—|\\-)\s*(?:&\s*|(?:and|et|und|y|e)\s+)?|\s+(?:and|et|und|y|e)\s+)")
_PARTS = pattern(r"(.*?)(\d+)")


class Piece(NamedTuple):
    """A number in a field, or what stands between two: ``,``, ``&``, ``-`` or as written."""

    text: str
    separator: bool


class Number(NamedTuple):
    """The content of a number field taken apart."""

    pieces: tuple[Piece, ...]
    numeric: bool  # CSL's is-numeric
    plural: bool  # more than one number, or a range


@lru_cache(maxsize=32768)
def parse_number(value: str) -> Number:
    """Return the numbers of a field and what parts them; what is no number stays one piece as written."""
    value = value.strip()
    pieces: list[Piece] = []
    for index, text in enumerate(_SEPARATOR.split(value)):
        if text:
            pieces.append(Piece(text, index % 2 == 1))
    numbers = [piece.text for piece in pieces if not piece.separator]
    numeric = bool(numbers) and all(_NUMBER.fullmatch(text) or _roman(text) for text in numbers)
    numeric = numeric and not pieces[0].separator and not pieces[-1].separator
    several = any(piece.separator and piece.text.strip() != "\\-" for piece in pieces)
    plural = several and len(numbers) > 1 and all(_counts(text) for text in numbers[:2])
    return Number(tuple(pieces), numeric, plural)


def _counts(text: str) -> bool:
    return _NUMBER.match(text) is not None or _roman(text.partition(" ")[0])


def _roman(text: str) -> bool:
    return bool(text) and _ROMAN_ONLY.fullmatch(text) is not None and (text.islower() or text.isupper())


def is_numeric(value: str) -> bool:
    """Say whether a field's content is numeric (CSL 1.0.2, "is-numeric")."""
    return parse_number(value).numeric and any(character.isdigit() for character in value)


def roman(number: int) -> str:
    """Return a number in lower-case Roman numerals; numbers beyond their range as digits."""
    if not 0 < number < 4000:
        return str(number)
    text = ""
    for value, letters in _ROMAN:
        while number >= value:
            text += letters
            number -= value
    return text


def ordinal(number: int, locale: Locale, gender: str = "") -> str:
    """Return digits with the ordinal suffix of a language (CSL 1.0.2, "Ordinal Suffixes")."""
    for name, match in (
        (f"ordinal-{number:02d}" if number < 100 else "", "whole-number"),
        (f"ordinal-{number % 100:02d}", "last-two-digits"),
        (f"ordinal-{number % 10:02d}", "last-digit"),
        ("ordinal", ""),
    ):
        for form in (gender, "") if gender else ("",):
            found = locale.terms.get((name, "long", form))
            if found is not None and _matches(name, found[2], match, number):
                return f"{number}{found[0]}"
    return str(number)


def _matches(name: str, match: str, tried: str, number: int) -> bool:
    if not tried:
        return True
    default = "last-digit" if int(name[-2:]) < 10 else "last-two-digits"
    match = match or default
    return match == tried or (tried == "whole-number" and match == "last-two-digits" and 10 <= number < 100)


def long_ordinal(number: int, locale: Locale, gender: str = "") -> str:
    """Return an ordinal as a word ("third"); with a suffix beyond ten."""
    if 1 <= number <= 10:
        word = locale.term(f"long-ordinal-{number:02d}", gender=gender)
        if word:
            return word
    return ordinal(number, locale, gender)


def format_number(value: str, form: str, locale: Locale, gender: str = "") -> str:
    """Return a number field in a form: numeric, ordinal, long-ordinal or roman; other content as it stands."""
    number = parse_number(value)
    if not number.numeric:
        return value.replace("\\-", "-")
    return "".join([_piece(piece, form, locale, gender) for piece in number.pieces])


def _piece(piece: Piece, form: str, locale: Locale, gender: str) -> str:
    if piece.separator:
        return _separator(piece.text, locale)
    if not piece.text.isdigit() or not piece.text.isascii() or form == "numeric" or len(piece.text) > 9:
        return piece.text
    if form == "ordinal":
        return ordinal(int(piece.text), locale, gender)
    if form == "long-ordinal":
        return long_ordinal(int(piece.text), locale, gender)
    return roman(int(piece.text)) if form == "roman" else piece.text


def _separator(text: str, locale: Locale) -> str:
    bare = text.strip()
    if bare == "-":
        return locale.term("page-range-delimiter") or "–"
    if bare in {"–", "—"}:
        return "–"
    if bare == "\\-":
        return "-"
    if bare == "&":
        return f" {locale.term('and', 'symbol') or '&'} "
    if bare in {",", ";"}:
        return f"{bare} "
    return text


def format_pages(value: str, style: str, locale: Locale) -> str:
    """Return pages with ranges written as ``page-range-format`` asks; "" leaves the digits alone."""
    return _format_pages(value, style, locale.term("page-range-delimiter") or "–", locale.term("and", "symbol") or "&")


@lru_cache(maxsize=32768)
def _format_pages(value: str, style: str, dash: str, ampersand: str) -> str:
    number = parse_number(value)
    pieces = number.pieces
    out: list[str] = []
    index = 0
    while index < len(pieces):
        piece = pieces[index]
        bare = piece.text.strip()
        if piece.separator and bare in {"-", "–", "—"} and out and index + 1 < len(pieces):
            last, joined = _range_end(pieces[index - 1].text, pieces[index + 1].text, style)
            if joined:
                out += [dash, last]
            else:
                out += [bare, pieces[index + 1].text]
            index += 2
            continue
        if piece.separator:
            out.append("-" if bare == "\\-" else f" {ampersand} " if bare == "&" else piece.text)
        else:
            out.append(piece.text)
        index += 1
    return "".join(out)


def _range_end(first: str, last: str, style: str) -> tuple[str, bool]:
    """Return the end of a range as it is to be printed, and whether the two make a range at all."""
    if _roman(first) and _roman(last):
        return last, True
    begin, end = _PARTS.fullmatch(first), _PARTS.fullmatch(last)
    if begin is None or end is None:
        both = _NUMBER.fullmatch(first) and _NUMBER.fullmatch(last)
        return last, bool(both)
    if begin[1] != end[1]:
        return last, False
    from footnotes.text.page_ranges import SHORTENINGS, shortened_end, whole_end

    if style not in SHORTENINGS:
        return last, True
    a, b = begin[2], whole_end(begin[2], end[2])
    if len(a) == len(b) and int(a) < int(b):
        b = shortened_end(a, b, style)
        return (begin[1] + b if style == "expanded" else b), True
    return begin[1] + b, True
