"""A corpus on a cluster, through Dask (https://distributed.dask.org).

What the work needs comes to each worker once, as a plugin that the scheduler also gives to workers that join later, or
begin anew. The scheduler has a batch done again whose worker is gone; one that outlives no worker comes back.
"""

from __future__ import annotations

import asyncio
import logging
import pickle
import time
from collections.abc import Callable, Iterator
from concurrent.futures import CancelledError, Future
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING, Any

from footnotes.model.input_error import InputError
from footnotes.pipeline.parallel import Done
from footnotes.pipeline.pools import Handed
from footnotes.translations import gettext

if TYPE_CHECKING:
    from distributed import Client

    from footnotes.integrations.cluster_worker import Giving

LOCAL = "local"
_PATIENCE = 5  # seconds to reach the scheduler
_ATTEMPTS = 5
_BETWEEN = 5.0  # seconds between two counts of the workers
_OF_LOCAL = {  # settings of Dask for workers of this machine
    "distributed.worker.profile.enabled": False,  # which looks at the stack a hundred times a second
    "distributed.scheduler.allowed-failures": 1,
}


@contextmanager
def cluster(address: str, jobs: int) -> Iterator[DaskPool]:
    """Give the workers of the scheduler at an address, or, for LOCAL, so many begun for this run.

    Raises InputError where there is no scheduler, or where it goes away.
    """
    try:
        import dask
        import distributed
    except ModuleNotFoundError:
        remedy = gettext("pip install 'footnotes[cluster]'")
        raise InputError(gettext("--cluster needs Dask"), remedy=remedy) from None
    _silence()
    try:
        if address != LOCAL:
            with _connected(address) as client:
                yield DaskPool(client, is_ours=False)
            return
        with (
            dask.config.set(_OF_LOCAL),
            distributed.LocalCluster(
                n_workers=jobs, threads_per_worker=1, dashboard_address="127.0.0.1:0", silence_logs=logging.CRITICAL
            ) as local,
            distributed.Client(local, direct_to_workers=True) as client,
        ):
            yield DaskPool(client, is_ours=True)
    except (CancelledError, distributed.comm.core.CommClosedError):
        remedy = gettext("what is written stays: begin one, and the same command goes on from there")
        raise InputError(gettext("the scheduler at {address} is gone").format(address=address), remedy=remedy) from None


def _silence() -> None:
    """Leave it to us to tell what matters: Dask logs with whole tracebacks."""
    for name, logger in logging.root.manager.loggerDict.items():
        if name.startswith("distributed") and isinstance(logger, logging.Logger):
            for handler in logger.handlers:
                handler.setLevel(logging.CRITICAL + 1)


@contextmanager
def _connected(address: str) -> Iterator[Client]:
    import distributed

    try:
        client = distributed.Client(address, timeout=_PATIENCE)
    except Exception as error:  # OSError, ValueError and others of its own, by what is wrong with the address
        why = " ".join(str(error).split())
        said = gettext("no scheduler of Dask at {address}: {why}").format(address=address, why=why)
        raise InputError(said, remedy=gettext("begin one with `dask scheduler`, or give --cluster local")) from None
    with client:
        yield client


class DaskPool:
    """The workers of a client's scheduler; ``is_ours`` where they were begun for this run."""

    patience = 1  # the scheduler itself tries a batch on several workers

    def __init__(self, client: Client, *, is_ours: bool) -> None:
        from distributed.scheduler import KilledWorker

        self.losses: tuple[type[BaseException], ...] = (KilledWorker, MemoryError)
        self._client, self._is_ours = client, is_ours
        self._workers, self._counted = 1, 0.0

    def processes(self) -> int:
        """Return how many batches are worked on at a time: workers come and go."""
        if time.monotonic() - self._counted > _BETWEEN:
            self._workers = max(1, sum(self._client.nthreads().values()))
            self._counted = time.monotonic()
        return self._workers

    def hand(self, work: Callable[[Any], Any]) -> Handed:
        """Give the work to each worker. Raises InputError where a worker cannot take it."""
        from footnotes.integrations.cluster_worker import Giving

        task = _OnWorkers(work, self._client)
        plugin = Giving(task.name, pickle.dumps(work, protocol=pickle.HIGHEST_PROTOCOL), is_ours=self._is_ours)
        try:
            self._register(plugin)
        except Exception as error:  # whatever a worker lacks
            why = " ".join(f"{type(error).__name__}: {error}".split())
            said = gettext("the workers cannot do the work: {why}").format(why=why)
            remedy = gettext("install the same version of footnotes there as here")
            raise InputError(said, remedy=remedy) from None
        return task

    def _register(self, plugin: Giving) -> None:
        """Give a plugin to all workers; where one ends while it is given, to those there are then."""
        for attempt in range(_ATTEMPTS):
            try:
                self._client.register_plugin(plugin, name=plugin.name)
                return
            except OSError:  # as of a connection that is gone
                if attempt + 1 == _ATTEMPTS:
                    raise
                time.sleep(1)

    def submit(self, task: Handed, things: list[Any]) -> Future[Done]:
        """Have a batch done."""
        done: Future[Done] = Future()
        done.set_running_or_notify_cancel()
        loop = self._client.loop
        assert loop is not None
        loop.add_callback(self._follow, self._client.submit(task, things, pure=False), done)
        return done

    async def _follow(self, future: Any, done: Future[Done]) -> None:
        """Pass on what comes of a batch. Not by Dask's own executor: that loses a result whose worker ends with it."""
        try:
            done.set_result(await self._client.gather(future, asynchronous=True))
        except BaseException as error:
            is_gone = future.status == "cancelled" or isinstance(error, asyncio.CancelledError)
            done.set_exception(CancelledError() if is_gone else error)


class _OnWorkers(Handed):
    """Work that workers have by a plugin."""

    def __init__(self, work: Callable[[Any], Any], client: Client) -> None:
        super().__init__(work)
        self._client = client

    def __getstate__(self) -> dict[str, Any]:
        return {"name": self.name}

    def drop(self) -> None:
        """Let go of the work, here and on the workers."""
        super().drop()
        with suppress(Exception):  # the scheduler may be gone
            self._client.unregister_worker_plugin(self.name)
