"""Findings to report, made by hand."""

from pathlib import Path

from footnotes.model.diagnostic import Diagnostic, Fix, Safety, Severity
from footnotes.reporting.report import Excerpt, Reported
from footnotes.text import Edit, Span

LINE = "Ünd «so» (PKT <4> & 5)"
FIX = Fix("write an en dash", Safety.SAFE, (Edit(Span(5, 6), "–"),))


def finding(code: str = "FN101", line: int = 3, message: str = 'unresolved source "PKT"', **more) -> Diagnostic:
    severity = more.pop("severity", Severity.ERROR)
    path = more.pop("path", Path("a folder/essay.md"))
    return Diagnostic(code, severity, path, Span(110, 121), line, 11, message, **more)


def reported(diagnostic: Diagnostic, **more) -> Reported:
    return Reported(diagnostic, diagnostic.line, 22, (14, 25), Excerpt(LINE, Span(10, 21)), **more)
