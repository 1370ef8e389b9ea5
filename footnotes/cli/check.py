"""``footnotes check``: what is wrong with the citations of manuscripts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from footnotes.cli import options
from footnotes.cli.group import FINDINGS, WRONG_USE
from footnotes.records import NamedTuple
from footnotes.reporting import FOR_READERS, FOR_STATISTICS, FORMATS
from footnotes.translations import gettext, ngettext

if TYPE_CHECKING:
    from footnotes.cli.project import Project
    from footnotes.model.bibliography import Bibliography
    from footnotes.reporting.report import Reported

_PATH = click.Path(path_type=Path)
_DEFAULT_BASELINE = "footnotes-baseline.json"


@click.command
@click.argument("paths", metavar="[PATH]...", nargs=-1, type=click.Path(path_type=Path))
@options.sources
@click.option(
    "--project", "everything", is_flag=True, help=gettext("All manuscripts in the folder of the settings file.")
)
@options.rules
@click.option("--baseline", type=_PATH, help=gettext("File of findings that are known: only others are reported."))
@click.option(
    "--write-baseline",
    is_flag=True,
    help=gettext("Write the findings to the baseline ({file}).").format(file=_DEFAULT_BASELINE),
)
@click.option("--fix", is_flag=True, help=gettext("Mend what has a safe fix, in the manuscripts themselves."))
@click.option("--unsafe-fixes", is_flag=True, help=gettext("Apply unsafe fixes too; with --fix or --diff."))
@click.option(
    "--expand-ibid", is_flag=True, help=gettext("Write the source in place of each ibid., in the manuscripts.")
)
@click.option("--diff", is_flag=True, help=gettext("Write nothing; show what --fix or --expand-ibid would change."))
@options.style
@options.encoding
@options.output_format(*FORMATS)
@click.option("-o", "--output-file", metavar="FILE", type=_PATH, help=gettext("Where to write the findings."))
@click.option("--explain", is_flag=True, help=gettext("Add to each finding what its cites were taken for, and why."))
@click.option("--statistics", is_flag=True, help=gettext("Count the findings of each rule instead of showing them."))
@options.jobs
@options.corpus
@click.option("--no-cache", is_flag=True, help=gettext("Neither use nor keep results of other runs."))
@click.option("--watch", "watching", is_flag=True, help=gettext("Check again whenever something changes."))
@click.pass_context
def command(
    ctx: click.Context,
    /,
    *,
    paths: tuple[Path, ...],
    everything: bool,
    write_baseline: bool,
    fix: bool,
    unsafe_fixes: bool,
    expand_ibid: bool,
    diff: bool,
    output_format: str,
    output_file: Path | None,
    explain: bool,
    statistics: bool,
    jobs: int,
    corpus: tuple[str, ...],
    cluster: str | None,
    no_cache: bool,
    watching: bool,
    **given: Any,
) -> None:
    """Report what is wrong with the citations of manuscripts.

    PATH is a manuscript, or a folder with manuscripts. Findings are printed as `file:line:column CODE message`, or in
    another form: `full` shows each in its line, the others are for programs. The exit code is 1 where there are any.
    With --corpus they are written as they come, to a file of JSON lines or a folder of Parquet (-o NAME.parquet).

    \b
    Example:
      footnotes check -b refs.bib chapter1.md chapter2.md
      footnotes check --ignore FN501 --output-format full manuscripts/
      footnotes check --output-format sarif -o findings.sarif manuscripts/
      footnotes check --fix --diff chapter1.md
      footnotes check -b refs.bib --corpus 'books/**/*.docx' -o findings.jsonl
    """
    from footnotes.cli.project import Project
    from footnotes.pipeline.parallel import processors

    mending = _Mending(fix, unsafe_fixes, expand_ibid, diff)
    asked = _Asked(
        paths, given, mending, write_baseline, output_format, output_file, explain, statistics,
        jobs or processors(), not no_cache,
    )  # fmt: skip
    if bool(paths) + everything + bool(corpus) != 1:
        raise click.UsageError(gettext("name the manuscripts or folders to check, or give --project or --corpus alone"))
    if corpus:
        ctx.exit(asked.run_corpus(corpus, cluster))
    if cluster:
        raise click.UsageError(gettext("--cluster goes with --corpus"))
    asked.refuse_what_does_not_go_together(watching=watching)
    Project(**given).check_codes()  # a wrong one among the options is wrong use, whatever the settings say
    if watching:
        from footnotes.cli.watching import watch

        watch(asked.run, asked.watched)
    ctx.exit(asked.run())


class _Mending(NamedTuple):
    """What is to be mended, and whether it is only to be shown."""

    fix: bool
    unsafe: bool
    expand: bool  # each ibid.
    diff: bool


class _Asked(NamedTuple):
    """What one call of the command asks for."""

    paths: tuple[Path, ...]  # none: the whole project
    given: Mapping[str, Any]
    mending: _Mending
    write_baseline: bool
    output_format: str
    output_file: Path | None
    explain: bool
    statistics: bool
    jobs: int
    cached: bool

    def refuse_what_does_not_go_together(self, *, watching: bool) -> None:
        """Raise click.UsageError where one option makes no sense with another."""
        fix, unsafe, expand, diff = self.mending
        if unsafe and not (fix or diff):
            raise click.UsageError(gettext("--unsafe-fixes goes with --fix or --diff"))
        if self.statistics and self.output_format not in FOR_STATISTICS:
            raise click.UsageError(
                gettext("--statistics comes as {formats}, not as {output_format}").format(
                    formats=gettext(" or ").join(FOR_STATISTICS), output_format=self.output_format
                )
            )
        if watching and (diff or expand):
            raise click.UsageError(gettext("--watch reports and fixes: leave --diff and --expand-ibid out"))
        if watching and self.output_file:
            raise click.UsageError(gettext("--watch shows the findings as they come: leave --output-file out"))

    def run(self) -> int:
        """Mend what is to be mended, check the rest, and return the exit code."""
        from footnotes.cli.project import Project

        project = Project(**self.given, tell_losses=False, cached=self.cached)
        fix, _, expand, diff = self.mending
        if fix or expand or diff:
            changed = _fix(project, self.roots(project), self.mending)
            if diff:
                return WRONG_USE if project.failed else FINDINGS if changed else 0
        return self._check(project)

    def run_corpus(self, patterns: tuple[str, ...], cluster: str | None) -> int:
        """Write the findings in a corpus as rows, and return the exit code."""
        from footnotes.cli.check_run import in_bibliography
        from footnotes.cli.corpus_rows import FindingRows
        from footnotes.cli.corpus_run import CorpusReading, CorpusRun
        from footnotes.cli.project import Project

        if any(self.mending) or self.statistics or self.write_baseline or self.given["baseline"]:
            raise click.UsageError(
                gettext("--corpus writes all findings as rows: leave options that mend or choose out")
            )
        if self.output_format not in ("concise", "json-lines"):
            raise click.UsageError(gettext("--corpus writes JSON lines, or Parquet to a file that ends with .parquet"))
        project = Project(**self.given, tell_losses=False, cached=self.cached)
        project.check_codes()
        reading = CorpusReading(project, jobs=self.jobs, cluster=cluster)
        run, question = CorpusRun(reading, "check", self.output_file), FindingRows(reading.settings, self.explain)

        def last(bibliography: Bibliography, cited: frozenset[str], is_whole: bool) -> list[bytes]:
            unknown = () if is_whole else ("FN501",)  # what could not be read may cite what the others do not
            return question.of_bibliography(in_bibliography(project, reading.settings, bibliography, cited, unknown))

        run.write(question, patterns, last)
        return WRONG_USE if project.failed else FINDINGS if run.rows else 0

    def _check(self, project: Project) -> int:
        from footnotes.cli.check_run import CheckRun
        from footnotes.cli.findings import write_report
        from footnotes.cli.messages import tell

        run = CheckRun(project, explain=self.explain, jobs=self.jobs, cached=self.cached)
        run.check(self.roots(project))
        if self.write_baseline:
            _write_baseline(project, run.found)
            return WRONG_USE if project.failed else 0
        found = _without_known(project, run.found)
        write_report(found, self.output_format, self.output_file, statistics=self.statistics)
        if self.output_format in FOR_READERS and run.files:
            where = ngettext("in {count} manuscript", "in {count} manuscripts", run.files).format(count=run.files)
            tell(", ".join([f"{_findings(len(found))} {where}", *_fixable(found)]))
        return WRONG_USE if project.failed else FINDINGS if found else 0

    def roots(self, project: Project) -> tuple[Path, ...]:
        """Return the files and folders to be checked."""
        return self.paths or (project.settings(Path.cwd()).folder,)

    def watched(self) -> Iterator[Path]:
        """Yield the files and folders that the findings follow from."""
        from footnotes.cli.project import Project

        project = Project(**self.given)
        for path in self.paths or (Path.cwd(),):
            settings = project.settings(path)
            yield from (path, settings.folder, *settings.bibliography, *settings.sigla)


def _fix(project: Project, paths: tuple[Path, ...], mending: _Mending) -> bool:
    """Mend manuscripts, or show how; say whether there was anything to mend."""
    from footnotes.cli.fix_run import FixRun

    run = FixRun(project, unsafe=mending.unsafe, expand=mending.expand, diff=mending.diff)
    run.fix(paths)
    run.tell_summary()
    return bool(run.count)


def _write_baseline(project: Project, found: list[Reported]) -> None:
    from footnotes.checks import baseline
    from footnotes.cli.messages import tell
    from footnotes.reporting.paths import shown

    settings = project.settings(Path.cwd())
    path = settings.baseline or settings.folder / _DEFAULT_BASELINE
    baseline.write(path, (item.diagnostic for item in found))
    tell(gettext("{findings} written to {path}").format(findings=_findings(len(found)), path=shown(path)))


def _without_known(project: Project, found: list[Reported]) -> list[Reported]:
    path = project.settings(Path.cwd()).baseline
    if not path:
        return found
    from footnotes.checks.baseline import Baseline

    new = set(map(id, Baseline.read(path).new(item.diagnostic for item in found)))
    return [item for item in found if id(item.diagnostic) in new]


def _fixable(found: Iterable[Reported]) -> list[str]:
    """Return how many findings fixes can mend: "3 fixable with --fix", "1 more with --unsafe-fixes"."""
    from footnotes.model.diagnostic import Safety

    diagnostics = (item.diagnostic for item in found)
    mended = [item.fix.safety for item in diagnostics if item.fix and not item.part]  # only files of one part are
    safe, unsafe = mended.count(Safety.SAFE), mended.count(Safety.UNSAFE)
    said = []
    if safe:
        said.append(gettext("{count} fixable with --fix").format(count=safe))
    if unsafe:
        told = (
            gettext("{count} more with --unsafe-fixes")
            if safe
            else gettext("{count} fixable with --fix --unsafe-fixes")
        )
        said.append(told.format(count=unsafe))
    return said


def _findings(count: int) -> str:
    told = ngettext("{count} finding", "{count} findings", count) if count else gettext("no findings")
    return told.format(count=count)
