"""Places in the source under discussion that running text names, and what only looks like one."""

import pytest
from test_finding import KNOWN, manuscript

from footnotes.citations import find, lexicons

SAID = "So it is told (Hill 23)."  # a source is under discussion


def places(text, language, *before):
    """Return what is found of a paragraph after others, each with its form and locators."""
    words = (lexicons.load(language), lexicons.load("la"))
    made = manuscript(*before, text)
    start = made.blocks[-1].span.start
    return [
        (citation.text, cite.form.value, [(locator.label, locator.value) for locator in cite.locators])
        for citation in find(made, KNOWN, words)
        if citation.span.start >= start
        for cite in citation.cites
    ]


@pytest.mark.parametrize(
    "language, text",
    [
        ("en", "On p. 23 of the *Times* there was a photograph."),
        ("en", "They read “on p. 23 we are told” aloud."),
        ("en", 'The judge asked: "Is your name at p. 2?"'),
        ("en", "They stood in line. 23 came late."),
        ("en", "He was on page duty; 23 saw him."),
        ("de", "Auf S. 23 des Tagebuchs steht es."),
        ("de", "Auf Seite der Sieger standen 23."),
        ("de", "So „steht es auf S. 23“ geschrieben."),
        ("fr", "À la p. 23 du registre, rien."),
        ("it", "A c. 12 del registro non c'è nulla."),
        ("ru", "«Смотри на с. 12», – сказал он."),
        ("ru", "На 23 человека пришлось по л. хлеба."),
    ],
)
def test_no_place_in_the_source_under_discussion(language, text):
    assert places(text, language, SAID) == []


def test_a_place_needs_a_source_in_its_chapter():
    assert places("On p. 23 he says so.", "en") == []


@pytest.mark.parametrize(
    "language, text, wanted",
    [
        ("en", "On p. 23 he says so.", ("On p. 23", "locator", [("page", "23")])),
        ("en", "But he says so on pp. 45-7, and again later.", ("on pp. 45-7", "locator", [("page", "45-7")])),
        ("en", "The map is on fol. 12r.", ("on fol. 12r", "locator", [("folio", "12r")])),
        ("en", "He says so on page 3 of this volume.", ("on page 3 of this volume", "self", [("page", "3")])),
        ("de", "Das steht auf S. 23.", ("auf S. 23", "locator", [("page", "23")])),
        ("de", "Auf S. 23f. heißt es anders.", ("Auf S. 23f", "locator", [("page", "23f")])),
        ("de", "Die Lesung in Z. 11 ist sicher.", ("in Z. 11", "locator", [("line", "11")])),
        ("de", "Das steht auf S. 3 dieser Arbeit.", ("auf S. 3 dieser Arbeit", "self", [("page", "3")])),
        ("fr", "À la p. 23 il dit le contraire.", ("À la p. 23", "locator", [("page", "23")])),
        ("it", "A p. 23 dice il contrario.", ("A p. 23", "locator", [("page", "23")])),
        ("it", "A c. 12v dice il contrario.", ("A c. 12v", "locator", [("folio", "12v")])),
        ("ru", "На с. 23 он говорит иное.", ("На с. 23", "locator", [("page", "23")])),
        ("ru", "На л 23 (не страница) говорится иное.", ("На л 23", "locator", [("folio", "23")])),
        ("ru", "Об этом сказано на с. 12 наст. изд.", ("на с. 12 наст. изд", "self", [("page", "12")])),
    ],
)
def test_places(language, text, wanted):
    ((found, *rest),) = places(text, language, SAID)
    assert (found.rstrip("."), *rest) == wanted


def test_notes_have_sources_too():
    made = manuscript("^Hill, *The Road to Acre*, p. 5.", "On p. 23 he says so.")
    marker = made.notes[0]._replace(marker=made.blocks[1].span._replace(end=made.blocks[1].span.start))
    object.__setattr__(made, "notes", (marker,))
    assert [one.text for one in find(made, KNOWN, (lexicons.load("en"),))][1:] == ["On p. 23"]
