"""Names of BibTeX and BibLaTeX."""

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from footnotes.bibliographies.bibtex_names import read_names

OTHERS = {"literal": "others"}


def name(family: str, given: str = "", dropping_particle: str = "", suffix: str = "") -> dict[str, str]:
    parts = {"family": family, "given": given, "dropping-particle": dropping_particle, "suffix": suffix}
    return {part: said for part, said in parts.items() if said}


@pytest.mark.parametrize(
    ("written", "names"),
    [
        ("", []),
        ("Lenin", [name("Lenin")]),
        ("Pierre Broué", [name("Broué", "Pierre")]),
        ("Broué, Pierre", [name("Broué", "Pierre")]),
        ("Thompson, E. P. and Natalie Z. Davis", [name("Thompson", "E. P."), name("Davis", "Natalie Z.")]),
        ("A\n  and\tB AND C", [name("A"), name("B"), name("C")]),
        ("J.~Arch Getty", [name("Getty", "J. Arch")]),
        ("Brou{\\'e}, Pierre", [name("Broué", "Pierre")]),
        ("{\\'E}mile {\\'e}tienne Zola", [name("Zola", "Émile", "étienne")]),
        ("Johan van Oldenbarnevelt", [name("Oldenbarnevelt", "Johan", "van")]),
        ("van Oldenbarnevelt, Johan", [name("Oldenbarnevelt", "Johan", "van")]),
        ("de la Fontaine", [name("Fontaine", "", "de la")]),
        ("Jean de La Fontaine", [name("La Fontaine", "Jean", "de")]),
        ("Charles de la Vall{\\'e}e Poussin", [name("Vallée Poussin", "Charles", "de la")]),
        ("{van der Berg}, Jan", [name("van der Berg", "Jan")]),
        ("{Smith} Jones", [name("Jones", "Smith")]),
        ("King, Jr., Martin Luther", [name("King", "Martin Luther", suffix="Jr.")]),
        ("van der Foo, III, Jan", [name("Foo", "Jan", "van der", "III")]),
        ("Smith, John,", [name("Smith", "John")]),
        ("García y Vega, Juan", [name("García y Vega", "Juan")]),
        ("d'Alembert, Jean", [name("d'Alembert", "Jean")]),
        ("Ключевский, В. О.", [name("Ключевский", "В. О.")]),
        ("{Barnes and Noble}", [{"literal": "Barnes and Noble"}]),
        ("{{Harper \\& Brothers}} and {MFD}", [{"literal": "Harper & Brothers"}, {"literal": "MFD"}]),
        ("Broué, Pierre and others", [name("Broué", "Pierre"), OTHERS]),
        ("Sand and Andersen and Brand", [name("Sand"), name("Andersen"), name("Brand")]),
        ("family=Hasselt, given=Jan, prefix=van, suffix=Jr", [name("Hasselt", "Jan", "van", "Jr")]),
        ("given=Jan, given-i=J, family={van Hasselt}", [name("van Hasselt", "Jan")]),
        ('"family=Hasselt", "given=A, B"', [name("Hasselt", "A")]),
        ("{", []),
        ("and and", []),
    ],
)  # fmt: skip
def test_names(written, names):
    assert read_names(written) == names


def test_particles_that_belong_to_the_name():
    kept = [{"family": "Oldenbarnevelt", "given": "Johan", "non-dropping-particle": "van"}]
    assert read_names("van Oldenbarnevelt, Johan", useprefix=True) == kept
    assert read_names("family=Oldenbarnevelt, given=Johan, prefix=van, useprefix=true") == kept
    assert read_names("family=Oldenbarnevelt, prefix=van, useprefix=false", useprefix=True) == [
        name("Oldenbarnevelt", "", "van")
    ]


WORD = st.from_regex(r"[A-ZÀÉÖÜŁА-Я](?:['-]?[a-zàéöüłа-я]){1,6}\.?", fullmatch=True)
WORDS = st.lists(WORD, min_size=1, max_size=3).map(" ".join)
PARTICLE = st.sampled_from(["", "van", "von der", "de la", "d\u2019"])
NAMES = st.builds(name, WORDS, WORDS, PARTICLE, st.sampled_from(["", "Jr.", "III"]))


def as_comma_form(parts: dict[str, str]) -> str:
    family = " ".join(filter(None, (parts.get("dropping-particle"), parts["family"])))
    return ", ".join(filter(None, (family, parts.get("suffix"), parts.get("given"))))


def as_extended_form(parts: dict[str, str]) -> str:
    names = {"family": "family", "given": "given", "dropping-particle": "prefix", "suffix": "suffix"}
    return ", ".join(f"{names[part]}={{{said}}}" for part, said in parts.items())


def as_plain_form(parts: dict[str, str]) -> str:
    return " ".join(filter(None, (parts.get("given"), parts.get("dropping-particle"), "{" + parts["family"] + "}")))


@given(st.lists(NAMES, min_size=1, max_size=4), st.sampled_from([as_comma_form, as_extended_form]))
def test_names_written_in_full_are_read_back(names, form):
    assert read_names(" and ".join(map(form, names))) == names


@given(NAMES)
def test_names_without_commas_are_read_back(parts):
    assume("suffix" not in parts)
    assert read_names(as_plain_form(parts)) == [parts]


@given(st.text(alphabet="{}\\, ~andAB=\"'é\n"))
def test_any_text_is_names(text):
    assert all(read for read in read_names(text))
