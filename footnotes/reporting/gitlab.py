"""GitLab's code quality report, shown beside the lines of a merge request.

Source: GitLab documentation, "Code Quality", "Code Quality report format".
"""

from __future__ import annotations

import json

from footnotes.model.diagnostic import Severity
from footnotes.reporting.fingerprints import fingerprints
from footnotes.reporting.report import Report

_SEVERITIES = {Severity.ERROR: "major", Severity.WARNING: "minor", Severity.INFO: "info"}


def render(report: Report) -> str:
    """Return the list of findings."""
    findings = [
        {
            "description": f"{item.diagnostic.code}: {item.diagnostic.message}",
            "check_name": item.diagnostic.code,
            "fingerprint": fingerprint,
            "severity": _SEVERITIES[item.diagnostic.severity],
            "location": {
                "path": report.shown(item.diagnostic.path).replace("\\", "/"),
                "lines": {"begin": item.diagnostic.line, "end": item.end_line},
            },
        }
        for item, fingerprint in zip(report.findings, fingerprints(report), strict=True)
    ]
    return json.dumps(findings, ensure_ascii=False, indent=1) + "\n"
