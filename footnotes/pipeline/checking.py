"""All rules over manuscripts and the bibliographies they were read against."""

from __future__ import annotations

from collections.abc import Iterable

from footnotes.checks import Conventions, check_bibliography, check_manuscript, choose_rules, cited_keys
from footnotes.model.analysis import Analysis
from footnotes.model.bibliography import Bibliography
from footnotes.model.diagnostic import Diagnostics
from footnotes.settings import DEFAULT_STYLE


def check(
    analyses: Analysis | Iterable[Analysis],
    *,
    select: Iterable[str] | None = None,
    extend_select: Iterable[str] = (),
    ignore: Iterable[str] = (),
    style: str = DEFAULT_STYLE,
    page_range_format: str | None = None,
) -> Diagnostics:
    """Return what the rules find in manuscripts and in the bibliographies that they were read against.

    ``select``, ``extend_select`` and ``ignore`` hold codes of rules, their beginnings ("FN101", "FN4") or "ALL";
    ``select`` is None for the rules that are on by default. ``style`` and ``page_range_format`` (a value of CSL's
    option) are what rules about consistency go by. The findings of each manuscript come in the order of its text,
    those of the bibliographies after them. Raises InputError for a code that no rule has.
    """
    rules = choose_rules(select, ignore, extend_select=extend_select)
    conventions = Conventions(style, page_range_format)
    analysed = (analyses,) if isinstance(analyses, Analysis) else tuple(analyses)
    found = Diagnostics(item for analysis in analysed for item in check_manuscript(analysis, rules, conventions))
    by_bibliography: dict[int, tuple[Bibliography, set[str]]] = {}
    for analysis in analysed:
        shared = analysis.bibliography.shared or analysis.bibliography
        _, cited = by_bibliography.setdefault(id(shared), (shared, set()))
        cited.update(cited_keys(analysis))
    for bibliography, cited in by_bibliography.values():
        found += check_bibliography(bibliography, cited, rules, conventions)
    return found
