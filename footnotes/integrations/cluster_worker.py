"""What a worker of Dask is given; imported only where Dask is installed."""

from __future__ import annotations

import pickle
import signal
from importlib.metadata import version

from distributed import Worker, WorkerPlugin

from footnotes import translations
from footnotes.pipeline import pools


class Giving(WorkerPlugin):
    """Gives work to the process of a worker, whose messages then come in the language of whoever gave it."""

    def __init__(self, name: str, packed: bytes, *, is_ours: bool) -> None:
        self.name, self._packed, self._is_ours = name, packed, is_ours
        self._version, self._language = version("footnotes"), translations.language()

    def setup(self, worker: Worker) -> None:
        """Take the work. Raises RuntimeError where the worker has another version of footnotes."""
        own = version("footnotes")
        if own != self._version:
            raise RuntimeError(f"footnotes {own} on {worker.address}, {self._version} here")
        translations.speak(self._language)
        if self._is_ours:
            signal.signal(signal.SIGINT, signal.SIG_IGN)  # whoever began the run ends its workers
        pools.receive(self.name, pickle.loads(self._packed))

    def teardown(self, worker: Worker) -> None:
        """Let go of it."""
        pools.forget(self.name)
