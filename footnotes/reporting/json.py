"""The findings as one JSON list of objects."""

from __future__ import annotations

import json
from typing import Any

from footnotes.model.diagnostic import Fix
from footnotes.reporting.report import Report, Reported


def render(report: Report) -> str:
    """Return the list."""
    return json.dumps([as_object(report, item) for item in report.findings], ensure_ascii=False, indent=1) + "\n"


def as_object(report: Report, item: Reported) -> dict[str, Any]:
    """Return a finding as an object for ``json``; offsets are in characters of the file's part, ends exclusive."""
    finding = item.diagnostic
    return {
        "path": report.shown(finding.path),
        "part": finding.part,
        "line": finding.line,
        "column": finding.column,
        "where": finding.where,
        "end_line": item.end_line,
        "end_column": item.end_column,
        "start": finding.span.start,
        "end": finding.span.end,
        "code": finding.code,
        "severity": finding.severity,
        "message": finding.message,
        "help": finding.help,
        "related": finding.related,
        "explanation": item.explanation,
        "fix": _fix(finding.fix) if finding.fix else None,
    }


def _fix(fix: Fix) -> dict[str, Any]:
    edits = [{"start": span.start, "end": span.end, "replacement": text} for span, text in fix.edits]
    return {"title": fix.title, "safety": fix.safety, "edits": edits}
