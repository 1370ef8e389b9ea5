"""A corpus through Dask, with scheduler and workers in processes of their own that come to harm."""

import json
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import process_tree
import pytest

from footnotes.integrations.cluster import DaskPool
from footnotes.model.input_error import InputError

pytest.importorskip("distributed")

ENTRIES = [
    {"id": "scarisbrick1968", "type": "book", "title": "Henry VIII", "issued": {"date-parts": [[1968]]},
     "author": [{"family": "Scarisbrick", "given": "J. J."}]},
]  # fmt: skip
MANUSCRIPTS = 240  # some seconds of work: harm comes before it is done
CITATIONS = 30
PATIENCE = 60  # seconds for what should take one


def until(condition) -> None:
    end = time.monotonic() + PATIENCE
    while not condition():
        assert time.monotonic() < end, "waited in vain"
        time.sleep(0.02)


class Dask:
    """A scheduler and workers of its own."""

    def __init__(self, folder: Path) -> None:
        self._folder, self._processes = folder, []
        with closing(socket.socket()) as found:
            found.bind(("127.0.0.1", 0))
            self.port = found.getsockname()[1]
        self.address = f"tcp://127.0.0.1:{self.port}"

    def start(self, *, workers: int = 2, memory: str = "1GB") -> None:
        self.scheduler = self._begin("scheduler", "--port", self.port, "--no-dashboard")
        for _ in range(workers):
            options = ("--nthreads", 1, "--memory-limit", memory, "--no-dashboard", "--local-directory", self._folder)
            self._begin("worker", self.address, *options)

    def _begin(self, what: str, *options: object) -> subprocess.Popen:
        command = [sys.executable, "-m", "distributed.cli.dask_" + what, *map(str, options)]
        environment = {**os.environ, "DASK_DISTRIBUTED__SCHEDULER__ALLOWED_FAILURES": "1"}
        with (self._folder / "dask.log").open("ab") as log:
            process = subprocess.Popen(command, stdout=log, stderr=log, env=environment)
        self._processes.append(process)
        return process

    def workers(self) -> list[int]:
        """Return the processes that do the work, which nannies look after."""
        nannies = {process.pid for process in self._processes} - {self.scheduler.pid}
        return [worker for nanny in nannies for worker in process_tree.workers(nanny)]

    def stop(self) -> None:
        for process in self._processes:
            process.kill()
        for process in self._processes:
            process.wait()
        self._processes = []


@pytest.fixture
def dask(tmp_path) -> Iterator[Dask]:
    begun = Dask(tmp_path)
    yield begun
    begun.stop()


@pytest.fixture
def folder(tmp_path, monkeypatch):
    (tmp_path / "refs.json").write_text(json.dumps(ENTRIES))
    (tmp_path / "books").mkdir()
    for number in range(MANUSCRIPTS):
        lines = (f"It is told (Scarisbrick, *Henry VIII* {number}).\n\n" for _ in range(CITATIONS))
        (tmp_path / "books" / f"{number:03}.md").write_text("".join(lines))
    monkeypatch.chdir(tmp_path)
    return tmp_path


def begin(*options, output="rows.jsonl") -> subprocess.Popen:
    command = [sys.executable, "-m", "footnotes", "find", "-b", "refs.json", "--corpus", "books", "-o", output]
    return subprocess.Popen([*command, *map(str, options)], stderr=subprocess.PIPE, text=True)


def end(run: subprocess.Popen) -> tuple[int, str]:
    _, told = run.communicate(timeout=PATIENCE)
    return run.returncode, told


def finds(*options, output="rows.jsonl") -> tuple[int, str]:
    return end(begin(*options, output=output))


def has_written(path="rows.jsonl") -> bool:
    return Path(path).exists() and Path(path).stat().st_size > 0


def assert_all_once(lost=()) -> None:
    rows = [json.loads(line) for line in Path("rows.jsonl").read_bytes().splitlines()]
    assert sorted(row["path"] for row in rows if "error" in row) == sorted(lost)
    places = [(row["path"], row["start"]) for row in rows if "error" not in row]
    expected = {f"books/{number:03}.md" for number in range(MANUSCRIPTS)} - set(lost)
    assert len(places) == len(set(places)) == len(expected) * CITATIONS
    assert {path for path, _ in places} == expected


def test_rows_are_those_of_processes_of_this_machine(folder):
    assert finds(output="here.jsonl")[0] == 0
    assert finds("--cluster", "local", "--jobs", 2) == (
        0,
        f"footnotes: {MANUSCRIPTS * CITATIONS} rows of {MANUSCRIPTS} manuscripts\n",
    )
    here, there = (sorted(Path(name).read_bytes().splitlines()) for name in ("here.jsonl", "rows.jsonl"))
    assert there == here


@pytest.mark.skipif(sys.platform != "linux", reason="processes are found in /proc")
def test_a_worker_is_killed(folder, dask):
    dask.start()
    run = begin("--cluster", dask.address)
    until(has_written)
    os.kill(dask.workers()[0], signal.SIGKILL)
    assert end(run)[0] == 0
    assert_all_once()


def test_the_scheduler_is_begun_anew(folder, dask):
    dask.start()
    run = begin("--cluster", dask.address)
    until(has_written)
    dask.scheduler.kill()
    code, told = end(run)
    assert code == 2
    assert f"the scheduler at {dask.address} is gone" in told
    dask.stop()
    before = Path("rows.jsonl").read_bytes()
    assert before.endswith(b"\n")
    dask.start()
    code, told = finds("--cluster", dask.address)
    assert code == 0
    assert "written already" in told
    assert Path("rows.jsonl").read_bytes().startswith(before)
    assert_all_once()


def test_a_manuscript_takes_more_memory_than_a_worker_has(folder, dask):
    (folder / "books" / "030.md").write_text("It is told. " * 30_000_000)
    dask.start(memory="300MB")
    code, told = finds("--cluster", dask.address)
    assert code == 2
    assert "1 manuscript could not be read" in told
    assert_all_once(lost=["books/030.md"])


def test_no_scheduler(folder):
    began = time.monotonic()
    code, told = finds("--cluster", "tcp://127.0.0.1:1")
    assert code == 2
    assert told.startswith("error: no scheduler of Dask at tcp://127.0.0.1:1: ")
    assert time.monotonic() - began < PATIENCE / 2
    assert not Path("rows.jsonl").exists()


def test_no_dask(folder, monkeypatch):
    (folder / "distributed.py").write_text("raise ModuleNotFoundError\n")
    monkeypatch.setenv("PYTHONPATH", str(folder), prepend=os.pathsep)
    code, told = finds("--cluster", "local")
    assert code == 2
    assert told == "error: --cluster needs Dask (pip install 'footnotes[cluster]')\n"


def test_workers_with_another_version(monkeypatch):
    import distributed

    from footnotes.integrations import cluster_worker

    versions = iter(["2.0", "1.0"])
    monkeypatch.setattr(cluster_worker, "version", lambda _: next(versions))
    local = distributed.LocalCluster(n_workers=1, processes=False, dashboard_address="127.0.0.1:0")
    with (
        local,
        distributed.Client(local) as client,
        pytest.raises(InputError, match=r"footnotes 1\.0 on .*, 2\.0 here"),
    ):
        DaskPool(client, is_ours=False).hand(len)
