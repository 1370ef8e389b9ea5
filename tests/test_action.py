"""The GitHub Action: its inputs, and what its steps run."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

ROOT = Path(__file__).parent.parent
ACTION = yaml.safe_load((ROOT / "action.yml").read_text(encoding="utf-8"))
STEPS = ACTION["runs"]["steps"]


def test_every_input_is_used_and_documented():
    text = (ROOT / "action.yml").read_text(encoding="utf-8")
    used = set(re.findall(r"\$\{\{ inputs\.([\w-]+) \}\}", text))
    documented = set(re.findall(r"^\| `([\w-]+)` \|", (ROOT / "docs/ci.md").read_text(encoding="utf-8"), re.MULTILINE))
    assert used == set(ACTION["inputs"]) == documented


def test_no_input_is_written_into_a_script():
    assert not any("${{" in step.get("run", "") for step in STEPS)


@pytest.fixture
def check(tmp_path):
    """Run the step that checks, in a project with a finding in each of two folders."""
    for folder in ("one", "two"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "essay.md").write_text("It is told (PKT 44).\n")
    (tmp_path / "refs.bib").write_text("@book{x, title = {Some Title}}\n")
    (tmp_path / "footnotes.toml").write_text('bibliography = ["refs.bib"]\nignore = ["FN501"]\n')
    (script,) = [step["run"] for step in STEPS if step.get("name") == "Check citations"]

    def run(**inputs: str) -> subprocess.CompletedProcess:
        path = os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]])
        environment = {**os.environ, "PATH": path, "PATHS": "", "ARGS": "", "SARIF_FILE": "", **inputs}
        command = ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", script]
        return subprocess.run(command, cwd=tmp_path, env=environment, capture_output=True, text=True, check=False)

    return run


def test_the_whole_project(check):
    result = check()
    assert result.returncode == 1
    assert result.stdout.count("::error file=") == 2


@pytest.mark.parametrize(("paths", "count"), [("one", 1), ("one two", 2), ("one\ntwo\n", 2)])
def test_paths(check, paths, count):
    assert check(PATHS=paths).stdout.count("::error file=") == count


def test_arguments(check):
    result = check(ARGS="--select FN4 --language en")
    assert (result.returncode, result.stdout) == (0, "")


def test_sarif_and_annotations(check, tmp_path):
    result = check(SARIF_FILE="found.sarif", PATHS="one")
    assert result.returncode == 1
    assert '"FN101"' in (tmp_path / "found.sarif").read_text()
    assert "::error file=" in result.stdout


@pytest.mark.parametrize("name", ["PATHS", "ARGS", "SARIF_FILE"])
def test_nothing_of_an_input_is_run(check, tmp_path, name):
    check(**{name: "$(touch harm) `touch harm`; touch harm"})
    assert not (tmp_path / "harm").exists()
