"""Where work is done: processes of this machine, or whatever a ``concurrent.futures.Executor`` has.

What the work needs (the bibliography most of all) comes to each process once; tasks carry its name.
"""

from __future__ import annotations

import gc
import multiprocessing
import os
import pickle
import signal
import sys
import threading
import time
from collections.abc import Callable
from concurrent.futures import Executor, Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import Any, Protocol
from uuid import uuid4

from footnotes.pipeline.parallel import Done, processors

_LEAST_MEMORY = 1 << 30  # bytes that a process may take, however many there are

_works: dict[str, Callable[[Any], Any]] = {}  # what has come to this process, by name


class Pool(Protocol):
    """Processes that work is handed to once, and batches of things then."""

    losses: tuple[type[BaseException], ...]  # what the future of a batch raises whose process was ended by force
    patience: int  # how many losses tell nothing of the batch

    def processes(self) -> int:
        """Return how many batches are worked on at a time, now."""

    def hand(self, work: Callable[[Any], Any]) -> Handed:
        """Return what does the work in each process."""

    def submit(self, task: Handed, things: list[Any]) -> Future[Done]:
        """Have a batch done."""


class Handed:
    """Work as tasks carry it: the name of what each process has got."""

    def __init__(self, work: Callable[[Any], Any]) -> None:
        self.name = uuid4().hex
        receive(self.name, work)

    def __call__(self, things: list[Any]) -> Done:
        """Do the work; return the seconds that it took, and the results."""
        work = self._work()
        began = time.perf_counter()
        results = [work(thing) for thing in things]
        gc.collect()  # what is collected rarely, for the sake of single runs, would grow with each manuscript
        return time.perf_counter() - began, results

    def _work(self) -> Callable[[Any], Any]:
        return _works[self.name]

    def drop(self) -> None:
        """Let go of the work in this process."""
        forget(self.name)


class Filed(Handed):
    """Work that a process which does not know it reads from a file, written when the first task leaves this process."""

    _path = ""

    def __getstate__(self) -> dict[str, str]:
        if not self._path:
            with NamedTemporaryFile(prefix="footnotes-", delete=False) as file:
                pickle.dump(self._work(), file, protocol=pickle.HIGHEST_PROTOCOL)
            self._path = file.name
        return {"name": self.name, "_path": self._path}

    def _work(self) -> Callable[[Any], Any]:
        if self.name not in _works:
            receive(self.name, pickle.loads(Path(self._path).read_bytes()))
        return _works[self.name]

    def drop(self) -> None:
        """Let go of the work in this process, and of the file."""
        super().drop()
        if self._path:
            Path(self._path).unlink(missing_ok=True)


def receive(name: str, work: Callable[[Any], Any]) -> None:
    """Take in work that tasks will name."""
    _works[name] = work


def forget(name: str) -> None:
    """Let go of work."""
    _works.pop(name, None)


class Processes:
    """So many processes of this machine; where one is ended by force, all are begun anew."""

    losses: tuple[type[BaseException], ...] = (BrokenProcessPool, MemoryError)  # the second where answers are too large
    patience = 2  # all that was under way is lost with one of them

    def __init__(self, jobs: int) -> None:
        self._jobs = jobs
        self._pool: ProcessPoolExecutor | None = None

    def __enter__(self) -> Processes:
        return self

    def __exit__(self, error: type[BaseException] | None, *_: object) -> None:
        if self._pool:
            self._pool.shutdown(wait=error is None, cancel_futures=True)

    def processes(self) -> int:
        """Return how many there are."""
        return self._jobs

    def hand(self, work: Callable[[Any], Any]) -> Handed:
        """Begin the processes, each with the work."""
        task = Handed(work)
        self._begin(task)
        return task

    def submit(self, task: Handed, things: list[Any]) -> Future[Done]:
        """Have a batch done."""
        assert self._pool
        try:
            return self._pool.submit(task, things)
        except BrokenProcessPool:
            self._pool.shutdown()
            return self._begin(task).submit(task, things)

    def _begin(self, task: Handed) -> ProcessPoolExecutor:
        # Forking is safe while there is one thread; elsewhere than on Linux the system's own libraries may have others.
        forked = sys.platform == "linux" and threading.active_count() == 1
        context = multiprocessing.get_context("fork" if forked else "spawn")
        given = (task.name, _works[task.name], _share_of_memory(self._jobs))
        self._pool = ProcessPoolExecutor(self._jobs, context, _begin, given)
        # All begin at once, as when forking: Python waits for ever for one that begins while it ends a broken pool.
        self._pool._safe_to_dynamically_spawn_children = False  # type: ignore[attr-defined]
        return self._pool


def _share_of_memory(jobs: int) -> int:
    """Return the bytes that each process may take; 0 where the system does not tell."""
    try:
        return max(_LEAST_MEMORY, os.sysconf("SC_PHYS_PAGES") * os.sysconf("SC_PAGE_SIZE") // jobs)
    except (AttributeError, OSError, ValueError):
        return 0


def _begin(name: str, work: Callable[[Any], Any], memory: int) -> None:
    """Make a process ready; the one that began the run answers to interrupts, and takes this one with it."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with_parent, daemon=True).start()
    gc.freeze()  # what is shared with the other processes is not written to
    receive(name, work)
    if memory and sys.platform == "linux":
        import resource

        resource.setrlimit(resource.RLIMIT_DATA, (memory, memory))


def _end_with_parent() -> None:
    """End this process when the one that began it has ended, however that came."""
    parent = multiprocessing.parent_process()
    if parent:
        parent.join()
        os._exit(1)


class Given:
    """An executor that someone else has begun, and will end; its processes are on this machine."""

    losses: tuple[type[BaseException], ...] = ()  # a broken one cannot be mended here
    patience = 1

    def __init__(self, executor: Executor) -> None:
        self._executor = executor

    def processes(self) -> int:
        """Return how many batches are worked on at a time, as far as it tells."""
        return getattr(self._executor, "_max_workers", 0) or processors()

    def hand(self, work: Callable[[Any], Any]) -> Handed:
        """Return what does the work in each process."""
        return Filed(work)

    def submit(self, task: Handed, things: list[Any]) -> Future[Done]:
        """Have a batch done."""
        return self._executor.submit(task, things)
