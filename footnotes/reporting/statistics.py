"""How many findings of each rule there are, most frequent first."""

from __future__ import annotations

import json
from collections import Counter

from footnotes.checks.registry import RULES
from footnotes.reporting.report import Report
from footnotes.reporting.terminal import in_colour_of


def render(report: Report, output_format: str) -> str:
    """Return the numbers as a table of text, or as a list of JSON."""
    counts = Counter(item.diagnostic.code for item in report.findings)
    rules = sorted((rule for rule in RULES if rule.code in counts), key=lambda rule: (-counts[rule.code], rule.code))
    if output_format == "json":
        rows = [{"code": rule.code, "name": rule.name, "count": counts[rule.code]} for rule in rules]
        return json.dumps(rows, indent=1) + "\n"
    width = len(str(max(counts.values(), default=0)))
    coloured = report.coloured
    return "".join(
        f"{counts[rule.code]:{width}}  {in_colour_of(rule.severity, rule.code, coloured=coloured)}  {rule.name}\n"
        for rule in rules
    )
