"""CSL-JSON: shapes read, shapes mended, and what is said of bad files."""

import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from footnotes.bibliographies import dump_csl_json, load

BOOK = {"id": "rkeb", "type": "book", "title": "Rehabilitation"}


def load_text(tmp_path: Path, text: str | bytes, name: str = "refs.json", **options):
    path = tmp_path / name
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return load([path], **options)


def load_items(tmp_path: Path, *items: object):
    return load_text(tmp_path, json.dumps(items))


@pytest.mark.parametrize(
    "text",
    [
        json.dumps([BOOK]),
        json.dumps({"items": [BOOK]}),
        json.dumps({"references": [BOOK]}),
        json.dumps({"style": 'a "items": [', "config": {"items": [1]}, "items": [BOOK], "more": 1}),
        "\ufeff" + json.dumps([BOOK]),
        json.dumps([BOOK], indent=2).replace("\n", "\r\n"),
    ],
)
def test_layouts(tmp_path, text):
    bibliography = load_text(tmp_path, text)
    assert bibliography.failures == ()
    assert list(bibliography.entries) == ["rkeb"]
    assert bibliography.entries["rkeb"].type == "book"
    assert bibliography.entries["rkeb"].text("title") == "Rehabilitation"


@pytest.mark.parametrize(
    ("text", "line", "column", "reason"),
    [
        ('[\n  {"id": "a"},\n  {"id" "b"}\n]', 3, 9, "not JSON: expecting ':' delimiter"),
        ('[{"id": "a"} {"id": "b"}]', 1, 14, "not JSON: expecting ',' delimiter"),
        ('[{"id": "a"}', 1, 13, "not JSON: expecting ',' delimiter"),
        ("[] []", 1, 4, "not JSON: extra data"),
        ("{", 1, 2, "not JSON: expecting property name"),
        ('{"id": "a", "type": "book"}', 1, 1, "not a list of entries"),
        ('"entries"', 1, 1, "not a list of entries"),
        ('{"items": 3}', 1, 1, "not a list of entries"),
        ("", 0, 0, "the file is empty"),
        (" \n", 0, 0, "the file is empty"),
        ("[\n\0]", 2, 1, "a NUL byte"),
        ("[" * 100_000, 1, 1, "nested too deeply"),
    ],
)
def test_files_that_cannot_be_used(tmp_path, text, line, column, reason):
    bibliography = load_text(tmp_path, text)
    assert not bibliography.entries
    (failure,) = bibliography.failures
    assert failure.fatal
    assert (failure.path, failure.line, failure.column) == (tmp_path / "refs.json", line, column)
    assert failure.reason.startswith(reason)
    assert failure.remedy


@pytest.mark.parametrize(
    ("data", "place", "encoding"),
    [
        ('[{"id": "a",\n"title": "Реабилитация: как это было"}]'.encode("windows-1251"), (2, 11), "cp1251"),
        ('[{"id": "a", "title": "Élan à côté"}]'.encode("latin-1"), (1, 24), "cp1252"),
        ('[{"id": "a"}]'.encode("utf-16"), (1, 1), "utf-16-le"),
        ('[{"id": "é"}]'.encode("utf-16-le"), (1, 19), "utf-16-le"),
    ],
)
def test_other_encodings_are_named(tmp_path, data, place, encoding):
    (failure,) = load_text(tmp_path, data).failures
    assert failure.fatal
    assert failure.reason == f"not UTF-8 (it looks like {encoding})"
    assert encoding in failure.remedy
    assert (failure.line, failure.column) == place


def test_a_file_that_is_no_text(tmp_path):
    (failure,) = load_text(tmp_path, bytes.fromhex("d0cf11e0a1b11ae1 00000000")).failures
    assert failure.fatal
    assert failure.reason == "a NUL byte: this is not text"


def test_no_file_and_a_directory(tmp_path):
    failures = load([tmp_path / "none.json", tmp_path, Path("a\0b.json")]).failures
    assert [failure.reason for failure in failures[:2]] == ["no such file", "a folder without bibliographies"]
    assert all(failure.fatal for failure in failures)
    assert len(failures) == 3


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("1937", {"date-parts": [[1937]]}),
        (1937, {"date-parts": [[1937]]}),
        ("1937-05-03", {"date-parts": [[1937, 5, 3]]}),
        ("1936/1938", {"date-parts": [[1936], [1938]]}),
        ("c. 1530?", {"date-parts": [[1530]], "circa": True}),
        ("after Easter", {"literal": "after Easter"}),
        ({"raw": "1937-05"}, {"date-parts": [[1937, 5]]}),
        ({"raw": "Bogus"}, {"literal": "Bogus"}),
        ({"literal": "n.d."}, {"literal": "n.d."}),
        ({"date-parts": [["1937", "5"]]}, {"date-parts": [[1937, 5]]}),
        ({"date-parts": [["1937", "", None]], "circa": True}, {"date-parts": [[1937]], "circa": True}),
        ({"date-parts": [1937, 5]}, {"date-parts": [[1937, 5]]}),
        ({"date-parts": [[1937, 0, 0]]}, {"date-parts": [[1937]]}),
        ({"date-parts": [[1937], [0]]}, {"date-parts": [[1937], [0]]}),
        ({"date-parts": [["x"]]}, {"literal": "x"}),
        ({"date-parts": [[1937]], "season": 2}, {"date-parts": [[1937]], "season": 2}),
        ([{"year": 1936}, {"year": 1938, "month": 3}], {"date-parts": [[1936], [1938, 3]]}),
    ],
)
def test_dates(tmp_path, written, read):
    bibliography = load_items(tmp_path, {**BOOK, "issued": written})
    assert bibliography.entries["rkeb"].variables["issued"] == read


def test_names(tmp_path):
    entry = load_items(tmp_path, {**BOOK, "author": ["MFD", {"family": "Rogovin", "given": "V."}], "editor": "Memo"})
    assert [name.last for name in entry.entries["rkeb"].names("author")] == ["MFD", "Rogovin"]
    assert [name.last for name in entry.entries["rkeb"].names("editor")] == ["Memo"]


def test_flags_of_names_stay(tmp_path):
    author = {"family": "King", "given": "M. L.", "suffix": "Jr.", "comma-suffix": True, "static-ordering": False}
    entry = load_items(tmp_path, {**BOOK, "author": [author]}).entries["rkeb"]
    assert entry.variables["author"] == [author]


def test_numbers_stay_as_written(tmp_path):
    entry = load_text(tmp_path, '[{"id": 7, "type": "book", "edition": 1.10, "volume": "5", "issue": NaN}]').entries[
        "7"
    ]
    assert (entry.text("edition"), entry.text("volume"), entry.text("issue")) == ("1.10", "5", "NaN")


def test_older_names_of_variables(tmp_path):
    entry = load_items(tmp_path, {**BOOK, "shortTitle": "R", "journalAbbreviation": "J"}).entries["rkeb"]
    assert (entry.text("title-short"), entry.text("container-title-short")) == ("R", "J")


def test_entries_with_something_wrong_are_kept(tmp_path):
    text = '[\n {"title": "No id", "type": "book"},\n {"id": "b"},\n {"id": "c", "type": "bok"},\n 7,\n {"id": "d",\n "type": "book", "title": ["x"]}]'  # noqa: E501
    bibliography = load_text(tmp_path, text)
    assert [(entry.key, entry.type) for entry in bibliography.entries.values()] == [
        ("refs-1", "book"), ("b", "document"), ("c", "bok"), ("d", "book"),
    ]  # fmt: skip
    assert [(failure.line, failure.column, failure.reason, failure.key) for failure in bibliography.failures] == [
        (2, 2, "an entry without an id", None),
        (3, 2, "an entry without a type", "b"),
        (4, 2, 'unknown type "bok"', "c"),
        (5, 2, "not an entry but a number", None),
        (6, 2, "title is a list, not text", "d"),
    ]
    assert bibliography.failures[2].remedy == "did you mean book?"
    assert not any(failure.fatal for failure in bibliography.failures)
    assert bibliography.entries["d"].origin.line == 6


def test_one_key_twice_keeps_the_first(tmp_path):
    first, second = tmp_path / "one.json", tmp_path / "two.json"
    first.write_text(json.dumps([BOOK]))
    second.write_text(json.dumps([{**BOOK, "title": "Other"}, {**BOOK, "id": "RKEB"}], indent=0))
    bibliography = load([first, second])
    assert bibliography.paths == (first, second)
    assert list(bibliography.entries) == ["rkeb", "RKEB"]
    assert bibliography.entries["rkeb"].text("title") == "Rehabilitation"
    (failure,) = bibliography.failures
    assert (failure.path, failure.line, failure.key, failure.fatal) == (second, 2, "rkeb", False)
    assert failure.reason == f"the key rkeb is given twice (first in {first}:1)"


def test_half_a_surrogate_pair_is_replaced(tmp_path):
    bibliography = load_text(tmp_path, '[{"id": "a", "type": "book", "title": "x\\ud800y \\ud83d\\ude00"}]')
    assert bibliography.entries["a"].text("title") == "x?y 😀"
    dump_csl_json(bibliography).encode()


def test_dump_is_read_back(tmp_path):
    item = {**BOOK, "issued": {"date-parts": [[2000], [2004]]}, "custom": {"relations": {"translation-of": "x"}}}
    bibliography = load_items(tmp_path, item)
    assert bibliography.entries["rkeb"].relations == {"translation-of": "x"}
    again = load_text(tmp_path, dump_csl_json(bibliography), "again.json")
    assert json.loads(dump_csl_json(bibliography)) == [item]
    assert dump_csl_json(again) == dump_csl_json(bibliography)


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(["id", "type", "title", "author", "issued", "note", "custom", "date-parts", "raw", "year"])
            | st.text(max_size=3),
            inner,
            max_size=4,
        )
    ),
    max_leaves=12,
)


@settings(max_examples=200, deadline=None)
@given(st.lists(JSON))
def test_any_json_is_read_or_refused(tmp_path_factory, items):
    tmp_path = tmp_path_factory.getbasetemp()
    bibliography = load_text(tmp_path, json.dumps(items), "any.json")
    assert not any(failure.fatal for failure in bibliography.failures)
    assert json.loads(dump_csl_json(bibliography)) is not None


@settings(max_examples=200, deadline=None)
@given(st.binary(), st.sampled_from(["any.json", "any.bib", "any.yml", "any.txt"]))
def test_any_bytes_are_read_or_refused(tmp_path_factory, data, name):
    bibliography = load_text(tmp_path_factory.getbasetemp(), data, name)
    assert all(failure.reason for failure in bibliography.failures)


def test_other_keys_are_aliases(tmp_path):
    zotero = {**BOOK, "id": "http://zotero.org/users/1/items/A", "citation-key": "rkeb2000"}
    taken = {**BOOK, "id": "b", "citation-key": "b", "custom": {"ids": ["c", "old", 7]}}
    bibliography = load_items(tmp_path, zotero, taken, {**BOOK, "id": "c"})
    assert bibliography.aliases == {"rkeb2000": "http://zotero.org/users/1/items/A", "old": "b"}
