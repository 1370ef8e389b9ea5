"""Full references taken apart: fields as written, and the entry with what it cites."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from footnotes.citations.full.entry import entry_of
from footnotes.citations.full.parsing import parse_full

REFERENCES = [
    (
        "Robert Darnton, *The Great Cat Massacre*. New York: Basic Books, 1984, 71.",
        [("Robert Darnton", "author"), ("The Great Cat Massacre", "title"), ("New York", "publisher-place"),
         ("Basic Books", "publisher"), ("1984", "issued"), ("71", "page")],
        "book", "71",
    ),
    (
        "Vgl. Luhmann, Rechtssoziologie, Reinbek 1972, S. 132.",
        [("Luhmann", "author"), ("Rechtssoziologie", "title"), ("Reinbek", "publisher-place"), ("1972", "issued"),
         ("132", "page")],
        "book", "132",
    ),
    (
        "F. Braudel, La Méditerranée et le monde méditerranéen, Paris, A. Colin, 1966, t. I, p. 234.",
        [("F. Braudel", "author"), ("La Méditerranée et le monde méditerranéen", "title"), ("Paris", "publisher-place"),
         ("A. Colin", "publisher"), ("1966", "issued"), ("I", "volume"), ("234", "page")],
        "book", "234",
    ),
    (
        "Pierre Broué, “Trotsky et le bloc des oppositions de 1932”, *Cahiers Léon Trotsky* 5 (1980), 5-37.",
        [("Pierre Broué", "author"), ("Trotsky et le bloc des oppositions de 1932", "title"),
         ("Cahiers Léon Trotsky", "container-title"), ("5", "volume"), ("1980", "issued"), ("5-37", "page")],
        "article-journal", "",
    ),
    (
        "The Dewey Commission, *The Case of Leon Trotsky*, New York, 1937, 91.",
        [("The Dewey Commission", "author"), ("The Case of Leon Trotsky", "title"), ("New York", "publisher-place"),
         ("1937", "issued"), ("91", "page")],
        "book", "91",
    ),
    (
        "Broué, “Liova, le ‘fiston’”. CahLT 13 (1983), 17.",
        [("Broué", "author"), ("Liova, le ‘fiston’", "title"), ("CahLT", "container-title"), ("13", "volume"),
         ("1983", "issued"), ("17", "page")],
        "article-journal", "",
    ),
    (
        "*Pravda*, August 20, 1936, p. 4",
        [("Pravda", "container-title"), ("August 20, 1936", "issued"), ("4", "page")],
        "article-newspaper", "4",
    ),
]  # fmt: skip


@pytest.mark.parametrize(("text", "fields", "kind", "locator"), REFERENCES)
def test_fields(text, fields, kind, locator):
    parsed = parse_full(text)
    assert [(text[field.start : field.end], field.variable) for field in parsed.fields] == fields
    described = entry_of(parsed)
    assert (described.variables["type"], described.locator) == (kind, locator)


def test_dates_of_an_entry():
    described = entry_of(parse_full("*Pravda*, August 20, 1936, p. 4"))
    assert described.variables["issued"] == {"date-parts": [[1936, 8, 20]]}


@pytest.mark.parametrize("text", ["", "  ", "…", "*", "“", "]["])
def test_nothing_to_take_apart(text):
    assert parse_full(text).fields == ()
    assert "title" not in entry_of(parse_full(text)).variables


@given(st.text(alphabet=st.sampled_from("Aaéж19.,:;*“”«»()[]/ -–'\n"), max_size=80))
def test_any_text_gives_fields_in_their_order(text):
    fields = parse_full(text).fields
    assert all(0 <= field.start < field.end <= len(text) for field in fields)
    assert all(one.end <= other.start for one, other in pairwise(fields))
    entry_of(parse_full(text))
