"""Every command and output shown in the README and the docs is run.

A ``console`` block holds commands after ``$ `` and the output of each, standard error included; a line ``...`` stands
for any lines. A ``python`` block with ``>>>`` is a doctest. Commands run in a folder that holds the sample.
"""

import doctest
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
PAGES = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *sorted((ROOT / "docs").rglob("*.md"))]
BLOCK = re.compile(r"^```(console|python)\n(.*?)^```$", re.MULTILINE | re.DOTALL)


def commands(block: str):
    """Yield each command of a console block with the output shown for it."""
    for part in re.split(r"^\$ ", block, flags=re.MULTILINE)[1:]:
        lines = part.splitlines(keepends=True)
        command = lines.pop(0)
        while command.endswith("\\\n"):
            command += lines.pop(0)
        yield command.strip(), "".join(lines)


def matches(shown: str, printed: str) -> bool:
    pattern = "".join(r"(?:.*\n)*?" if line == "...\n" else re.escape(line) for line in shown.splitlines(keepends=True))
    return re.fullmatch(pattern, printed) is not None


@pytest.mark.parametrize(
    ("shown", "printed", "expected"),
    [
        ("one\n", "one\n", True),
        ("one\n", "two\n", False),
        ("one\n", "one\ntwo\n", False),
        ("one\n...\nthree\n", "one\ntwo\nthree\n", True),
        ("...\n", "", True),
        ("one\n...\nthree\n", "one\ntwo\n", False),
    ],
)
def test_matches(shown, printed, expected):
    assert matches(shown, printed) is expected


def printed_by(block: str, environment: dict[str, str]) -> str:
    """Return a console block with each output as printed now, where it does not match what is shown."""
    pieces = []
    for command, shown in commands(block):
        run = subprocess.run(
            ["bash", "-c", command], stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, env=environment,
            check=False,
        )  # fmt: skip
        pieces += "$ ", command, "\n", shown if matches(shown, run.stdout) else run.stdout
    return "".join(pieces)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_page(page, tmp_path, monkeypatch, expect):
    shutil.copytree(ROOT / "references", tmp_path / "references")
    monkeypatch.chdir(tmp_path)
    path = os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]])
    environment = {**os.environ, "PATH": path, "COLUMNS": "100", "NO_COLOR": "1", "LC_ALL": "C.UTF-8"}

    def now(block: re.Match[str]) -> str:
        kind, text = block.groups()
        if kind == "console":
            return f"```console\n{printed_by(text, environment)}```"
        test = doctest.DocTestParser().get_doctest(text, {}, page.name, str(page), 0)
        assert doctest.DocTestRunner().run(test).failed == 0
        return block.group()

    expect(BLOCK.sub(now, page.read_text(encoding="utf-8")), page)
