"""When a word is another one misspelled."""

import pytest

from footnotes.checks.spelling import misspelled


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("Italiæ", "Italiae"),
        ("Œuvres", "Oeuvres"),
        ("Buſch", "Busch"),
        ("Ерёмин", "Еремин"),
        ("d’Abbeville", "d'Abbeville"),
        ("Besitzes", "Besitz"),
        ("Davis's", "Davis"),
        ("Trial", "Trier"),
        ("Kowalewski", "Ковалевский"),
    ],
)
def test_other_ways_of_writing_are_left_alone(written, meant):
    assert not misspelled(written, meant)


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("Morely", "Morley"),
        ("Garret", "Garrett"),
        ("Broue", "Broué"),
        ("Trosky", "Trotsky"),
        ("Ковалеский", "Ковалевский"),
    ],
)
def test_slips_are_found(written, meant):
    assert misspelled(written, meant)
