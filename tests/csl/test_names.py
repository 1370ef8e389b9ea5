import pytest
from small_styles import cite, entries, persons, style

from footnotes.csl.initials import initials
from footnotes.csl.names import NameStyle, name, name_list
from footnotes.csl.persons import Person, parse_name, parse_names
from footnotes.csl.tree import plain


@pytest.mark.parametrize("value", [None, 3, {}, {"family": ""}, "", [], {"family": None, "given": None}])
def test_what_is_no_name(value):
    assert parse_names(value) == ()


@pytest.mark.parametrize(
    ("parts", "person"),
    [
        ({"family": "van der Vlist", "given": "Eric"}, Person("Vlist", "Eric", "", "van der")),
        ({"family": "Humboldt", "given": "Alexander von"}, Person("Humboldt", "Alexander", "von")),
        ({"family": "d'Aubignac", "given": "F."}, Person("Aubignac", "F.", "", "d'")),
        ({"family": "al-Aswānī", "given": "ʿAlāʾ"}, Person("Aswānī", "ʿAlāʾ", "", "al-")),
        ({"family": "La Fontaine", "given": "Jean de"}, Person("La Fontaine", "Jean", "de")),
        ({"family": '"van der Vlist"', "given": "Eric"}, Person("van der Vlist", "Eric")),
        ({"family": "Doe", "given": "John, III"}, Person("Doe", "John", suffix="III")),
        ({"family": "Doe", "given": "John,! Jr."}, Person("Doe", "John", suffix="Jr.", comma_suffix=True)),
        ({"literal": "Royal Society"}, Person(literal="Royal Society")),
        ({"given": "Banksy"}, Person(given="Banksy")),
    ],
)
def test_particles_and_suffixes_are_found(parts: dict, person: Person):
    assert parse_name(parts) == person


@pytest.mark.parametrize(
    ("given", "with_", "short"),
    [
        ("Jean-Luc", ".", "J.-L."),
        ("Guo-ping", ".", "G."),
        ("John Bertrand de Cusance Morant", ".", "J.B. de C.M."),
        ("TSerendorjiin", ".", "Ts."),
        ("ME", ".", "M."),
        ("Chr. F.", ". ", "Chr. F."),
        ("Ю.И.", ". ", "Ю. И."),
        ("<b>John</b> Quiggly", ". ", "<b>J.</b> Q."),
        ("", ".", ""),
    ],
)
def test_initials(given: str, with_: str, short: str):
    assert initials(given, with_, True, True) == short


def test_initials_can_leave_names_whole():
    assert initials("John M.E.", ". ", True, False) == "John M. E."


@pytest.mark.parametrize(
    ("style", "text"),
    [
        (NameStyle(), "Jean de La Fontaine III"),
        (NameStyle(form="short"), "La Fontaine"),
        (NameStyle(name_as_sort_order="all"), "Fontaine, Jean de La, III"),
        (NameStyle(name_as_sort_order="all", demote="never"), "La Fontaine, Jean de, III"),
        (NameStyle(name_as_sort_order="all", demote="sort-only"), "La Fontaine, Jean de, III"),
        (NameStyle(name_as_sort_order="all", demote="sort-only", sorting=True), "Fontaine, Jean de La, III"),
        (NameStyle(initialize_with="."), "J. de La Fontaine III"),
    ],
)
def test_name_orders(style: NameStyle, text: str):
    person = Person("Fontaine", "Jean", "de", "La", "III")
    assert plain(name(person, style, True, 0)) == text


def test_names_without_spaces_put_the_family_first():
    assert plain(name(Person("我妻", "栄"), NameStyle(), True, 0)) == "我妻栄"


DOE, ROE, POE, LOW = (Person(family, "A") for family in ("Doe", "Roe", "Poe", "Low"))


@pytest.mark.parametrize(
    ("persons", "style", "text"),
    [
        ((DOE, ROE), NameStyle(and_="and"), "Doe and Roe"),
        ((DOE, ROE, POE), NameStyle(and_="and"), "Doe, Roe, and Poe"),
        ((DOE, ROE), NameStyle(and_="and", delimiter_precedes_last="always"), "Doe, and Roe"),
        ((DOE, ROE, POE), NameStyle(and_="and", delimiter_precedes_last="never"), "Doe, Roe and Poe"),
        ((DOE, ROE, POE), NameStyle(et_al_min=3, et_al_use_first=1), "Doe et al."),
        ((DOE, ROE, POE), NameStyle(et_al_min=3, et_al_use_first=2), "Doe, Roe, et al."),
        ((DOE, ROE, POE, LOW), NameStyle(et_al_min=3, et_al_use_first=1, et_al_use_last=True), "Doe, … Low"),
        ((DOE, ROE, POE), NameStyle(et_al_min=4, et_al_use_first=1), "Doe, Roe, Poe"),
        ((DOE, ROE, POE), NameStyle(et_al_min=2), "Doe, Roe, Poe"),
    ],
)
def test_lists(persons: tuple[Person, ...], style: NameStyle, text: str):
    made = name_list(persons, style._replace(form="short"), False, 0, ())
    assert made is not None
    assert plain(made) == text


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ('<name prefix="[" suffix="]" delimiter="/"/>', "[A Roe]/[UN]/[B Doe]"),
        ('<name prefix="[" suffix="]" et-al-min="2" et-al-use-first="1"/>', "[A Roe] et al."),
        ('<name><name-part name="family" prefix="*" suffix="; "/></name>', "A *Roe; , UN, B *Doe; "),
    ],
)
def test_affixes_stand_around_each_name_and_those_of_its_parts_around_persons_alone(name: str, text: str):
    names = [*persons("Roe, A"), {"literal": "UN"}, *persons("Doe, B")]
    source = style(f'<layout><names variable="author">{name}</names></layout>')
    assert cite(source, entries({"author": names})) == [text]
