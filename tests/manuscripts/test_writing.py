"""Writing is all or nothing and keeps what the file is."""

import os
import signal
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from word_files import members, paragraph, run
from word_files import write as write_docx

from footnotes import manuscripts
from footnotes.manuscripts.writing import archived, replace_file
from footnotes.model.input_error import InputError


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1251", "koi8-r"])
def test_bytes_stay(tmp_path: Path, encoding: str):
    path = tmp_path / "m.md"
    data = "Там же. С. 60\r\nend".encode(encoding)
    path.write_bytes(data)
    manuscript = manuscripts.read(path, encoding=None if encoding.startswith("utf") else encoding)
    manuscripts.write(path, manuscript.source, manuscript)
    assert path.read_bytes() == data


def test_mode_and_links_stay(tmp_path: Path):
    path, link = tmp_path / "m.md", tmp_path / "link.md"
    path.write_text("x")
    path.chmod(0o640)
    link.symlink_to(path)
    manuscripts.write(link, "y", manuscripts.read(link))
    assert link.is_symlink()
    assert path.read_text() == "y"
    assert path.stat().st_mode & 0o777 == 0o640
    assert sorted(entry.name for entry in tmp_path.iterdir()) == ["link.md", "m.md"]


def test_a_new_file_has_the_usual_mode(tmp_path: Path):
    mask = os.umask(0o027)
    try:
        manuscripts.write(tmp_path / "new.md", "x", manuscripts.parse("x", "markdown"))
    finally:
        os.umask(mask)
    assert (tmp_path / "new.md").stat().st_mode & 0o777 == 0o640


def test_a_character_that_the_encoding_has_not(tmp_path: Path):
    path = tmp_path / "m.md"
    path.write_bytes("Там же".encode("cp1251"))
    manuscript = manuscripts.read(path, encoding="cp1251")
    with pytest.raises(InputError) as caught:
        manuscripts.write(path, "line\n中", manuscript)
    assert caught.value.line == 2
    assert path.read_bytes() == "Там же".encode("cp1251")


def test_a_failed_write_leaves_the_file_and_no_rest(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    path = tmp_path / "m.md"
    path.write_text("old")

    def fail(descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", fail)
    with pytest.raises(InputError, match="No space left"):
        manuscripts.write(path, "new", manuscripts.read(path))
    assert path.read_text() == "old"
    assert [entry.name for entry in tmp_path.iterdir()] == ["m.md"]


def test_a_folder_that_is_not_there(tmp_path: Path):
    with pytest.raises(InputError):
        manuscripts.write(tmp_path / "no" / "m.md", "x", manuscripts.parse("x", "markdown"))


def killed_while(action: Callable[[], None]) -> bool:
    """Do something in a process of its own; say whether it was killed."""
    child = os.fork()
    if not child:
        action()
        os._exit(0)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == -signal.SIGKILL


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs processes that can be killed")
@pytest.mark.parametrize("name", ["m.md", "m.docx"])
def test_a_process_that_is_killed_at_any_write_leaves_the_old_file_or_the_new_one(tmp_path: Path, name: str):
    path = tmp_path / name
    old = b"old\n" if name == "m.md" else write_docx(path, members(paragraph(run("old" * 999)))).read_bytes()
    path.write_bytes(old)
    manuscript = manuscripts.read(path)
    if name == "m.md":
        chunks, new = [b"new ", b"text", b"\n"], b"new text\n"
    else:
        parts = {"word/document.xml": manuscript.parts["word/document.xml"].replace("old", "new")}
        chunks = list(archived(parts, manuscript))
        new = b"".join(chunks)
    steps = [*range(len(chunks) + 1), "fsync", "chmod", "replace"]
    for step in steps:

        def write_until(step: object = step) -> None:
            def die(*_: object, **__: object) -> None:
                os.kill(os.getpid(), signal.SIGKILL)

            def until() -> Iterator[bytes]:
                for number, chunk in enumerate(chunks):
                    if number == step:
                        die()
                    yield chunk
                if step == len(chunks):
                    die()

            if step == "fsync":
                os.fsync = die
            elif isinstance(step, str):
                setattr(Path, step, die)
            replace_file(path, until())

        assert killed_while(write_until), step
        assert path.read_bytes() == old
    replace_file(path, chunks)
    assert path.read_bytes() == new
