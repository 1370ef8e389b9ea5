"""The findings as one JSON list of objects."""

from __future__ import annotations

import json
from collections.abc import Sequence

import click

from footnotes.cli.messages import shown
from footnotes.model.diagnostic import Diagnostic


def write(diagnostics: Sequence[Diagnostic]) -> None:
    """Print the findings."""
    click.echo(json.dumps([_object(item) for item in diagnostics], ensure_ascii=False, indent=1))


def _object(item: Diagnostic) -> dict[str, object]:
    return {
        "path": shown(item.path),
        "line": item.line,
        "column": item.column,
        "start": item.span.start,
        "end": item.span.end,
        "code": item.code,
        "severity": item.severity,
        "message": item.message,
        "help": item.help,
        "related": item.related,
    }
