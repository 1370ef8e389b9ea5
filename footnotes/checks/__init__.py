"""Rules, one a file (layer 3).

A rule's file is named after its code and name, its docstring is the rule's documentation, ``find`` yields what it
found, and ``RULE`` says code, name and severity. To add one, write the file and name it in ``RULES``.

Codes: FN1xx sources, FN4xx notes, FN5xx bibliographies.
"""

from __future__ import annotations

from collections.abc import Iterable, Set

from footnotes.checks import (
    fn101_unresolved_source,
    fn102_ambiguous_source,
    fn103_ibid_without_antecedent,
    fn401_marker_without_note,
    fn402_note_without_marker,
    fn501_entry_never_cited,
    fn505_entry_failed_to_load,
)
from footnotes.checks.rule import BibliographyRule, ManuscriptRule, Rule
from footnotes.model.analysis import Analysis
from footnotes.model.bibliography import Bibliography
from footnotes.model.diagnostic import Diagnostic
from footnotes.model.input_error import InputError

__all__ = ["RULES", "Rule", "check_bibliography", "check_manuscript", "choose_rules", "cited_keys"]

RULES: tuple[Rule, ...] = (
    fn101_unresolved_source.RULE,
    fn102_ambiguous_source.RULE,
    fn103_ibid_without_antecedent.RULE,
    fn401_marker_without_note.RULE,
    fn402_note_without_marker.RULE,
    fn501_entry_never_cited.RULE,
    fn505_entry_failed_to_load.RULE,
)


def choose_rules(select: Iterable[str] | None = None, ignore: Iterable[str] = ()) -> tuple[Rule, ...]:
    """Return the rules that are on: those of ``select`` (None: all) without those of ``ignore``.

    Both hold codes ("FN101") or their beginnings ("FN1"). Raises InputError for one that no rule has.
    """
    on = tuple(_known(code) for code in select) if select is not None else ("FN",)
    off = tuple(_known(code) for code in ignore)
    return tuple(rule for rule in RULES if rule.code.startswith(on) and not rule.code.startswith(off))


def _known(code: str) -> str:
    if code and any(rule.code.startswith(code) for rule in RULES):
        return code
    from difflib import get_close_matches

    codes = [rule.code for rule in RULES]
    near = get_close_matches(code.upper(), codes, n=1, cutoff=0.6)
    raise InputError(f'no rule "{code}"', remedy=f'did you mean "{near[0]}"?' if near else f"rules: {', '.join(codes)}")


def check_manuscript(analysis: Analysis, rules: Iterable[Rule] = RULES) -> list[Diagnostic]:
    """Return what the rules over manuscripts find in one, in the order of the file."""
    found = [item for rule in rules if isinstance(rule, ManuscriptRule) for item in rule.run(analysis)]
    return sorted(found, key=lambda item: (item.part, item.line, item.column, item.code))


def cited_keys(analysis: Analysis) -> frozenset[str]:
    """Return the keys of the entries that a manuscript cites."""
    return frozenset(
        resolution.entry
        for resolved in analysis.citations
        for resolution in resolved.resolutions
        if resolution.entry is not None
    )


def check_bibliography(bibliography: Bibliography, cited: Set[str], rules: Iterable[Rule] = RULES) -> list[Diagnostic]:
    """Return what the rules over bibliographies find in one, by file and line.

    ``cited`` are the keys that the manuscripts read against it cite.
    """
    found = [item for rule in rules if isinstance(rule, BibliographyRule) for item in rule.run(bibliography, cited)]
    return sorted(found, key=lambda item: (str(item.path), item.line, item.column, item.code))
