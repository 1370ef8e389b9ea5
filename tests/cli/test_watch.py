"""A check that goes on: it checks again after a change, and ends with an interrupt."""

import os
import signal
import subprocess
import sys
import threading

import pytest

_PATIENCE = 60  # seconds until the test gives up


@pytest.fixture
def watching(folder, request):
    more = getattr(request, "param", [])
    command = [sys.executable, "-m", "footnotes", "check", "--watch", "-b", "refs.json", "essay.md", *more]
    outer = signal.signal(signal.SIGINT, signal.default_int_handler)  # what runs in the background ignores it
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=os.environ)
    signal.signal(signal.SIGINT, outer)
    timer = threading.Timer(_PATIENCE, process.kill)
    timer.start()
    yield process
    timer.cancel()
    process.kill()
    process.communicate()


def wait_for(stream, words: str) -> None:
    for line in stream:
        if words in line:
            return
    raise AssertionError(f"no {words!r}")


def test_watch(watching, folder):
    wait_for(watching.stderr, "waiting for changes")
    for siglum in ("PKT", "QLS"):
        (folder / "essay.md").write_text(f"It is told ({siglum} 44).\n")
        wait_for(watching.stdout, f'essay.md:1:13 FN101 unresolved source "{siglum}"')
        wait_for(watching.stderr, "waiting for changes")
    (folder / "refs.json").write_text("no list")
    wait_for(watching.stderr, "error: refs.json")
    wait_for(watching.stderr, "waiting for changes")
    watching.send_signal(signal.SIGINT)
    assert watching.wait() == 130


@pytest.mark.parametrize("watching", [["--fix"]], indirect=True)
def test_watch_and_fix(watching, folder):
    wait_for(watching.stderr, "waiting for changes")
    for number in (1, 2):
        (folder / "essay.md").write_text(f"The reply came late (L&P {number} 42- 44).\n")
        wait_for(watching.stderr, "1 finding fixed in 1 manuscript")
        wait_for(watching.stderr, "waiting for changes")
        assert (folder / "essay.md").read_text() == f"The reply came late (L&P {number} 42-44).\n"
    watching.send_signal(signal.SIGINT)
    assert watching.wait() == 130
