"""Writing is all or nothing and keeps what the file is."""

import os
from pathlib import Path

import pytest

from footnotes import manuscripts
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
