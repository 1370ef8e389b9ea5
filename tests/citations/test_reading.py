"""Tokens, numbers and folding: what the reading of citations stands on."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from footnotes.text.folding import fold
from footnotes.text.numerals import bounds, number, roman
from footnotes.text.tokens import TokenKind, tokenize


@given(st.text(max_size=300))
def test_tokens_lose_nothing(text):
    assert "".join(token[0] for token in tokenize(text)) == text
    assert all(text[token.start() : token.end()] == token[0] for token in tokenize(text))


@pytest.mark.parametrize(
    "text, words",
    [
        ("Broué’s l’École", ["Broué’s", "l’École"]),
        ("n.18 fol. 3r", ["n", "18", "fol", "3r"]),
        ("86-7/ 19th", ["86", "7", "19th"]),
        ("at http://x.org/a_b.html, p. 5", ["at", "http://x.org/a_b.html", "p", "5"]),
    ],
)
def test_tokens(text, words):
    kinds = (TokenKind.WORD, TokenKind.NUMBER, TokenKind.URL)
    assert [token[token.lastindex] for token in tokenize(text) if token.lastindex in kinds] == words


@pytest.mark.parametrize("text", ["mild", "", "Xv", "iiiii", "ic", "CLJ", "civil", "5"])
def test_no_roman_numbers(text):
    assert roman(text) is None


@pytest.mark.parametrize("text, value", [("xii", 12), ("XLIV", 44), ("iiij", 4), ("MDCCCXIV", 1814), ("i", 1)])
def test_roman_numbers(text, value):
    assert roman(text) == value


@given(st.integers(min_value=1, max_value=3999))
def test_roman_numbers_are_read_back(value):
    figures = [(1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"), (40, "XL"),
               (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I")]  # fmt: skip
    written, left = "", value
    for worth, letters in figures:
        written += letters * (left // worth)
        left %= worth
    assert roman(written) == roman(written.lower()) == value


@pytest.mark.parametrize(
    "value, first, last",
    [
        ("5", 5, 5), ("86-7", 86, 87), ("1245–51", 1245, 1251), ("47- 48", 47, 48), ("x–xii", 10, 12),
        ("23f", 23, 24), ("12 ff", 12, None), ("3r-4v", 3, 4), ("91, 264, 273", 91, 273),
        ("A", None, None), ("", None, None),
    ],
)  # fmt: skip
def test_bounds(value, first, last):
    assert bounds(value) == (first, last)


def test_a_number_too_long_is_none():
    assert number("9" * 5000) is None


@pytest.mark.parametrize(
    "text, folded",
    [
        ("Broué", "broue"), ("Троцкий", "trotskii"), ("Straße", "strasse"), ("“x” – ’y’", "\"x\" - 'y'"),
        ("№ 5", "no 5"),
        ("Łódź", "lodz"), ("co\u00adop", "coop"), ("ﬁne", "fine"),
    ],
)  # fmt: skip
def test_fold(text, folded):
    assert fold(text) == folded


@given(st.text(max_size=100))
def test_folding_twice_changes_nothing(text):
    assert fold(text).isascii()
    assert fold(fold(text)) == fold(text)
