"""Designators that are kept in tables say what those in memory do."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from footnotes.bibliographies import cache
from footnotes.bibliographies.cache import BibliographyCache
from footnotes.bibliographies.csl_json import dump
from footnotes.citations.designators import Designators
from footnotes.model.bibliography import Bibliography
from footnotes.model.entry import Entry

WORDS = st.sampled_from(
    ["The", "History", "of", "Paris", "Müller", "Œuvres", "van", "Троцкий", "x", "1937", "JMH", "L'An"]
)
PHRASES = st.lists(WORDS, min_size=1, max_size=4).map(" ".join)
NAMES = st.lists(st.fixed_dictionaries({"family": WORDS}, optional={"given": WORDS}), max_size=2)
YEARS = st.integers(1500, 1510).map(lambda year: {"date-parts": [[year]]})
VARIABLES = st.fixed_dictionaries({}, optional={
    "title": PHRASES, "title-short": PHRASES, "author": NAMES, "editor": NAMES, "issued": YEARS,
    "container-title": PHRASES, "number-of-volumes": st.just("3"),
    "custom": st.fixed_dictionaries({"shorthand": PHRASES}),
})  # fmt: skip
TYPES = st.sampled_from(["book", "article-journal", "chapter", "periodical"])
ENTRIES = st.lists(st.tuples(TYPES, VARIABLES), min_size=1, max_size=12)


@given(entries=ENTRIES)
def test_the_same_is_known(entries, tmp_path_factory):
    folder = tmp_path_factory.mktemp("kept")
    items = {f"k{at}": Entry(f"k{at}", kind, variables) for at, (kind, variables) in enumerate(entries)}
    (folder / "refs.json").write_text(dump(Bibliography(items)), encoding="utf-8")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(cache, "_LARGE", 0)
        patch.setattr("footnotes.bibliographies.stored._PART", 3)
        for kept in [BibliographyCache(folder, b"", print).load([folder / "refs.json"], []) for _ in range(2)]:
            assert_same(Designators.of(kept), Designators.collected(kept))


def assert_same(kept, expected):
    assert len(kept.lengths) == len(expected.lengths)
    for words, known in expected.phrases.items():
        found = kept.get(" ".join(words))
        assert found._replace(keys=None) == known._replace(keys=None)
        for others, other in expected.phrases.items():
            assert len(found.keys & kept.get(" ".join(others)).keys) == len(known.keys & other.keys)
    for first, seconds in expected.lengths.items():
        assert kept.begins(first)
        assert {second: list(kept.lengths[first].get(second)) for second in seconds} == dict(seconds)
        assert kept.lengths[first].get("nothing", ()) == ()
    assert kept.get("nowhere at all") is None
    assert not kept.begins("nowhere")
    assert "nowhere" not in kept.lengths
    assert set(kept.keys) == set(expected.keys)
    assert "k0" in kept.keys
    assert "nowhere" not in kept.keys
