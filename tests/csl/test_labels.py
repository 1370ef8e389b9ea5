"""Labels of locators (CSL 1.0.2, "Label")."""

import pytest
from small_styles import entries, style

from footnotes.csl import CitationCluster, CitationItem, Processor

LABELLED = style('<layout><label variable="locator" form="short" suffix=" "/><text variable="locator"/></layout>')


@pytest.mark.parametrize(
    ("label", "locator", "printed"),
    [
        ("page", "40", "p. 40"),
        ("page", "40-41", "pp. 40–41"),
        ("page", "x:40", "x:40"),
        ("page", "3:40", "3:40"),
        ("page", "3.2:40", "3.2:40"),
        ("volume", "3:40", "vol. 3:40"),
        ("verse", "3:16", "v. 3:16"),
        ("page", "s:40", "p. s:40"),
    ],
)
def test_the_label_of_a_locator(label, locator, printed):
    processor = Processor(LABELLED, entries({"title": "Book"}))
    (cited,) = processor.cite([CitationCluster((CitationItem("1", locator, label),), 1)])
    assert str(cited) == printed
