"""All rules over manuscripts and the bibliographies they were read against."""

from __future__ import annotations

from collections.abc import Iterable

from footnotes.checks import check_bibliography, check_manuscript, choose_rules, cited_keys
from footnotes.model.analysis import Analysis
from footnotes.model.diagnostic import Diagnostic


def check(
    analyses: Analysis | Iterable[Analysis], *, select: Iterable[str] | None = None, ignore: Iterable[str] = ()
) -> list[Diagnostic]:
    """Return what the rules find in manuscripts and in the bibliographies that they were read against.

    ``select`` and ``ignore`` hold codes of rules or their beginnings ("FN101", "FN4"); None selects all. The findings
    of each manuscript come in the order of its text, those of the bibliographies after them. Raises InputError for a
    code that no rule has.
    """
    rules = choose_rules(select, ignore)
    analysed = (analyses,) if isinstance(analyses, Analysis) else tuple(analyses)
    found = [item for analysis in analysed for item in check_manuscript(analysis, rules)]
    by_bibliography: dict[int, list[Analysis]] = {}
    for analysis in analysed:
        by_bibliography.setdefault(id(analysis.bibliography), []).append(analysis)
    for group in by_bibliography.values():
        cited = frozenset[str]().union(*map(cited_keys, group))
        found += check_bibliography(group[0].bibliography, cited, rules)
    return found
