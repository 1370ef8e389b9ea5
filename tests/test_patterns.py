"""Patterns behave as compiled expressions do, whether compiled now or by an earlier run."""

import marshal
import re

import pytest

from footnotes import patterns
from footnotes.patterns import pattern

EXPRESSIONS = [
    (r"(?P<pages>\d+)(?:[-–](?P<end>\d+))?", 0, "pp. 12–15"),
    (r"ÄRA|ſ(?=t)", re.IGNORECASE, "ära"),
    (r"^ \w+  # a word", re.VERBOSE | re.MULTILINE, "first\nsecond"),
    (r"(.)\1", re.DOTALL, "a\n\n"),
    (r"x", 0, "no"),
]


@pytest.fixture
def kept(tmp_path, monkeypatch):
    """A file of its own for what is kept, as between two runs."""
    monkeypatch.setattr(patterns, "_FILE", tmp_path / "kept")
    monkeypatch.setattr(patterns.sys, "dont_write_bytecode", False)

    def next_run() -> None:
        monkeypatch.setattr(patterns, "_kept", None)
        monkeypatch.setattr(patterns, "_new", {})

    next_run()
    return next_run


@pytest.mark.parametrize(("source", "flags", "text"), EXPRESSIONS)
def test_as_compiled_by_re(source, flags, text, kept):
    wanted = re.compile(source, flags)
    for _ in range(2):
        found = pattern(source, flags)
        assert (found.pattern, found.flags, found.groups, dict(found.groupindex)) == (
            (wanted.pattern, wanted.flags, wanted.groups, dict(wanted.groupindex))
        )
        assert [match.groups() for match in found.finditer(text)] == [match.groups() for match in wanted.finditer(text)]
        assert [match.span() for match in found.finditer(text)] == [match.span() for match in wanted.finditer(text)]
        patterns.keep()
        kept()


def test_the_second_run_compiles_nothing(kept, monkeypatch):
    assert pattern("a+").search("caat").span() == (1, 3)
    patterns.keep()
    kept()
    monkeypatch.setattr(patterns, "_parts", None)
    assert pattern("a+").search("caat").span() == (1, 3)


def test_runs_add_to_what_is_kept(kept, monkeypatch):
    for source in ("a", "b"):
        assert pattern(source).match(source)
        patterns.keep()
        kept()
    monkeypatch.setattr(patterns, "_parts", None)
    assert pattern("a").match("a")
    assert pattern("b").match("b")


@pytest.mark.parametrize("damaged", [b"", b"\0", b"[\1\0\0\0", b"nonsense"])
def test_a_damaged_file_is_made_again(kept, damaged):
    patterns._FILE.write_bytes(damaged)
    assert pattern("a").match("a")
    patterns.keep()
    kept()
    assert patterns._read()


def test_nothing_is_kept_where_python_keeps_no_bytecode(kept, monkeypatch):
    monkeypatch.setattr(patterns.sys, "dont_write_bytecode", True)
    assert pattern("a").match("a")
    patterns.keep()
    assert not patterns._FILE.exists()


def test_a_mistake_shows_at_the_first_use():
    wrong = pattern("(")
    with pytest.raises(re.error):
        wrong.search("")


def _fail(*_):
    raise ImportError("no such thing in this Python")


@pytest.mark.parametrize(
    ("name", "instead"),
    [
        ("_sre", None),
        ("_parts", _fail),
        ("_parts", lambda *_: (0, [])),
        ("_parts", lambda *_: (0, [1], 0, {}, (None,))),
        ("_matcher", lambda *_: re.compile("another")),
    ],
)
def test_a_python_that_compiles_otherwise_compiles_in_each_run(name, instead, kept, monkeypatch):
    monkeypatch.setattr(patterns, name, instead)
    patterns._agrees.cache_clear()
    try:
        assert pattern("(a+)b").search("caab").groups() == ("aa",)
        patterns.keep()
        assert not patterns._FILE.exists()
    finally:
        patterns._agrees.cache_clear()


def test_this_python_keeps_what_it_compiles():
    assert patterns._agrees()


@pytest.mark.parametrize("wrong", [(), (0, [], 0, {}, ()), (0, [1, 2, 3], 0, {}, (None,)), (0, ["x"], 0, {}, 1), 7])
def test_what_is_no_compiled_expression_is_compiled_anew(wrong, kept):
    patterns._FILE.write_bytes(marshal.dumps({("a", 0): wrong, ("b", 0): wrong}))
    assert pattern("a").match("a")
    patterns.keep()
    assert set(patterns._read()) == {("a", 0)}
    kept()
    assert pattern("b").match("b")
