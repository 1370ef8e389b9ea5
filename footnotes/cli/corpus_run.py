"""One run over a corpus: manuscripts listed as there is room for them, rows written as they come."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import closing, contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from footnotes.citations import lexicons
from footnotes.cli.messages import tell
from footnotes.cli.progress import counting
from footnotes.cli.project import Project
from footnotes.cli.result_keys import settings_digest
from footnotes.model.analysis import Analysis
from footnotes.model.bibliography import Bibliography
from footnotes.pipeline.corpus import Corpus
from footnotes.pipeline.journal import Journal
from footnotes.pipeline.listing import is_address, manuscripts_matching
from footnotes.pipeline.many import Asking
from footnotes.pipeline.parallel import processors
from footnotes.translations import language, ngettext

if TYPE_CHECKING:
    from footnotes.pipeline.pools import Pool
    from footnotes.pipeline.rows import Output, Rows

_PARQUET = ".parquet"


class CorpusRun:
    """What one call of a command asks for; ``kind`` is its name, ``output`` None for standard output.

    All manuscripts are read by the settings of the current folder.
    """

    def __init__(self, project: Project, kind: str, output: Path | None, *, jobs: int, cluster: str | None) -> None:
        self.settings = project.settings(Path.cwd())
        self.rows = 0
        self._project, self._kind, self._output = project, kind, output
        self._jobs, self._cluster = jobs or processors(), cluster

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
        if self.settings.language:
            lexicons.load(self.settings.language.partition("-")[0].lower())  # one that is not there is wrong use
        bibliography = self._project.load(self.settings) if self.settings.bibliography else Bibliography()
        encoding, language = self._project.encoding, self.settings.language
        work = Asking(question, bibliography, language, encoding, Path.cwd())
        with self._pool() as pool, self._journal(question) as journal, closing(self._open(journal)) as output:
            corpus = Corpus(output, journal)
            with counting() as count:

                def done(_: str, rows: Rows) -> None:
                    self._project.tell_losses_of(rows.losses)
                    count()

                corpus.run(work, self._paths(patterns), pool, done)
            behind = last(bibliography, journal.cited(), not journal.unread)
            output.end(b"".join(behind))
            self.rows = journal.rows + len(behind)
            self._project.failed = self._project.failed or journal.unread > 0
            self._tell(journal)

    def _paths(self, patterns: Iterable[str]) -> Iterator[str]:
        for path in manuscripts_matching(patterns, self._project.tell_failed):
            if is_address(path) or not self.settings.excludes(Path(path)):
                yield path

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
        return digest(repr((version("footnotes"), *asked)).encode(), settings_digest(self.settings)).hex()

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

    @contextmanager
    def _pool(self) -> Iterator[Pool]:
        if self._cluster is None:
            from footnotes.pipeline.pools import Processes

            with Processes(self._jobs) as pool:
                yield pool
            return
        from footnotes.integrations.cluster import cluster

        with cluster(self._cluster, self._jobs) as pool:
            yield pool

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
