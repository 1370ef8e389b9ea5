"""Labels of locators (CSL 1.0.2, "Label")."""

import pytest
from small_styles import entries, style

from footnotes.csl import CitationCluster, CitationItem, Processor
from footnotes.csl.elements import parse
from footnotes.csl.locale import load

LABELLED = style('<layout><label variable="locator" form="short" suffix=" "/><text variable="locator"/></layout>')


@pytest.mark.parametrize(
    ("label", "locator", "printed"),
    [
        ("page", "40", "p. 40"),
        ("page", "40-41", "pp. 40–41"),
        ("page", "x:40", "vol. x, p. 40"),
        ("page", "3:40", "vol. 3, p. 40"),
        ("page", "3.2:40-41", "vol. 3.2, pp. 40–41"),
        ("volume", "3:40", "vol. 3:40"),
        ("verse", "3:16", "v. 3:16"),
        ("page", "s:40", "p. s:40"),
    ],
)
def test_the_label_of_a_locator(label, locator, printed):
    processor = Processor(LABELLED, entries({"title": "Book"}))
    (cited,) = processor.cite([CitationCluster((CitationItem("1", locator, label),), 1)])
    assert str(cited) == printed


@pytest.mark.parametrize(
    ("layout", "language", "printed"),
    [
        ('<text variable="locator"/>', "en-US", "3:40"),
        ('<text variable="locator" prefix=" at "/>', "en-US", " at 3:40"),
        ('<text variable="locator" prefix="p. "/>', "en-US", "vol. 3, p. 40"),
        ('<text value="x"/><text variable="locator" prefix=", с. " font-style="italic"/>', "ru-RU", "x, т. 3, с. 40"),
        ('<text variable="locator"/><label variable="locator" form="short" prefix=" "/>', "hu-HU", "3:40"),
        ('<label variable="locator" suffix=" "/><text variable="locator"/>', "en-US", "volume 3, page 40"),
        ('<label variable="locator" form="short" suffix=" "/><text variable="locator"/>', "de-DE", "Bd. 3, S. 40"),
        (
            '<label variable="locator" form="short" suffix=" " text-case="capitalize-first"/>'
            '<text variable="locator"/>',
            "ru-RU",
            "Т. 3, с. 40",
        ),
    ],
)
def test_a_volume_with_its_page_has_the_labels_of_the_style(layout, language, printed):
    processor = Processor(style(f"<layout>{layout}</layout>"), entries({"title": "Book"}), language)
    (cited,) = processor.cite([CitationCluster((CitationItem("1", "3:40"),), 1)])
    assert str(cited) == printed


@pytest.mark.parametrize(
    ("language", "own", "term", "text"),
    [
        ("en-US", "", "cited", "cit."),
        ("de-DE", "", "and", "&"),
        ("de-DE", "zit.", "cited", "zit."),
        ("de-DE", "Seite", "page", "S."),
        ("en-US", "see", "cited", "cit."),
    ],
)
def test_short_forms_of_other_languages(language, own, term, text):
    element = parse(f'<locale><terms><term name="{term}">{own}</term></terms></locale>')
    locale = load(language, [element] if own else [], [])
    assert locale.term(term, "symbol" if term == "and" else "short") == text
