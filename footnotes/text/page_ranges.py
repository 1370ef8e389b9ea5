"""Page ranges: how their ends are shortened (CSL 1.0.2, Appendix V, "Page Range Formats")."""

from __future__ import annotations

from collections.abc import Callable


def whole_end(first: str, last: str) -> str:
    """Return the end of a range with the digits that it borrows from the beginning: "8" after "86" is "88"."""
    return first[: len(first) - len(last)] + last if len(last) < len(first) else last


def shortened_end(first: str, last: str, style: str) -> str:
    """Return the end of a range as a value of ``page-range-format`` asks; as it is where ``style`` is none of them.

    ``first`` and ``last`` are decimal digits, ``last`` whole, as long as ``first`` and a greater number.
    """
    return SHORTENINGS[style](first, last) if style in SHORTENINGS else last


def _minimal(first: str, last: str, least: int = 1) -> str:
    shared = 0
    while shared < len(last) - least and first[shared] == last[shared]:
        shared += 1
    return last[shared:]


def _chicago(first: str, last: str, *, whole_of_four: bool) -> str:
    number = int(first)
    if number < 100 or number % 100 == 0:
        return last
    if number % 100 < 10:
        return _minimal(first, last)
    short = _minimal(first, last, 2)
    return last if whole_of_four and len(first) == 4 and len(short) == 3 else short


SHORTENINGS: dict[str, Callable[[str, str], str]] = {
    "expanded": lambda first, last: last,
    "minimal": _minimal,
    "minimal-two": lambda first, last: _minimal(first, last, 2),
    "chicago": lambda first, last: _chicago(first, last, whole_of_four=True),
    "chicago-15": lambda first, last: _chicago(first, last, whole_of_four=True),
    "chicago-16": lambda first, last: _chicago(first, last, whole_of_four=False),
}
