"""Findings as editors show them."""

from __future__ import annotations

from collections.abc import Iterable

from lsprotocol import types

from footnotes.integrations.language_server.positions import EditorText
from footnotes.model.diagnostic import Diagnostic, Severity
from footnotes.model.input_error import InputError
from footnotes.text import Span

SOURCE = "footnotes"
_SEVERITIES = {
    Severity.ERROR: types.DiagnosticSeverity.Error,
    Severity.WARNING: types.DiagnosticSeverity.Warning,
    Severity.INFO: types.DiagnosticSeverity.Information,
}


def diagnostics(text: EditorText, findings: Iterable[Diagnostic]) -> list[types.Diagnostic]:
    """Return findings in a text."""
    return [
        types.Diagnostic(
            range=text.range(item.span),
            message=item.message + "".join(f"\n{line}" for line in (item.help, *item.related) if _is_new(line, item)),
            severity=_SEVERITIES[item.severity],
            code=item.code,
            source=SOURCE,
        )
        for item in findings
    ]


def by_line(text: EditorText, findings: Iterable[Diagnostic]) -> list[types.Diagnostic]:
    """Return findings in a bibliography, of which only line and column are known: each to the end of its line."""
    return diagnostics(text, (item._replace(span=line_span(text, item.line, item.column)) for item in findings))


def of_error(text: EditorText, error: InputError) -> types.Diagnostic:
    """Return what keeps a file from being used."""
    message = f"{error.message} ({error.remedy})" if error.remedy else error.message
    place = text.range(line_span(text, max(error.line, 1), max(error.column, 1)))
    return types.Diagnostic(range=place, message=message, severity=types.DiagnosticSeverity.Error, source=SOURCE)


def line_span(text: EditorText, line: int, column: int) -> Span:
    """Return the span from a line and column, counted from 1 in characters, to the end of the line."""
    start = text.offset(types.Position(line - 1, 0))
    end = text.offset(types.Position(line - 1, 2**31 - 1))
    return Span(min(start + column - 1, end), end)


def _is_new(line: str, item: Diagnostic) -> bool:
    return bool(line) and line not in item.message
