"""Sound entries are read as bibtexparser's splitter, with what we mend of it, reads them."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from footnotes.bibliographies import bibtex_blocks
from footnotes.bibliographies.bibtex_sound import sound_entry
from footnotes.bibliographies.reading import Source
from footnotes.text import LineIndex

VALUES = ["{A}", "{A {B} c}", "{{A}}", "{{{{{{A}}}}}}", '"A"', '"A {B}"', "5", "jan", 'jan # "A"', "{A", "A}",
          "{A\\} B}", "{A \\\\}", '{M{\\"u}ller}', "{a = b, c}", "{A\n  B}", "{}", '""', "{A @ B}", "{Ж}"]  # fmt: skip
FIELDS = st.tuples(st.sampled_from(["title", "TITLE", "year", "a-b", "x:y"]), st.sampled_from([" = ", "=", " =\n"]),
                   st.sampled_from(VALUES), st.sampled_from([",\n", ", ", ",", "\n", ",,\n"])).map("".join)  # fmt: skip
ENTRIES = st.tuples(
    st.sampled_from(["@book{", "@Book{", "@book(", "@ book {", "@string{", "@comment{", "  @book{", "x @book{"]),
    st.sampled_from(["k1,", "k2,\n", " k3 ,", "", "k4", "é,"]),
    st.lists(FIELDS, max_size=3).map("".join),
    st.sampled_from(
        ["}\n", "}", "}\n\n", "", ")\n", "} % remark\n", "}\r\n", "}}\n", "}\n% remark\n", "},\n", "}\n}\n"]
    ),
).map("".join)


def split(text):
    blocks = bibtex_blocks.split(Source(Path("refs.bib"), text, LineIndex(text)))
    return (
        [(block.offset, block.type, block.key, block.fields) for block in blocks.entries],
        blocks.strings,
        blocks.failures,
    )


@given(text=st.lists(ENTRIES, max_size=4).map("".join))
def test_the_same_is_read_of_sound_entries_and_of_others(text):
    """Of a broken file more may be read: what is broken ends at the next sound entry at the latest."""
    found, strings, _ = split(text)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(bibtex_blocks, "sound_entry", lambda *_: None)
        patch.setattr(bibtex_blocks, "next_sound_entry", lambda *_: None)
        expected, expected_strings, failures = split(text)
    if not failures:
        assert [entry[1:] for entry in found] == [entry[1:] for entry in expected]
        assert strings == expected_strings


@pytest.mark.parametrize("text", [
    "@book(k, title = {A})\n", "@book{k, title = {A}, title = {B}}\n", "@book{k, title = {A} # {B}}\n", "@book{k}\n",
    "@comment{k, title = {A}}\n", "@book{k, title = {A}} % remark\n", "@book{k, title = {A}\n",
    "@book{, title = {A}}\n", "@book{k, title = {{{{{{A}}}}}}}\n",
])  # fmt: skip
def test_others_are_left_to_the_parser(text):
    assert sound_entry(text, 0) is None


def test_a_line_that_looks_like_an_entry_inside_a_value():
    found, _, failures = split("@book{a,\n  abstract = {Cites\n@book{x, title = {B}}\n},\n  title = {A}\n}\n")
    assert [(key, [*fields]) for _, _, key, fields in found] == [("a", ["abstract", "title"])]
    assert not failures


def test_many_remarks_between_entries_are_read_in_proportion_to_their_number():
    text = "".join(f"% remark {number}\n@book{{k{number},\n  title = {{T}},\n}}\n" for number in range(3_000))
    entries, _, failures = split(text)
    assert [key for _, _, key, _ in entries] == [f"k{number}" for number in range(3_000)]
    assert not failures
