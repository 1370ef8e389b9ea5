"""What is built, installed afresh, finds its data files and runs; its version is that of the tag."""

import json
import os
import re
import shutil
import subprocess
import sys
import tarfile
import venv
import zipfile
from pathlib import Path

import pytest
import yaml

ROOT = Path(__file__).parent.parent
ELSEWHERE = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}  # not from this checkout
DATA = ("styles", "references")


def files_in(folder: Path) -> list[str]:
    """The files of a folder that are no programs, as they are called in the repository."""
    return sorted(
        path.relative_to(ROOT).as_posix()
        for path in folder.rglob("*")
        if path.is_file() and "__pycache__" not in path.parts and not path.name.startswith(".")
        and path.suffix not in (".py", ".pyc", ".pyd", ".so")
    )  # fmt: skip


@pytest.fixture(scope="module")
def built(tmp_path_factory) -> Path:
    """A folder with the source distribution and the wheel that is built of it."""
    folder = tmp_path_factory.mktemp("built")
    command = [sys.executable, "-m", "build", "--no-isolation", "--outdir", str(folder), str(ROOT)]
    build = subprocess.run(command, capture_output=True, text=True, check=False, env=ELSEWHERE)
    assert build.returncode == 0, build.stdout + build.stderr
    return folder


@pytest.fixture(scope="module")
def installed(built) -> Path:
    """The Python of an environment that holds the wheel; its dependencies are those of this environment."""
    environment = built / "environment"
    venv.create(environment, with_pip=True)
    python = environment / "bin" / "python"
    (wheel,) = built.glob("*.whl")
    install = [str(python), "-m", "pip", "install", "--quiet", "--no-deps", str(wheel)]
    subprocess.run(install, check=True, env=ELSEWHERE)
    here = next(path for path in sys.path if path.endswith("site-packages"))
    site = next((environment / "lib").glob("python*/site-packages"))
    # Behind the environment's own packages: what the wheel brings is found there first.
    (site / "dependencies.pth").write_text(here + "\n", encoding="utf-8")
    return python


def run(python: Path, *arguments: str, **environment: str) -> str:
    found = subprocess.run(
        [str(python), *arguments], capture_output=True, text=True, check=False, cwd=python.parent,
        env={**ELSEWHERE, **environment},
    )  # fmt: skip
    assert found.returncode == 0, found.stderr
    return found.stdout


def version_of(python: Path) -> str:
    return run(python.with_name("footnotes"), "--version").removeprefix("footnotes ").strip()


def test_the_package_is_the_installed_one(installed):
    assert "site-packages" in run(installed, "-c", "import footnotes; print(footnotes.__file__)")


@pytest.mark.parametrize("folder", DATA)
def test_data_files_are_found(installed, folder):
    code = (
        "from footnotes.resources import resource; import json\n"
        f"top = resource({folder!r}); files = filter(type(top).is_file, top.rglob('*'))\n"
        "print(json.dumps(sorted(path.relative_to(top.parent).as_posix() for path in files)))"
    )
    assert json.loads(run(installed, "-c", code)) == files_in(ROOT / folder)


def test_the_wheel_holds_all_data(built):
    (wheel,) = built.glob("*.whl")
    held = set(zipfile.ZipFile(wheel).namelist())
    wanted = [*files_in(ROOT / "footnotes")]
    wanted += [f"footnotes/data/{name}" for folder in DATA for name in files_in(ROOT / folder)]
    assert [name for name in wanted if name not in held] == []
    assert "footnotes/locale/de/LC_MESSAGES/footnotes.mo" in held
    assert [name for name in held if name.startswith("tests/")] == []


def test_the_source_distribution_holds_all_that_is_kept(built):
    (archive,) = built.glob("*.tar.gz")
    with tarfile.open(archive) as sdist:
        held = {name.partition("/")[2] for name in sdist.getnames()}
    wanted = [name for folder in ("footnotes", *DATA, "docs", "tests") for name in files_in(ROOT / folder)]
    wanted += ["pyproject.toml", "README.md", "CHANGELOG.md", "CITATION.cff", "LICENSE", "Makefile"]
    assert [name for name in wanted if name not in held] == []


def test_the_command_runs(installed):
    command = ["check", "--no-cache", "-b", str(ROOT / "references/moscow-trials.bib")]
    sample = str(ROOT / "references/sample/trials.md")
    ran = subprocess.run(
        [str(installed.with_name("footnotes")), *command, sample],
        capture_output=True, text=True, check=False, env={**ELSEWHERE, "LANGUAGE": "de"},
    )  # fmt: skip
    assert (ran.returncode, "FN101 unbekannte Quelle" in ran.stdout) == (1, True), ran.stderr


def test_the_command_tells_the_version_that_was_built(built, installed):
    (wheel,) = built.glob("*.whl")
    version = version_of(installed)
    assert re.match(r"\d+\.\d+", version)
    assert wheel.name.split("-")[1] == version


def version_in(folder: Path) -> str:
    """The version that a build in a folder would have."""
    code = (
        "from hatchling.metadata.core import ProjectMetadata\nfrom hatchling.plugin.manager import PluginManager\n"
        "print(ProjectMetadata('.', PluginManager()).version)"
    )
    ran = subprocess.run(
        [sys.executable, "-c", code], cwd=folder, capture_output=True, text=True, check=False, env=ELSEWHERE
    )
    assert ran.returncode == 0, ran.stderr
    return ran.stdout.strip()


def git(folder: Path, *arguments: str) -> None:
    who = ["-c", "user.name=A", "-c", "user.email=a@example.org", "-c", "commit.gpgsign=false"]
    subprocess.run(["git", *who, *arguments], cwd=folder, check=True, capture_output=True, env=ELSEWHERE)


def test_versions_come_from_tags(tmp_path):
    for name in ("pyproject.toml", "README.md", "LICENSE"):
        shutil.copy(ROOT / name, tmp_path)
    assert version_in(tmp_path) == "0.1.0.dev0"  # an archive without a history
    git(tmp_path, "init")
    git(tmp_path, "add", ".")
    git(tmp_path, "commit", "-m", "Begin")
    assert re.fullmatch(r"0\.1\.0\.dev\d+\+g[0-9a-f]+", version_in(tmp_path))  # a clone without tags
    git(tmp_path, "tag", "v1.2.3")
    assert version_in(tmp_path) == "1.2.3"
    git(tmp_path, "commit", "--allow-empty", "-m", "Go on")
    assert version_in(tmp_path).startswith("1.2.4.dev1")


def test_the_citation_file():
    """What the schema of the Citation File Format 1.2.0 requires of a file like ours."""
    cited = yaml.safe_load((ROOT / "CITATION.cff").read_text(encoding="utf-8"))
    assert cited["cff-version"] == "1.2.0"
    assert cited["type"] == "software"
    assert all(isinstance(cited[name], str) and cited[name] for name in ("message", "title", "abstract", "license"))
    assert cited["authors"]
    assert all(set(author) <= {"name", "given-names", "family-names", "orcid"} for author in cited["authors"])
    assert len(set(cited["keywords"])) == len(cited["keywords"])
    known = {"cff-version", "message", "title", "type", "authors", "abstract", "keywords", "license"}
    assert set(cited) == known  # the version and its date are those of a tag
    assert cited["license"] == "MIT"
    assert "MIT License" in (ROOT / "LICENSE").read_text(encoding="utf-8")
