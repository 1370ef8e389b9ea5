"""SARIF 2.1.0, which GitHub's code scanning and many editors read.

Source: OASIS, "Static Analysis Results Interchange Format (SARIF) Version 2.1.0"; GitHub documentation, "SARIF support
for code scanning", whose limits are kept: 25,000 results, the most severe first, 1,024 characters of a description,
and the fingerprint by which a result is known again.
"""

from __future__ import annotations

import json
import os
from collections.abc import Sequence
from pathlib import Path
from typing import Any
from urllib.parse import quote

from footnotes.checks.documentation import documentation, page
from footnotes.checks.registry import RULES
from footnotes.checks.rule import Rule
from footnotes.model.diagnostic import Severity
from footnotes.reporting.fingerprints import fingerprints
from footnotes.reporting.report import Report, Reported
from footnotes.translations import gettext

_SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}
_MOST_RESULTS, _LONGEST = 25_000, 1024
_RANK = {Severity.ERROR: 0, Severity.WARNING: 1, Severity.INFO: 2}


def render(report: Report) -> str:
    """Return the log of one run."""
    pairs = list(zip(report.findings, fingerprints(report), strict=True))
    left_out = len(pairs) - _MOST_RESULTS
    if left_out > 0:
        pairs = sorted(pairs, key=lambda pair: _RANK[pair[0].diagnostic.severity])[:_MOST_RESULTS]
    found = {item.diagnostic.code for item, _ in pairs}
    rules = [rule for rule in RULES if rule.code in found]
    places = {rule.code: place for place, rule in enumerate(rules)}
    run = {
        "tool": {"driver": _driver(rules)},
        "columnKind": "unicodeCodePoints",
        "originalUriBaseIds": {"SRCROOT": {"uri": report.folder.absolute().as_uri() + "/"}},
        "invocations": [{"executionSuccessful": True, "toolExecutionNotifications": _notifications(left_out)}],
        "results": [_result(report, item, places, fingerprint) for item, fingerprint in pairs],
    }
    return json.dumps({"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}, ensure_ascii=False, indent=1) + "\n"


def _driver(rules: Sequence[Rule]) -> dict[str, Any]:
    from importlib.metadata import version

    return {"name": "footnotes", "version": version("footnotes"), "rules": [_rule(rule) for rule in rules]}


def _rule(rule: Rule) -> dict[str, Any]:
    told = documentation(rule)
    rest = "\n\n".join(f"{name}:\n{text}" for name, text in told.sections.items())
    return {
        "id": rule.code,
        "name": "".join(word.capitalize() for word in rule.name.split("-")),
        "shortDescription": {"text": _cut(told.summary)},
        "fullDescription": {"text": _cut(told.sections["What it does"])},
        "help": {"text": rest, "markdown": page(rule)},
        "defaultConfiguration": {"level": _LEVELS[rule.severity]},
    }


def _notifications(left_out: int) -> list[dict[str, Any]]:
    if left_out <= 0:
        return []
    text = gettext("{left_out} more results were left out: {most} are the most that code scanning takes").format(
        left_out=left_out, most=_MOST_RESULTS
    )
    return [{"level": "warning", "message": {"text": text}}]


def _result(report: Report, item: Reported, rules: dict[str, int], fingerprint: str) -> dict[str, Any]:
    finding = item.diagnostic
    region: dict[str, Any] = {"startLine": finding.line, "startColumn": finding.column}
    region |= {"endLine": item.end_line, "endColumn": item.end_column}
    result: dict[str, Any] = {
        "ruleId": finding.code,
        "ruleIndex": rules[finding.code],
        "level": _LEVELS[finding.severity],
        "message": {"text": "\n".join((finding.message, *item.explanation))},
        "locations": [{"physicalLocation": {"artifactLocation": _artifact(report, finding.path), "region": region}}],
        "partialFingerprints": {"primaryLocationLineHash": fingerprint},
    }
    return result


def _artifact(report: Report, path: Path | None) -> dict[str, str]:
    shown = Path(report.shown(path))
    if shown.is_absolute():
        return {"uri": shown.as_uri()}
    return {"uri": quote(os.fsencode(shown.as_posix())), "uriBaseId": "SRCROOT"}


def _cut(text: str) -> str:
    return text if len(text) <= _LONGEST else text[: _LONGEST - 1] + "…"
