import pytest
from hypothesis import given
from hypothesis import strategies as st

from footnotes.csl.dates import Date, Day, parse_date, parse_words


@pytest.mark.parametrize("value", [None, "", [], {}, {"date-parts": []}, {"date-parts": [["x"]]}, True, {"raw": ""}])
def test_no_date(value):
    assert not parse_date(value)


@pytest.mark.parametrize("text", ["c. 1530 or so", "undated", "Bogus Date", "1999/2000/2001", "32 May 1999 AD x"])
def test_words_that_are_no_date_stay_as_written(text: str):
    assert parse_words(text) == Date(literal=text)


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("1999", Date(Day(1999))),
        ("1999-02", Date(Day(1999, 2))),
        ("1999-02-03", Date(Day(1999, 2, 3))),
        ("1999-21", Date(Day(1999, 0, 0, 1))),
        ("-0044-03-15", Date(Day(-44, 3, 15))),
        ("1999~", Date(Day(1999), circa=True)),
        ("1999-02/2000-03", Date(Day(1999, 2), Day(2000, 3))),
        ("1999/..", Date(Day(1999), open_end=True)),
        ("15 January 2000", Date(Day(2000, 1, 15))),
        ("Jan. 15, 2000", Date(Day(2000, 1, 15))),
        ("1/15/2000", Date(Day(2000, 1, 15))),
        ("15/1/2000", Date(Day(2000, 1, 15))),
        ("Spring 1999 - Summer 2001", Date(Day(1999, 0, 0, 1), Day(2001, 0, 0, 2))),
        ("c. 1530?", Date(Day(1530), circa=True)),
        ("44 BC", Date(Day(-44))),
    ],
)
def test_words(text: str, date: Date):
    assert parse_words(text) == date


@pytest.mark.parametrize(
    ("value", "date"),
    [
        ({"date-parts": [["1965", "6", "1"]]}, Date(Day(1965, 6, 1))),
        ({"date-parts": [[1987], [0]]}, Date(Day(1987), open_end=True)),
        ({"date-parts": [[2000]], "season": 3}, Date(Day(2000, 0, 0, 3))),
        ({"date-parts": [[2000]], "season": "Michaelmas"}, Date(Day(2000, 0, 0, "Michaelmas"))),
        ({"date-parts": [[1999, 22]]}, Date(Day(1999, 0, 0, 2))),
        ({"literal": "in press"}, Date(literal="in press")),
        ({"raw": "1999", "circa": True}, Date(Day(1999), circa=True)),
        (1999, Date(Day(1999))),
    ],
)
def test_fields(value, date: Date):
    assert parse_date(value) == date


@given(st.recursive(st.none() | st.booleans() | st.integers() | st.floats() | st.text(), st.lists, max_leaves=5))
def test_anything_gives_a_date_or_none(value):
    assert isinstance(parse_date({"date-parts": value}), Date | None)
