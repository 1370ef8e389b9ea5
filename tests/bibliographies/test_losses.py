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


KEYS = st.from_regex(r"[A-Za-z][A-Za-z0-9:._-]{0,8}", fullmatch=True)
RELATIONS = st.dictionaries(
    st.sampled_from(["parent", "translation-of", "reprint-of", "review-of", "related", "original-of", "continues"]),
    KEYS,
)
SIGLUM = st.from_regex(r"[A-Z][A-Za-z&.]{0,6}( [0-9]{1,2})?", fullmatch=True)
CUSTOM = st.fixed_dictionaries(
    {}, optional={"shorthand": SIGLUM, "aliases": st.lists(SIGLUM, min_size=1), "ids": st.lists(KEYS, min_size=1)}
)
RELATED = st.builds(
    lambda custom, relations: Entry(
        "k", "book", {"title": "T", **({"custom": custom} if custom else {})}, relations=relations
    ),
    CUSTOM,
    RELATIONS,
)


@pytest.mark.parametrize("format_name", ["csl-json", "csl-yaml", "ris", "mods", "endnote-xml", "marcxml"])
@given(entry=RELATED)
def test_relations_sigla_and_other_keys_are_held(format_name, entry):
    assert lost(format_name, entry) == []


def parents_and_one_more(entry):
    entries = {key: Entry(key, "book", {"title": "T"}) for key in entry.relations.values() if key != "k"}
    kinds = [kind for kind in entry.relations if kind != "parent"]
    return [entry, *entries.values()], {f"relations.{kind}" for kind in kinds[1:]} | {"custom.aliases"}


@given(entry=RELATED.filter(lambda entry: "k" not in entry.relations.values()))
def test_biblatex_holds_the_parent_and_one_more_relation(entry):
    entries, expected = parents_and_one_more(entry)
    folded = [other.key.lower() for other in entries]
    if len(set(folded)) == len(folded):  # keys that differ in case only are one
        assert {variable for _, variable, _, _ in lost("biblatex", *entries)} <= expected


WRITABLE = st.text(st.characters(categories=("Lu", "Ll", "Nd")), min_size=2, max_size=12).filter(
    lambda text: not text.isnumeric()
)
NAME = st.fixed_dictionaries({"family": WRITABLE, "given": WRITABLE})
OF_ALL = {  # what every format that is written holds, by type
    "book": {
        "author": st.lists(NAME, min_size=1, max_size=3), "publisher": WRITABLE, "publisher-place": WRITABLE,
        "edition": st.just("2"), "volume": st.just("3"), "collection-title": WRITABLE, "language": st.just("de"),
        "issued": st.integers(1000, 2030).map(lambda year: {"date-parts": [[year]]}),
    },
    "article-journal": {
        "author": st.lists(NAME, min_size=1, max_size=3), "container-title": WRITABLE, "volume": st.just("24"),
        "issue": st.just("2"), "page": st.just("5-37"), "DOI": st.just("10.1000/a_b"),
        "issued": st.integers(1000, 2030).map(lambda year: {"date-parts": [[year]]}),
    },
    "chapter": {
        "author": st.lists(NAME, min_size=1, max_size=3), "editor": st.lists(NAME, min_size=1, max_size=2),
        "container-title": WRITABLE, "page": st.just("1-9"), "publisher": WRITABLE,
    },
}  # fmt: skip
HELD_BY_ALL = st.sampled_from(sorted(OF_ALL)).flatmap(
    lambda kind: st.builds(
        lambda variables: Entry("key", kind, variables),
        st.fixed_dictionaries(
            {"title": WRITABLE, **{name: OF_ALL[kind][name] for name in ("container-title",) if name in OF_ALL[kind]}},
            optional={name: value for name, value in OF_ALL[kind].items() if name != "container-title"},
        ),
    )
)


@pytest.mark.parametrize("format_name", WRITTEN)
@given(entry=HELD_BY_ALL)
def test_what_historians_cite_is_held_by_every_format(format_name, entry):
    assert lost(format_name, entry) == []
