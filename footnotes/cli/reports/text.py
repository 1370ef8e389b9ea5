"""One line a finding: ``file:line:column CODE message``, coloured on a terminal."""

from __future__ import annotations

import sys
from collections.abc import Sequence

import click

from footnotes.cli.messages import shown
from footnotes.model.diagnostic import Diagnostic, Severity


def write(diagnostics: Sequence[Diagnostic]) -> None:
    """Print the findings."""
    if sys.stdout.isatty():
        _write_coloured(diagnostics)
        return
    lines = [f"{shown(item.path)}:{item.line}:{item.column} {item.code} {item.message}\n" for item in diagnostics]
    click.echo("".join(lines), nl=False)


def _write_coloured(diagnostics: Sequence[Diagnostic]) -> None:
    from rich.console import Console
    from rich.text import Text

    console = Console(highlight=False, soft_wrap=True)
    for item in diagnostics:
        colour = "bold red" if item.severity is Severity.ERROR else "bold yellow"
        place = f":{item.line}:{item.column} "
        console.print(
            Text.assemble((shown(item.path), "bold"), (place, "dim"), (item.code, colour), f" {item.message}")
        )
