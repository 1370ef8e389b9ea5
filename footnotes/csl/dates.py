"""Dates as fields hold them: CSL-JSON parts, EDTF and words (CSL-JSON schema, "date-variable"; EDTF levels 0 and 1)."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache

from footnotes.patterns import pattern
from footnotes.records import Any, NamedTuple


class Day(NamedTuple):
    """A point in time; 0 where a part is not known. ``season`` is 1 to 4, or words."""

    year: int = 0
    month: int = 0
    day: int = 0
    season: int | str = 0


class Date(NamedTuple):
    """A date or range; ``literal`` holds what cannot be read as either."""

    start: Day = Day()
    end: Day | None = None
    circa: bool = False
    literal: str = ""
    open_end: bool = False

    def __bool__(self) -> bool:
        return bool(self.literal or self.start != Day())


_MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]
_SEASONS = {"spring": 1, "summer": 2, "autumn": 3, "fall": 3, "winter": 4}
_EDTF = pattern(r"(-?\d{4,}|[Yy]-?\d{5,}|-?\d{2}XX|-?\d{3}X)(?:-(\d\d|XX))?(?:-(\d\d|XX))?(?:T[\d:.Zz+-]*)?([~?%]?)")
_WORDS = pattern(r"[^\W\d_]+|\d+|[-–/?~\[\]().,]")


def parse_date(value: Any) -> Date | None:
    """Return a date of a CSL-JSON field; None where it holds nothing."""
    if isinstance(value, Mapping):
        return _from_mapping(value)
    if isinstance(value, (str, int, float)) and not isinstance(value, bool):
        return parse_words(str(value)) if str(value).strip() else None
    if isinstance(value, list):
        return _from_mapping({"date-parts": value if value and isinstance(value[0], list) else [value]})
    return None


def _from_mapping(value: Mapping[str, Any]) -> Date | None:
    parts = value.get("date-parts")
    days = [day for part in parts if (day := _day(part)) is not None] if isinstance(parts, list) else []
    circa = bool(value.get("circa")) and str(value.get("circa")).lower() not in {"false", "0"}
    literal = value.get("literal")
    if not days or days[0] == Day():
        words = value.get("raw") or value.get("edtf")
        if literal:
            return Date(literal=str(literal), circa=circa)
        if words:
            date = parse_words(str(words))
            return date._replace(circa=circa or date.circa)
        season = _season(value.get("season"))
        return Date(Day(season=season), circa=circa) if season else None
    start = days[0]
    if season := _season(value.get("season")):
        start = start._replace(season=season, month=0 if start.month > 12 else start.month)
    if len(days) > 1:
        open_end = days[1] == Day()
        return Date(start, None if open_end else days[1], circa, open_end=open_end)
    return Date(start, None, circa)


def _season(value: Any) -> int | str:
    if value in (None, "", 0):
        return 0
    text = str(value).strip()
    if text.isdecimal():
        number = int(text) if len(text) < 4 else 0
        return number - 20 if 21 <= number <= 24 else number - 12 if 13 <= number <= 16 else number
    return _SEASONS.get(text.lower(), text)


def _day(part: Any) -> Day | None:
    if not isinstance(part, (list, tuple)):
        return None
    numbers = [_integer(item) for item in part[:3]]
    numbers += [0] * (3 - len(numbers))
    return _seasonal(numbers[0], numbers[1], numbers[2])


def _seasonal(year: int, month: int, day: int) -> Day:
    if 13 <= month <= 16 or 21 <= month <= 24:
        return Day(year, 0, day, month - (12 if month < 17 else 20))
    return Day(year, month if 1 <= month <= 12 else 0, day if 1 <= day <= 31 else 0)


def _integer(value: Any) -> int:
    if isinstance(value, bool):
        return 0
    if isinstance(value, float):
        return int(value) if abs(value) < 1e9 else 0
    if isinstance(value, int):
        return value if abs(value) < 10**9 else 0
    match = re.match(r"\s*(-?\d{1,9})", value) if isinstance(value, str) else None
    return int(match[1]) if match else 0


@lru_cache(maxsize=8192)
def parse_words(text: str) -> Date:
    """Return a date written in EDTF or in words; what cannot be read is kept as the literal."""
    text = text.strip()
    for separator in ("/", " - ", " – ", "--", "–"):
        first, found, second = text.partition(separator)
        if found:
            date = _range(first.strip(), second.strip(), separator)
            if date is not None:
                return date
    single = _edtf(text) or _words(text)
    return Date(single[0], None, single[1]) if single else Date(literal=text)


def _range(first: str, second: str, separator: str) -> Date | None:
    if separator == "/" and not (_edtf(first) or first in {"", ".."}):
        pass
    start = _edtf(first) or _words(first)
    if second in {"", ".."} and start and separator == "/":
        return Date(start[0], None, start[1], open_end=True)
    end = _edtf(second) or _words(second)
    if start is None or end is None:
        return None
    if not start[0].year and (start[0].month or start[0].season):
        start = (start[0]._replace(year=end[0].year), start[1])
    if not start[0].year or not end[0].year:
        return None
    return Date(start[0], end[0], start[1] or end[1])


def _edtf(text: str) -> tuple[Day, bool] | None:
    match = _EDTF.fullmatch(text)
    if match is None:
        return None
    year = match[1].lstrip("Yy").replace("X", "0")
    month, day = (int(part) if part and part != "XX" else 0 for part in (match[2], match[3]))
    if month > 24 or day > 31 or len(year) > 9:
        return None
    return _seasonal(int(year), month, day), bool(match[4])


def _words(text: str) -> tuple[Day, bool] | None:
    """Read "15 January 2000", "Jan. 2000", "1/15/2000", "Spring 1999", "2000?", "[c. 1530]"."""
    tokens = _WORDS.findall(text)
    if not tokens or re.sub(r"\s", "", text) != "".join(tokens):
        return None
    circa = "?" in tokens or "~" in tokens or "[" in tokens
    month = season = 0
    numbers: list[str] = []
    bc = False
    for token in tokens:
        lower = token.lower()
        if token.isdecimal():
            numbers.append(token)
        elif lower in {"c", "ca", "circa"}:
            circa = True
        elif lower[:3] in _MONTHS and not month:
            month = _MONTHS.index(lower[:3]) + 1
        elif lower in _SEASONS:
            season = _SEASONS[lower]
        elif lower in {"bc", "bce"}:
            bc = True
        elif lower not in {"ad", "ce", "st", "nd", "rd", "th"} and token[0].isalpha():
            return None
    return _assemble(numbers, month, season, circa, bc)


def _assemble(numbers: list[str], month: int, season: int, circa: bool, bc: bool) -> tuple[Day, bool] | None:
    years = [number for number in numbers if 3 <= len(number) <= 4] or ([numbers[-1]] if bc and numbers else [])
    if len(years) != 1:
        return None
    year = int(years[0]) * (-1 if bc else 1)
    rest = [int(number) for number in numbers if number is not years[0] and len(number) <= 2]
    if len(rest) != len(numbers) - 1:
        return None
    if not month and rest and not season:
        if len(rest) == 2 and rest[0] > 12:
            rest.reverse()
        month = rest.pop(0)
    if len(rest) > 1 or month > 12:
        return None
    return Day(year, month, rest[0] if rest else 0, season), circa
