"""Dates as strings: ISO 8601 and EDTF (ISO 8601-2, levels 0 and 1), as BibLaTeX and CSL-JSON write them."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

from footnotes.patterns import pattern
from footnotes.records import NamedTuple

_TWO_YEARS = pattern(r"(\d{4})\s*(?:--|[–—-])\s*(\d{4})")
_SIDE = pattern(
    r"""(?P<about>(?:circa|ca?\.?)\s*)?
        (?:Y(?P<long_year>-?\d{5,9})|(?P<year>-?\d{1,9})|(?P<unspecified>-?\d{1,3}X{1,3}))
        (?:-(?P<month>\d{1,2}|XX)(?:-(?P<day>\d{1,2}|XX)(?:T[\d:.+Z-]*)?)?)?
        (?P<mark>[?~%]{0,2})""",
    re.VERBOSE | re.IGNORECASE,
)
_SEASONS = {21: 1, 22: 2, 23: 3, 24: 4}
_OPEN = frozenset({"", "..", "open", "unknown"})
_OPEN_END = [0]  # CSL processors take a year 0 for the open end of a range


class _Side(NamedTuple):
    """A date without a slash: its date parts, two where digits are unspecified."""

    parts: list[list[int]]
    is_circa: bool
    season: int | None = None


def parse_date(text: str) -> dict[str, Any] | None:
    """Return a CSL date variable for a date string, or None where it is none.

    Reads years ("1937", "-0043", "Y-17000"), months, days and times (dropped), seasons ("1937-21"), ranges
    ("1936/1938"), ranges open at an end ("1936/", "1936/.."), uncertain and approximate dates ("1937?", "1937~",
    "1937%": ``circa``), unspecified digits ("193X": the decade, "19XX": the century, "1937-XX": the year); and, beyond
    EDTF, what people write: "c. 1530", "1936-1938". An open end has the date parts ``[0]``.
    """
    if len(text) == 4 and text.isdecimal() and text != "0000":
        return {"date-parts": [[int(text)]]}  # by far the most
    written = [side.strip() for side in _TWO_YEARS.sub(r"\1/\2", text.strip()).split("/")]
    sides = [_side(side) for side in written if side not in _OPEN]
    if len(written) > 2 or not sides:
        return None
    known = [side for side in sides if side]
    if len(known) < len(sides):
        return None
    first, last = known[0], known[-1]
    parts = [first.parts[0]] if first.parts[0] == last.parts[-1] else [first.parts[0], last.parts[-1]]
    if written[-1] in _OPEN:
        parts = [first.parts[0], _OPEN_END]
    date: dict[str, Any] = {"date-parts": parts}
    if len(parts) == 1 and first.season:
        date["season"] = first.season
    if any(side.is_circa for side in known):
        date["circa"] = True
    return date


def _side(text: str) -> _Side | None:
    match = _SIDE.fullmatch(text)
    if not match:
        return None
    if unspecified := match["unspecified"]:
        return _Side([[int(re.sub("[Xx]", digit, unspecified))] for digit in "09"], True)
    year = int(match["long_year"] or match["year"])
    month, day = (int(part) if (part or "").isdecimal() else None for part in (match["month"], match["day"]))
    season = _SEASONS.get(month or 0)
    is_month = month is None or 1 <= month <= 12 or (season and day is None)
    if year == 0 or not is_month or not 1 <= (day or 1) <= 31:
        return None
    parts = [year] if month is None or season else [year, month] if day is None else [year, month, day]
    return _Side([parts], bool(match["mark"] or match["about"]), season)


def written_date(value: Any) -> str:
    """Return a CSL date variable as EDTF: "1937-08-20", "1936/1938", "1936/", "1937~"."""
    if not isinstance(value, Mapping):
        return ""
    parts = value.get("date-parts")
    if not isinstance(parts, Sequence) or not parts or not parts[0]:
        return str(value.get("literal") or value.get("raw") or "")
    season = value.get("season")
    if isinstance(season, int) and season in (1, 2, 3, 4):
        parts = [[parts[0][0], season + 20]]
    mark = "~" if value.get("circa") else ""
    return "/".join(_written_side(part) + (mark if part[0] else "") for part in parts)


def _written_side(part: Sequence[Any]) -> str:
    year, *rest = (int(number) for number in part)
    if not year:
        return ""
    written = f"-{-year:04}" if year < 0 else f"{year:04}"
    return "-".join([written, *(f"{number:02}" for number in rest)])
