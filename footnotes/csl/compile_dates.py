"""``cs:date`` compiled: localized and own formats, ranges, and keys to sort by (CSL 1.0.2, "Date")."""

from __future__ import annotations

from collections.abc import Callable

from footnotes.csl.context import CALLED, FILLED, FIRST_SORT_AREA, Context
from footnotes.csl.dates import Date, Day
from footnotes.csl.elements import Element
from footnotes.csl.formatting import format_of, shape_of, strip_periods
from footnotes.csl.locale import Locale
from footnotes.csl.markup import parse_markup, superscripts
from footnotes.csl.numbers import ordinal
from footnotes.csl.text_case import apply_case
from footnotes.csl.tree import Format, Kind, Node, Part, plain
from footnotes.records import NamedTuple

Renderer = Callable[[Context, list[Part]], None]


class DatePart(NamedTuple):
    """A compiled ``cs:date-part``."""

    name: str
    form: str
    format: Format | None
    text_case: str
    strip_periods: bool
    range_delimiter: str


_LARGEST_FIRST = ("year", "month", "day")
_KEPT = {"year": {"year"}, "year-month": {"year", "month"}, "year-month-day": {"year", "month", "day"}}


def date_parts(element: Element, locale: Locale) -> tuple[list[DatePart], str]:
    """Return the date-parts an element renders and their delimiter; a localized form takes them from the locale."""
    form = element.get("form")
    if not form:
        return [_part(child) for child in element.all("date-part")], element.get("delimiter")
    base = locale.dates.get(form)
    if base is None:
        return [], ""
    overrides = {child.get("name"): child for child in element.all("date-part")}
    kept = _KEPT.get(element.get("date-parts"), _KEPT["year-month-day"])
    parts = []
    for child in base.all("date-part"):
        name = child.get("name")
        if name not in kept:
            continue
        attributes = dict(child.attributes)
        if name in overrides:
            own = overrides[name].attributes
            attributes.update({key: value for key, value in own.items() if key not in {"prefix", "suffix"}})
        merged = Element("date-part", attributes, child.line, child.path)
        parts.append(_part(merged))
    return parts, base.get("delimiter")


def _part(element: Element) -> DatePart:
    return DatePart(
        name=element.get("name"),
        form=element.get("form", "long"),
        format=format_of(element),
        text_case=element.get("text-case"),
        strip_periods=element.flag("strip-periods"),
        range_delimiter=element.get("range-delimiter", "–"),
    )


def compile_date(element: Element, locale: Locale, implicit_suffix: bool) -> Renderer:
    """Return the renderer of a ``cs:date``; ``implicit_suffix`` says whether the year suffix follows the year."""
    variable = element.get("variable")
    implicit_suffix = implicit_suffix and variable == "issued"
    parts, delimiter = date_parts(element, locale)
    shape = shape_of(element, Kind.DATE)
    cache: dict[tuple[Date, str], Part | None] = {}

    def render(ctx: Context, out: list[Part]) -> None:
        value = ctx.values.get(variable)
        if not isinstance(value, Date):
            ctx.status |= CALLED
            return
        key = (value, ctx.item.language)
        if key in cache:
            made = cache[key]
        else:
            content = date_content(value, parts, delimiter, locale)
            made = cache[key] = shape(content, ctx.item.language or locale.language) if content is not None else None
        if made is None:
            ctx.status |= CALLED
            return
        ctx.status |= CALLED | FILLED
        suffix = ctx.disambiguation.year_suffix
        if suffix and implicit_suffix and not ctx.suffix_done and ctx.area < FIRST_SORT_AREA:
            ctx.suffix_done = True
            made = with_suffix(made, suffix)
        out.append(made)

    return render


def letters(number: int) -> str:
    """Return a year suffix: a to z, then aa, ab …"""
    text = ""
    while number > 0:
        number, rest = divmod(number - 1, 26)
        text = chr(97 + rest) + text
    return text


def suffix_node(number: int) -> Node:
    """Return the node of a year suffix."""
    return Node(Kind.YEAR_SUFFIX, [letters(number)], data=number)


def with_suffix(date: Part, number: int) -> Part:
    """Return a date with the year suffix after its last year, or at its end where it shows none."""
    if isinstance(date, str):
        return Node(Kind.GROUP, [date, suffix_node(number)])
    changed = _insert(date, number)
    if changed is not None:
        return changed
    words = Node(Kind.GROUP, list(date.parts), None, date.delimiter)
    joint = ["-"] if plain(words)[-1:].isalpha() else []  # "in press-a"
    return date.with_parts([words, *joint, suffix_node(number)])


def _insert(node: Node, number: int) -> Node | None:
    if node.kind is Kind.YEAR:
        return node.with_parts([*node.parts, suffix_node(number)])
    for index in range(len(node.parts) - 1, -1, -1):
        child = node.parts[index]
        if not isinstance(child, str) and (changed := _insert(child, number)) is not None:
            return node.with_parts([*node.parts[:index], changed, *node.parts[index + 1 :]])
    return None


def date_content(date: Date, parts: list[DatePart], delimiter: str, locale: Locale) -> Part | None:
    """Return the rendered content of a date; None where none of its parts is known."""
    if date.literal:  # words stand where the year would: a style that prints month and day apart does not repeat them
        return parse_markup(date.literal) if any(part.name == "year" for part in parts) else None
    if date.end is not None:
        rendered = _range(date.start, date.end, parts, delimiter, locale)
    else:
        rendered = [node for part in parts if (node := _render(part, date.start, parts, locale)) is not None]
        if date.open_end and rendered:
            rendered = [*rendered[:-1], Node(Kind.GROUP, [_bare(rendered[-1], suffix=True), "–"])]
    return Node(Kind.GROUP, list(rendered), None, delimiter) if rendered else None


def _value(day: Day, name: str) -> object:
    if name == "month":
        return day.month or day.season
    return getattr(day, name, 0)


def _range(start: Day, end: Day, parts: list[DatePart], delimiter: str, locale: Locale) -> list[Node]:
    names = [part.name for part in parts]
    differing = next((n for n in _LARGEST_FIRST if n in names and _value(start, n) != _value(end, n)), None)
    if differing is None:
        return [node for part in parts if (node := _render(part, start, parts, locale)) is not None]
    inner = set(_LARGEST_FIRST[_LARGEST_FIRST.index(differing) :])
    before: list[Node] = []
    first: list[Node] = []
    second: list[Node] = []
    after: list[Node] = []
    between = "–"
    for part in parts:
        a, b = _render(part, start, parts, locale), _render(part, end, parts, locale)
        if part.name == differing:
            between = part.range_delimiter
        if part.name in inner:
            first += [a] if a is not None else []
            second += [b] if b is not None else []
        elif a is not None:
            (after if first or second else before).append(a)
    if not first or not second:
        return [*before, *(first or second), *after]
    first[-1], second[0] = _bare(first[-1], suffix=True), _bare(second[0], prefix=True)
    joined = Node(
        Kind.GROUP,
        [Node(Kind.GROUP, list(first), None, delimiter), between, Node(Kind.GROUP, list(second), None, delimiter)],
    )
    return [*before, joined, *after]


def _bare(node: Node, *, prefix: bool = False, suffix: bool = False) -> Node:
    if node.format is None:
        return node
    shape = node.format._replace(
        prefix="" if prefix else node.format.prefix, suffix="" if suffix else node.format.suffix
    )
    return Node(node.kind, node.parts, shape, node.delimiter, node.data)


def _render(part: DatePart, day: Day, parts: list[DatePart], locale: Locale) -> Node | None:
    text = _TEXTS[part.name](part, day, locale) if part.name in _TEXTS else ""
    if not text:
        return None
    content: Part = superscripts(text)
    if part.strip_periods:
        content = strip_periods(content)
    if part.text_case:
        content = apply_case(part.text_case, content, locale.language)
    return Node(Kind.YEAR if part.name == "year" else Kind.GROUP, [content], part.format)


def _year(part: DatePart, day: Day, locale: Locale) -> str:
    year = day.year
    if year == 0:
        return ""
    if part.form == "short":
        return f"{abs(year) % 100:02d}"
    if year < 0:
        return f"{-year}{_era(locale, 'bc', 'BC')}"
    return f"{year}{_era(locale, 'ad', 'AD')}" if year < 1000 else str(year)


def _era(locale: Locale, name: str, default: str) -> str:
    term = locale.term(name)
    return default if term is None else term


def _month(part: DatePart, day: Day, locale: Locale) -> str:
    if not day.month:
        if not day.season:
            return ""
        if isinstance(day.season, str):
            return day.season
        return locale.term(f"season-{day.season:02d}") or ""
    if part.form == "numeric":
        return str(day.month)
    if part.form == "numeric-leading-zeros":
        return f"{day.month:02d}"
    return locale.term(f"month-{day.month:02d}", part.form) or str(day.month)


def _day(part: DatePart, day: Day, locale: Locale) -> str:
    if not day.day or (not day.month and not day.season):
        return ""
    if part.form == "numeric-leading-zeros":
        return f"{day.day:02d}"
    if part.form == "ordinal" and (day.day == 1 or not locale.options.get("limit-day-ordinals-to-day-1")):
        gender = locale.gender(f"month-{day.month:02d}")
        return ordinal(day.day, locale, gender)
    return str(day.day)


_TEXTS: dict[str, Callable[[DatePart, Day, Locale], str]] = {"year": _year, "month": _month, "day": _day}


def sort_text(date: Date, names: set[str]) -> str:
    """Return a date as text that sorts by time, with only the parts named; a range sorts after its first day."""
    if date.literal:
        return date.literal
    text = _sort_day(date.start, names)
    return f"{text}-{_sort_day(date.end, names)}" if date.end is not None else text


def _sort_day(day: Day, names: set[str]) -> str:
    year = f"{day.year + 1000000:07d}" if "year" in names else ""
    month = day.month or (day.season * 3 if isinstance(day.season, int) else 0)
    text = year + (f"{month:02d}" if "month" in names else "")
    return text + (f"{day.day:02d}" if "day" in names else "")


def compile_sorting_date(element: Element, locale: Locale) -> Renderer:
    """Return the renderer of a ``cs:date`` in a sort key."""
    variable = element.get("variable")
    names = {part.name for part in date_parts(element, locale)[0]}

    def render(ctx: Context, out: list[Part]) -> None:
        value = ctx.values.get(variable)
        if not isinstance(value, Date):
            ctx.status |= CALLED
            return
        ctx.status |= CALLED | FILLED
        out.append(sort_text(value, names))

    return render
