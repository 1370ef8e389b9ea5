"""Where the findings of a check go: to standard output or to a file."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from pathlib import Path

import click

from footnotes.reporting import render
from footnotes.reporting.report import Report, Reported

_COLUMNS = 100  # where the output is no terminal


def write_report(findings: Sequence[Reported], output_format: str, file: Path | None, *, statistics: bool) -> None:
    """Write findings, or how many of each rule there are. Raises InputError for a file that cannot be written."""
    from footnotes.reporting.statistics import render as render_statistics

    coloured = file is None and sys.stdout.isatty() and not os.environ.get("NO_COLOR")
    report = Report(findings, coloured=coloured, width=_columns() if output_format == "full" else _COLUMNS)
    text = render_statistics(report, output_format) if statistics else render(report, output_format)
    if file is None:
        click.echo(text, nl=False, color=True)
        return
    from footnotes.manuscripts.writing import replace_file

    replace_file(file, text.encode("utf-8", errors="backslashreplace"))  # as on the terminal


def _columns() -> int:
    import shutil  # which loads the readers of archives

    return shutil.get_terminal_size((_COLUMNS, 24)).columns
