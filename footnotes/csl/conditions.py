"""The tests of ``cs:if`` and ``cs:else-if`` (CSL 1.0.2, "Choose")."""

from __future__ import annotations

from collections.abc import Callable

from footnotes.csl.context import FIRST, IBID, IBID_WITH_LOCATOR, NEAR_NOTE, SUBSEQUENT, Context
from footnotes.csl.dates import Date
from footnotes.csl.elements import Element
from footnotes.csl.numbers import is_numeric
from footnotes.records import Any

Test = Callable[[Context], bool]

_POSITIONS = {
    "first": FIRST,
    "subsequent": SUBSEQUENT,
    "ibid": IBID,
    "ibid-with-locator": IBID_WITH_LOCATOR,
    "near-note": NEAR_NOTE,
}
_CITED = frozenset({"locator", "first-reference-note-number", "year-suffix", "citation-number"})
_UNSETTLED = frozenset({"position", "locator", "disambiguate"})
_ATTRIBUTES = ("disambiguate", "is-numeric", "is-uncertain-date", "locator", "position", "type", "variable")


class Branch:
    """A branch of ``cs:choose``; its test is compiled when it is reached, its children when it is first taken."""

    __slots__ = ("children", "element", "test")

    def __init__(self, element: Element) -> None:
        self.element = element
        self.children: list[Any] | None = None

    def __getattr__(self, name: str) -> Test:
        if name != "test":
            raise AttributeError(name)
        self.test = compile_condition(self.element)
        return self.test


def compile_condition(element: Element) -> Test:
    """Return the test of a branch of ``cs:choose``; an ``if`` that tests nothing never holds, ``else`` always does."""
    if element.name == "else":
        return lambda ctx: True
    attributes = element.attributes
    match = attributes.get("match", "all")
    tests: list[Test] = []
    for attribute in _ATTRIBUTES:
        if attribute not in attributes:
            continue
        values = attributes[attribute].split()
        if len(values) > 1 and attribute == "type":  # an entry has one type: of several, one must be meant
            tests.append(_type_in(frozenset(values)))
        elif len(values) > 1 and attribute == "variable" and match != "all" and not _CITED.intersection(values):
            tests.append(_any_variable(frozenset(values)))
        else:
            tests += [_TESTS[attribute](value) for value in values]
    if not tests:
        return lambda ctx: False
    if match == "none":
        return _none(tests)
    return tests[0] if len(tests) == 1 else _any(tests) if match == "any" else _all(tests)


def is_settled(element: Element) -> bool:
    """Say whether the test of a ``cs:if`` has one outcome for an entry, wherever it is cited."""
    attributes = element.attributes
    if not _UNSETTLED.isdisjoint(attributes):
        return False
    return all(_CITED.isdisjoint(attributes[name].split()) for name in ("variable", "is-numeric") if name in attributes)


def is_settled_by_kind(element: Element) -> bool:
    """Say whether the test of a settled ``cs:if`` looks only at which variables an entry has, and at its type."""
    return not (element.get("is-numeric") or element.get("is-uncertain-date"))


def _none(tests: list[Test]) -> Test:
    one = tests[0] if len(tests) == 1 else _any(tests)
    return lambda ctx: not one(ctx)


def _any(tests: list[Test]) -> Test:
    if len(tests) == 2:
        one, two = tests
        return lambda ctx: one(ctx) or two(ctx)

    def test_all(ctx: Context) -> bool:
        for test in tests:  # noqa: SIM110 - a generator costs more than the tests
            if test(ctx):
                return True
        return False

    return test_all


def _all(tests: list[Test]) -> Test:
    if len(tests) == 2:
        one, two = tests
        return lambda ctx: one(ctx) and two(ctx)

    def test_all(ctx: Context) -> bool:
        for test in tests:  # noqa: SIM110
            if not test(ctx):
                return False
        return True

    return test_all


def _type_in(types: frozenset[str]) -> Test:
    return lambda ctx: ctx.type in types


def _any_variable(names: frozenset[str]) -> Test:
    return lambda ctx: not names.isdisjoint(ctx.item.values)


def _type(value: str) -> Test:
    return lambda ctx: ctx.type == value


def _variable(name: str) -> Test:
    if name == "locator":
        return lambda ctx: bool(ctx.place.locator)
    if name == "first-reference-note-number":
        return lambda ctx: bool(ctx.place.first_note)
    if name == "year-suffix":
        return lambda ctx: bool(ctx.disambiguation.year_suffix)
    if name == "citation-number":
        return lambda ctx: bool(ctx.number)
    return lambda ctx: name in ctx.item.values


def _is_numeric(name: str) -> Test:
    if name == "locator":
        return lambda ctx: is_numeric(ctx.place.locator)
    if name in {"citation-number", "first-reference-note-number"}:
        return _variable(name)

    def test(ctx: Context) -> bool:
        value = ctx.item.values.get(name)
        return isinstance(value, str) and is_numeric(value)

    return test


def _is_uncertain_date(name: str) -> Test:
    def test(ctx: Context) -> bool:
        value = ctx.item.values.get(name)
        return isinstance(value, Date) and value.circa

    return test


def _locator(label: str) -> Test:
    label = label.replace("sub-verbo", "sub verbo")
    return lambda ctx: bool(ctx.place.locator) and ctx.place.label == label


def _position(name: str) -> Test:
    bit = _POSITIONS.get(name, 0)
    return lambda ctx: bool(ctx.place.position & bit)


def _disambiguate(value: str) -> Test:
    if value != "true":
        return lambda ctx: not ctx.disambiguation.conditions

    def test(ctx: Context) -> bool:
        ctx.conditions_met += 1
        if ctx.conditions_held < ctx.disambiguation.conditions:
            ctx.conditions_held += 1
            return True
        return False

    return test


_TESTS: dict[str, Callable[[str], Test]] = {
    "disambiguate": _disambiguate,
    "is-numeric": _is_numeric,
    "is-uncertain-date": _is_uncertain_date,
    "locator": _locator,
    "position": _position,
    "type": _type,
    "variable": _variable,
}
