"""Entries written as BibLaTeX and read again."""

from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from footnotes.bibliographies import load
from footnotes.bibliographies.biblatex_writing import dump
from footnotes.model.bibliography import Bibliography
from footnotes.model.entry import Entry

BOOK = {
    "title": "The Great <i>Cat Massacre</i>", "author": [{"family": "Darnton", "given": "Robert"}],
    "issued": {"date-parts": [[1984]]}, "publisher": "Basic Books", "publisher-place": "New York",
}  # fmt: skip


def again(tmp_path: Path, *entries: Entry) -> dict[str, Entry]:
    path = tmp_path / "refs.bib"
    path.write_text(dump(Bibliography({entry.key: entry for entry in entries})), encoding="utf-8")
    loaded = load([path])
    assert loaded.failures == ()
    return dict(loaded.entries)


def test_a_book_as_a_person_would_write_it():
    assert dump(Bibliography({"s": Entry("s", "book", BOOK)})) == (
        "@book{s,\n  author = {Darnton, Robert},\n  title = {The Great \\emph{Cat Massacre}},\n  date = {1984},\n"
        "  location = {New York},\n  publisher = {Basic Books},\n}\n"
    )


ROE = [{"family": "Roe", "given": "J."}]


@pytest.mark.parametrize(
    ("kind", "variables"),
    [
        ("book", BOOK),
        ("book", {"title": "A 100 % {braced} & #1 under_scored $5 ~ ^ \\ title"}),
        ("book", {"title": "Werke", "volume-title": "Briefe", "volume": "3", "number-of-volumes": "12"}),
        ("book", {"title": "T", "editor": [{"literal": "Society for Notes and Queries"}, *ROE]}),
        ("book", {"title": "T", "author": [{"family": "Berg", "given": "J.", "non-dropping-particle": "van der"}]}),
        ("book", {"title": "T", "author": [{"family": "Doe", "given": "John", "suffix": "Jr."}]}),
        ("book", {"title": "T", "collection-title": "Studies", "collection-number": "12", "edition": "2"}),
        ("book", {"title": "T", "custom": {"shorthand": "T&S"}, "language": "de"}),
        ("article-journal", {"title": "On", "container-title": "Notes", "volume": "24", "issue": "2", "page": "5-37"}),
        ("article-newspaper", {"title": "News", "container-title": "Day", "issued": {"date-parts": [[1937, 8, 20]]}}),
        ("chapter", {"title": "One", "container-title": "Many", "page": "1-9", "editor": ROE}),
        ("thesis", {"title": "T", "genre": "PhD thesis", "publisher": "Universität Wien"}),
        ("webpage", {"title": "T", "URL": "https://ex.org/a_b?c=1&d=%20", "accessed": {"date-parts": [[2020, 1, 2]]}}),
        ("book", {"title": "T", "issued": {"date-parts": [[1936], [1938]]}}),
        ("book", {"title": "T", "issued": {"date-parts": [[-43]]}}),
        ("book", {"title": "T", "issued": {"date-parts": [[1530]], "circa": True}}),
        ("book", {"title": "Правда и ложь", "author": [{"family": "Ковалев", "given": "Ю. И."}]}),
    ],
)  # fmt: skip
def test_what_is_written_is_read_again(tmp_path, kind, variables):
    (entry,) = again(tmp_path, Entry("key", kind, variables)).values()
    assert (entry.type, dict(entry.variables)) == (kind, variables)


@given(
    title=st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cs", "Zl", "Zp")), min_size=1, max_size=40)
)
@example(title="</span>")
@example(title="<i>a </b> <sup>b")
def test_any_title_makes_a_file_that_loads(tmp_path_factory, title):
    entries = again(tmp_path_factory.mktemp("bib"), Entry("k", "book", {"title": title, "publisher": "P"}))
    assert entries["k"].variables["publisher"] == "P"
