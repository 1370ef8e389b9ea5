"""Cites of one citation drawn together (CSL 1.0.2, "Cite Grouping", "Cite Collapsing")."""

import pytest
from small_styles import entries, persons, style

from footnotes.csl import CitationCluster, CitationItem, Processor

ROE, DOE = persons("Roe, A"), persons("Doe, B")


def year(number: int) -> dict:
    return {"date-parts": [[number]]}


WORKS = entries(
    {"author": ROE, "title": "A", "issued": year(1999)},
    {"author": DOE, "title": "B", "issued": year(2000)},
    {"author": ROE, "title": "C", "issued": year(2001)},
    {"author": ROE, "title": "D", "issued": year(2001)},
    {"author": ROE, "title": "E", "issued": year(2001)},
)
NAME_YEAR = (
    '<group delimiter=" "><names variable="author"><name form="short"/></names><date variable="issued">'
    '<date-part name="year"/></date></group><text variable="locator" prefix=", p. "/>'
)
BY_YEAR = '<sort><key variable="issued"/></sort>'


def cited(options: str, *items: CitationItem | str, sort: str = "", layout: str = NAME_YEAR) -> str:
    source = style(
        f'{sort}<layout delimiter="; ">{layout}</layout>', on_citation=f'disambiguate-add-year-suffix="true" {options}'
    )
    processor = Processor(source, WORKS)
    made = tuple(item if isinstance(item, CitationItem) else CitationItem(item) for item in items)
    return str(processor.cite([CitationCluster(made), CitationCluster(tuple(map(CitationItem, WORKS)))])[0])


@pytest.mark.parametrize(
    ("options", "sort", "text"),
    [
        ("", BY_YEAR, "Roe 1999; Doe 2000; Roe 2001a"),
        ('collapse="year"', "", "Roe 1999; Doe 2000; Roe 2001a"),
        ('collapse="year"', BY_YEAR, "Roe 1999, 2001a; Doe 2000"),
        ('cite-group-delimiter=" + "', BY_YEAR, "Roe 1999 + Roe 2001a; Doe 2000"),
    ],
)
def test_sorted_cites_of_one_author_come_together(options, sort, text):
    assert cited(options, "1", "2", "3", sort=sort) == text


def test_words_around_a_cite_keep_it_in_its_place():
    seen = CitationItem("3", prefix="see")
    assert cited('collapse="year"', "1", "2", seen, sort=BY_YEAR) == "Roe 1999; Doe 2000; see Roe 2001a"


@pytest.mark.parametrize(
    ("items", "text"),
    [
        (("3", "4"), "Roe 2001a/b"),
        (("3", CitationItem("4", "5")), "Roe 2001a, b, p. 5"),
        ((CitationItem("3", "5"), "4"), "Roe 2001a, p. 5/b"),
        (("1", CitationItem("3", "5")), "Roe 1999, 2001a, p. 5"),
    ],
)
def test_year_suffixes_with_locators(items, text):
    assert cited('collapse="year-suffix" year-suffix-delimiter="/"', *items) == text


@pytest.mark.parametrize(("printed", "text"), [("", "1–3"), ('<text variable="locator" prefix=", "/>', "1; 2, 7; 3")])
def test_a_locator_that_is_not_printed_does_not_part_numbers(printed, text):
    items = "1", CitationItem("2", "7"), "3"
    assert cited('collapse="citation-number"', *items, layout=f'<text variable="citation-number"/>{printed}') == text
