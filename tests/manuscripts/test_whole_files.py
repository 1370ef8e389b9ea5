"""What is read and written without a change is the same byte for byte; a file is never left half-written."""

import os
import subprocess
import sys
from pathlib import Path

import open_document_files as odt
import pytest
import word_files

from footnotes import manuscripts
from footnotes.manuscripts.rewriting import rewrite_parts

CORPUS = Path(__file__).parents[2] / "../shared/corpus"
MANUSCRIPTS = sorted(CORPUS.glob("*/manuscript.*")) if CORPUS.is_dir() else []
TEXT = {"html": "html", "latex": "tex", "tei": "xml", "jats": "nxml", "docbook": "dbk", "org": "org", "rst": "rst",
        "typst": "typ", "markdown": "md"}  # fmt: skip
READERS = {".md": "markdown-smart", ".html": "html", ".txt": "markdown-smart"}


def unchanged(path: Path) -> bool:
    manuscript = manuscripts.read(path)
    text = rewrite_parts(manuscript, [], None)[""]
    return manuscripts.encoded(text, manuscript) == path.read_bytes()


@pytest.mark.parametrize("path", MANUSCRIPTS, ids=lambda path: path.parent.name)
def test_manuscripts_come_back_as_they_were(path: Path):
    assert unchanged(path)


@pytest.mark.parametrize("target", TEXT)
@pytest.mark.parametrize("path", MANUSCRIPTS, ids=lambda path: path.parent.name)
def test_converted_manuscripts_come_back_as_they_were(path: Path, target: str, tmp_path: Path):
    pypandoc = pytest.importorskip("pypandoc")
    converted = tmp_path / f"manuscript.{TEXT[target]}"
    options = ["--standalone", "--quiet", "--sandbox"]
    pypandoc.convert_file(str(path), target, READERS[path.suffix], options, outputfile=str(converted))
    assert unchanged(converted)


DYING = """
import os, sys
at = int(sys.argv.pop(1))
calls = 0
def dying(name):
    whole = getattr(os, name)
    def call(*arguments, **more):
        global calls
        calls += 1
        if calls == at:
            os._exit(9)
        return whole(*arguments, **more)
    return call
def die_at(*names):
    for name in names:
        setattr(os, name, dying(name))
"""
WRITING = f"""{DYING}
from pathlib import Path
from footnotes import manuscripts
die_at("write", "fsync", "replace", "rename", "chmod", "open")
path = Path(sys.argv[1])
manuscript = manuscripts.parse(path.read_text(), "markdown", path)
manuscripts.write(path, "new " * 100_000, manuscript)
"""


def test_a_process_killed_at_any_step_of_writing_leaves_the_file_whole(tmp_path: Path):
    before, after = "old " * 100_000, "new " * 100_000
    path, ended = tmp_path / "essay.md", False
    kills = 0
    while not ended:
        path.write_text(before)
        kills += 1
        done = subprocess.run([sys.executable, "-c", WRITING, str(kills), str(path)], check=False, env=dict(os.environ))
        ended = done.returncode == 0
        assert path.read_text() == after if ended else path.read_text() in (before, after)
        assert kills < 100
    assert kills > 3  # it has been killed at least at opening, syncing and replacing


RENDERING = f"""{DYING}
from footnotes.cli import main
die_at("write", "fsync", "replace", "rename", "chmod", "utime", "sendfile")
main()
"""


@pytest.mark.parametrize("suffix", ["md", "docx", "odt"])
def test_a_rendering_killed_at_any_step_leaves_the_file_and_its_backup_whole(suffix: str, tmp_path: Path):
    path, backup = tmp_path / f"essay.{suffix}", tmp_path / f"essay.{suffix}.bak"
    (tmp_path / "refs.json").write_text(
        '[{"id": "e", "type": "book", "title": "Policy", "author": [{"family": "Elton"}]}]'
    )
    if suffix == "md":
        path.write_text("So (Elton, *Policy* 5).\n")
    elif suffix == "docx":
        word_files.write(path, word_files.members(word_files.paragraph(word_files.run("So (Elton, Policy 5)."))))
    else:
        odt.write(path, odt.members(odt.paragraph("So (Elton, Policy 5).")))
    before, kills, ended = path.read_bytes(), 0, False
    options = ["render", path.name, "-b", "refs.json", "--in-place", "--backup"]
    while not ended:
        path.write_bytes(before)
        backup.unlink(missing_ok=True)
        kills += 1
        command = [sys.executable, "-c", RENDERING, str(kills), *options]
        done = subprocess.run(command, check=False, env=dict(os.environ), cwd=tmp_path, capture_output=True)
        ended = done.returncode != 9
        if path.read_bytes() != before:
            manuscripts.read(path)  # whole: a zip archive cut short is refused
            assert b"Policy" in path.read_bytes() or suffix != "md"
            assert backup.read_bytes() == before
        assert not backup.exists() or backup.read_bytes() == before
        assert kills < 200
    assert done.returncode == 0, done.stderr
    assert path.read_bytes() != before
    assert kills > 5  # it has been killed at least at syncing and replacing either file
