"""The same work on several processors: every result once, whatever ends a process."""

import os
import random
import signal
import subprocess
import sys
import time
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
from multiprocessing import get_context
from pathlib import Path
from typing import NamedTuple

import pytest

from footnotes.pipeline.parallel import Lost, as_completed, in_order, processors
from footnotes.pipeline.pools import Given, Processes


def slow_for_small(number: int) -> tuple[int, int]:
    time.sleep(0.002 * (10 - number % 10))
    return number, os.getpid()


@pytest.mark.parametrize("jobs", [1, 2, 3])
@pytest.mark.parametrize("count", [0, 1, 2, 50])
def test_in_order(jobs, count):
    found = list(in_order(slow_for_small, range(count), jobs=jobs))
    assert [number for number, _ in found] == list(range(count))
    here = {process for _, process in found} == {os.getpid()}
    assert here == (min(jobs, count) == 1)


def deadly(number: int) -> int:
    if number in (3, 17):
        os.kill(os.getpid(), signal.SIGKILL)
    return number


def test_what_ends_each_process_is_given_up_alone():
    found = list(in_order(deadly, range(40), jobs=2))
    assert [number for number in found if isinstance(number, int)] == [n for n in range(40) if n not in (3, 17)]
    assert isinstance(found[3], Lost)
    assert isinstance(found[17], Lost)


class DeadlyOnce(NamedTuple):
    """Work that some things end the process of when they come for the first time."""

    numbers: set[int]
    marks: Path

    def __call__(self, number: int) -> int:
        mark = self.marks / str(number)
        if number in self.numbers and not mark.exists():
            mark.touch()
            os.kill(os.getpid(), signal.SIGKILL)
        time.sleep(0.001)
        return -number


@pytest.mark.parametrize("seed", range(3))
def test_processes_ended_at_random_lose_nothing(tmp_path, seed):
    numbers = set(random.Random(seed).sample(range(200), 4))
    with Processes(2) as pool:
        found = list(as_completed(DeadlyOnce(numbers, tmp_path), range(200), pool))
    assert sorted(found) == [(number, -number) for number in range(200)]


def square(number: int) -> int:
    return number * number


@pytest.mark.parametrize(
    "executor",
    [ThreadPoolExecutor, ProcessPoolExecutor, lambda jobs: ProcessPoolExecutor(jobs, get_context("spawn"))],
    ids=["threads", "processes", "spawned"],
)
def test_any_executor_serves(executor, tmp_path, monkeypatch):
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    with executor(2) as given:
        found = sorted(as_completed(square, range(50), Given(given)))
    assert found == [(number, number * number) for number in range(50)]
    assert list(tmp_path.iterdir()) == []


def test_things_are_taken_as_there_is_room():
    taken = 0

    def things():
        nonlocal taken
        for number in range(100_000):
            taken += 1
            yield number

    with ThreadPoolExecutor(2) as executor:
        results = as_completed(square, things(), Given(executor), largest=5)
        next(results)
        assert taken <= 2 * 2 * 5
        results.close()


def takes_memory(number: int) -> int | str:
    try:
        return len(bytearray(1 << 40)) if number == 2 else number
    except MemoryError:
        return "no memory"


def test_a_process_has_its_share_of_memory():
    assert list(in_order(takes_memory, range(4), jobs=2)) == [0, 1, "no memory", 3]


def test_processes_end_with_the_run():
    script = """if __name__ == "__main__":
        import os, time
        from footnotes.pipeline.parallel import in_order
        def work(number):
            print(os.getpid(), flush=True)
            time.sleep(number and 30)
        list(in_order(work, [0, 1, 1], jobs=3))
    """
    run = subprocess.Popen([sys.executable, "-c", script], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
    first = run.stdout.readline()
    run.kill()
    assert first
    run.communicate(timeout=20)  # until no process holds the pipe


def test_processors():
    assert processors() >= 1
