# ruff: noqa: E501 - a case a line
"""Where citations begin and end among remarks: dashes between points, words before a title, prepositions."""

import pytest
from cases import designators
from test_finding import manuscript

from footnotes.citations import find, lexicons

KNOWN = designators(
    {"id": "obhof", "title": "Zur Handschrift", "author": [{"family": "Obhof", "given": "Ute"}]},
    {"id": "pinto", "title": "Don Pirlone a Roma", "author": [{"family": "Pinto", "given": "Michelangelo"}]},
)

NOTES = [
    # dashes that part the areas of a Russian reference, and remarks that lead to an author
    ("ru", "^Седов П. В. Закат царства. – СПб. : Изд-во, 2006. – С. 118.", ["Седов П. В. Закат царства. – СПб. : Изд-во, 2006. – С. 118."]),
    ("it", "^Le memorie di Pinto: *Don Pirlone a Roma*, Torino, 1853.", ["Le memorie di Pinto: Don Pirlone a Roma, Torino, 1853."]),
    (
        "de",
        "^Müller (1968), S. 803, führt ohne Belege den Ort als Herkunft auf. – Vgl. Obhof (2009), S. 110.",
        ["Müller (1968), S. 803", "Vgl. Obhof (2009), S. 110."],
    ),
    (
        "it",
        "^Informazioni si trovano nelle memorie di Pinto a distanza di pochi anni dalla caduta: *Don Pirlone*, Torino, 1853.",
        ["Don Pirlone, Torino, 1853."],
    ),
]  # fmt: skip


@pytest.mark.parametrize("language, note, wanted", NOTES)
def test_citations_of_a_note(language, note, wanted):
    words = (lexicons.load(language), lexicons.load("la"))
    assert [citation.text for citation in find(manuscript(note), KNOWN, words)] == wanted


def test_a_preposition_before_the_author_is_no_name():
    words = (lexicons.load("de"), lexicons.load("la"))
    (citation,) = find(manuscript("^Bei Obhof (2009), S. 375, steht es."), KNOWN, words)
    assert citation.cites[0].authors == ("Obhof",)
