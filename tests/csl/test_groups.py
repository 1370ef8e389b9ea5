"""Groups, macros, substitution: what is left out and what stays (CSL 1.0.2, "Group", "Substitute")."""

import pytest
from small_styles import bibliography, cite, entries, persons, style

BOOK = {"title": "Book", "author": persons("Roe, Jane"), "editor": persons("Doe, John")}


@pytest.mark.parametrize(
    ("content", "text"),
    [
        ('<group><text value="in "/><text variable="title"/></group>', "in Book"),
        ('<group><text value="in "/><text variable="publisher"/></group>x', ""),
        ('<group><text value="terms alone"/></group>', "terms alone"),
        (
            '<group delimiter=", "><text variable="publisher"/><group><text value="terms alone"/></group></group>',
            "terms alone",
        ),
        ('<group delimiter=", "><text variable="title"/><text variable="publisher"/></group>', "Book"),
        (
            '<group delimiter=", "><choose><if type="book"><text variable="title"/><text value="a"/></if></choose>'
            "</group>",
            "Book, a",
        ),
    ],
)
def test_groups(content: str, text: str):
    source = style(f'<layout><text variable="note"/>{content.removesuffix("x")}</layout>')
    made = cite(source, entries(BOOK))[0]
    assert made == text


def test_what_stood_in_for_names_is_not_printed_again():
    names = '<names variable="translator"><substitute><names variable="editor"/></substitute></names>'
    source = style(f'<layout delimiter="; "><group delimiter="/">{names}<names variable="editor"/></group></layout>')
    assert cite(source, entries(BOOK)) == ["John Doe"]


@pytest.mark.parametrize(
    ("stands_in", "follows"), [("short", "short"), ("short", "long"), ("long", "short"), ("long", "long")]
)
def test_a_title_that_stood_in_is_not_printed_again_in_another_form(stands_in: str, follows: str):
    names = f'<names variable="translator"><substitute><text variable="title" form="{stands_in}"/></substitute></names>'
    again = f'<text variable="title" form="{follows}"/>'
    source = style(f'<layout><group delimiter="/">{names}{again}</group></layout>')
    printed = cite(source, entries({**BOOK, "title": "Book: a life", "title-short": "Book"}))
    assert printed == ["Book" if stands_in == "short" else "Book: a life"]


def test_the_first_of_several_in_a_choice_stands_in():
    choice = '<choose><if type="book"><names variable="editor"/><names variable="author"/></if></choose>'
    source = style(f'<layout><names variable="translator"><substitute>{choice}</substitute></names></layout>')
    assert cite(source, entries(BOOK)) == ["John Doe"]


@pytest.mark.parametrize(
    ("rule", "second"),
    [
        ("complete-all", "———"),
        ("complete-each", "———, ———"),
        ("partial-each", "———, ———"),
        ("partial-first", "———, K Doe"),
    ],
)
def test_repeated_authors(rule: str, second: str):
    options = f'subsequent-author-substitute="———" subsequent-author-substitute-rule="{rule}"'
    source = style("<layout><text value='x'/></layout>", "<layout><names variable='author'/></layout>")
    source = source.replace("<bibliography>", f"<bibliography {options}>")
    pair = {"author": persons("Roe, J", "Doe, K")}
    assert bibliography(source, entries(pair, pair)) == ["J Roe, K Doe", second]


@pytest.mark.parametrize(
    ("test", "printed"),
    [
        ('variable="edition"', ["yes", "yes", "no"]),
        ('type="book"', ["yes", "yes", "yes"]),
        ('is-numeric="edition"', ["yes", "no", "no"]),
        ('type="book" is-numeric="edition"', ["yes", "no", "no"]),
        ('type="article" variable="edition" match="none"', ["no", "no", "yes"]),
    ],
)
def test_a_choice_is_made_for_each_entry(test: str, printed: list[str]):
    choice = f'<choose><if {test}><text value="yes"/></if><else><text value="no"/></else></choose>'
    source = style(f"<layout>{choice}</layout>")
    known = entries({**BOOK, "edition": "2"}, {**BOOK, "edition": "revised"}, BOOK)
    assert cite(source, known, "1", "2", "3") == printed


def test_what_stands_in_for_names_is_printed_once():
    stand_in = (
        '<group delimiter=", "><names variable="editor"/><names variable="editor"/><text variable="note"/></group>'
    )
    source = style(f'<layout><names variable="translator"><substitute>{stand_in}</substitute></names></layout>')
    assert cite(source, entries({**BOOK, "editor": persons("Roe, J"), "note": "x"}))[0] == "J Roe, x"


def test_a_label_does_not_use_its_variable_up():
    stand_in = '<group delimiter=" "><label variable="volume" form="short"/><number variable="volume"/></group>'
    source = style(f'<layout><names variable="translator"><substitute>{stand_in}</substitute></names></layout>')
    assert cite(source, entries({**BOOK, "volume": "3"}))[0] == "vol. 3"


@pytest.mark.parametrize(
    ("suffix", "stand_in", "text"),
    [(", ", ", ", "Book, x"), (", ", "; ", "Book; x"), (", ", "", "Book, x"), (".", ", ", "Book, x")],
)
def test_a_separator_follows_what_stands_in_for_names_once(suffix: str, stand_in: str, text: str):
    names = f'<names variable="translator" suffix="{suffix}"><substitute><text variable="title" suffix="{stand_in}"/>'
    source = style(f'<layout>{names}</substitute></names><text value="x"/></layout>')
    assert cite(source, entries(BOOK))[0] == text
