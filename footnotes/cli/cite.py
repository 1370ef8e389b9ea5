"""``footnotes cite``: references formatted in a style."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from footnotes.cli import options
from footnotes.cli.group import FINDINGS, WRONG_USE


@click.command
@click.argument("references", metavar="REFERENCE...", nargs=-1, required=True)
@options.sources
@options.style
@options.output_format("plain", "html", "markdown", "latex", "rtf")
@click.pass_context
def command(ctx: click.Context, /, references: tuple[str, ...], output_format: str, **given: Any) -> None:
    """Format references as citations, one a line.

    REFERENCE is an entry's key, or a reference as an author writes it. They are formatted as one after the other: in a
    style of notes, a source that comes again gets its later form. What cannot be resolved is told with the nearest
    entries, the others are printed, and the exit code is 1.

    \b
    Example:
      footnotes cite -b refs.bib --style chicago "RKEB 3 40" broue1980 "ibid. 125"
    """
    from footnotes.cli.messages import tell
    from footnotes.cli.project import Project
    from footnotes.csl.output import renderer
    from footnotes.pipeline.formatting import format_references

    project = Project(**given)
    settings = project.settings(Path.cwd())
    bibliography = project.load(settings)
    render = renderer(output_format)
    formatted = format_references(references, bibliography, settings.style, language=settings.language)
    for item in formatted:
        if item.text is not None:
            click.echo(render(item.text))
        for problem in item.problems:
            tell(problem)
    ctx.exit(WRONG_USE if project.failed else FINDINGS if any(item.text is None for item in formatted) else 0)
