"""``footnotes check``: what is wrong with the citations of manuscripts."""

from __future__ import annotations

from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from footnotes.cli import options
from footnotes.cli.group import FINDINGS, WRONG_USE

if TYPE_CHECKING:
    from footnotes.cli.project import Project
    from footnotes.model.bibliography import Bibliography
    from footnotes.model.diagnostic import Diagnostic
    from footnotes.settings import Settings

_PATH = click.Path(path_type=Path)
_DEFAULT_BASELINE = "footnotes-baseline.json"


@click.command
@click.argument("paths", metavar="[PATH]...", nargs=-1, type=click.Path(path_type=Path))
@options.sources
@click.option("--project", "everything", is_flag=True, help="All manuscripts in the folder of the settings file.")
@options.rules
@click.option("--baseline", type=_PATH, help="File of findings that are known: only others are reported.")
@click.option("--write-baseline", is_flag=True, help=f"Write the findings to the baseline ({_DEFAULT_BASELINE}).")
@options.style
@options.encoding
@options.output_format("text", "json", "github")
@click.pass_context
def command(
    ctx: click.Context,
    /,
    paths: tuple[Path, ...],
    everything: bool,
    write_baseline: bool,
    output_format: str,
    **given: Any,
) -> None:
    """Report what is wrong with the citations of manuscripts.

    PATH is a manuscript, or a folder with manuscripts. Findings are printed as `file:line:column CODE message`; the
    exit code is 1 where there are any.

    \b
    Example:
      footnotes check -b refs.bib chapter1.md chapter2.md
      footnotes check --ignore FN501 --output-format github manuscripts/
    """
    from footnotes.cli.project import Project

    if bool(paths) == everything:
        raise click.UsageError("name the manuscripts or folders to check, or give --project alone")
    project = Project(**given, tell_losses=False)
    project.check_codes()  # a wrong one among the options is wrong use, whatever the settings say
    run = _Run(project)
    project.each((project.settings(Path.cwd()).folder,) if everything else paths, run.check_file)
    run.check_bibliographies()
    if write_baseline:
        run.write_baseline()
        ctx.exit(WRONG_USE if project.failed else 0)
    run.leave_out_known()
    import_module(f"footnotes.cli.reports.{output_format}").write(run.found)
    if output_format == "text" and run.files:
        run.tell_summary()
    ctx.exit(WRONG_USE if project.failed else FINDINGS if run.found else 0)


class _Run:
    """The findings of one run, and what the rules over bibliographies need of the manuscripts."""

    def __init__(self, project: Project) -> None:
        self.project = project
        self.found: list[Diagnostic] = []
        self.files = 0
        self._groups: dict[tuple[int, Settings], tuple[Bibliography, set[str]]] = {}

    def check_file(self, path: Path) -> None:
        from footnotes.checks import check_manuscript, cited_keys

        settings = self.project.settings(path)
        rules = self.project.rules(settings, settings.ignored(path))
        analysis = self.project.analyse(path)
        self.files += 1
        self.found += check_manuscript(analysis, rules, self.project.conventions(settings))
        bibliography = analysis.bibliography.shared or analysis.bibliography
        _, cited = self._groups.setdefault((id(bibliography), settings), (bibliography, set()))
        cited.update(cited_keys(analysis))

    def check_bibliographies(self) -> None:
        from footnotes.checks import check_bibliography
        from footnotes.checks.selecting import matches

        for (_, settings), (bibliography, cited) in self._groups.items():
            # A manuscript that could not be read may cite what the others do not.
            unknown = ("FN501",) if self.project.failed else ()
            rules = self.project.rules(settings, settings.ignore + unknown)
            found = check_bibliography(bibliography, cited, rules, self.project.conventions(settings))
            self.found += [
                item for item in found if not (item.path and matches(item.code, settings.ignored(item.path)))
            ]

    def write_baseline(self) -> None:
        from footnotes.checks import baseline
        from footnotes.cli.messages import shown, tell

        settings = self.project.settings(Path.cwd())
        path = settings.baseline or settings.folder / _DEFAULT_BASELINE
        baseline.write(path, self.found)
        tell(f"{_counted(len(self.found), 'finding')} written to {shown(path)}")

    def leave_out_known(self) -> None:
        path = self.project.settings(Path.cwd()).baseline
        if path:
            from footnotes.checks.baseline import Baseline

            self.found = Baseline.read(path).new(self.found)

    def tell_summary(self) -> None:
        from footnotes.cli.messages import tell

        tell(f"{_counted(len(self.found), 'finding')} in {_counted(self.files, 'manuscript')}")


def _counted(number: int, noun: str) -> str:
    return f"{number or 'no'} {noun}{'s' * (number != 1)}"
