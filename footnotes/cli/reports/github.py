"""Workflow commands of GitHub Actions, which show each finding beside its line in a pull request.

Source: GitHub documentation, "Workflow commands for GitHub Actions", error and warning; values are escaped as its
toolkit does (``actions/toolkit``, ``packages/core/src/command.ts``).
"""

from __future__ import annotations

from collections.abc import Sequence

import click

from footnotes.cli.messages import shown
from footnotes.model.diagnostic import Diagnostic, Severity

_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "notice"}
_DATA = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A"})
_PROPERTY = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A", ":": "%3A", ",": "%2C"})


def write(diagnostics: Sequence[Diagnostic]) -> None:
    """Print the findings."""
    for item in diagnostics:
        place = f"file={shown(item.path).translate(_PROPERTY)},line={item.line},col={item.column},title={item.code}"
        click.echo(f"::{_LEVELS[item.severity]} {place}::{item.message.translate(_DATA)}")
