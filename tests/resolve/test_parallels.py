"""Parallel editions: "Russian ed." beside the work just cited."""

import pytest
from marked import bibliography, cite, entry, meant, resolved
from shelf import KNOWN

CODE = cite("siglum", title="Code 1930", page="3")


def edition(title, **fields):
    return cite("siglum", text=title, title=title, parallel=True, **fields)


@pytest.mark.parametrize(
    ("before", "title"),
    [
        (CODE, "Russian ed."),
        (cite(authors="Ginzburg", title="The Cheese and the Worms"), "Italian edition"),
        (cite("full", authors="Febvre", title="Rabelais", year="1942"), "English ed."),
    ],
    ids=["no such edition", "no other edition", "of what is not known"],
)
def test_is_left_open(before, title):
    found = resolved("So (⟦one; other⟧).", [[before, edition(title, page="5")]], KNOWN)[-1]
    assert found.entry is None
    assert found.reason


@pytest.mark.parametrize(
    ("before", "title", "key"),
    [
        (CODE, "Italian edition", "code-it"),
        (CODE, "Italian ed.", "code-it"),
        (CODE, "the Italian text", "code-it"),
        (cite(authors="Bloch", title="La société féodale"), "English translation", "bloch-feudal"),
        (cite(authors="Bloch", title="Feudal Society"), "French original", "bloch-societe"),
    ],
)
def test_is_known(before, title, key):
    assert meant("So (⟦one; other⟧).", [[before, edition(title, page="5")]], KNOWN)[-1] == key


def test_a_parallel_cite_with_a_title_of_its_own_is_looked_up_by_it():
    other = cite(authors="Davis", title="Archives", parallel=True)
    assert meant("So (⟦one; other⟧).", [[CODE, other]], KNOWN)[-1] == "davis-fiction"


def test_two_translations_are_open():
    known = bibliography(
        entry("a", "Huizinga, Johan", "Herfsttij der Middeleeuwen", 1919, language="nl"),
        entry("b", "Huizinga, Johan", "The Waning of the Middle Ages", 1924, language="en"),
        entry("c", "Huizinga, Johan", "The Autumn of the Middle Ages", 1996, language="en"),
    )
    before = cite(authors="Huizinga", title="Herfsttij")
    found = resolved("So (⟦one; other⟧).", [[before, edition("English ed.", page="5")]], known)[-1]
    assert found.entry is None
    assert {candidate.key for candidate in found.candidates} >= {"b", "c"}
