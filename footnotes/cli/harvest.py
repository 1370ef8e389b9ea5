"""``footnotes harvest``: a bibliography made of the full references in manuscripts."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from footnotes.cli import options
from footnotes.cli.group import WRONG_USE
from footnotes.translations import gettext

if TYPE_CHECKING:
    from footnotes.model.analysis import Analysis
    from footnotes.pipeline.harvesting import Harvested


@click.command
@click.argument("files", metavar="FILE...", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option(
    "-o", "--output", type=click.Path(path_type=Path), help=gettext("File for the entries: .bib, .json, .yaml …")
)
@options.sources
@options.encoding
@click.pass_context
def command(ctx: click.Context, /, files: tuple[Path, ...], output: Path | None, **given: Any) -> None:
    """Make bibliography entries of the full references in manuscripts.

    References to one work make one entry; a work that the bibliography given with -b has already makes none. What is
    doubtful about an entry is told on standard error, with the place it comes from.

    \b
    Example:
      footnotes harvest book.md -o refs.bib
    """
    from footnotes import bibliographies, manuscripts
    from footnotes.cli.messages import entries_written
    from footnotes.cli.project import Project
    from footnotes.manuscripts.writing import replace_file
    from footnotes.model.bibliography import Bibliography
    from footnotes.pipeline.analysing import analyse
    from footnotes.pipeline.harvesting import harvest

    project = Project(**given)
    analyses: list[Analysis] = []

    def read(path: Path) -> None:
        settings = project.settings(path)
        bibliography = project.load(settings) if settings.bibliography else Bibliography()
        manuscript = manuscripts.read(path, encoding=project.encoding)
        analyses.append(analyse(manuscript, bibliography, language=settings.language))

    project.each(files, read)
    if not analyses:  # nothing could be read, as has been told
        ctx.exit(WRONG_USE)
    found = harvest(analyses)
    entries = {one.entry.key: one.entry for one in found}
    text = bibliographies.dump(Bibliography(entries), output, None if output else "csl-json")
    if output is None:
        click.echo(text, nl=False)
    else:
        replace_file(output, text.encode())
        click.echo(entries_written(len(found), output), err=True)
    for one in found:
        _tell_doubts(one)
    ctx.exit(WRONG_USE if project.failed else 0)


def _tell_doubts(one: Harvested) -> None:
    from footnotes.reporting.report import located

    for doubt in one.doubts:
        click.echo(f"{located(one.places[0])} {one.entry.key}: {doubt}", err=True)
