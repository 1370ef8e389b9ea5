"""Runs over a corpus: manuscripts listed as there is room for them, rows written as they come."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import closing, contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, TypeVar

import click

from footnotes.citations import lexicons
from footnotes.cli.messages import as_warning, tell, with_path_shown
from footnotes.cli.progress import counting
from footnotes.cli.project import Project
from footnotes.cli.result_keys import settings_digest
from footnotes.model.analysis import Analysis
from footnotes.model.bibliography import Bibliography
from footnotes.model.input_error import InputError
from footnotes.pipeline.corpus import Corpus
from footnotes.pipeline.journal import Journal
from footnotes.pipeline.listing import is_address, manuscripts_matching
from footnotes.pipeline.many import Asking, OfAnalysis, Unread, answers
from footnotes.pipeline.parallel import processors
from footnotes.translations import language, ngettext

if TYPE_CHECKING:
    from footnotes.pipeline.pools import Pool
    from footnotes.pipeline.rows import Output, Rows

Answer = TypeVar("Answer")
_PARQUET = ".parquet"


class CorpusReading:
    """How a corpus is read: by the settings of the current folder, with one bibliography, by so many processes."""

    def __init__(self, project: Project, *, jobs: int, cluster: str | None) -> None:
        self.project, self.settings = project, project.settings(Path.cwd())
        self._jobs, self._cluster = jobs or processors(), cluster
        if cluster not in (None, "local"):
            project.cached = False  # what is kept here, workers elsewhere do not have

    def answers(self, question: Callable[[Analysis], Answer], patterns: Sequence[str]) -> dict[str, Answer]:
        """Return the answers of all manuscripts that match, in the order of their paths; tell which have none."""
        found: dict[str, Answer] = {}
        with self.pool() as pool, counting() as count:
            for path, answer in answers(self.work(OfAnalysis(question)), self.paths(patterns), pool):
                if isinstance(answer, Unread):
                    place = Path(path) if not is_address(path) else None
                    said = answer.message if place else f"{path}: {answer.message}"
                    self.project.tell_failed(InputError(said, path=place, line=answer.line, column=answer.column))
                else:
                    found[path] = answer
                count()
        return dict(sorted(found.items()))

    def bibliography(self) -> Bibliography | None:
        """Return the bibliography, if one is named."""
        return self.project.load(self.settings) if self.settings.bibliography else None

    def work(self, question: Callable[[str, Analysis], Answer]) -> Asking[Answer]:
        """Return what is done with each manuscript. Raises InputError for a language that has no lexicon."""
        if self.settings.language:
            lexicons.load(self.settings.language.partition("-")[0].lower())
        return Asking(question, self.bibliography(), self.settings.language, self.project.encoding, Path.cwd())

    def paths(self, patterns: Iterable[str]) -> Iterator[str]:
        """Yield the paths of the manuscripts that match, without those excluded."""
        for path in manuscripts_matching(patterns, self.project.tell_failed):
            if is_address(path) or not self.settings.excludes(Path(path)):
                yield path

    @contextmanager
    def pool(self) -> Iterator[Pool]:
        """Give the processes, begun for this run or those of a cluster."""
        if self._cluster is None:
            from footnotes.pipeline.pools import Processes

            with Processes(self._jobs) as pool:
                yield pool
            return
        from footnotes.integrations.cluster import cluster

        with cluster(self._cluster, self._jobs) as pool:
            yield pool


class CorpusRun:
    """The rows of a corpus; ``kind`` is the name of the command, ``output`` None for standard output."""

    def __init__(self, reading: CorpusReading, kind: str, output: Path | None) -> None:
        self.rows = 0
        self._reading, self._kind, self._output = reading, kind, output
        self._project = reading.project

    def write(
        self,
        question: Callable[[str, Analysis], Rows],
        patterns: Sequence[str],
        last: Callable[[Bibliography, frozenset[str], bool], list[bytes]] = lambda *_: [],
    ) -> None:
        """Write the rows of all manuscripts that match; where this was begun before, those that are missing.

        ``last`` returns the rows behind those of the manuscripts: of the bibliography, with the keys that are cited,
        and whether all manuscripts could be read.
        """
        work = self._reading.work(question)
        with self._reading.pool() as pool, self._journal(question) as journal, closing(self._open(journal)) as output:
            corpus = Corpus(output, journal)
            with counting() as count:

                def done(_: str, rows: Rows) -> None:
                    for loss in rows.losses:
                        click.echo(as_warning(with_path_shown(loss)), err=True)
                    count()

                corpus.run(work, self._reading.paths(patterns), pool, done)
            behind = last(work.bibliography, journal.cited(), not journal.unread) if work.bibliography else []
            output.end(b"".join(behind))
            self.rows = journal.rows + len(behind)
            self._project.failed = self._project.failed or journal.unread > 0
            self._tell(journal)

    @contextmanager
    def _journal(self, question: Callable[[str, Analysis], Rows]) -> Iterator[Journal]:
        key = self._key(question)
        with (
            TemporaryDirectory(prefix="footnotes-") as scratch,  # standard output is never gone on with
            closing(Journal(self._output or Path(scratch, "rows"), key)) as journal,
        ):
            if written := journal.manuscripts():
                said = ngettext("{count} manuscript written already", "{count} manuscripts written already", written)
                tell(said.format(count=written))
            yield journal

    def _key(self, question: Callable[[str, Analysis], Rows]) -> str:
        """Return what the rows of a manuscript follow from besides the manuscript."""
        from importlib.metadata import version

        from footnotes.pipeline.result_cache import digest

        form = "parquet" if self._is_parquet else "jsonl"
        asked = (self._kind, getattr(question, "explain", None), form, self._project.encoding, language())
        return digest(repr((version("footnotes"), *asked)).encode(), settings_digest(self._reading.settings)).hex()

    @property
    def _is_parquet(self) -> bool:
        return self._output is not None and self._output.suffix == _PARQUET

    def _open(self, journal: Journal) -> Output:
        from footnotes.pipeline.rows import JsonLines, Stream

        if self._output is None:
            return Stream(sys.stdout.buffer)
        if self._is_parquet:
            from footnotes.pipeline.parquet import Parquet

            return Parquet(self._output, journal.extent, self._kind)
        return JsonLines(self._output, journal.extent)

    def _tell(self, journal: Journal) -> None:
        count = journal.manuscripts()
        rows = ngettext("{count} row", "{count} rows", self.rows).format(count=self.rows)
        said = ngettext("{rows} of {count} manuscript", "{rows} of {count} manuscripts", count)
        tell(said.format(rows=rows, count=count))
        if journal.unread:
            said = ngettext(
                "{count} manuscript could not be read: its row has an `error`",
                "{count} manuscripts could not be read: their rows have an `error`",
                journal.unread,
            )
            tell(said.format(count=journal.unread))
