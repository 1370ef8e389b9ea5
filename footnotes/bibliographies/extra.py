"""Zotero's Extra field: CSL variables, a type, a citation key and sigla on lines of their own in a note.

Zotero documentation, "Citing Fields from Extra": ``Original Date: 1936`` at the head of the field, one to a line, the
label a CSL variable with spaces for hyphens; also the older ``{:original-date: 1936}``. Names are ``Family || Given``.
Only Type and a name that is given several times add to or override what the entry has. Better BibTeX documentation,
"Extra fields": ``tex.xref: cahlt`` is a field of BibLaTeX; of these, relations and other keys are read.
"""

from __future__ import annotations

import re
from typing import Any

from footnotes.bibliographies.bibtex_fields import RELATIONS
from footnotes.bibliographies.csl_schema import DATES, NAMES, TYPES, VARIABLES
from footnotes.bibliographies.edtf import parse_date
from footnotes.patterns import pattern

_LINE = pattern(r"(?P<label>[A-Za-z][A-Za-z ._-]{0,40}?)\s*:\s*(?P<value>\S.*)")
_BRACED = pattern(r"\{:(?P<label>[A-Za-z_-]{1,40}):\s*(?P<value>[^{}]*)\}")
_VARIABLES = {name.lower().replace("_", "-"): name for name in VARIABLES - {"note", "locator", "citation-number"}}
_LABELS = {
    **_VARIABLES,
    "doi": "DOI",
    "type": "type",
    "shorthand": "shorthand",
    "aliases": "aliases",
    "alias": "aliases",
    **{label: label for label in ("tex.crossref", "tex.xref", "tex.related", "tex.relatedtype", "tex.ids")},
}


def read_extra(variables: dict[str, Any]) -> None:
    """Move what the lines of ``note`` declare into ``variables``; the other lines stay the note."""
    note = variables.get("note")
    if not isinstance(note, str) or ":" not in note:
        return
    declared: list[tuple[str, str]] = []

    def take(match: re.Match[str]) -> str:
        name = _LABELS.get(re.sub(r"[ _]+", "-", match["label"].strip().lower()))
        if name is None or (name == "type" and match["value"].strip() not in TYPES):
            return match[0]
        declared.append((name, match["value"].strip()))
        return ""

    lines = [_BRACED.sub(take, line) for line in note.splitlines()]
    kept = [line for line in lines if not (match := _LINE.fullmatch(line.strip())) or take(match)]
    if not declared:
        return
    remainder = "\n".join(kept).strip()
    if remainder:
        variables["note"] = remainder
    else:
        del variables["note"]
    _declare(variables, declared)


def _declare(variables: dict[str, Any], declared: list[tuple[str, str]]) -> None:
    before = frozenset(variables)
    _declare_tex([(name.removeprefix("tex."), value) for name, value in declared if name.startswith("tex.")], variables)
    for name, value in declared:
        if name.startswith("tex."):
            continue
        if name in ("shorthand", "aliases"):
            _declare_siglum(variables, name, value)
        elif name == "type":
            variables[name] = value
        elif name in before:
            continue
        elif name in NAMES:
            family, bars, given = (part.strip() for part in value.partition("||"))
            variables.setdefault(name, []).append({"family": family, "given": given} if bars else {"literal": value})
        else:
            variables[name] = (parse_date(value) or {"literal": value}) if name in DATES else value


def _declare_siglum(variables: dict[str, Any], name: str, value: str) -> None:
    custom = dict(variables["custom"]) if isinstance(variables.get("custom"), dict) else {}
    if name == "shorthand" and "shorthand" not in custom:
        custom["shorthand"] = value
    else:
        known = custom.get("aliases")
        custom["aliases"] = [*(known if isinstance(known, list) else []), *re.split(r"\s*;\s*", value)]
    variables["custom"] = custom


def _declare_tex(fields: list[tuple[str, str]], variables: dict[str, Any]) -> None:
    """Keep relations, of which a type follows the key, and other keys in ``custom``."""
    relations: dict[str, str] = {}
    ids: list[str] = []
    for at, (name, value) in enumerate(fields):
        if name in ("crossref", "xref"):
            relations.setdefault("parent", value)
        elif name == "ids":
            ids += re.split(r"\s*,\s*", value)
        elif name == "related":
            following, written = fields[at + 1] if at + 1 < len(fields) else ("", "")
            written = written if following == "relatedtype" else ""
            kind, is_reversed = RELATIONS.get(written, (written or "related", False))
            if not is_reversed:
                relations.setdefault(kind, value)
    custom = dict(variables["custom"]) if isinstance(variables.get("custom"), dict) else {}
    if relations:
        custom["relations"] = relations
    if ids:
        custom["ids"] = ids
    if custom:
        variables["custom"] = custom


def take_relations(variables: dict[str, Any]) -> dict[str, str]:
    """Take the relations that ``read_extra`` has found out of ``variables`` and return them."""
    custom = variables.get("custom")
    if not isinstance(custom, dict) or "relations" not in custom:
        return {}
    relations: dict[str, str] = custom.pop("relations")
    if not custom:
        del variables["custom"]
    return relations
