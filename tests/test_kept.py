"""What is kept of files is what was read, as long as file and code are as they were."""

import os
import time

import pytest

from footnotes import kept


def write(path, text, *, days_ago=1):
    path.write_text(text)
    written = time.time() - days_ago * 86_400
    os.utime(path, (written, written))


@pytest.fixture
def reading(tmp_path, monkeypatch):
    """Return the lines of a file, and how often it was read for that."""
    monkeypatch.setattr(kept, "FOLDER", tmp_path / "kept")
    monkeypatch.setattr(kept.sys, "dont_write_bytecode", False)
    kept.FOLDER.mkdir()
    path, code = tmp_path / "words.txt", tmp_path / "code.py"
    write(path, "a\nb")
    write(code, "")
    read = []

    def lines(path):
        read.append(path)
        return path.read_text().splitlines()

    return path, code, lambda: kept.kept(path, lines, [str(code)]), read


def test_a_file_is_read_once(reading):
    _, _, words, read = reading
    assert [words(), words(), words()] == [["a", "b"]] * 3
    assert len(read) == 1


def test_a_file_that_has_changed_is_read_again(reading):
    path, _, words, _ = reading
    words()
    write(path, "c\nd", days_ago=2)
    assert words() == ["c", "d"]


def test_a_file_that_changes_twice_within_a_tick_is_read_again(reading):
    path, _, words, _ = reading
    path.write_text("a\nb")
    words()
    state = path.stat()
    path.write_text("c\nd")
    os.utime(path, ns=(state.st_atime_ns, state.st_mtime_ns))
    assert words() == ["c", "d"]


def test_all_is_read_again_by_code_that_has_changed(reading):
    _, code, words, read = reading
    words()
    write(code, "# changed")
    assert words() == ["a", "b"]
    assert len(read) == 2


def test_files_of_one_name_are_not_taken_for_one_another(reading, tmp_path):
    path, code, words, _ = reading
    words()
    (tmp_path / "other").mkdir()
    other = tmp_path / "other" / path.name
    other.write_text("x\ny")
    os.utime(other, ns=(path.stat().st_mtime_ns,) * 2)
    assert kept.kept(other, lambda path: path.read_text(), [str(code)]) == "x\ny"
    assert words() == ["a", "b"]


@pytest.mark.parametrize("damaged", [b"", b"\0", b"(\2\0\0\0", b")\0", b")\1N", b"N", b"nonsense"])
def test_what_is_damaged_is_made_again(reading, damaged):
    _, _, words, _ = reading
    words()
    (file,) = kept.FOLDER.iterdir()
    file.write_bytes(damaged)
    assert [words(), words()] == [["a", "b"]] * 2
    assert kept.load(file)


def test_nothing_is_kept_where_python_keeps_no_bytecode(reading, monkeypatch):
    monkeypatch.setattr(kept.sys, "dont_write_bytecode", True)
    _, _, words, _ = reading
    assert words() == ["a", "b"]
    assert not list(kept.FOLDER.iterdir())


def test_what_cannot_be_put_in_its_place_leaves_nothing_behind(reading, monkeypatch):
    def refuse(*_):
        raise PermissionError

    monkeypatch.setattr(kept.Path, "replace", refuse)
    _, _, words, _ = reading
    assert words() == ["a", "b"]
    assert not list(kept.FOLDER.iterdir())


def test_the_oldest_make_way(reading, tmp_path, monkeypatch):
    monkeypatch.setattr(kept, "_MOST_KEPT", 2)
    for second, name in enumerate("cab"):
        path = tmp_path / name
        write(path, name)
        kept.kept(path, lambda path: path.name, [])
        for file in kept.FOLDER.glob(f"{name}.*"):
            os.utime(file, (second, second))
    assert sorted(file.name[0] for file in kept.FOLDER.iterdir()) == ["a", "b"]


def test_a_missing_file_is_left_to_its_reader(reading):
    path, _, words, _ = reading
    path.unlink()
    with pytest.raises(FileNotFoundError):
        words()
