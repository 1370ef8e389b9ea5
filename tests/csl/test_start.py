"""The processor starts without modules that take longer to import than a citation to render."""

import subprocess
import sys

import pytest

PROGRAM = "import footnotes.csl, footnotes.csl.styles, footnotes.csl.output.html, sys; print(sorted(sys.modules))"


@pytest.fixture(scope="module")
def imported() -> str:
    done = subprocess.run([sys.executable, "-c", PROGRAM], capture_output=True, text=True, check=True)
    return done.stdout


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
    assert f"'{module}'" not in imported
