"""``footnotes render``: a manuscript with its citations formatted in a style."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from footnotes.cli import options
from footnotes.cli.group import WRONG_USE

if TYPE_CHECKING:
    from footnotes.model.analysis import Analysis
    from footnotes.model.resolution import ResolvedCitation


@click.command
@click.argument("file", type=click.Path(path_type=Path))
@options.sources
@options.style
@click.option(
    "-o", "--output", metavar="FILE", type=click.Path(path_type=Path), help="Where to write; else to standard output."
)
@options.encoding
@click.pass_context
def command(ctx: click.Context, /, file: Path, output: Path | None, **given: Any) -> None:
    """Format a manuscript's citations and add its bibliography.

    In a style of notes, references in parentheses become notes, and notes get their full, later and ibid. forms; in
    other styles references are rewritten where they stand. A citation is left as it is written, and told on standard
    error, where it is not resolved or says more than its entry. Every other byte stays as it was.

    \b
    Example:
      footnotes render chapter1.md -b refs.bib --style chicago -o chapter1-notes.md
    """
    from footnotes.cli.project import Project
    from footnotes.pipeline.rendering import render_manuscript

    project = Project(**given)
    analysis = project.analyse(file)
    settings = project.settings(file)
    rendering = render_manuscript(analysis, settings.style, language=settings.language)
    for resolved in rendering.left:
        _tell_left(analysis, resolved)
    _write(analysis, rendering.text, output)
    ctx.exit(WRONG_USE if project.failed else 0)


def _tell_left(analysis: Analysis, resolved: ResolvedCitation) -> None:
    from footnotes.reporting.report import shown

    place = analysis.place(resolved.citation.span)
    text = " ".join(resolved.citation.text.split())
    click.echo(f'{shown(place.path)}:{place.line}:{place.column}: left as written: "{text}"', err=True)


def _write(analysis: Analysis, text: str, output: Path | None) -> None:
    from footnotes import manuscripts

    if output is not None:
        manuscripts.write(output, text, analysis.manuscript)
    else:
        sys.stdout.buffer.write(manuscripts.encoded(text, analysis.manuscript, analysis.manuscript.path))
