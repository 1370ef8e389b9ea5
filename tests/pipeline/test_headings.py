"""What is added at the end has its heading in the language of the manuscript."""

import pytest

import footnotes
from footnotes import manuscripts
from footnotes.model.bibliography import Bibliography
from footnotes.model.entry import Entry

REFS = Bibliography({"doe": Entry("doe", "book", {"title": "Macht", "author": [{"family": "Doe"}]})})
MORE = "Mehr davon steht in den Akten. " * 20
SOURCES = {
    "markdown": f"Das war so (Doe, *Macht* 5). {MORE}\n", "rst": f"Das war so (Doe, *Macht* 5). {MORE}\n",
    "plain": f"Das war so (Doe, Macht 5). {MORE}\n",
    "tei": f"<text><body><p>Das war so (Doe, Macht 5). {MORE}</p></body></text>",
}  # fmt: skip
HEADINGS = [
    ("de", "markdown", "# Literaturverzeichnis"),
    ("ru", "rst", "Список литературы\n===================="),
    ("fr", "tei", "<head>Bibliographie</head>"),
    ("es", "plain", "NOTAS"),
    ("es", "plain", "BIBLIOGRAFÍA"),
    ("en", "markdown", "# Bibliography"),
    ("la", "markdown", "# Bibliography"),
]


@pytest.mark.parametrize(("language", "format_name", "heading"), HEADINGS)
def test_headings(language: str, format_name: str, heading: str):
    analysis = footnotes.analyse(manuscripts.parse(SOURCES[format_name], format_name), REFS, language=language)
    assert heading in footnotes.render(analysis, style="chicago-notes-bibliography")


def test_the_language_of_a_short_text_is_not_guessed_from_it():
    analysis = footnotes.analyse(manuscripts.parse("Das war so (Doe, *Macht* 5).\n", "markdown"), REFS)
    assert "# Bibliography" in footnotes.render(analysis, style="chicago-notes-bibliography")
