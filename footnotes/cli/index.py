"""``footnotes index``: the index of the sources that manuscripts cite, and the other lists of a book's sources."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from footnotes.back_matter.lists import LISTS
from footnotes.back_matter.output import FORMATS
from footnotes.cli import options
from footnotes.cli.group import WRONG_USE
from footnotes.model.input_error import InputError
from footnotes.translations import gettext

if TYPE_CHECKING:
    from footnotes.back_matter.gathering import Cited
    from footnotes.cli.project import Project


@click.command
@click.argument("files", metavar="[MANUSCRIPT]...", nargs=-1, type=click.Path(path_type=Path))
@click.option(
    "--list", "name", type=click.Choice(LISTS), default=LISTS[0], show_default=True,
    help=gettext("The index of sources, the sigla, the archives, or the bibliography by kinds of sources."),
)  # fmt: skip
@click.option(
    "-o", "--output", type=click.Path(path_type=Path), help=gettext("File for the list; its suffix is the format.")
)
@click.option(
    "--to", "format_name", type=click.Choice(tuple(FORMATS)), help=gettext("Format, where the suffix does not say it.")
)
@click.option(
    "--by-siglum", is_flag=True, help=gettext("Put sources that have a siglum under it, not under their author.")
)
@options.sources
@options.style
@options.encoding
@options.corpus
@options.jobs
@click.pass_context
def command(  # noqa: PLR0917 - one for each option
    ctx: click.Context, /, files: tuple[Path, ...], name: str, output: Path | None, format_name: str | None,
    by_siglum: bool, corpus: tuple[str, ...], cluster: str | None, jobs: int, **given: Any,
) -> None:  # fmt: skip
    """Make the index of the sources that manuscripts cite.

    Under each source stand its passages in order, each with the pages, notes or lines that cite it. References whose
    source is not known stand at the end. Several manuscripts make one index, and so does a corpus.

    \b
    Example:
      footnotes index book.docx -b refs.bib -o index-of-sources.docx
      footnotes index chapters/ -b refs.bib --list sigla
      footnotes index chapters/ -b refs.bib --list kinds -o bibliography.docx
      footnotes index --corpus 'books/**/*.docx' -b refs.bib -o index.html
    """
    from footnotes.back_matter.gathering import gather
    from footnotes.back_matter.output import format_of, renderer
    from footnotes.cli.project import Project
    from footnotes.manuscripts.writing import replace_file
    from footnotes.pipeline.back_matter import list_cited

    format_ = format_of(output, format_name)
    if format_ == "docx" and output is None and sys.stdout.isatty():
        raise InputError(gettext("would be written to the terminal"), remedy=gettext("give -o FILE"))
    if bool(files) == bool(corpus):
        raise click.UsageError(gettext("name the manuscripts, or give --corpus alone"))
    if cluster and not corpus:
        raise click.UsageError(gettext("--cluster goes with --corpus"))
    project = Project(**given)
    if corpus:
        from footnotes.cli.corpus_run import CorpusReading

        reading = CorpusReading(project, jobs=jobs, cluster=cluster)
        cited = list(reading.answers(gather, corpus).values())
    else:
        cited = _cited_in(project, files, output)
    if not cited:  # nothing could be read, as has been told
        ctx.exit(WRONG_USE)
    settings = project.settings(files[0] if files else Path.cwd())
    listing = list_cited(cited, name, settings.style, language=settings.language, by_siglum=by_siglum)
    data = renderer(format_)(listing)
    if output is None:
        sys.stdout.buffer.write(data)
    else:
        replace_file(output, data)
    ctx.exit(WRONG_USE if project.failed else 0)


def _cited_in(project: Project, files: tuple[Path, ...], output: Path | None) -> list[Cited]:
    """Return what the manuscripts cite that can be read. Raises InputError where one would be overwritten."""
    from footnotes.back_matter.gathering import gather

    paths = list(project.manuscripts(files))
    if output is not None and output in paths:
        message = gettext("the file is read and would be overwritten")
        raise InputError(message, path=output, remedy=gettext("name another with -o"))
    cited: list[Cited] = []
    project.each(paths, lambda path: cited.append(gather(project.analyse(path))))
    return cited
