"""Declined titles, and names that say where somebody is from: first what is another word or person."""

import pytest
from marked import bibliography, cite, entry, meant

from footnotes.resolve.words import agree, words


@pytest.mark.parametrize(
    ("written", "title", "alike"),
    [
        ("history", "historical", False),
        ("Россия", "Российская", False),
        ("Московский", "Москва", False),
        ("Историю", "История", True),
        ("Российскую", "Российская", True),
        ("древних", "древней", True),
        ("Besitzes", "Besitz", True),
    ],
)
def test_forms_of_a_word(written, title, alike):
    assert agree(words(written)[0], words(title)[0]) is alike


KNOWN = bibliography(
    entry("tatishchev", "Татищев, В. Н.", "Летопись Российская", 1784),
    entry("conte", "Chrétien de Troyes", "Conte du Graal"),
    entry("other", "Troyes, Jean", "Chronique", 1700),
)


@pytest.mark.parametrize(
    ("fields", "key"),
    [
        ({"authors": "Chrétien", "title": "Chronique"}, None),
        ({"title": "Летопись Российскую"}, "tatishchev"),
        ({"authors": "Chrétien", "title": "Conte du Graal"}, "conte"),
        ({"authors": "Chrétien de Troyes", "title": "Conte"}, "conte"),
    ],
)
def test_the_entry_meant(fields, key):
    assert meant("So.[^1]\n\n[^1]: ⟦one⟧", [cite(**fields)], KNOWN, ("ru", "la")) == [key]
