"""Broken BibTeX: what is read all the same, and the line and column that are blamed."""

import pytest

from footnotes.bibliographies import load

AFTER = "\n\n@book{after, title = {Sound}}\n"


@pytest.mark.parametrize(
    ("broken", "variables", "line", "column", "reason"),
    [
        (
            "@book{k,\n  title = {Open,\n  volume = 3\n}",
            {"title": "Open", "volume": "3"}, 2, 11, "the value of title that begins here does not close",
        ),
        (
            '@book{k,\n  title = "Open,\n  volume = 3\n}',
            {"title": "Open", "volume": "3"}, 2, 11, "the value of title that begins here does not close",
        ),
        (
            "@book{k,\n  volume = 3,\n  title = {Open\n}",
            {"title": "Open", "volume": "3"}, 3, 11, "the value that begins here does not close",
        ),
        ("@book{k,\n  title = {T},\n  volume = 3", {"title": "T", "volume": "3"}, 1, 1, "an entry that does not close"),
        ("@book{k,\n title = {T}},\n volume = 3\n}", {"title": "T", "volume": "3"}, 2, 13, "a closing brace too many"),
        ("@book{k,\n  title = {T}\n  volume = 3\n}", {"title": "T", "volume": "3"}, 3, 3, "no comma before volume"),
        ("@book{k\n  title = {T}\n}", {"title": "T"}, 1, 8, "no comma after the key"),
        ("@book{k,\n title = {T},\n stray,\n volume = 3}", {"title": "T", "volume": "3"}, 3, 2, "not a field: 'stray'"),
        ("@book{k,\n  title = ,\n  volume = 3}", {"volume": "3"}, 2, 3, "title has no value"),
        ("@book{k, title = , volume = 3}", {"volume": "3"}, 1, 10, "title has no value"),
        ("@book{k, volume = 3, oops}", {"volume": "3"}, 1, 22, "not a field: 'oops}'"),
    ],
)  # fmt: skip
def test_broken_entries(tmp_path, broken, variables, line, column, reason):
    path = tmp_path / "refs.bib"
    for before in ("", "@book{before, title = {Sound}}\n" * 1 + "\n" * 810):
        path.write_text(before + broken + AFTER)
        bibliography = load([path])
        assert dict(bibliography.entries["k"].variables) == variables
        assert bibliography.entries["after"].text("title") == "Sound"
        (failure,) = bibliography.failures
        assert (failure.line, failure.column) == (line + before.count("\n"), column)
        assert (failure.reason, failure.key, failure.fatal) == (reason, "k", False)
        assert failure.remedy


def test_entries_without_a_key(tmp_path):
    path = tmp_path / "refs.bib"
    path.write_text("@book{, title = {A}}\n@book{title = {B}}\n@book{c}")
    bibliography = load([path])
    assert [(key, entry.text("title")) for key, entry in bibliography.entries.items()] == [
        ("refs-1", "A"), ("refs-2", "B"), ("c", ""),
    ]  # fmt: skip
    assert [(failure.line, failure.reason) for failure in bibliography.failures] == [
        (1, "an entry without a key"),
        (2, "an entry without a key"),
    ]


def test_an_unclosed_string_or_comment_costs_no_entry(tmp_path):
    path = tmp_path / "refs.bib"
    path.write_text("@comment{ { }\n@string{x = {y}\n@book{a, title = {A}}")
    bibliography = load([path])
    assert list(bibliography.entries) == ["a"]
    assert [(failure.line, failure.reason) for failure in bibliography.failures] == [
        (2, "a @string that does not close")
    ]


@pytest.mark.parametrize(
    "text", ["@book{a,\n" * 3000, "@book{a, b = {" * 3000, "@book{a," + "b={\n" * 3000, "{" * 9999]
)
def test_files_full_of_faults(tmp_path, text):
    path = tmp_path / "refs.bib"
    path.write_text(text + AFTER)
    assert "after" in load([path]).entries
