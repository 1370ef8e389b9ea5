"""The hooks of .pre-commit-hooks.yaml, run by pre-commit itself in a scratch repository."""

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from footnotes.manuscripts import FORMATS

ROOT = Path(__file__).parents[2]
HOOKS = {hook["id"]: hook for hook in yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text())}
REFS = [{"id": "lp", "type": "book", "title": "Letters and Papers", "custom": {"shorthand": "L&P"}}]

pytest.importorskip("pre_commit")


def call(folder: Path, *arguments: str, **more) -> subprocess.CompletedProcess:
    path = os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]])
    environment = {**os.environ, "PATH": path, "GIT_CONFIG_GLOBAL": os.devnull, **more}
    return subprocess.run(arguments, cwd=folder, env=environment, capture_output=True, text=True, check=False)


def commit_all(folder: Path) -> None:
    call(folder, "git", "add", "--all")
    done = call(
        folder, "git", "-c", "user.name=A", "-c", "user.email=a@example.org", "commit", "-qm", "x", "--no-verify"
    )
    assert done.returncode == 0, done.stderr


@pytest.fixture
def scratch(tmp_path: Path) -> Path:
    """A git repository with settings, a bibliography, and a manuscript that is in order."""
    folder = tmp_path / "book"
    folder.mkdir()
    call(folder, "git", "init", "-q")
    (folder / "footnotes.toml").write_text('bibliography = ["refs.json"]\nexclude = ["README.md"]\n')
    (folder / "refs.json").write_text(json.dumps(REFS))
    (folder / "one.md").write_text("The reply came late (L&P 9 42).\n")
    (folder / "README.md").write_text("A book.[^1]\n")
    return folder


def configure(folder: Path, repository: dict) -> None:
    (folder / ".pre-commit-config.yaml").write_text(yaml.safe_dump({"repos": [repository]}))
    commit_all(folder)


def test_the_files_are_those_that_can_be_read():
    pattern = re.compile(HOOKS["footnotes-check"]["files"])
    suffixes = {suffix for format_ in FORMATS.values() for suffix in format_.suffixes} - {".xml"}
    assert [suffix for suffix in sorted(suffixes) if not pattern.search(f"book/chapter{suffix}")] == []
    assert not any(pattern.search(name) for name in ("refs.bib", "setup.py", "md", "figure.png", "notes.md.orig"))


UNREACHABLE = ("NewConnectionError", "ConnectTimeoutError", "No matching distribution found")  # what pip says


def test_with_the_package_that_is_here(scratch):
    hooks = [{**hook, "language": "system"} for hook in HOOKS.values()]
    configure(scratch, {"repo": "local", "hooks": hooks})
    home = {"PRE_COMMIT_HOME": str(scratch.parent / "home")}
    run_all = ("pre-commit", "run", "--all-files")
    done = call(scratch, *run_all, **home)
    assert done.returncode == 0, done.stdout + done.stderr
    (scratch / "two.md").write_text("As he says (Layton Papers, 12).\n")
    call(scratch, "git", "add", "two.md")
    done = call(scratch, "pre-commit", "run", **home)  # what is staged alone
    assert done.returncode == 1
    assert "two.md:1:13 FN101" in done.stdout
    assert "FN501" not in done.stdout
    assert "one.md" not in done.stdout
    commit_all(scratch)
    (scratch / "refs.json").write_text(json.dumps([*REFS, {"id": "new", "type": "book", "title": "Unused"}]))
    call(scratch, "git", "add", "refs.json")
    done = call(scratch, "pre-commit", "run", **home)
    assert "two.md:1:13 FN101" in done.stdout
    assert 'FN501 entry "new" is never cited' in done.stdout
    assert "(no files to check)Skipped" in done.stdout  # the other hook


def test_installed_from_this_repository(scratch):
    head = call(ROOT, "git", "rev-parse", "HEAD").stdout.strip()
    if not head or call(ROOT, "git", "cat-file", "-e", f"{head}:.pre-commit-hooks.yaml").returncode:
        pytest.skip("not a git checkout with the hooks in it")
    configure(scratch, {"repo": str(ROOT), "rev": head, "hooks": [{"id": name} for name in HOOKS]})
    home = {"PRE_COMMIT_HOME": str(scratch.parent / "home"), "PIP_DISABLE_PIP_VERSION_CHECK": "1", "PIP_RETRIES": "0"}
    built = call(scratch, "pre-commit", "install-hooks", **home)
    if built.returncode and any(words in built.stdout + built.stderr for words in UNREACHABLE):
        pytest.skip(f"no packages can be fetched here: {built.stdout.strip()[-200:]}")
    assert built.returncode == 0, built.stdout + built.stderr
    done = call(scratch, "pre-commit", "run", "--all-files", **home)
    assert done.returncode == 0, done.stdout + done.stderr
    (scratch / "one.md").write_text("The reply came late (L&P 9 42).[^1]\n")
    call(scratch, "git", "add", "one.md")
    done = call(scratch, "pre-commit", "run", **home)
    assert done.returncode == 1
    assert 'one.md:1:32 FN401 marker "1" without note' in done.stdout
