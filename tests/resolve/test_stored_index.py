"""References are resolved against a bibliography that is kept in tables just as against one in memory."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from footnotes.bibliographies import cache, load
from footnotes.bibliographies.cache import BibliographyCache
from footnotes.bibliographies.csl_json import dump
from footnotes.citations import lexicons
from footnotes.model.bibliography import Bibliography
from footnotes.model.entry import Entry
from footnotes.pipeline.analysing import analyse, parse
from footnotes.pipeline.reading import read_text
from footnotes.resolve.index import Index
from footnotes.resolve.stored_index import StoredIndex
from footnotes.resolve.words import Word, words

WORDS = ["The", "History", "Hist.", "of", "Paris", "Trials", "Murat.", "L'Année", "Москва", "1937", "JMH", "Journal"]
NAMES = ["Müller", "Mueller", "Trotsky", "Троцкий", "Muratori", "van Dyck", "Smith", "Smyth"]
TITLES = st.lists(st.sampled_from(WORDS), min_size=1, max_size=4).map(" ".join)
PEOPLE = st.lists(
    st.one_of(
        st.fixed_dictionaries({"family": st.sampled_from(NAMES)}, optional={"given": st.sampled_from(["Ann", "J."])}),
        st.fixed_dictionaries({"literal": st.sampled_from(["Society of Antiquaries", "Senate"])}),
    ),
    max_size=2,
)
VARIABLES = st.fixed_dictionaries({}, optional={
    "title": TITLES, "title-short": TITLES, "author": PEOPLE, "editor": PEOPLE, "container-title": TITLES,
    "issued": st.integers(1935, 1939).map(lambda year: {"date-parts": [[year]]}),
    "volume": st.sampled_from(["2", "24"]),
    "page": st.just("60-90"), "publisher-place": st.sampled_from(["Paris", "New York"]),
    "URL": st.sampled_from(["https://a.org/x/one", "https://a.org/x/two"]), "archive_location": st.just("F 7 12"),
    "custom": st.fixed_dictionaries({"shorthand": TITLES}), "language": st.sampled_from(["en", "ru"]),
})  # fmt: skip
TYPES = st.sampled_from(["book", "article-journal", "chapter", "manuscript", "periodical"])
ENTRIES = st.lists(st.tuples(TYPES, VARIABLES), min_size=1, max_size=12)
REFERENCES = st.lists(
    st.sampled_from([*WORDS, *NAMES, "24 (1937), 69", "86-7", "ibid. 5", "(1938)", ", ", "; ", "p. 61"]),
    min_size=1,
    max_size=6,
).map(" ".join)  # fmt: skip


def kept(entries, folder):
    items = {f"K{at}": Entry(f"K{at}", kind, variables) for at, (kind, variables) in enumerate(entries)}
    path = folder / "refs.json"
    path.write_text(dump(Bibliography(items)), encoding="utf-8")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(cache, "_LARGE", 0)
        return load([path]), BibliographyCache(folder, b"", print).load([path], [])


@given(entries=ENTRIES, references=st.lists(REFERENCES, min_size=1, max_size=4), many=st.sampled_from([0, 2, 300]))
def test_the_same_is_resolved(entries, references, many, tmp_path_factory):
    in_memory, stored = kept(entries, tmp_path_factory.mktemp("kept"))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("footnotes.bibliographies.stored._PART", 3)
        patch.setattr("footnotes.resolve.narrowing._MANY", many)
        patch.setattr("footnotes.resolve.stored_index._CROWDED", many)
        text = "\n\n".join(f"So it was ({reference})." for reference in references)
        found, expected = (analyse(read_text(text, "markdown"), one, language="en") for one in (stored, in_memory))
        assert found.citations == expected.citations
        for reference in references:
            assert parse(reference, stored) == parse(reference, in_memory)


@given(entries=ENTRIES)
def test_the_same_is_looked_up(entries, tmp_path_factory):
    in_memory, stored = kept(entries, tmp_path_factory.mktemp("kept"))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("footnotes.bibliographies.stored._PART", 3)
        found, expected = (Index.of(one, [lexicons.load("en"), lexicons.load("la")]) for one in (stored, in_memory))
    assert isinstance(found, StoredIndex)
    for name in (
        "sigla",
        "sigla_of",
        "keys",
        "title_words",
        "initials",
        "names",
        "bodies",
        "containers",
        "container_words",
        "independent",
        "urls",
    ):
        assert {term: tuple(keys) for term, keys in getattr(found, name).items()} == {
            term: tuple(keys) for term, keys in getattr(expected, name).items()
        }
    for name in ("places", "given_names", "name_words"):
        assert set(getattr(found, name)) == getattr(expected, name)
    for text in (*WORDS, *NAMES, *(entry.text("title") for entry in in_memory.entries.values())):
        phrase = words(text)
        assert found.entitled(phrase) == expected.entitled(phrase)
        assert found.spelled_out(phrase) == expected.spelled_out(phrase)
        assert list(found.sigla_beginning(text)) == list(expected.sigla_beginning(text))
        for word in phrase:
            assert found.keys_of_name(word) == expected.keys_of_name(word)
            assert found.skeletons(word) == expected.skeletons(word)
            assert found.weight(word) == expected.weight(word)
    for key in in_memory.entries:
        assert found.record(key).titles == expected.record(key).titles
        assert found.record(key).people == expected.record(key).people
    assert found.keys_of_name(Word("nobody", "nobody")) == ()
