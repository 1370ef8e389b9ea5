"""``footnotes check``: what is wrong with the citations of manuscripts."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from footnotes.cli import options
from footnotes.cli.group import FINDINGS, WRONG_USE
from footnotes.reporting import FOR_READERS, FOR_STATISTICS, FORMATS

if TYPE_CHECKING:
    from footnotes.cli.project import Project
    from footnotes.model.bibliography import Bibliography
    from footnotes.reporting.report import Reported
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
@options.output_format(*FORMATS)
@click.option("-o", "--output-file", metavar="FILE", type=_PATH, help="Where to write the findings.")
@click.option("--explain", is_flag=True, help="Add to each finding what its cites were taken for, and why.")
@click.option("--statistics", is_flag=True, help="Count the findings of each rule instead of showing them.")
@click.pass_context
def command(
    ctx: click.Context,
    /,
    *,
    paths: tuple[Path, ...],
    everything: bool,
    write_baseline: bool,
    output_format: str,
    output_file: Path | None,
    explain: bool,
    statistics: bool,
    **given: Any,
) -> None:
    """Report what is wrong with the citations of manuscripts.

    PATH is a manuscript, or a folder with manuscripts. Findings are printed as `file:line:column CODE message`, or in
    another form: `full` shows each in its line, the others are for programs. The exit code is 1 where there are any.

    \b
    Example:
      footnotes check -b refs.bib chapter1.md chapter2.md
      footnotes check --ignore FN501 --output-format full manuscripts/
      footnotes check --output-format sarif -o findings.sarif manuscripts/
    """
    from footnotes.cli.findings import write_report
    from footnotes.cli.project import Project

    if bool(paths) == everything:
        raise click.UsageError("name the manuscripts or folders to check, or give --project alone")
    if statistics and output_format not in FOR_STATISTICS:
        raise click.UsageError(f"--statistics comes as {' or '.join(FOR_STATISTICS)}, not as {output_format}")
    project = Project(**given, tell_losses=False)
    project.check_codes()  # a wrong one among the options is wrong use, whatever the settings say
    run = _Run(project, explain=explain)
    project.each((project.settings(Path.cwd()).folder,) if everything else paths, run.check_file)
    run.check_bibliographies()
    if write_baseline:
        run.write_baseline()
        ctx.exit(WRONG_USE if project.failed else 0)
    run.leave_out_known()
    write_report(run.found, output_format, output_file, statistics=statistics)
    if output_format in FOR_READERS and run.files:
        run.tell_summary()
    ctx.exit(WRONG_USE if project.failed else FINDINGS if run.found else 0)


class _Run:
    """The findings of one run, and what the rules over bibliographies need of the manuscripts."""

    def __init__(self, project: Project, *, explain: bool) -> None:
        self.project = project
        self.explain = explain
        self.found: list[Reported] = []
        self.files = 0
        self._groups: dict[tuple[int, Settings], tuple[Bibliography, set[str]]] = {}

    def check_file(self, path: Path) -> None:
        from footnotes.checks import check_manuscript, cited_keys
        from footnotes.reporting.excerpts import in_manuscript

        settings = self.project.settings(path)
        rules = self.project.rules(settings, settings.ignored(path))
        analysis = self.project.analyse(path)
        self.files += 1
        found = check_manuscript(analysis, rules, self.project.conventions(settings))
        self.found += in_manuscript(analysis, found, explain=self.explain)
        bibliography = analysis.bibliography.shared or analysis.bibliography
        _, cited = self._groups.setdefault((id(bibliography), settings), (bibliography, set()))
        cited.update(cited_keys(analysis))

    def check_bibliographies(self) -> None:
        from footnotes.checks import check_bibliography
        from footnotes.checks.selecting import matches
        from footnotes.reporting.excerpts import in_bibliography

        for (_, settings), (bibliography, cited) in self._groups.items():
            # A manuscript that could not be read may cite what the others do not.
            unknown = ("FN501",) if self.project.failed else ()
            rules = self.project.rules(settings, settings.ignore + unknown)
            found = check_bibliography(bibliography, cited, rules, self.project.conventions(settings))
            self.found += in_bibliography(
                item for item in found if not (item.path and matches(item.code, settings.ignored(item.path)))
            )

    def write_baseline(self) -> None:
        from footnotes.checks import baseline
        from footnotes.cli.messages import tell
        from footnotes.reporting.report import shown

        settings = self.project.settings(Path.cwd())
        path = settings.baseline or settings.folder / _DEFAULT_BASELINE
        baseline.write(path, (item.diagnostic for item in self.found))
        tell(f"{_counted(len(self.found), 'finding')} written to {shown(path)}")

    def leave_out_known(self) -> None:
        path = self.project.settings(Path.cwd()).baseline
        if path:
            from footnotes.checks.baseline import Baseline

            new = set(map(id, Baseline.read(path).new(item.diagnostic for item in self.found)))
            self.found = [item for item in self.found if id(item.diagnostic) in new]

    def tell_summary(self) -> None:
        from footnotes.cli.messages import tell

        tell(f"{_counted(len(self.found), 'finding')} in {_counted(self.files, 'manuscript')}")


def _counted(number: int, noun: str) -> str:
    return f"{number or 'no'} {noun}{'s' * (number != 1)}"
