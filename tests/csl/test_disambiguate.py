import pytest
from small_styles import bibliography, cite, entries, persons, style

NAMES = '<names variable="author"><name form="short" initialize-with="."/></names>'
YEAR = '<date variable="issued"><date-part name="year"/></date>'
LAYOUT = f'<layout delimiter="; "><group delimiter=" ">{NAMES}{YEAR}</group></layout>'
ET_AL = 'et-al-min="3" et-al-use-first="1" '


def book(year: int, *names: str) -> dict:
    return {"author": persons(*names), "issued": {"date-parts": [[year]]}}


def cited(options: str, *records: dict) -> str:
    return cite(style(LAYOUT, on_citation=options), entries(*records))[0]


def test_cites_that_differ_are_left_alone():
    options = 'disambiguate-add-givenname="true" disambiguate-add-year-suffix="true"'
    assert cited(options, book(1980, "Doe, J"), book(1981, "Doe, K"), book(1981, "Roe, K")) == (
        "Doe 1980; Doe 1981; Roe 1981"
    )


@pytest.mark.parametrize(
    ("rule", "text"),
    [
        ("by-cite", "John Doe 2000; Jack Doe 2000; Doe 1999"),
        ("all-names", "John Doe 2000; Jack Doe 2000; Jack Doe 1999"),
        ("all-names-with-initials", "Doe 2000; Doe 2000; Doe 1999"),
        ("primary-name", "John Doe 2000; Jack Doe 2000; Jack Doe 1999"),
    ],
)
def test_given_names(rule: str, text: str):
    options = f'disambiguate-add-givenname="true" givenname-disambiguation-rule="{rule}"'
    assert cited(options, book(2000, "Doe, John"), book(2000, "Doe, Jack"), book(1999, "Doe, Jack")) == text


def test_names_are_added_until_cites_differ():
    records = [book(2000, "A, A", f"{one}, X", f"{two}, Y") for one, two in ("BC", "BD", "EC")]
    options = ET_AL + 'disambiguate-add-names="true"'
    assert cited(options, *records) == "A, B, C 2000; A, B, D 2000; A, E, et al. 2000"


def test_names_that_do_not_help_are_not_added():
    record = book(2000, "A, A", "B, B", "C, C")
    options = ET_AL + 'disambiguate-add-names="true" disambiguate-add-year-suffix="true"'
    assert cited(options, record, record) == "A et al. 2000a; A et al. 2000b"


@pytest.mark.parametrize(
    ("suffixes", "year", "text"),
    [
        ("true", YEAR, "Doe 2000a; Doe 2000b"),
        ("false", YEAR, "Doe A 2000; Doe B 2000"),
        ("true", "", "Doe A; Doe B"),
    ],
)
def test_conditions_hold_where_year_suffixes_do_not_help(suffixes: str, year: str, text: str):
    choice = '<choose><if disambiguate="true"><text variable="title"/></if></choose>'
    source = style(
        f'<layout delimiter="; "><group delimiter=" ">{NAMES}{choice}{year}</group></layout>',
        on_citation=f'disambiguate-add-year-suffix="{suffixes}"',
    )
    records = [{**book(2000, "Doe, J"), "title": title} for title in "AB"]
    assert cite(source, entries(*records)) == [text]


def test_conditions_hold_where_nothing_helps():
    choice = '<choose><if disambiguate="true"><text variable="title"/></if></choose>'
    source = style(f'<layout delimiter="; "><group delimiter=" ">{NAMES}{choice}</group></layout>')
    records = [{**book(2000, name), "title": "A"} for name in ("Doe, J", "Doe, J", "Roe, J")]
    assert cite(source, entries(*records)) == ["Doe A; Doe A; Roe"]


def test_a_sort_key_does_not_print_the_year_suffix():
    source = style(
        f'<sort><key variable="year-suffix"/></sort><layout delimiter="; ">{NAMES}{YEAR}</layout>',
        on_citation='disambiguate-add-year-suffix="true"',
    )
    assert cite(source, entries(book(2000, "Doe, J"), book(2000, "Doe, J"))) == ["Doe2000a; Doe2000b"]


def test_year_suffixes_go_on_after_z():
    made = cited('disambiguate-add-year-suffix="true"', *[book(2000, "Doe, J")] * 28)
    assert made.endswith("Doe 2000z; Doe 2000aa; Doe 2000ab")


@pytest.mark.parametrize(
    ("options", "text"),
    [
        ('collapse="year"', "Doe 1999, 2000a, 2000b; Roe 2000"),
        ('collapse="year-suffix"', "Doe 1999, 2000a; b; Roe 2000"),
        ('collapse="year-suffix" year-suffix-delimiter=","', "Doe 1999, 2000a,b; Roe 2000"),
        ('collapse="year" after-collapse-delimiter=" / "', "Doe 1999, 2000a, 2000b / Roe 2000"),
        ('cite-group-delimiter=", "', "Doe 1999, Doe 2000a, Doe 2000b; Roe 2000"),
    ],
)
def test_collapsing(options: str, text: str):
    records = book(1999, "Doe, J"), book(2000, "Doe, J"), book(2000, "Doe, J"), book(2000, "Roe, J")
    assert cited(f'disambiguate-add-year-suffix="true" {options}', *records) == text


def test_citation_numbers_collapse_from_three_on():
    source = style(
        '<layout delimiter=","><text variable="citation-number"/></layout>', on_citation='collapse="citation-number"'
    )
    known = entries(*[{"title": str(n)} for n in range(6)])
    assert cite(source, known, "1 2 3 4 5 6", "1 2", "1 2 3 5 6") == ["1–6", "1,2", "1–3,5,6"]


def test_given_names_that_tell_cites_apart_stand_in_the_bibliography():
    source = style(
        '<layout delimiter="; "><names variable="author"><name form="short"/></names></layout>',
        '<layout><names variable="author"><name initialize-with=". "/></names></layout>',
        on_citation='disambiguate-add-givenname="true"',
    )
    works = {"author": persons("Doe, Jane")}, {"author": persons("Doe, Bob")}, {"author": persons("Roe, Al")}
    assert bibliography(source, entries(*works)) == ["Jane Doe", "Bob Doe", "A. Roe"]


@pytest.mark.parametrize(("rule", "editor"), [("all-names", "Jane Doe"), ("by-cite", "J. Doe")])
def test_who_is_told_apart_is_so_as_an_editor_too(rule: str, editor: str):
    names = '<names variable="author"><name form="short" initialize-with=". "/></names>'
    source = style(
        f'<layout delimiter="; ">{names}</layout>',
        '<layout><names variable="editor"><name initialize-with=". "/></names></layout>',
        on_citation=f'disambiguate-add-givenname="true" givenname-disambiguation-rule="{rule}"',
    )
    works = (
        {"author": persons("Doe, Jane")},
        {"author": persons("Doe, John")},
        {"author": persons("Roe, A"), "editor": persons("Doe, Jane")},
    )
    assert bibliography(source, entries(*works)) == [editor]
