"""``footnotes report``: manuscripts, what they cite and what is wrong with them, on a page to look at."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from footnotes.cli import options
from footnotes.cli.group import WRONG_USE
from footnotes.translations import gettext

if TYPE_CHECKING:
    from footnotes.cli.project import Project
    from footnotes.model.analysis import Analysis
    from footnotes.model.diagnostic import Diagnostic
    from footnotes.settings import Settings

    Checked = tuple[Analysis, Sequence[Diagnostic]]


@click.command
@click.argument("paths", metavar="PATH...", nargs=-1, required=True, type=click.Path(path_type=Path))
@options.sources
@options.style
@options.rules
@options.encoding
@click.option(
    "-o",
    "--output",
    metavar="FILE",
    type=click.Path(path_type=Path),
    help=gettext("Where to write; else to standard output."),
)
@click.pass_context
def command(ctx: click.Context, /, paths: tuple[Path, ...], output: Path | None, **given: Any) -> None:
    """Make a page of manuscripts, what they cite and what is wrong with them.

    PATH is a manuscript, or a folder with manuscripts. The page is one HTML file that needs no network: the text with
    every citation marked, what each means and why, the findings of `footnotes check`, the sources as a table, and
    plots of them. Sources are shown in the style given; of several manuscripts, in that of the first.

    Plots are drawn where the extra `report` is installed: pip install 'footnotes[report]'.

    \b
    Example:
      footnotes report chapter1.md chapter2.md -b refs.bib -o report.html
    """
    from footnotes.cli.project import Project
    from footnotes.manuscripts.writing import replace_file
    from footnotes.pipeline.surveying import survey
    from footnotes.reporting.html import render

    if output is not None and output.resolve() in {path.resolve() for path in paths}:
        raise click.UsageError(gettext("{path} is a manuscript: name another file to write to").format(path=output))
    project = Project(**given)
    project.check_codes()
    checked: dict[Path, Checked] = {}
    # The page of an earlier run may lie in the folder, too.
    files = [path for path in project.manuscripts(paths) if output is None or path.resolve() != output.resolve()]
    project.each(files, lambda path: checked.__setitem__(path, _check(project, path)))
    if not checked:  # nothing could be read, as has been told
        ctx.exit(WRONG_USE)
    settings = project.settings(next(iter(checked)))
    found = _in_bibliographies(project, checked)
    page = render(survey([*checked.values()], found, settings.style, language=settings.language))
    data = page.encode("utf-8", errors="replace")
    if output is None:
        click.echo(data, nl=False)
    else:
        replace_file(output, data)
        _tell_written(output)
    ctx.exit(WRONG_USE if project.failed else 0)


def _check(project: Project, path: Path) -> Checked:
    from footnotes.checks import check_manuscript

    settings = project.settings(path)
    rules = project.rules(settings, settings.ignored(path))
    analysis = project.analyse(path)
    return analysis, check_manuscript(analysis, rules, project.conventions(settings))


def _in_bibliographies(project: Project, checked: dict[Path, Checked]) -> list[Diagnostic]:
    """Return what is wrong in the bibliographies that manuscripts were read against."""
    from footnotes.checks import check_bibliography, cited_keys

    cited: dict[Settings, set[str]] = {}
    for path, (analysis, _findings) in checked.items():
        cited.setdefault(project.settings(path), set()).update(cited_keys(analysis))
    found: list[Diagnostic] = []
    for settings, keys in cited.items():
        if settings.bibliography:
            unknown = ("FN501",) if project.failed else ()  # what could not be read may cite what the others do not
            rules = project.rules(settings, settings.ignore + unknown)
            found += check_bibliography(project.load(settings), keys, rules, project.conventions(settings))
    return found


def _tell_written(output: Path) -> None:
    from footnotes.cli.messages import tell
    from footnotes.reporting.html.charts.drawing import can_draw
    from footnotes.reporting.html.overview import INSTALL

    tell(gettext("report written to {path}").format(path=output))
    if not can_draw():
        tell(gettext("without plots: they need {command}").format(command=INSTALL))
