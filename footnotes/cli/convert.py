"""``footnotes convert``: bibliographies in another format, with what it cannot hold."""

from __future__ import annotations

from pathlib import Path

import click

from footnotes.bibliographies.formats import WRITTEN
from footnotes.cli.group import WRONG_USE
from footnotes.translations import gettext


@click.command
@click.argument("files", metavar="FILE...", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option(
    "-o", "--output", type=click.Path(path_type=Path), help=gettext("File for the entries; its suffix is the format.")
)
@click.option(
    "--to", "format_name", type=click.Choice(WRITTEN), help=gettext("Format, where the suffix does not say it.")
)
@click.pass_context
def command(ctx: click.Context, /, files: tuple[Path, ...], output: Path | None, format_name: str | None) -> None:
    """Convert bibliographies to another format, several to one.

    What the format cannot hold is told on standard error, with the entry and the variable.

    \b
    Example:
      footnotes convert refs.bib -o refs.json
      footnotes convert library/ -o all.bib
      footnotes convert --to bibtex refs.json more.yaml -o all.bib
    """
    from footnotes import bibliographies
    from footnotes.bibliographies.formats import format_to_write
    from footnotes.bibliographies.losses import losses
    from footnotes.cli.messages import entries_written
    from footnotes.cli.project import Project
    from footnotes.manuscripts.writing import replace_file
    from footnotes.model.input_error import InputError
    from footnotes.settings import Settings, in_folders

    if output is None and format_name is None:
        raise click.UsageError(gettext("name a file with -o, or a format with --to"))
    files = in_folders(files)
    if output in files:
        raise InputError(
            gettext("the file is read and would be overwritten"), path=output, remedy=gettext("name another with -o")
        )
    format_ = format_to_write(output, format_name)
    project = Project(bibliography=files)
    bibliography = project.load(Settings(Path.cwd(), bibliography=files))
    text = bibliographies.dump(bibliography, output, format_name)
    if output is None:
        click.echo(text, nl=False)
    else:
        replace_file(output, text.encode())
    for loss in losses(bibliography, text, format_):
        told = (
            gettext("{key}: {variable} not held: {value}, held as {held}")
            if loss.held
            else gettext("{key}: {variable} not held: {value}")
        )
        value, held = _short(loss.value), _short(loss.held)
        click.echo(told.format(key=loss.key, variable=loss.variable, value=value, held=held), err=True)
    click.echo(entries_written(len(bibliography.entries), output), err=True)
    ctx.exit(WRONG_USE if project.failed else 0)


def _short(text: str) -> str:
    return f'"{text[:60]}…"' if len(text) > 61 else f'"{text}"'
