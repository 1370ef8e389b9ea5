"""Broken BibTeX: what is read all the same, and the line and column that are blamed."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

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
        ("@book{k,\n title = {T},\n stray,\n volume = 3}", {"title": "T", "volume": "3"}, 3, 2, 'not a field: "stray"'),
        ("@book{k,\n  title = ,\n  volume = 3}", {"volume": "3"}, 2, 3, "title has no value"),
        ("@book{k, title = , volume = 3}", {"volume": "3"}, 1, 10, "title has no value"),
        ("@book{k, volume = 3, oops}", {"volume": "3"}, 1, 22, 'not a field: "oops}"'),
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


SOUND = """@book{one,
  author = {Foo, Jan and {Bar and Co}},
  title = {A {Title} of Things},
  year = 1999,
}

@article{two,
  author    = "Bar, Ann",
  title     = {Caf{\\'e} -- \\emph{x}},
  month = may # "~3", year = {2000},
  note      = {See a@b.org, p. 3}
}
@book{three, title = {Three}, date = {1990/1991}}

@misc{four,
  title = {Four},
}
"""


@settings(max_examples=300, deadline=None)
@given(st.integers(0, len(SOUND) - 1), st.sampled_from(["", *'{}",=@\\#%()\n a1']), st.booleans())
def test_one_character_wrong_in_an_entry_hurts_no_other(tmp_path_factory, position, character, replaces):
    path = tmp_path_factory.getbasetemp() / "mutated.bib"
    path.write_text(SOUND)
    sound = load([path]).entries
    path.write_text(SOUND[:position] + character + SOUND[position + (replaces or not character) :])
    entries = load([path]).entries
    hurt = SOUND.count("\n@", 0, position + 1)
    for number, (key, entry) in enumerate(sound.items()):
        if number != hurt:
            assert entries[key].variables == entry.variables


@pytest.mark.parametrize(
    ("text", "line", "column", "reason"),
    [
        ("@book{a, title = {A}}\n@bo ok{b,\n  title = {B}\n}", 2, 1, 'not an entry: "@bo ok{b,"'),
        ("@book{a, title = {A}}\n @book b, title = {B}\n", 2, 2, 'not an entry: "@book b, title = {B}"'),
    ],
)
def test_what_begins_like_an_entry(tmp_path, text, line, column, reason):
    path = tmp_path / "refs.bib"
    path.write_text(text)
    bibliography = load([path])
    assert list(bibliography.entries) == ["a"]
    (failure,) = bibliography.failures
    assert (failure.line, failure.column, failure.reason) == (line, column, reason)


@pytest.mark.parametrize("text", ["book{b,\n  title = {B}\n}", "% @book b, title = {B}\n", "x@y.org wrote, a = {b}"])
def test_comments_that_are_left_alone(tmp_path, text):
    path = tmp_path / "refs.bib"
    path.write_text(f"@book{{a, title = {{A}}}}\n{text}\n@book{{c}}")
    bibliography = load([path])
    assert bibliography.failures == ()
    assert dict(bibliography.entries["a"].variables) == {"title": "A"}


@pytest.mark.parametrize("head", ["@ book{", "@book {", "@book\n{", "  @\n book \n {"])
def test_spaces_in_the_head_of_an_entry(tmp_path, head):
    path = tmp_path / "refs.bib"
    path.write_text(f"\n{head}a,\n  title = {{A}}, title = {{B}}}}\n@book{{b}}")
    bibliography = load([path])
    assert [(entry.key, entry.type) for entry in bibliography.entries.values()] == [("a", "book"), ("b", "book")]
    (failure,) = bibliography.failures
    assert failure.line == 3 + head.count("\n")
