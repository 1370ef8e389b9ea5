"""The pandoc filter, as pandoc runs it."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

pypandoc = pytest.importorskip("pypandoc")
pytest.importorskip("panflute")

REFS = [
    {"id": "lp", "type": "book", "title": "Letters", "number-of-volumes": "21", "custom": {"shorthand": "L&P"}},
    {"id": "elton", "type": "book", "title": "Policy", "author": [{"family": "Elton"}], "issued": {"raw": "1972"}},
]  # fmt: skip


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    script = tmp_path / "filter"
    script.write_text(f"#!/bin/sh\nexec {sys.executable} -m footnotes.integrations.pandoc_filter\n")
    script.chmod(0o755)
    (tmp_path / "refs.json").write_text(json.dumps(REFS))
    return tmp_path


def run(folder: Path, text: str, *options: str, to: str = "markdown") -> subprocess.CompletedProcess[str]:
    command = [pypandoc.get_pandoc_path(), "-f", "markdown", "-t", to, "--wrap=none", "--filter", "./filter", *options]
    return subprocess.run(command, input=text, capture_output=True, text=True, check=False, cwd=folder)


CASES = [
    ("It was (L&P 9 42).", "It was [@lp, vol. 9, p. 42]."),
    ("It was (see *Policy* 33; L&P 9 1), or not.", "It was [see @elton, p. 33; @lp, vol. 9, p. 1], or not."),
    ("*As (L&P 9 42) says* it.", "*As [@lp, vol. 9, p. 42] says* it."),
    ("> Quoted (L&P 9 42).", "> Quoted [@lp, vol. 9, p. 42]."),
    ("- item (L&P 9 42)", "- item [@lp, vol. 9, p. 42]"),
    ("So.[^1]\n\n[^1]: Elton, *Policy* 33.", "So.[^1]\n\n[^1]: [@elton, p. 33]."),
    ("Said (Nobody 1900, 5) `L&P 9 42` [@lp].", "Said (Nobody 1900, 5) `L&P 9 42` [@lp]."),
    ("# Title (L&P 9 42)", "# Title (L&P 9 42)"),
]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_references_become_citations(folder: Path, text: str, expected: str):
    done = run(folder, text, "-M", "bibliography=refs.json")
    assert done.returncode == 0, done.stderr
    assert done.stdout.rstrip().replace(" {#title-lp-9-42}", "") == expected


def test_what_is_left_is_told(folder: Path):
    done = run(folder, "Said (Nobody 1900, 5).", "-M", "bibliography=refs.json")
    assert done.stderr == 'footnotes-filter: left as written: "Nobody 1900, 5"\n'


def test_pandoc_formats_them(folder: Path):
    done = run(folder, "So (see Elton, *Policy* 33).", "-M", "bibliography=refs.json", "--citeproc", to="plain")
    assert done.stdout.startswith("So (see Elton 1972, 33).\n")


def test_the_settings_of_the_folder_name_the_bibliography(folder: Path):
    (folder / "footnotes.toml").write_text('bibliography = ["refs.json"]\n')
    assert run(folder, "So (L&P 9 42).").stdout == "So [@lp, vol. 9, p. 42].\n"


@pytest.mark.parametrize(
    ("options", "message"),
    [((), "no bibliography"), (("-M", "bibliography=none.json"), "nothing of the bibliography could be read")],
)
def test_without_a_bibliography_it_stops(folder: Path, options: tuple[str, ...], message: str):
    done = run(folder, "So (L&P 9 42).", *options)
    assert done.returncode != 0
    assert f"footnotes-filter: {message}" in done.stderr
