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
    from footnotes.model.analysis import Analysis
    from footnotes.model.diagnostic import Diagnostic

_Codes = tuple[str, ...]


def _codes(_: click.Context, option: click.Parameter, value: str | None) -> _Codes | None:
    if value is None:
        return None if option.name == "select" else ()
    return tuple(code.strip() for code in value.split(",") if code.strip())


@click.command
@click.argument("paths", metavar="[PATH]...", nargs=-1, type=click.Path(path_type=Path))
@options.sources
@click.option("--project", "everything", is_flag=True, help="All manuscripts in the folder of the settings file.")
@click.option("--select", metavar="CODES", callback=_codes, help="Rules to apply, by codes or beginnings: FN101,FN4.")
@click.option("--ignore", metavar="CODES", callback=_codes, help="Rules to leave out, besides those of the settings.")
@options.encoding
@options.output_format("text", "json", "github")
@click.pass_context
def command(ctx: click.Context, /, paths: tuple[Path, ...], everything: bool, output_format: str, **given: Any) -> None:
    """Report what is wrong with the citations of manuscripts.

    PATH is a manuscript, or a folder with manuscripts. Findings are printed as `file:line:column CODE message`; the
    exit code is 1 where there are any.

    \b
    Example:
      footnotes check -b refs.bib chapter1.md chapter2.md
      footnotes check --ignore FN501 --output-format github manuscripts/
    """
    from footnotes.checks import choose_rules
    from footnotes.cli.project import Project

    if bool(paths) == everything:
        raise click.UsageError("name the manuscripts or folders to check, or give --project alone")
    project = Project(**given, tell_losses=False)
    choose_rules(project.select, project.ignore)  # a wrong code here is wrong use, whatever the settings say
    run = _Run(project)
    project.each((project.settings(Path.cwd()).folder,) if everything else paths, run.check_file)
    run.check_bibliographies()
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
        self._groups: dict[tuple[int, _Codes | None, _Codes], list[Analysis]] = {}

    def check_file(self, path: Path) -> None:
        from footnotes.checks import check_manuscript

        settings = self.project.settings(path)
        rules = self.project.rules(settings)
        analysis = self.project.analyse(path)
        self.files += 1
        self.found += check_manuscript(analysis, rules)
        group = (id(analysis.bibliography), settings.select, settings.ignore)
        self._groups.setdefault(group, []).append(analysis)

    def check_bibliographies(self) -> None:
        from footnotes.checks import check_bibliography, choose_rules, cited_keys

        for (_, select, ignore), analyses in self._groups.items():
            # A manuscript that could not be read may cite what the others do not.
            unknown = ("FN501",) if self.project.failed else ()
            rules = choose_rules(select, ignore + unknown)
            cited = frozenset[str]().union(*map(cited_keys, analyses))
            self.found += check_bibliography(analyses[0].bibliography, cited, rules)

    def tell_summary(self) -> None:
        from footnotes.cli.messages import tell

        findings, files = len(self.found), self.files
        tell(f"{findings or 'no'} finding{'s' * (findings != 1)} in {files} manuscript{'s' * (files != 1)}")
