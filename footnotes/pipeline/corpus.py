"""A corpus: any number of manuscripts, their rows written as they come, so that a run may be stopped and go on."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING

from footnotes.pipeline.many import Asking, Unread, answers
from footnotes.pipeline.rows import Rows, row

if TYPE_CHECKING:
    from footnotes.pipeline.journal import Journal
    from footnotes.pipeline.pools import Pool
    from footnotes.pipeline.rows import Output


class Corpus:
    """The rows of manuscripts on their way to an output, which the journal is of."""

    def __init__(self, output: Output, journal: Journal) -> None:
        self._output, self._journal = output, journal
        self._begun: set[str] = set()  # and not yet in the journal
        self._come: list[tuple[str, Rows]] = []  # of those
        self._size = 0  # bytes of their lines

    def run(self, work: Asking[Rows], paths: Iterable[str], pool: Pool, done: Callable[[str, Rows], None]) -> None:
        """Write the rows of each manuscript once; ``done`` is told of each.

        What has come stays written, whatever ends the run.
        """
        try:
            for path, answer in answers(work, self._to_do(paths), pool):
                rows = unread_row(path, answer) if isinstance(answer, Unread) else answer
                self._come.append((path, rows))
                self._size += len(rows.lines)
                done(path, rows)
                if self._output.is_due(self._size):
                    self._keep()
        finally:
            self._keep()

    def _to_do(self, paths: Iterable[str]) -> Iterator[str]:
        """Yield the manuscripts that are neither written nor begun."""
        for path in paths:
            if path not in self._begun and not self._journal.has(path):
                self._begun.add(path)
                yield path

    def _keep(self) -> None:
        """Write what has come, and note it: in one step, which may be interrupted and done again."""
        lines = b"".join(rows.lines for _, rows in self._come)
        extent = self._output.append(lines, self._journal.extent)
        self._journal.write(self._come, extent)
        self._begun.difference_update([path for path, _ in self._come])
        self._come, self._size = [], 0


def unread_row(path: str, why: Unread) -> Rows:
    """Return the row of a manuscript that could not be read."""
    return Rows(row({"path": path, **why._asdict()}), 1, is_unread=True)
