"""Dates as strings: ISO 8601 and EDTF (ISO 8601-2, levels 0 and 1), as BibLaTeX and CSL-JSON write them."""

from __future__ import annotations

import re
from typing import Any

_SIDE = re.compile(
    r"""(?P<year>-?\d{4,9}|-?\d{1,3}(?![\dX])|Y-?\d{5,9}|-?\d{1,3}X{1,3})
        (?:-(?P<month>\d{1,2}|XX)(?:-(?P<day>\d{1,2}|XX)(?:T[\d:.+Z-]*)?)?)?
        (?P<mark>[?~%]?)""",
    re.VERBOSE | re.IGNORECASE,
)
_MONTHS = range(1, 13)
_SEASONS = {21: 1, 22: 2, 23: 3, 24: 4}
_OPEN = ("", "..", "open", "unknown")


def parse_date(text: str) -> dict[str, Any] | None:
    """Return a CSL date variable for a date string, or None where it is none.

    Reads years ("1937", "-0043", "Y-17000"), months, days and times (dropped), seasons ("1937-21"), ranges
    ("1936/1938"), ranges open at an end ("1936/", "1936/.."), uncertain and approximate dates ("1937?", "1937~",
    "1937%": ``circa``), and unspecified digits ("193X": the decade, "19XX": the century, "1937-XX": the year).
    """
    sides = text.strip().split("/")
    if len(sides) > 2:
        return None
    read = [None if side.strip() in _OPEN else _side(side.strip()) for side in sides]
    if any(side is None and written.strip() not in _OPEN for side, written in zip(read, sides, strict=True)):
        return None
    known = [side for side in read if side]
    if not known:
        return None
    first, last = known[0], known[-1]
    parts = [first["from"], last["to"]] if first is not last or first["from"] != first["to"] else [first["from"]]
    if len(sides) == 2 and not read[1]:
        parts.append([0])  # CSL processors take a year 0 for an open end
    date: dict[str, Any] = {"date-parts": parts}
    if len(known) == 1 and first["season"]:
        date["season"] = first["season"]
    if any(side["circa"] for side in known):
        date["circa"] = True
    return date


def _side(text: str) -> dict[str, Any] | None:
    match = _SIDE.fullmatch(text)
    if not match:
        return None
    year, month, day = match["year"].upper().lstrip("Y"), match["month"] or "", match["day"] or ""
    unspecified = year.count("X")
    if unspecified:
        first, last = int(year.replace("X", "0")), int(year.replace("X", "9"))
        return {"from": [first], "to": [last], "season": None, "circa": True}
    parts = [int(year)]
    season = None
    if month.isdigit():
        if int(month) in _MONTHS:
            parts.append(int(month))
        elif int(month) in _SEASONS:
            season = _SEASONS[int(month)]
        else:
            return None
        if day.isdigit():
            if season or not 1 <= int(day) <= 31:
                return None
            parts.append(int(day))
    return {"from": parts, "to": parts, "season": season, "circa": bool(match["mark"])}
