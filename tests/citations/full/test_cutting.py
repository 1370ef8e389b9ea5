"""Notes with several references, cut into these."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from footnotes.citations.full.cutting import cut, places_of
from footnotes.citations.full.parsing import parse_full

ALONE = [
    "Robert Darnton, The Great Cat Massacre, New York: Basic Books, 1984, 71.",
    "Smith, A.; Jones, B. (1990) 'Policing the city', British Journal of Criminology 30, 4: 421-38.",
    "E. Blankenburg, Die Selektivität rechtlicher Sanktionen, KZfSS 21 (1969), S. 805-829.",
]

NOTES = [
    (
        "R. Pound, Law in Books and Law in Action, 44 Am. L. Rev. 12 (1910); H. L. A. Hart, The Concept of Law 89 "
        "(1961).",
        ["R. Pound, Law in Books and Law in Action, 44 Am. L. Rev. 12 (1910)",
         "H. L. A. Hart, The Concept of Law 89 (1961)"],
    ),
    (
        "Niklas Luhmann, Rechtssoziologie, Reinbek 1972, S. 40; vgl. auch Eugen Ehrlich, Grundlegung der Soziologie "
        "des Rechts, Berlin 1967, S. 12.",
        ["Niklas Luhmann, Rechtssoziologie, Reinbek 1972, S. 40",
         "Eugen Ehrlich, Grundlegung der Soziologie des Rechts, Berlin 1967, S. 12"],
    ),
    (
        "F. Braudel, La Méditerranée, Paris, A. Colin, 1966, p. 234. See also Robert Darnton, The Great Cat Massacre, "
        "New York: Basic Books, 1984, 71.",
        ["F. Braudel, La Méditerranée, Paris, A. Colin, 1966, p. 234",
         "Robert Darnton, The Great Cat Massacre, New York: Basic Books, 1984, 71"],
    ),
]  # fmt: skip


@pytest.mark.parametrize("text", ALONE)
def test_one_reference_is_left_whole(text):
    ((start, end),) = places_of(parse_full(text))
    assert text[start:end].rstrip(".") == text.rstrip(".")


@pytest.mark.parametrize(("text", "references"), NOTES)
def test_references_of_a_note(text, references):
    assert [text[start:end] for start, end in places_of(parse_full(text))] == references


def test_nothing_to_cut():
    assert cut(" …; ") == []


@given(st.text(alphabet=st.sampled_from("Aaéж19.,:;*“”«»()[]/ -–'\n"), max_size=80))
def test_any_text_gives_places_in_order(text):
    places = cut(text)
    assert all(0 <= start < end <= len(text) for start, end in places)
    assert all(one[1] <= other[0] for one, other in pairwise(places))
