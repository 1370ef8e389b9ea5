"""``footnotes bibliography``: all entries as a list of works cited."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from footnotes.cli import options
from footnotes.cli.group import WRONG_USE


@click.command
@options.sources
@options.style
@options.output_format("plain", "html", "markdown", "latex", "rtf")
@click.pass_context
def command(ctx: click.Context, /, output_format: str, **given: Any) -> None:
    """Format a bibliography as a list of works cited.

    \b
    Example:
      footnotes bibliography -b refs.bib --style chicago --output-format markdown
    """
    from footnotes.cli.project import Project
    from footnotes.csl.output import renderer
    from footnotes.pipeline.formatting import format_bibliography

    project = Project(**given)
    settings = project.settings(Path.cwd())
    bibliography = project.load(settings)
    render = renderer(output_format)
    entries = format_bibliography(bibliography, settings.style, language=settings.language)
    between = "\n\n" if output_format in ("markdown", "latex") else "\n"
    click.echo(between.join(map(render, entries)))
    ctx.exit(WRONG_USE if project.failed else 0)
