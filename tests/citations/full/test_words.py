"""The words of full references."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from footnotes.citations.full.words import words_of


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", []),
        (" .,;:–", []),
        ("Broué, Trotsky", ["Broué", "Trotsky"]),
        ("l’Humanité d'hier", ["l’Humanité", "d'hier"]),
        ("Jean-Paul", ["Jean-Paul"]),
        ("24(1985):69-71", ["24", "1985", "69", "71"]),
        ("ff. 34r-35v, 132ff.", ["ff", "34r", "35v", "132ff"]),
        ("At <http://www.persee.fr/doc/12>.", ["At", "http://www.persee.fr/doc/12"]),
        ("doi:10.1000/182.", ["doi", "10.1000/182"]),
        ("*Правда*, № 5", ["Правда", "5"]),
    ],
)
def test_words(text, words):
    assert [word.text for word in words_of(text)] == words


@given(st.text(max_size=60))
def test_each_word_stands_where_it_says(text):
    found = words_of(text)
    assert all(text[word.start : word.end] == word.text for word in found)
    assert all(one.end <= other.start for one, other in pairwise(found))
