"""Dates as strings."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from footnotes.bibliographies.edtf import parse_date

CIRCA = {"circa": True}


@pytest.mark.parametrize(
    "text",
    [
        "", "n.d.", "forthcoming", "May 1937", "1937-13", "1937-05-32", "1937-00", "1937-22-03", "0000", "1/2/3",
        "/", "../..",
        "1937/May", "19370503123", "1937-5-3-1", "XXXX", "[1937]", "1937a",
    ],
)  # fmt: skip
def test_no_dates(text):
    assert parse_date(text) is None


@pytest.mark.parametrize(
    ("text", "parts", "more"),
    [
        ("1937", [[1937]], {}),
        (" 1937 ", [[1937]], {}),
        ("1937-05", [[1937, 5]], {}),
        ("1937-5-3", [[1937, 5, 3]], {}),
        ("1937-05-03T12:30:00Z", [[1937, 5, 3]], {}),
        ("0476", [[476]], {}),
        ("476", [[476]], {}),
        ("-0043", [[-43]], {}),
        ("-43", [[-43]], {}),
        ("Y-17000", [[-17000]], {}),
        ("y12345", [[12345]], {}),
        ("1936/1938", [[1936], [1938]], {}),
        ("1937-05-03/1937-06", [[1937, 5, 3], [1937, 6]], {}),
        ("1936-1938", [[1936], [1938]], {}),
        ("1936--1938", [[1936], [1938]], {}),
        ("1936 – 1938", [[1936], [1938]], {}),
        ("1937/1937", [[1937]], {}),
        ("1936/", [[1936], [0]], {}),
        ("1936/..", [[1936], [0]], {}),
        ("1936/open", [[1936], [0]], {}),
        ("/1936", [[1936]], {}),
        ("../1936", [[1936]], {}),
        ("1937?", [[1937]], CIRCA),
        ("1937~", [[1937]], CIRCA),
        ("1937-05%", [[1937, 5]], CIRCA),
        ("1937?~", [[1937]], CIRCA),
        ("1936~/1938", [[1936], [1938]], CIRCA),
        ("c. 1530?", [[1530]], CIRCA),
        ("ca. 1530", [[1530]], CIRCA),
        ("circa 1530", [[1530]], CIRCA),
        ("1937-21", [[1937]], {"season": 1}),
        ("1937-24", [[1937]], {"season": 4}),
        ("193X", [[1930], [1939]], CIRCA),
        ("19XX", [[1900], [1999]], CIRCA),
        ("1937-XX", [[1937]], {}),
        ("1937-05-XX", [[1937, 5]], {}),
        ("1937-XX-XX", [[1937]], {}),
    ],
)
def test_dates(text, parts, more):
    assert parse_date(text) == {"date-parts": parts, **more}


@given(st.dates())
def test_iso_dates_are_read_back(day):
    assert parse_date(day.isoformat()) == {"date-parts": [[day.year, day.month, day.day]]}


@given(st.text(alphabet="0123456789-/?~%XuY.c T:"))
def test_any_text_is_a_date_or_none(text):
    date = parse_date(text)
    assert date is None or 1 <= len(date["date-parts"]) <= 2
