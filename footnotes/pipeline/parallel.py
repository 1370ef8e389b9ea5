"""The same work for many things, in several processes: whatever ends a process, each thing has its result once.

Things travel in batches of a second or two, so that sending them costs little, and only some of them at a time, so that
there may be any number. Where a process is ended by force (most often because its memory runs out), what it had is done
again, in the end one thing at a time with nothing beside it: so the one that ends processes is known, and it alone is
given up.
"""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from footnotes.model.input_error import InputError
from footnotes.records import NamedTuple
from footnotes.translations import gettext

if TYPE_CHECKING:
    from concurrent.futures import Future
    from pathlib import Path

    from footnotes.pipeline.pools import Handed, Pool

Done = tuple[float, list[Any]]  # of a batch: the seconds that it took, and the results
Thing = TypeVar("Thing")
Result = TypeVar("Result")
_BATCH = 1.5  # seconds of work
_LARGEST_BATCH = 256
_BATCHES = 8  # in order, for each process: enough that none of them waits long for the others at the end
_LARGEST_IN_ORDER = 16
_AHEAD = 2  # batches for each process: one that is being done, and one that waits
_NEWS = 0.3  # what the last batch counts for in the time that a thing takes


class Lost:
    """What there is instead of a result: each process that worked on the thing was ended by force."""

    def as_error(self, path: Path | None = None) -> InputError:
        """Return what is said of it."""
        said = gettext("ended each process that worked on it")
        remedy = gettext("it may take more memory than a process has here: fewer jobs have more each")
        return InputError(said, path=path, remedy=remedy)


def processors() -> int:
    """Return how many processors this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def in_order(work: Callable[[Thing], Result], things: Sequence[Thing], *, jobs: int) -> Iterator[Result | Lost]:
    """Yield the result of ``work`` for each thing, in their order, from so many processes.

    ``work`` goes to each process once, with all that it holds: where processes are forked, without being copied. It
    must not raise. With one job, or one thing, all is done here.
    """
    jobs = min(jobs, len(things))
    if jobs < 2:
        yield from map(work, things)
        return
    from footnotes.pipeline.pools import Processes

    largest = max(1, min(_LARGEST_IN_ORDER, len(things) // (jobs * _BATCHES)))
    waiting: dict[int, Result | Lost] = {}
    turn = 0
    with Processes(jobs) as pool:
        numbered = _Numbered(work)
        for (number, _), result in as_completed(numbered, enumerate(things), pool, largest=largest):
            waiting[number] = result
            while turn in waiting:
                yield waiting.pop(turn)
                turn += 1


@dataclass(frozen=True, slots=True)
class _Numbered(Generic[Result]):
    """Work on things that carry their number."""

    work: Callable[[Any], Result]

    def __call__(self, thing: tuple[int, Any]) -> Result:
        return self.work(thing[1])


def as_completed(
    work: Callable[[Thing], Result], things: Iterable[Thing], pool: Pool, *, largest: int = _LARGEST_BATCH
) -> Iterator[tuple[Thing, Result | Lost]]:
    """Yield each thing with the result of ``work``, as they come.

    ``work`` must not raise. ``things`` are taken as there is room for them; ``largest`` is how many make a batch at
    most. Raises what the pool raises when it cannot go on.
    """
    run = _Run(iter(things), pool, largest)
    task = pool.hand(work)
    try:
        while run.fill(task):
            yield from run.results()
    finally:
        for future in run.flight:
            future.cancel()
        task.drop()


class _Batch(NamedTuple):
    things: list[Any]
    losses: int = 0  # how often the process was ended that had it


class _Run:
    """What is under way, and what is to be done again."""

    def __init__(self, things: Iterator[Any], pool: Pool, largest: int) -> None:
        self.flight: dict[Future[Done], _Batch] = {}
        self._things, self._pool, self._largest = things, pool, largest
        self._again: deque[_Batch] = deque()  # with others beside them
        self._alone: deque[_Batch] = deque()  # one thing each, and nothing beside it
        self._size = 1  # things in the next batch
        self._pace = 0.0  # seconds that a thing takes

    def fill(self, task: Handed) -> bool:
        """Send off as many batches as there is room for; say whether any is under way."""
        room = _AHEAD * self._pool.processes()
        while len(self.flight) < room and (batch := self._next()):
            self.flight[self._pool.submit(task, batch.things)] = batch
        return bool(self.flight)

    def _next(self) -> _Batch | None:
        if self._again:
            return self._again.popleft()
        if self._alone:
            return None if self.flight else self._alone.popleft()
        things = list(islice(self._things, self._size))
        return _Batch(things) if things else None

    def results(self) -> Iterator[tuple[Any, Any]]:
        """Wait for some batches and yield their things with the results."""
        from concurrent.futures import FIRST_COMPLETED, wait

        for future in wait(self.flight, return_when=FIRST_COMPLETED).done:
            batch = self.flight.pop(future)
            try:
                seconds, found = future.result()
            except self._pool.losses:
                yield from self._lost(batch)
            else:
                self._note(seconds / len(found))
                yield from zip(batch.things, found, strict=True)

    def _lost(self, batch: _Batch) -> Iterator[tuple[Any, Lost]]:
        """See to it that a batch whose process was ended is done again; yield the thing that ends every process."""
        losses, patience = batch.losses + 1, self._pool.patience
        if losses < patience:
            self._again.append(_Batch(batch.things, losses))
        elif losses < 2 * patience:
            self._alone += (_Batch([thing], max(losses, patience)) for thing in batch.things)
        else:
            yield batch.things[0], Lost()

    def _note(self, seconds: float) -> None:
        """Make batches as large as the time that things take allows; a few quick ones say little of the next."""
        self._pace = self._pace + _NEWS * (seconds - self._pace) if self._pace else seconds
        wanted = int(_BATCH / self._pace) if self._pace else self._largest
        self._size = max(1, min(wanted, 2 * self._size, self._largest))
