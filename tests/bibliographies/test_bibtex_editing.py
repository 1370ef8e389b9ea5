"""Edits of .bib files: what is asked for changes, and nothing else."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from footnotes.bibliographies import load
from footnotes.bibliographies.bibtex_editing import BibFile
from footnotes.bibliographies.bibtex_places import entry_places
from footnotes.bibliographies.reading import Source
from footnotes.text import LineIndex


def bib_file(text):
    return BibFile(Source(Path("refs.bib"), text, LineIndex(text)))


@pytest.mark.parametrize(("text", "expected"), [
    ("@book{a,\n  title = {T},\n}\n", "@book{a,\n  title = {T},\n  note = {N},\n}\n"),
    ("@book{a,\n  title = {T}\n}\n", "@book{a,\n  title = {T},\n  note = {N}\n}\n"),
    ("@book{a,\r\n\ttitle = {T}\r\n}\r\n", "@book{a,\r\n\ttitle = {T},\r\n\tnote = {N}\r\n}\r\n"),
    ("@book{a, title={T}}", "@book{a, title={T}, note={N}}"),
    ("@book(a, title = {T})", "@book(a, title = {T}, note = {N})"),
    ("@book{a}", "@book{a, note = {N}}"),
    ("@book{a,\n  year      = 1985,\n  publisher = {P},\n}",
     "@book{a,\n  year      = 1985,\n  publisher = {P},\n  note      = {N},\n}"),
    ("@book{a,\n  title = {A {nested} one}, year = 1985 }",
     "@book{a,\n  title = {A {nested} one}, year = 1985, note = {N} }"),
    ('@book{a,\n  title = "T" # jan,\n}', '@book{a,\n  title = "T" # jan,\n  note = {N},\n}'),
    ("@book{a, NOTE = {old}, title = {T}}", "@book{a, NOTE = {N}, title = {T}}"),
    ("@book{a, note = old # {x}, title = {T}}", "@book{a, note = {N}, title = {T}}"),
    ("% a comment, @book{b, x = {y}}\n@book{a, title = {T}}",
     "% a comment, @book{b, x = {y}}\n@book{a, title = {T}, note = {N}}"),
])  # fmt: skip
def test_sets_a_field_in_the_form_of_the_others(text, expected):
    file = bib_file(text)
    file.set_fields("a", {"note": "{N}"})
    assert file.edited() == expected


THREE = """% all about it

@string{p = {Press}}

% the first
@book{one, title = {One}, related = {three, two}}

@book{two, title = {Two}, crossref = {one}}
% no comment of its own

  @book{three,
  title = {Three}, note = {one}}
text between
"""


def test_renames_keys_and_what_names_them():
    file = bib_file(THREE)
    file.rename({"one": "uno", "three": "tre"})
    expected = THREE.replace("{one,", "{uno,").replace("{three, two}", "{tre, two}").replace("{three,\n", "{tre,\n")
    assert file.edited() == expected.replace("crossref = {one}", "crossref = {uno}")


def test_removes_an_entry_with_its_comment():
    file = bib_file(THREE)
    file.remove("one")
    assert file.edited() == THREE.replace("% the first\n@book{one, title = {One}, related = {three, two}}\n\n", "")


def test_orders_entries_and_leaves_what_stands_between_them():
    file = bib_file(THREE)
    file.order(["three", "one", "two"])
    assert (
        file.edited()
        == """% all about it

@string{p = {Press}}

  @book{three,
  title = {Three}, note = {one}}

% the first
@book{one, title = {One}, related = {three, two}}
% no comment of its own

@book{two, title = {Two}, crossref = {one}}
text between
"""
    )


def test_the_same_order_changes_nothing():
    file = bib_file(THREE)
    file.order(["one", "two", "three"])
    assert file.edited() == THREE


def test_broken_entries_have_no_place():
    text = "@book{a, title = {T}\n@book{b, title = {T}}\n@book{c title = {T}}\n@book{d, title = {T}} , x = {y}}\n"
    assert {"b"} == set(entry_places(bib_file(text).source)) - {"d"}


def test_of_a_key_given_twice_the_first_is_edited():
    file = bib_file("@book{a, title = {T}}\n@book{a, title = {U}}\n")
    file.set_fields("a", {"title": "{V}"})
    assert file.edited() == "@book{a, title = {V}}\n@book{a, title = {U}}\n"


VALUES = st.sampled_from(["{One}", '"Two, {three}"', "1985", "jan", "{a} # jan # {b}", "{}", "{ä, @book{x, y = {z}}}"])
FIELDS = st.dictionaries(st.sampled_from(["title", "Year", "NOTE", "x-y"]), VALUES, max_size=3)
BETWEEN = st.sampled_from(["\n", "\n\n", "\n% comment\n", "\n\n% me@example.org\n\n", " "])
SPACES = st.sampled_from(["", " ", "\n  ", "\r\n\t"])


@given(entries=st.lists(st.tuples(FIELDS, BETWEEN, SPACES, st.booleans()), min_size=1, max_size=5), data=st.data())
def test_nothing_else_changes(entries, data):
    text = ""
    for number, (fields, between, space, comma) in enumerate(entries):
        inside = ",".join(f"{space}{name}{space and ' '}= {value}" for name, value in fields.items())
        text += f"{between}@book{{k{number}{',' if fields else ''}{inside}{',' if comma and fields else ''}{space}}}"
    file = bib_file(text)
    assert list(file.places) == [f"k{number}" for number in range(len(entries))]
    at = data.draw(st.integers(0, len(entries) - 1))
    file.set_fields(f"k{at}", {"keywords": "{new}"})
    edited = file.edited()
    again = bib_file(edited)
    assert again.written(f"k{at}") == {**file.written(f"k{at}"), "keywords": "{new}"}
    for number in range(len(entries)):
        if number != at:
            assert again.written(f"k{number}") == file.written(f"k{number}")
    before, after = file.places[f"k{at}"].whole, again.places[f"k{at}"].whole
    assert edited[: after.start] == text[: before.start]
    assert edited[after.end :] == text[before.end :]


@given(order=st.permutations(range(4)))
def test_a_sorted_file_holds_the_same_entries(order, tmp_path_factory):
    path = tmp_path_factory.mktemp("sorted") / "refs.bib"
    text = "".join(f"% about {n}\n@book{{k{n}, title = {{T{n}}}}}\n\n" for n in range(4))
    file = bib_file(text)
    file.order([f"k{number}" for number in order])
    path.write_text(file.edited(), encoding="utf-8")
    assert list(load([path]).entries) == [f"k{number}" for number in order]
    assert file.edited() == "".join(f"% about {n}\n@book{{k{n}, title = {{T{n}}}}}\n\n" for n in order)
