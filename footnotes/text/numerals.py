"""Numbers as locators write them: Arabic, Roman, with letters, in ranges with elision."""

from __future__ import annotations

from functools import lru_cache
from string import ascii_letters

from footnotes.patterns import pattern

_ROMAN = pattern(r"(?=[mdclxvi])m{0,3}(?:cm|cd|d?c{0,4})(?:xc|xl|l?x{0,4})(?:ix|iv|v?i{0,3}[ij]?)")
_ROMAN_VALUES = {"i": 1, "j": 1, "v": 5, "x": 10, "l": 50, "c": 100, "d": 500, "m": 1000}
_ROMAN_SIGNS = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"),
    (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip
_MOST_DIGITS = 18  # a longer number is none
_FIGURE = pattern(r"\d+[A-Za-z]*|[A-Za-z]+")
_FOLLOWING_PAGES, _FOLLOWING_PAGE = pattern(r"\d\s?ff\b|\bsqq\b"), pattern(r"\d\s?f\b|\bsq\b")
_DASHES = pattern(r"\s*(?:[-‐‑‒–—−]|--)\s*")


@lru_cache(maxsize=4096)
def roman(text: str) -> int | None:
    """Return the value of a Roman numeral in one case ("xii", "XLIV", "iiij"), or None if ``text`` is none."""
    letters = text.lower() if text.isupper() and "J" not in text else text
    if not _ROMAN.fullmatch(letters):
        return None
    values = [_ROMAN_VALUES[letter] for letter in letters]
    following = [*values[1:], 0]
    return sum(-value if value < after else value for value, after in zip(values, following, strict=True))


def number(text: str) -> int | None:
    """Return the number that ``text`` begins with, Arabic or Roman ("3r" is 3, "xii" is 12), or None."""
    figure = _FIGURE.match(text.strip())
    if not figure:
        return None
    digits = figure[0].rstrip(ascii_letters)
    return int(digits) if digits and len(digits) <= _MOST_DIGITS else roman(figure[0])


def bounds(value: str) -> tuple[int | None, int | None]:
    """Return the first and the last number of a locator as written, None where there is none.

    An elided end borrows the digits it leaves out: "86-7" is 86 to 87, "1245–51" 1245 to 1251. Following pages without
    number ("12 ff.") have no known end; one following page ("23f.") ends the range.
    """
    if value.isdecimal():
        only = int(value) if len(value) <= _MOST_DIGITS else None
        return only, only
    figures = [match[0] for match in _FIGURE.finditer(value) if number(match[0]) is not None]
    if not figures:
        return None, None
    first, last = number(figures[0]), number(figures[-1])
    if first is not None and last is not None and last < first and _DASHES.search(value):
        last = _unelided(figures[-2] if len(figures) > 1 else figures[0], figures[-1])
    if _FOLLOWING_PAGES.search(value):
        last = None
    elif _FOLLOWING_PAGE.search(value) and last is not None:
        last += 1
    return first, last


def _unelided(whole: str, elided: str) -> int | None:
    whole, elided = whole.rstrip(ascii_letters), elided.rstrip(ascii_letters)
    if whole.isdecimal() and elided.isdecimal() and len(elided) < len(whole):
        return int(whole[: len(whole) - len(elided)] + elided)
    return number(elided)


def to_roman(value: int) -> str:
    """Return a number from 1 to 3999 in lower-case Roman numerals, another in figures."""
    if not 0 < value < 4000:
        return str(value)
    letters = ""
    for worth, sign in _ROMAN_SIGNS:
        letters += sign * (value // worth)
        value %= worth
    return letters
