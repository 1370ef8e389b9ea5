"""Rows of text: a table on a terminal, one line a row with tabs in a pipe."""

from __future__ import annotations

import sys
from collections.abc import Sequence

import click


def write_table(headings: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
    """Print the rows; the headings are for readers alone, a pipe gets none."""
    if not sys.stdout.isatty():
        click.echo("".join("\t".join(row) + "\n" for row in rows), nl=False)
        return
    from rich import box
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    table = Table(box=box.SIMPLE_HEAD)
    for heading in headings:
        table.add_column(heading, overflow="fold")  # names are there to be copied: wrapped, not cut
    for row in rows:
        table.add_row(*map(Text, row))
    Console().print(table)
