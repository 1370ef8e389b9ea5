"""Rows as Parquet: the same as lines of JSON."""

import json
from pathlib import Path

import pytest

pytest.importorskip("pyarrow")
from pyarrow import parquet

from footnotes.pipeline.parquet import Parquet


@pytest.fixture
def corpus(folder):
    (folder / "books").mkdir()
    for number in range(7):
        text = f"It is told (Layton Papers {number}, 12; L&P 3 5-4) \U0001f4d6, yet “doubted” (Scarisbrick {number}).\n"
        (folder / "books" / f"{number}.md").write_text(text)
    (folder / "books" / "broken.md").write_bytes(b"a\0b")
    return folder


def read(name: str) -> list[dict[str, object]]:
    """Return the rows of either form; what a row of JSON does not have is null in a table."""
    if name.endswith(".parquet"):
        found = parquet.read_table(name).to_pylist()
    else:
        found = [json.loads(line) for line in Path(name).read_bytes().splitlines()]
    return sorted((without_nulls(row) for row in found), key=lambda row: json.dumps(row, sort_keys=True))


def without_nulls(value):
    if isinstance(value, dict):
        return {name: without_nulls(own) for name, own in value.items() if own is not None}
    return [without_nulls(own) for own in value] if isinstance(value, list) else value


@pytest.mark.parametrize("command", [["find"], ["check"], ["check", "--explain", "--select", "ALL"]])
def test_the_rows_are_those_of_json(corpus, run, command):
    told = {
        run(*command, "-b", "refs.json", "--corpus", "books", "-o", f"rows.{form}").stderr
        for form in ("jsonl", "parquet")
    }
    assert len(told) == 1
    assert read("rows.parquet") == read("rows.jsonl")
    assert len(read("rows.parquet")) > 8


@pytest.mark.parametrize("after", [1, 2, 3])
@pytest.mark.parametrize("written", [False, True])
def test_a_run_that_was_stopped_goes_on(corpus, run, monkeypatch, after, written):
    def find(form):
        return run("find", "-b", "refs.json", "--corpus", "books", "-o", f"rows.{form}", "--jobs", 1).exit_code

    assert find("jsonl") == 2
    append, count = Parquet.append, 0

    def stopping(self, rows, extent):
        nonlocal count
        count += 1
        if count < after:
            return append(self, rows, extent)
        if written:
            append(self, rows, extent)
        raise KeyboardInterrupt

    with monkeypatch.context() as patched:
        patched.setattr(Parquet, "append", stopping)
        patched.setattr(Parquet, "is_due", lambda self, size: True)
        assert find("parquet") == 130
    (corpus / "rows.parquet" / "part-000009.parquet.unfinished").write_bytes(b"half of it")
    assert find("parquet") == 2
    assert read("rows.parquet") == read("rows.jsonl")
    assert all(path.suffix == ".parquet" for path in (corpus / "rows.parquet").iterdir())


def test_no_pyarrow(corpus, run, monkeypatch):
    monkeypatch.setitem(__import__("sys").modules, "pyarrow", None)
    result = run("find", "-b", "refs.json", "--corpus", "books", "-o", "rows.parquet")
    assert result.exit_code == 2
    assert "Parquet needs pyarrow (pip install 'footnotes[parquet]'" in result.stderr


def test_a_file_that_is_gone(corpus, run):
    arguments = ("find", "-b", "refs.json", "--corpus", "books", "-o", "rows.parquet")
    run(*arguments)
    (corpus / "rows.parquet" / "part-000000.parquet").unlink()
    result = run(*arguments)
    assert result.exit_code == 2
    assert "part-000000.parquet: not there, but the journal knows it" in result.stderr
