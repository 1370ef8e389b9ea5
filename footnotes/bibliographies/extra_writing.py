"""Variables as lines of Zotero's Extra field: for formats that have a note, but no field for them (see ``extra``)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from footnotes.bibliographies.bibtex_fields import RELATED
from footnotes.bibliographies.csl_schema import DATES, NAMES, VARIABLES
from footnotes.bibliographies.edtf import written_date


def extra_lines(variables: Mapping[str, Any], relations: Mapping[str, str], kind: str = "") -> Iterator[str]:
    """Yield a line for each variable and relation, and for a CSL type if one is given.

    Of custom fields, sigla and other keys have one. Relations and keys are BibLaTeX's fields, as in Better BibTeX.
    """
    if kind:
        yield f"type: {kind}"
    for variable, value in variables.items():
        if variable in DATES:
            date = written_date(value)
            yield from [f"{variable}: {date}"] if date else []
        elif variable in NAMES:
            for name in value if isinstance(value, list) else ():
                family, given = name.get("family", ""), name.get("given", "")
                yield f"{variable}: " + (f"{family} || {given}" if family or given else name.get("literal", ""))
        elif variable == "custom" and isinstance(value, Mapping):
            yield from _sigla(value)
        elif variable in VARIABLES and variable != "note" and value not in (None, ""):
            yield f"{variable.replace('_', '-')}: {value}"
    for relation, key in relations.items():
        if relation == "parent":
            yield f"tex.xref: {key}"
        else:
            yield f"tex.related: {key}"
            yield from [f"tex.relatedtype: {RELATED.get(relation, relation)}"] if relation != "related" else []


def _sigla(custom: Mapping[str, Any]) -> Iterator[str]:
    if custom.get("shorthand"):
        yield f"shorthand: {custom['shorthand']}"
    aliases = custom.get("aliases")
    if aliases:
        yield f"aliases: {'; '.join(map(str, aliases)) if isinstance(aliases, list) else aliases}"
    ids = custom.get("ids")
    if isinstance(ids, list) and ids:
        yield f"tex.ids: {','.join(map(str, ids))}"
