"""The same work on several processors: every result, in the order of the things."""

import os
import signal
import time

import pytest

from footnotes.model.input_error import InputError
from footnotes.pipeline.parallel import in_order, processors


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


def test_a_process_that_is_ended_by_force_is_told_of():
    def work(number: int) -> int:
        if number == 3:
            os.kill(os.getpid(), signal.SIGKILL)
        return number

    with pytest.raises(InputError, match="ended from outside"):
        list(in_order(work, range(10), jobs=2))


def test_processors():
    assert processors() >= 1
