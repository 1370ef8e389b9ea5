"""The built wheel, installed afresh, finds its data files and runs."""

import subprocess
import sys
import venv
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent


@pytest.fixture(scope="module")
def installed(tmp_path_factory) -> Path:
    """The Python of an environment that holds the wheel; its dependencies are those of this environment."""
    folder = tmp_path_factory.mktemp("wheel")
    build = subprocess.run(
        [sys.executable, "-m", "build", "--wheel", "--outdir", str(folder), str(ROOT)],
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert build.returncode == 0, build.stdout + build.stderr
    environment = folder / "environment"
    venv.create(environment, with_pip=True)
    python = environment / "bin" / "python"
    (wheel,) = folder.glob("*.whl")
    subprocess.run([str(python), "-m", "pip", "install", "--quiet", "--no-deps", str(wheel)], check=True)
    here = next(path for path in sys.path if path.endswith("site-packages"))
    site = next((environment / "lib").glob("python*/site-packages"))
    # Behind the environment's own packages: what the wheel brings is found there first.
    (site / "dependencies.pth").write_text(here + "\n", encoding="utf-8")
    return python


def run(python: Path, *arguments: str) -> str:
    found = subprocess.run([str(python), *arguments], capture_output=True, text=True, check=False, cwd=python.parent)
    assert found.returncode == 0, found.stderr
    return found.stdout


def test_the_package_is_the_installed_one(installed):
    assert "site-packages" in run(installed, "-c", "import footnotes; print(footnotes.__file__)")


@pytest.mark.parametrize("name", ["styles", "references/lexicon"])
def test_data_files_are_in_the_wheel(installed, name):
    code = f"from footnotes.resources import resource; print(*(p.name for p in sorted(resource({name!r}).iterdir())))"
    shipped = run(installed, "-c", code).split()
    assert shipped == sorted(path.name for path in (ROOT / name).iterdir())


def test_the_frame_of_the_report_is_in_the_wheel(installed):
    code = "from footnotes.reporting.html import render; from footnotes.reporting.html.survey import Survey"
    assert run(installed, "-c", f"{code}; print(render(Survey(())))").startswith("<!doctype html>")


def test_the_command_runs(installed):
    command = [str(installed.with_name("footnotes")), "--version"]
    run = subprocess.run(command, capture_output=True, text=True, check=True)
    assert run.stdout.startswith("footnotes ")
