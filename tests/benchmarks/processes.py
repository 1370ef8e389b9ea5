"""Whole processes, measured: CPU time and the most memory they held."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from functools import cache
from typing import NamedTuple


class Measure(NamedTuple):
    """CPU time in seconds (user and system) and the largest resident memory in megabytes."""

    cpu: float
    memory: float


def measure(command: Sequence[object], *, expected: Sequence[int] = (0,)) -> Measure:
    """Run a command once; stops the program where it ends with another exit code than those expected."""
    return _measure([str(part) for part in command], expected)


def _measure(command: list[str], expected: Sequence[int]) -> Measure:
    process = subprocess.Popen(
        command,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        env=_environment(_bytecode().name),
    )
    assert process.stderr
    messages = process.stderr.read()
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode not in expected:
        sys.exit(f"{' '.join(command)} failed:\n{messages.decode(errors='replace')[-2000:]}")
    per_megabyte = 1024**2 if sys.platform == "darwin" else 1024
    return Measure(usage.ru_utime + usage.ru_stime, usage.ru_maxrss / per_megabyte)


@cache
def _bytecode() -> tempfile.TemporaryDirectory[str]:
    return tempfile.TemporaryDirectory()


def _environment(bytecode: str) -> dict[str, str]:
    """Let Python keep bytecode, as an installed package has it; the first run makes it and is not the least."""
    kept = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    return {**kept, "PYTHONPYCACHEPREFIX": bytecode}


def find_pandoc() -> str | None:
    """Return the path of pandoc, on the path or from pypandoc_binary, or None."""
    found = shutil.which("pandoc")
    if not found:
        try:
            import pypandoc

            found = pypandoc.get_pandoc_path()
        except (ImportError, OSError):
            return None
    return found


def show_bar(met: bool | None, what: str) -> None:
    """Print whether a bar is met; None where what it is measured against is absent."""
    print(f"{'-' if met is None else 'met' if met else 'MISSED':8}{what}")
