"""Entries written in each format and read again: what is held, and what is told to be lost."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from footnotes.bibliographies.formats import FORMATS, WRITTEN, format_to_write
from footnotes.bibliographies.losses import losses
from footnotes.model.bibliography import Bibliography
from footnotes.model.entry import Entry
from footnotes.model.input_error import InputError

ROE = [{"family": "Roe", "given": "Jane"}]
HELD = [  # by every format
    ("book", {"title": "A Title", "author": ROE, "issued": {"date-parts": [[1937]]}, "publisher": "Gollancz"}),
    ("book", {"title": "Правда и ложь", "author": [{"family": "Гессен", "given": "Ю. И."}], "publisher-place": "М."}),
    ("article-journal", {"title": "On", "container-title": "Notes", "volume": "24", "issue": "2", "page": "5-37"}),
    ("chapter", {"title": "One", "container-title": "Many", "editor": ROE, "publisher": "P", "page": "1-9"}),
    ("book", {"title": "T", "collection-title": "Studies", "edition": "2", "volume": "3", "ISBN": "9780465016662"}),
    ("book", {"title": "T", "URL": "https://ex.org/a_b?c=1&d=%20"}),
]  # fmt: skip


def lost(format_name: str, *entries: Entry) -> list[tuple[str, str, str, str]]:
    bibliography = Bibliography({entry.key: entry for entry in entries})
    format_ = FORMATS[format_name]
    return [tuple(loss) for loss in losses(bibliography, format_.dump(bibliography), format_)]


@pytest.mark.parametrize("format_name", WRITTEN)
@pytest.mark.parametrize(("kind", "variables"), HELD)
def test_what_every_format_holds(format_name, kind, variables):
    assert lost(format_name, Entry("key", kind, variables)) == []


@pytest.mark.parametrize(
    ("format_name", "kind", "variables", "expected"),
    [
        ("csl-json", "map", {"title": "T", "scale": "1:100", "custom": {"shorthand": "M"}}, []),
        ("csl-yaml", "map", {"title": "T", "scale": "1:100", "custom": {"shorthand": "M"}}, []),
        ("biblatex", "book", {"title": "T", "scale": "1:100"}, [("k", "scale", "1:100", "")]),
        ("biblatex", "map", {"title": "T"}, [("k", "type", "map", "document")]),
        ("bibtex", "book", {"title": "T", "custom": {"shorthand": "M"}}, [("k", "custom.shorthand", "M", "")]),
        ("bibtex", "book", {"title": "Werke", "volume-title": "Briefe"}, [("k", "volume-title", "Briefe", "")]),
    ],
)  # fmt: skip
def test_tells_what_is_not_held(format_name, kind, variables, expected):
    assert lost(format_name, Entry("k", kind, variables)) == expected


def test_a_key_that_bibtex_cannot_have():
    entry = Entry("a, b", "book", {"title": "T", "publisher": "P"})
    assert lost("biblatex", entry) == [("a, b", "key", "a, b", "a-b")]


@pytest.mark.parametrize("name", ["refs.pdf", "refs"])
def test_files_of_no_format(name):
    with pytest.raises(InputError, match="no bibliography is written as"):
        format_to_write(Path(name))


TEXT = st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cs", "Zl", "Zp")), min_size=1, max_size=30)


@pytest.mark.parametrize("format_name", WRITTEN)
@given(titles=st.lists(TEXT, min_size=1, max_size=3))
def test_no_text_loses_an_entry(format_name, titles):
    entries = [
        Entry(f"k{number}", "book", {"title": f"T{title}", "author": ROE, "publisher": "P"})
        for number, title in enumerate(titles)
    ]
    assert {variable for _, variable, _, _ in lost(format_name, *entries)} <= {"title"}


WORDS = TEXT.map(str.strip).filter(bool)
PERSON = st.fixed_dictionaries({"family": WORDS, "given": WORDS})
BODY = st.fixed_dictionaries({"literal": WORDS})
YEARS = st.integers(-500, 2030).filter(bool)
DATE = st.builds(lambda years: {"date-parts": [[year] for year in years]}, st.lists(YEARS, min_size=1, max_size=2))
ENTRY = st.builds(
    lambda kind, variables: Entry("key", kind, variables),
    st.sampled_from(["book", "chapter", "map", "article-journal", "legal_case"]),
    st.fixed_dictionaries(
        {"title": WORDS},
        optional={
            "author": st.lists(PERSON | BODY, min_size=1, max_size=3), "issued": DATE, "archive": WORDS,
            "publisher": WORDS, "scale": WORDS, "page": WORDS, "URL": WORDS,
        },
    ),
)  # fmt: skip


@given(entry=ENTRY)
def test_csl_json_holds_every_entry(entry):
    assert lost("csl-json", entry) == []


@given(entry=ENTRY)
def test_csl_yaml_holds_every_entry(entry):
    assert lost("csl-yaml", entry) == []
