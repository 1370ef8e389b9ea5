"""Sort keys of citations and bibliographies (CSL 1.0.2, "Sorting")."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import cmp_to_key, partial

from footnotes.csl.cite_variables import trigraph
from footnotes.csl.collation import collation_key
from footnotes.csl.compile import Compiler
from footnotes.csl.compile_dates import Renderer, sort_text
from footnotes.csl.context import Context
from footnotes.csl.dates import Date
from footnotes.csl.elements import Element
from footnotes.csl.item import DATE_VARIABLES, NAME_VARIABLES, NUMBER_VARIABLES
from footnotes.csl.markup import parse_markup
from footnotes.csl.tree import Part, plain
from footnotes.records import Any, NamedTuple

_IN_FULL = {"form": "long", "et-al-min": "0", "et-al-subsequent-min": "0"}  # names of a key that is a variable
_ALL_PARTS = {"year", "month", "day"}
Key = tuple[Any, ...]


class SortKey(NamedTuple):
    """A compiled ``cs:key``: what it compares by (None where the entry has nothing), its direction and area."""

    value: Callable[[Context], Any]
    descending: bool
    area: int
    by_number: bool = False  # it compares citation numbers


def compile_sort(element: Element | None, compiler: Compiler, attributes: Mapping[str, str]) -> list[SortKey]:
    """Return the keys of a ``cs:sort``; ``attributes`` are the name attributes of its citation or bibliography."""
    keys = []
    for key in element.all("key") if element is not None else ():
        forced = dict(attributes)
        for source, target in (
            ("names-min", "forced-et-al-min"),
            ("names-use-first", "forced-et-al-use-first"),
            ("names-use-last", "forced-et-al-use-last"),
        ):
            if source in key.attributes:
                forced[target] = key.get(source)
        area = compiler.names.add_area(forced)
        compiler.sorting = True
        value = (
            _macro_value(compiler.macro(key.get("macro"), True))
            if "macro" in key.attributes
            else _variable_value(key, compiler)
        )
        compiler.sorting = False
        keys.append(SortKey(value, key.get("sort") == "descending", area, _by_number(key, compiler)))
    return keys


def _by_number(key: Element, compiler: Compiler) -> bool:
    element = compiler.macros[key.get("macro")] if "macro" in key.attributes else key
    while len(element.children) == 1:
        element = element.children[0]
    return element.get("variable") == "citation-number"


def _macro_value(children: Sequence[Renderer]) -> Callable[[Context], Any]:
    def value(ctx: Context) -> Any:
        parts: list[Part] = []
        for child in children:
            child(ctx, parts)
        text = "".join([plain(part) for part in parts])
        return collation_key(text) if text else None

    return value


def _variable_value(key: Element, compiler: Compiler) -> Callable[[Context], Any]:
    variable = key.get("variable")
    if variable == "citation-number":
        return lambda ctx: ctx.number or None
    if variable in NAME_VARIABLES:
        names = Element("names", {"variable": variable}, key.line, key.path)
        names.children.append(Element("name", dict(_IN_FULL), key.line, key.path))
        return _macro_value([compiler.names.compile(names)])
    if variable in DATE_VARIABLES:

        def date(ctx: Context) -> Any:
            value = ctx.item.values.get(variable)
            return sort_text(value, _ALL_PARTS) if isinstance(value, Date) else None

        return date

    if variable == "citation-label":
        return lambda ctx: collation_key(str(ctx.item.values.get(variable) or trigraph(ctx)))

    def text(ctx: Context) -> Any:
        value = ctx.item.values.get(variable)
        if not isinstance(value, str):
            return None
        if variable in NUMBER_VARIABLES:
            digits = value.split("-")[0].strip()
            return (0, int(digits), "") if digits.isdecimal() and len(digits) < 15 else (1, 0, value)
        return collation_key(_strip_tags(value))

    return text


def _strip_tags(value: str) -> str:
    return plain(parse_markup(value)) if "<" in value else value


def compare(descending: Sequence[bool], first: tuple[Key, int], second: tuple[Key, int]) -> int:
    """Compare two keys; an entry without a value comes after all others in both directions."""
    for a, b, down in zip(first[0], second[0], descending, strict=True):
        if a == b:
            continue
        if a is None or b is None:
            return 1 if a is None else -1
        return (1 if a > b else -1) * (-1 if down else 1)
    return first[1] - second[1]


def ordered(keys: Sequence[Key], descending: Sequence[bool]) -> list[int]:
    """Return the indexes of the keys in sorted order; equal ones stay in their order."""
    pairs = [(key, index) for index, key in enumerate(keys)]
    if not any(descending) and all(value is not None for key in keys for value in key):
        pairs.sort()
    else:
        pairs.sort(key=cmp_to_key(partial(compare, descending)))
    return [index for _, index in pairs]
