"""Workflow commands of GitHub Actions, which show each finding beside its line in a pull request.

Source: GitHub documentation, "Workflow commands for GitHub Actions", error and warning; values are escaped as its
toolkit does (``actions/toolkit``, ``packages/core/src/command.ts``).
"""

from __future__ import annotations

from footnotes.model.diagnostic import Severity
from footnotes.reporting.report import Report, Reported
from footnotes.reporting.terminal import safe

_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "notice"}
_DATA = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A"})
_PROPERTY = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A", ":": "%3A", ",": "%2C"})


def render(report: Report) -> str:
    """Return a command for each finding."""
    return "".join(_command(report, item) for item in report.findings)


def _command(report: Report, item: Reported) -> str:
    finding = item.diagnostic
    place = f"file={report.shown(finding.path).translate(_PROPERTY)},line={finding.line}"
    if item.end_line == finding.line:  # columns are ignored where the finding runs over lines
        place += f",col={finding.column},endColumn={item.end_column}"
    else:
        place += f",endLine={item.end_line}"
    message = safe("\n".join((finding.message, *item.explanation)).translate(_DATA))
    return f"::{_LEVELS[finding.severity]} {place},title={finding.code}::{message}\n"
