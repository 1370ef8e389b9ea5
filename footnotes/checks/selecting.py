"""Which rules are on."""

from __future__ import annotations

from collections.abc import Iterable

from footnotes.checks.registry import RULES
from footnotes.checks.rule import Rule
from footnotes.model.input_error import InputError
from footnotes.translations import gettext

_ALL = "ALL"


def choose_rules(
    select: Iterable[str] | None = None, ignore: Iterable[str] = (), *, extend_select: Iterable[str] = ()
) -> tuple[Rule, ...]:
    """Return the rules that are on: those of ``select`` and ``extend_select`` without those of ``ignore``.

    Each holds codes ("FN101"), their beginnings ("FN1"), or "ALL"; ``select`` is None for the rules that are on by
    default. Raises InputError for one that no rule has.
    """
    chosen = tuple(map(_prefix, select)) if select is not None else None
    added = tuple(map(_prefix, extend_select))
    off = tuple(map(_prefix, ignore))
    return tuple(
        rule
        for rule in RULES
        if (rule.code.startswith(added) or (rule.on if chosen is None else rule.code.startswith(chosen)))
        and not rule.code.startswith(off)
    )


def matches(code: str, prefixes: Iterable[str]) -> bool:
    """Say whether one of the codes or beginnings of codes, "ALL" among them, names this code."""
    return any(prefix == _ALL or code.startswith(prefix) for prefix in prefixes)


def is_known(prefix: str) -> bool:
    """Say whether this is "ALL", the code of a rule, or the beginning of one."""
    return prefix == _ALL or _begins_one(prefix)


def _begins_one(prefix: str) -> bool:
    return bool(prefix) and any(rule.code.startswith(prefix) for rule in RULES)


def _prefix(written: str) -> str:
    """Return what codes begin with. Raises InputError where none does, with the nearest."""
    if written == _ALL:
        return ""
    if _begins_one(written):
        return written
    from difflib import get_close_matches

    near = get_close_matches(written.upper(), [rule.code for rule in RULES], n=1, cutoff=0.6)
    remedy = (
        gettext('did you mean "{nearest}"?').format(nearest=near[0]) if near else gettext("`footnotes rule` lists them")
    )
    raise InputError(gettext('no rule "{code}"').format(code=written), remedy=remedy)
