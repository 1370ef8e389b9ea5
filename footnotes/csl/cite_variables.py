"""The variables that come of citing, not of the entry: numbers, locator, year suffix (CSL 1.0.2, appendix IV)."""

from __future__ import annotations

from collections.abc import Callable

from footnotes.csl.compile_dates import suffix_node
from footnotes.csl.context import FIRST_SORT_AREA, Context
from footnotes.csl.dates import Date
from footnotes.csl.labels import parted_locator
from footnotes.csl.markup import parse_markup
from footnotes.csl.numbers import format_number, format_pages, parse_number
from footnotes.csl.persons import Person
from footnotes.csl.tree import Kind, Node, Part
from footnotes.records import TYPE_CHECKING

if TYPE_CHECKING:
    from footnotes.csl.compile import Compiler


def _citation_number(ctx: Context, compiler: Compiler) -> Part | None:
    if not ctx.number:
        return None
    text = str(ctx.number) if ctx.area < FIRST_SORT_AREA else f"{ctx.number:010d}"
    return Node(Kind.CITATION_NUMBER, [text], data=ctx.number)


def _year_suffix(ctx: Context, compiler: Compiler) -> Part | None:
    number = ctx.disambiguation.year_suffix
    return suffix_node(number) if number else None


def _first_note(ctx: Context, compiler: Compiler) -> Part | None:
    return str(ctx.place.first_note) if ctx.place.first_note else None


def _locator(ctx: Context, compiler: Compiler) -> Part | None:
    place = ctx.place
    if not place.locator:
        return None
    if place.label == "page":
        volume, pages = parted_locator(place.label, place.locator)
        if volume and ctx.volume_printed:
            return format_pages(pages, compiler.page_range_format, compiler.locale)
        ctx.volume_printed = bool(volume)
        return format_pages(place.locator, compiler.page_range_format, compiler.locale)
    if parse_number(place.locator).numeric:
        return format_number(place.locator, "numeric", compiler.locale)
    return parse_markup(place.locator.replace("\\-", "-"))


def _citation_label(ctx: Context, compiler: Compiler) -> Part | None:
    label = ctx.values.get("citation-label")
    text = label if isinstance(label, str) else trigraph(ctx)
    if not text:
        return None
    suffix = ctx.disambiguation.year_suffix
    if not suffix or compiler.explicit_suffix or ctx.area >= FIRST_SORT_AREA:
        return text
    ctx.suffix_done = True
    return Node(Kind.GROUP, [text, suffix_node(suffix)])


def _rank(variable: str) -> int:
    return {"author": 0, "editor": 1, "translator": 3}.get(variable, 2)


def trigraph(ctx: Context) -> str:
    """Return a label made of the names and the year, where the entry has none of its own: "Dob99"."""
    lists = {name: value for name, value in ctx.item.values.items() if value.__class__ is tuple}
    author = next((lists[name] for name in sorted(lists, key=_rank)), ())
    names = [person.family or person.literal for person in author if isinstance(person, Person)]
    sizes = {1: (4,), 2: (2, 2), 3: (2, 1, 1)}.get(len(names), (1, 1, 1, 1))
    text = "".join(name.replace(" ", "")[:size] for name, size in zip(names, sizes, strict=False))
    issued = ctx.item.values.get("issued")
    year = issued.start.year if isinstance(issued, Date) else 0
    return f"{text}{year % 100:02d}" if year else text


CITE_VARIABLES: dict[str, Callable[[Context, Compiler], Part | None]] = {
    "citation-number": _citation_number,
    "year-suffix": _year_suffix,
    "first-reference-note-number": _first_note,
    "locator": _locator,
    "citation-label": _citation_label,
}
