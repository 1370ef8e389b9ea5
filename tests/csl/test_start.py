"""The processor starts without modules that take longer to import than a citation to render."""

import subprocess
import sys

import pytest

OURS = "footnotes.csl, footnotes.csl.styles, footnotes.csl.output.html"
NEEDED = "pathlib, re"  # from Python 3.13 on pathlib imports contextlib


def modules(imported: str) -> set[str]:
    program = f"import {imported}, sys; print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    return set(done.stdout.split())


@pytest.fixture(scope="module")
def imported() -> set[str]:
    return modules(OURS) - modules(NEEDED)


@pytest.mark.parametrize(
    "module",
    [
        "typing",
        "dataclasses",
        "inspect",
        "contextlib",
        "importlib.util",
        "lxml",
        "click",
        "yaml",
        "footnotes.citations",
    ],
)
def test_heavy_modules_are_not_imported(module, imported):
    assert module not in imported
