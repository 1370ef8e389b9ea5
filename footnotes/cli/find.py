"""``footnotes find``: the citations of manuscripts, and what each means."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from footnotes.cli import options
from footnotes.cli.group import WRONG_USE
from footnotes.translations import gettext

if TYPE_CHECKING:
    from footnotes.model.analysis import Analysis


@click.command
@click.argument("files", metavar="[FILE]...", nargs=-1, type=click.Path(path_type=Path))
@options.sources
@options.encoding
@options.output_format("text", "jsonl")
@options.corpus
@click.option(
    "-o",
    "--output-file",
    metavar="FILE",
    type=click.Path(path_type=Path),
    help=gettext("Where to write the rows of a corpus."),
)
@options.jobs
@click.pass_context
def command(
    ctx: click.Context,
    /,
    *,
    files: tuple[Path, ...],
    output_format: str,
    corpus: tuple[str, ...],
    cluster: str | None,
    output_file: Path | None,
    jobs: int,
    **given: Any,
) -> None:
    """Find the citations of manuscripts and say what each means.

    With jsonl, one JSON object a line: offsets count characters of the file's own text, the end exclusive. Of several
    files, each object names its own as `path`. With --corpus the objects are written as they come, to standard output,
    a file of JSON lines or a folder of Parquet (-o NAME.parquet).

    \b
    Example:
      footnotes find chapter1.md -b refs.bib
      footnotes find chapter1.md -b refs.bib --output-format jsonl | jq .cites
      footnotes find -b refs.bib --corpus 'books/**/*.docx' -o citations.parquet
    """
    from footnotes.cli.project import Project
    from footnotes.model.input_error import InputError

    project = Project(**given)
    if bool(files) == bool(corpus):
        raise click.UsageError(gettext("name the manuscripts, or give --corpus alone"))
    if corpus:
        from footnotes.cli.corpus_rows import citation_rows
        from footnotes.cli.corpus_run import CorpusReading, CorpusRun

        reading = CorpusReading(project, jobs=jobs, cluster=cluster)
        CorpusRun(reading, "find", output_file).write(citation_rows, corpus)
        ctx.exit(WRONG_USE if project.failed else 0)
    if cluster or output_file:
        raise click.UsageError(gettext("--cluster and --output-file go with --corpus"))

    def find_in(path: Path) -> None:
        analysis = project.analyse(path)
        if output_format == "text":
            _print_text(analysis)
        else:
            _print_json(analysis, {"path": str(path)} if len(files) > 1 else {})

    for folder in filter(Path.is_dir, files):
        project.tell_failed(
            InputError(gettext("a folder, not a manuscript"), path=folder, remedy=gettext("name the files in it"))
        )
    project.each([path for path in files if not path.is_dir()], find_in)
    ctx.exit(WRONG_USE if project.failed else 0)


def _print_json(analysis: Analysis, more: dict[str, str]) -> None:
    from footnotes.cli.citation_json import citation_object

    encode = json.JSONEncoder(ensure_ascii=False, check_circular=False).encode
    lines = [encode(more | citation_object(analysis, item)) for item in analysis.citations]
    click.echo("".join(f"{line}\n" for line in lines), nl=False)


def _print_text(analysis: Analysis) -> None:
    from footnotes.cli.tables import write_table
    from footnotes.cli.wording import meaning
    from footnotes.reporting.report import located

    rows = []
    for resolved in analysis.citations:
        place = analysis.place(resolved.citation.span)
        where = located(place)
        means = "; ".join(meaning(resolution) for resolution in resolved.resolutions)
        rows.append((where, " ".join(resolved.citation.text.split()), means))
    write_table(("where", "citation", "means"), rows)
