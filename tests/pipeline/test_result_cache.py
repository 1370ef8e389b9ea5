"""What is kept is found again, by several processes at once, and a damaged file does no harm."""

import sqlite3
import subprocess
import sys

import pytest

from footnotes.pipeline import result_cache
from footnotes.pipeline.result_cache import ResultCache, clean, digest

ONE, TWO = digest(b"one"), digest(b"two")
FILE = "results.sqlite"


@pytest.fixture
def told():
    return []


def test_kept_and_found(tmp_path, told):
    cache = ResultCache(tmp_path / "new" / "folder", told.append)
    cache.put([(ONE, "ä"), (TWO, "")])
    cache.close()
    again = ResultCache(tmp_path / "new" / "folder", told.append)
    assert again.get([TWO, ONE, digest(b"three"), ONE]) == {ONE: "ä", TWO: ""}
    assert told == []


def test_more_keys_than_one_question_takes(tmp_path, told):
    cache = ResultCache(tmp_path, told.append)
    many = [(digest(str(number).encode()), str(number)) for number in range(1203)]
    cache.put(many)
    assert cache.get(key for key, _ in many) == dict(many)


@pytest.mark.parametrize("damage", [b"", b"no database at all", b"SQLite format 3\0" + b"\xff" * 4000])
def test_a_damaged_file_is_made_again_without_a_word(tmp_path, told, damage):
    (tmp_path / FILE).write_bytes(damage)
    cache = ResultCache(tmp_path, told.append)
    assert cache.get([ONE]) == {}
    cache.put([(ONE, "kept")])
    assert cache.get([ONE]) == {ONE: "kept"}
    assert told == []


def test_a_file_damaged_in_the_middle_is_made_again(tmp_path, told):
    cache = ResultCache(tmp_path, told.append)
    cache.put([(digest(str(number).encode()), "x" * 500) for number in range(200)])
    cache.close()
    data = bytearray((tmp_path / FILE).read_bytes())
    data[4096:-4096] = b"\xee" * (len(data) - 8192)
    (tmp_path / FILE).write_bytes(data)
    cache = ResultCache(tmp_path, told.append)
    cache.get(digest(str(number).encode()) for number in range(200))
    cache.put([(ONE, "kept")])
    assert cache.get([ONE]) == {ONE: "kept"}
    assert told == []


def test_a_table_of_another_shape_does_no_harm(tmp_path, told):
    with sqlite3.connect(tmp_path / FILE) as other:
        other.execute("CREATE TABLE results (key, something)")
    cache = ResultCache(tmp_path, told.append)
    assert cache.get([ONE]) == {}
    cache.put([(ONE, "kept")])
    assert len(told) <= 1


def test_where_nothing_can_be_kept_one_warning_is_given(tmp_path, told):
    (tmp_path / "file").write_text("in the way")
    cache = ResultCache(tmp_path / "file" / "folder", told.append)
    cache.put([(ONE, "kept")])
    assert cache.get([ONE]) == {}
    cache.close()
    assert len(told) == 1
    assert "no cache can be kept here" in told[0]


def test_several_processes_write_at_once(tmp_path):
    program = (
        "import sys; from pathlib import Path; from footnotes.pipeline.result_cache import ResultCache, digest\n"
        "cache = ResultCache(Path(sys.argv[1]), lambda why: sys.exit(why))\n"
        "for n in range(30): cache.put([(digest(f'{sys.argv[2]} {n}'.encode()), 'x' * 2000)])\n"
    )
    runs = [subprocess.Popen([sys.executable, "-c", program, str(tmp_path), str(number)]) for number in range(3)]
    assert [run.wait() for run in runs] == [0, 0, 0]
    cache = ResultCache(tmp_path, pytest.fail)
    assert len(cache.get(digest(f"{run} {n}".encode()) for run in range(3) for n in range(30))) == 90


def test_what_is_old_goes(tmp_path, told, monkeypatch):
    cache = ResultCache(tmp_path, told.append)
    monkeypatch.setattr(result_cache.time, "time", lambda: 1e9)
    cache.put([(ONE, "old")])
    monkeypatch.setattr(result_cache.time, "time", lambda: 1e9 + 100 * 86_400)
    cache.put([(TWO, "new")])
    assert cache.get([ONE, TWO]) == {TWO: "new"}


def test_clean(tmp_path, told):
    cache = ResultCache(tmp_path, told.append)
    cache.put([(ONE, "kept")])
    cache.close()
    assert clean(tmp_path) > 0
    assert clean(tmp_path) == 0
    assert ResultCache(tmp_path, told.append).get([ONE]) == {}


def test_where_one_part_ends_matters():
    assert digest(b"ab", b"c") != digest(b"a", b"bc") != digest(b"abc")
