import pytest
from small_styles import bibliography, cite, entries, persons, style

from footnotes.csl.collation import collation_key

LAYOUT = '<layout><text variable="title"/></layout>'


@pytest.mark.parametrize(
    "words",
    [
        ["abel", "Abel", "Äbel", "Abele"],
        ["resume", "résumé", "resumed"],
        ["“Quoted”", "Read"],
        ["d’Wander", "de’ Frinkle", "Klab"],
        ["и", "й", "к"],
        ["Еж", "Ёж", "Ежи"],
        ["Book 1", "Book A"],
        ["Łotman", "Lp"],
    ],
)
def test_order_of_words(words: list[str]):
    backwards = words[::-1]
    assert sorted(backwards, key=collation_key) == words


def ordered(sort: str, *records: dict) -> str:
    return " ".join(bibliography(style(LAYOUT, f"<sort>{sort}</sort>{LAYOUT}"), entries(*records)))


DATED = [{"title": "new", "issued": 2000}, {"title": "none"}, {"title": "old", "issued": {"date-parts": [[-44]]}}]


def test_what_has_no_value_comes_last_in_both_directions():
    assert ordered('<key variable="issued"/>', *DATED) == "old new none"
    assert ordered('<key variable="issued" sort="descending"/>', *DATED) == "new old none"


def test_numbers_sort_by_size():
    records = [{"title": number, "volume": number} for number in ("10", "9", "2")]
    assert ordered('<key variable="volume"/>', *records) == "2 9 10"


def test_names_sort_without_their_particles_unless_the_style_keeps_them():
    records = [{"title": name, "author": [{"family": name, "given": "A"}]} for name in ("van Gogh", "Holt", "de Bie")]
    assert ordered('<key variable="author"/>', *records) == "de Bie van Gogh Holt"


def test_second_keys_decide_between_equal_first_ones():
    records = [{"title": t, "author": persons("Doe, J")} for t in ("B", "A")]
    assert ordered('<key variable="author"/><key variable="title"/>', *records) == "A B"


def test_of_equal_entries_the_first_in_the_bibliography_leads():
    records = [{"title": t, "author": persons("Doe, J")} for t in ("B", "A")]
    assert ordered('<key variable="author"/>', *records) == "B A"


def test_citation_numbers_count_down_where_a_style_sorts_so():
    layout = '<layout><text variable="citation-number" suffix="."/><text variable="title"/></layout>'
    source = style(layout, f'<sort><key variable="citation-number" sort="descending"/></sort>{layout}')
    assert bibliography(source, entries(*[{"title": t} for t in "ABC"])) == ["3.C", "2.B", "1.A"]


def test_no_names_are_fewer_than_one():
    count = '<macro name="count"><names variable="author"><name form="count"/></names></macro>'
    source = style("<layout/>", '<sort><key macro="count"/></sort><layout><text variable="title"/></layout>')
    works = {"title": "A", "author": persons("Roe, J")}, {"title": "B", "editor": persons("Roe, J")}
    assert bibliography(source.replace("<citation", f"{count}<citation"), entries(*works)) == ["B", "A"]


def test_a_name_variable_sorts_by_all_its_names():
    source = style(
        '<sort><key variable="author"/></sort><layout delimiter="; ">'
        '<names variable="author"><name form="short"/></names></layout>',
        on_citation='et-al-min="2" et-al-use-first="1"',
    )
    works = {"author": persons("Roe, A", "Lee, C")}, {"author": persons("Roe, A")}
    assert cite(source, entries(*works)) == ["Roe; Roe et al."]


def test_what_tells_cites_apart_does_not_sort_them():
    cut = 'et-al-min="2" et-al-use-first="1" disambiguate-add-names="true"'
    layout = '<names variable="author"><name form="short"/></names>'
    source = style(
        f'<sort><key variable="issued"/><key macro="names"/></sort><layout delimiter="; ">{layout}</layout>',
        on_citation=cut,
    ).replace("<citation", f'<macro name="names">{layout}</macro><citation', 1)
    works = {"author": persons("Roe, A", "Zoe, B")}, {"author": persons("Roe, A", "Lee, C")}
    assert cite(source, entries(*works)) == ["Roe, Zoe; Roe, Lee"]
