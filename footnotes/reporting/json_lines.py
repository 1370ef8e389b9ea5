"""The findings as JSON objects, one a line (https://jsonlines.org)."""

from __future__ import annotations

import json

from footnotes.reporting.json import as_object
from footnotes.reporting.report import Report


def render(report: Report) -> str:
    """Return a line for each finding."""
    return "".join(f"{json.dumps(as_object(report, item), ensure_ascii=False)}\n" for item in report.findings)
