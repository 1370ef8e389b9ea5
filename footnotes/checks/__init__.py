"""Rules, one a file (layer 3).

A rule's file is named after its code and name; its docstring is the rule's documentation and ``find`` yields what it
found. ``registry.py`` lists the rules; the file of one that is off is never imported.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence, Set

from footnotes.checks.registry import RULES
from footnotes.checks.rule import Conventions, Finding, Rule, Subject
from footnotes.checks.selecting import choose_rules
from footnotes.checks.suppressions import silence
from footnotes.checks.wording import likely
from footnotes.model.analysis import Analysis
from footnotes.model.bibliography import Bibliography
from footnotes.model.diagnostic import Diagnostic, Surroundings

__all__ = ["RULES", "Conventions", "Rule", "check_bibliography", "check_manuscript", "choose_rules", "cited_keys"]

NO_CONVENTIONS = Conventions()

_AROUND = 80  # characters before and after a finding that its surroundings are taken from
_WORDS = 5  # of them on either side


def check_manuscript(
    analysis: Analysis, rules: Sequence[Rule], conventions: Conventions = NO_CONVENTIONS
) -> list[Diagnostic]:
    """Return what the rules over manuscripts find in one, in the order of the file, without what it silences itself."""
    on: dict[Subject, list[Rule]] = {
        subject: [rule for rule in rules if rule.subject is subject] for subject in Subject
    }
    found = [
        _diagnostic(rule, finding, _surroundings(analysis, finding))
        for rule in on[Subject.MANUSCRIPT]
        for finding in rule.find(analysis, conventions)
    ]
    kept, unused = silence(analysis.manuscript, found, [rule.code for rule in on[Subject.MANUSCRIPT]])
    if unused:
        kept += [_diagnostic(rule, finding) for rule in on[Subject.SUPPRESSIONS] for finding in rule.find(unused)]
    return sorted(kept, key=lambda item: (item.part, item.line, item.column, item.code))


def check_bibliography(
    bibliography: Bibliography, cited: Set[str], rules: Iterable[Rule], conventions: Conventions = NO_CONVENTIONS
) -> list[Diagnostic]:
    """Return what the rules over bibliographies find in one, by file and line.

    ``cited`` are the keys that the manuscripts read against it cite: those may have been checked in another process,
    or in an earlier run.
    """
    found = [
        _diagnostic(rule, finding)
        for rule in rules
        if rule.subject is Subject.BIBLIOGRAPHY
        for finding in rule.find(bibliography, cited, conventions)
    ]
    return sorted(found, key=lambda item: (str(item.path), item.line, item.column, item.code))


def cited_keys(analysis: Analysis) -> frozenset[str]:
    """Return the keys of the entries that a manuscript cites, and of those that its unresolved cites may mean."""
    resolutions = [one for resolved in analysis.citations for one in resolved.resolutions]
    cited = frozenset(one.entry for one in resolutions if one.entry is not None)
    return cited.union(one.key for left in resolutions if left.entry is None for one in (*left.rivals, *likely(left)))


def _diagnostic(rule: Rule, finding: Finding, surroundings: Surroundings | None = None) -> Diagnostic:
    surroundings = surroundings or Surroundings(words=finding.about)
    path, span, line, column, part, where = finding.place
    return Diagnostic(
        rule.code, rule.severity, path, span, line, column, finding.message,
        finding.help, finding.related, finding.fix, part, surroundings, where,
    )  # fmt: skip


def _surroundings(analysis: Analysis, finding: Finding) -> Surroundings:
    """Return the words that a finding stands on and those around it, as the file has them."""
    source, (start, end) = analysis.manuscript.parts[finding.place.part], finding.place.span
    before, after = source[max(0, start - _AROUND) : start].split(), source[end : end + _AROUND].split()
    own = " ".join(source[start : min(end, start + 4 * _AROUND)].split())
    return Surroundings(" ".join(before[-_WORDS:]), own, " ".join(after[:_WORDS]))
