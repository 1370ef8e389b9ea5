"""Full references taken apart: fields as written, and the entry with what it cites."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from footnotes.citations.full.entry import entry_of
from footnotes.citations.full.parsing import labelled, parse_full

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


OF_LAW = [
    (
        "Stewart Macaulay, Non-Contractual Relations in Business, 28 Am. Soc. Rev. 55 (1963).",
        [("Stewart Macaulay", "author"), ("Non-Contractual Relations in Business", "title"), ("28", "volume"),
         ("Am. Soc. Rev", "container-title"), ("55", "page"), ("1963", "issued")],
    ),
    (
        "Brown v. Board of Education, 347 U.S. 483 (1954).",
        [("Brown v. Board of Education", "title"), ("347", "volume"), ("U.S", "container-title"), ("483", "page"),
         ("1954", "issued")],
    ),
    (
        'Roscoe Pound, "Law in Books and Law in Action" (1910) 44 American Law Review 12, at 15.',
        [("Roscoe Pound", "author"), ("Law in Books and Law in Action", "title"), ("1910", "issued"), ("44", "volume"),
         ("American Law Review", "container-title"), ("12", "page"), ("15", "page")],
    ),
    (
        "E. Blankenburg, Die Selektivität rechtlicher Sanktionen, KZfSS 21 (1969), S. 805-829.",
        [("E. Blankenburg", "author"), ("Die Selektivität rechtlicher Sanktionen", "title"),
         ("KZfSS", "container-title"), ("21", "volume"), ("1969", "issued"), ("805-829", "page")],
    ),
    # A number beside a year is a page, a year in a title none of it.
    (
        "Michael Ott, Anmerkung zu BVerfG, NJW 1979, 1100.",
        [("Michael Ott", "author"), ("Anmerkung zu BVerfG", "title"), ("NJW", "container-title"), ("1979", "issued"),
         ("1100", "page")],
    ),
    (
        "42 U.S.C. § 1983 (1994).",
        [("42", "volume"), ("U.S.C", "container-title"), ("1983", "page"), ("1994", "issued")],
    ),
    (
        "A. Doe, Law and War 1914 (1998).",
        [("A. Doe", "author"), ("Law and War 1914", "title"), ("1998", "issued")],
    ),
    # What is neither in volumes nor of an issue is a book.
    (
        "Patricia Ewald & Susan Silver, Ordinary Stories of Law 45 (1998).",
        [("Patricia Ewald & Susan Silver", "author"), ("Ordinary Stories of Law", "title"), ("45", "page"),
         ("1998", "issued")],
    ),
]  # fmt: skip


@pytest.mark.parametrize(("text", "fields"), OF_LAW)
def test_fields_of_notes_in_journals_of_law(text, fields):
    assert [(text[field.start : field.end], field.variable) for field in parse_full(text).fields] == fields


@pytest.mark.parametrize(("text", "numbers"), [
    ("F. Braudel, La Méditerranée, Paris, A. Colin, 1966, t. I, pp. 234 ff.", ["t. I", "pp. 234 ff"]),
    ("Darnton, The Great Cat Massacre, New York: Basic Books, 1984, 71.", ["71"]),
    ("E. Blankenburg, Die Selektivität rechtlicher Sanktionen, KZfSS 21 (1969), S. 805-829.", ["21", "S. 805-829"]),
])  # fmt: skip
def test_labels_of_numbers(text, numbers):
    found = [
        text[field.start : field.end] for field in labelled(parse_full(text)) if field.variable in ("volume", "page")
    ]
    assert found == numbers


@pytest.mark.parametrize(("text", "field", "values"), [
    ('Doe, J. "The History of Seas." Harvard Library Bulletin July 1980, 296.', "issued", ["July 1980"]),
    ("E.g. Doe, “On Seas”. Speculum 13 (1983), 17.", "author", ["Doe"]),
    ("also quoted by John Doe, *On Seas*. London: Faber, 1993, p. 79.", "author", ["John Doe"]),
    ("Verein für Socialpolitik, *Die Lage*. Berlin: Beck, 1893, S. 79.", "author", ["Verein für Socialpolitik"]),
    ("*Memoirs*. London: Faber, 1987", "title", ["Memoirs"]),
    ("*The Daily Herald*, no. 52-3, Oct. 1936, 38-41", "issue", ["52-3"]),
])  # fmt: skip
def test_values(text, field, values):
    assert parse_full(text).values(field) == values


def test_a_quotation_mark_that_nothing_closes_opens_nothing():
    found = parse_full("Darnton, “The Great Cat Massacre, New York: Basic Books, 1984, 71.").values("publisher")
    assert found == ["Basic Books"]


def test_a_mark_of_another_kind_closes_a_quotation():
    text = 'R. Darnton, "Workers Revolt ”, in History Today, 8 (1969), p. 41;'
    assert parse_full(text).values("title") == ["Workers Revolt"]


@pytest.mark.parametrize(("text", "dates"), [
    ("Weber, Max. 1904. Objectivity. New York: Free Press, 1949.", (1949, 1904)),
    ("Weber, Max. 1904. Objectivity. New York: Free Press.", (1904, None)),
])  # fmt: skip
def test_the_date_of_the_edition_is_told_from_that_of_the_work(text, dates):
    variables = entry_of(parse_full(text)).variables
    years = [variables[name]["date-parts"][0][0] if name in variables else None for name in ("issued", "original-date")]
    assert tuple(years) == dates


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
