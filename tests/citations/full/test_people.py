"""Lists of names."""

import pytest

from footnotes.citations.full.people import people_of


def person(family, given=""):
    return {"family": family, "given": given} if given else {"family": family}


@pytest.mark.parametrize(
    ("written", "people"),
    [
        ("", []),
        ("Broué", [person("Broué")]),
        ("Pierre Broué", [person("Broué", "Pierre")]),
        ("Broué, Pierre", [person("Broué", "Pierre")]),
        ("Getty, J. Arch", [person("Getty", "J. Arch")]),
        ("J. Arch Getty", [person("Getty", "J. Arch")]),
        ("Smith, J., Doe, A. B.", [person("Smith", "J."), person("Doe", "A. B.")]),
        ("Smith J, Doe AB", [person("Smith", "J"), person("Doe", "AB")]),
        ("Ковалев Ю. И.", [person("Ковалев", "Ю. И.")]),
        ("Ю. И. Ковалев", [person("Ковалев", "Ю. И.")]),
        ("Jean van Heijenoort", [person("van Heijenoort", "Jean")]),
        ("Blankenburg/Klausa/Rottleuthner (Hg.)", [person("Blankenburg"), person("Klausa"), person("Rottleuthner")]),
        ("Richard L. Abel and William Felstiner", [person("Abel", "Richard L."), person("Felstiner", "William")]),
        ("C. Albarelli e G. Zivelonghi", [person("Albarelli", "C."), person("Zivelonghi", "G.")]),
        ("edited by Jane Doe", [person("Doe", "Jane")]),
        ("hrsg. von Karl Lachmann", [person("Lachmann", "Karl")]),
        ("a cura di V. Branca", [person("Branca", "V.")]),
        ("Smith et al.", [person("Smith")]),
        ("The Warren Commission", [{"literal": "The Warren Commission"}]),
        ("Verein für Socialpolitik", [{"literal": "Verein für Socialpolitik"}]),
    ],
)
def test_people(written, people):
    assert people_of(written) == people
