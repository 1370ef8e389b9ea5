"""The same work for many things, on several processors, with the results in the order of the things."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator, Sequence
from typing import Any, TypeVar

from footnotes.model.input_error import InputError
from footnotes.translations import gettext

Thing = TypeVar("Thing")
Result = TypeVar("Result")
_CHUNKS = 8  # for each process: enough that none of them waits long for the others at the end
_LARGEST_CHUNK = 16

_work: Callable[[Any], Any]  # of this process


def processors() -> int:
    """Return how many processors this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def in_order(work: Callable[[Thing], Result], things: Sequence[Thing], *, jobs: int) -> Iterator[Result]:
    """Yield the result of ``work`` for each thing, in their order, from so many processes.

    ``work`` goes to each process once, with all that it holds: where processes are forked, without being copied. It
    must not raise. With one job, or one thing, all is done here. Raises InputError where a process was ended by force.
    """
    jobs = min(jobs, len(things))
    if jobs < 2:
        yield from map(work, things)
        return
    import multiprocessing
    from concurrent.futures import ProcessPoolExecutor
    from concurrent.futures.process import BrokenProcessPool

    # Forking is safe while there is one thread; elsewhere than on Linux the system's own libraries may have others.
    context = multiprocessing.get_context("fork" if sys.platform == "linux" else None)
    chunk = max(1, min(_LARGEST_CHUNK, len(things) // (jobs * _CHUNKS)))
    with ProcessPoolExecutor(jobs, context, _begin, (work,)) as pool:
        try:
            yield from pool.map(_do, things, chunksize=chunk)
        except BrokenProcessPool:
            remedy = gettext("it may have run out of memory; try --jobs 1")
            raise InputError(gettext("a process of this run was ended from outside"), remedy=remedy) from None
        finally:
            pool.shutdown(wait=False, cancel_futures=True)


def _begin(work: Callable[[Any], Any]) -> None:
    """Make a process ready; the one that began the run answers to interrupts."""
    import signal

    global _work  # noqa: PLW0603 (what a process is begun with)
    _work = work
    signal.signal(signal.SIGINT, signal.SIG_IGN)


def _do(thing: Any) -> Any:
    return _work(thing)
