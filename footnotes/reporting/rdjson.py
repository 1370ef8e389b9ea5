"""Reviewdog's diagnostic format, which comments on lines and suggests fixes in reviews anywhere.

Source: reviewdog, ``proto/rdf/reviewdog.proto``, DiagnosticResult as JSON; columns count bytes of UTF-8.
"""

from __future__ import annotations

import json
from typing import Any

from footnotes.model.diagnostic import Severity
from footnotes.reporting.report import Report, Reported

_SEVERITIES = {Severity.ERROR: "ERROR", Severity.WARNING: "WARNING", Severity.INFO: "INFO"}


def render(report: Report) -> str:
    """Return the result of a run as one object."""
    result = {
        "source": {"name": "footnotes"},
        "severity": "WARNING",
        "diagnostics": [_object(report, item) for item in report.findings],
    }
    return json.dumps(result, ensure_ascii=False, indent=1) + "\n"


def _object(report: Report, item: Reported) -> dict[str, Any]:
    finding = item.diagnostic
    start: dict[str, int] = {"line": finding.line}
    end: dict[str, int] = {"line": item.end_line}
    if all(item.byte_columns):
        start["column"], end["column"] = item.byte_columns
    return {
        "message": "\n".join((finding.message, *item.explanation)),
        "location": {
            "path": report.shown(finding.path).replace("\\", "/"),
            "range": {"start": start, "end": end},
        },
        "severity": _SEVERITIES[finding.severity],
        "code": {"value": finding.code},
    }
