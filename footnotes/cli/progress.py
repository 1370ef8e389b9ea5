"""A progress bar on standard error, for runs that take long and readers who sit before a terminal."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from typing import TypeVar

Item = TypeVar("Item")
_PATIENCE = 0.5  # seconds that a run may take without a bar


def with_progress(items: Iterable[Item], total: int) -> Iterator[Item]:
    """Yield the items; where that takes long, a bar shows how many of ``total`` have come."""
    if total < 2 or not sys.stderr.isatty():
        yield from items
        return
    began, items, count = time.monotonic(), iter(items), 0
    while time.monotonic() - began < _PATIENCE and count < total:
        yield next(items)
        count += 1
    yield from _shown(items, count, total) if count < total else items


def _shown(items: Iterator[Item], count: int, total: int) -> Iterator[Item]:
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TimeRemainingColumn

    columns = (BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as progress:
        task = progress.add_task("", total=total, completed=count)
        for item in items:
            yield item
            progress.advance(task)


@contextmanager
def counting() -> Iterator[Callable[[], None]]:
    """Give what is to be called for each manuscript of a corpus: a terminal shows how many there were, and how fast."""
    if not sys.stderr.isatty():
        yield lambda: None
        return
    from rich.console import Console
    from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

    columns = (SpinnerColumn(), TextColumn("{task.completed:.0f} manuscripts"), TimeElapsedColumn())
    progress = Progress(*columns, console=Console(stderr=True), transient=True)
    task = progress.add_task("", total=None)

    def count() -> None:
        if not progress.live.is_started:  # not before the processes have begun: it has a thread
            progress.start()
        progress.advance(task)

    try:
        yield count
    finally:
        progress.stop()
