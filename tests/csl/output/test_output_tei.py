"""TEI: well-formed XML in which lxml finds the same text and styles."""

import pytest
from hypothesis import given
from lxml import etree
from rich_text_reading import RICH_TEXTS, characters, fold

from footnotes.csl.output.tei import render
from footnotes.model.rich_text import RichText, Style, Styled

STYLES = {
    "italic": Style.ITALIC,
    "bold": Style.BOLD,
    "smallcaps": Style.SMALL_CAPS,
    "superscript": Style.SUPERSCRIPT,
    "subscript": Style.SUBSCRIPT,
}


def walk(element, styles):
    inner = styles | ({STYLES[element.get("rend")]} if element.tag == "hi" else set())
    yield from ((letter, inner) for letter in element.text or "")
    for child in element:
        if child.tag == "lb":
            yield " ", inner
        else:
            yield from walk(child, inner)
        yield from ((letter, inner) for letter in child.tail or "")


@pytest.mark.parametrize(
    ("rich", "tei"),
    [
        (RichText(("A & B <c>",)), "A &amp; B &lt;c&gt;"),
        (RichText(("On ", Styled(Style.ITALIC, ("Trotsky",)), ", 5")), 'On <hi rend="italic">Trotsky</hi>, 5'),
        (
            RichText((Styled(Style.LINK, ("there",), target='https://example.org/?a&b="'),)),
            "<ref target='https://example.org/?a&amp;b=\"'>there</ref>",
        ),
    ],
)
def test_render(rich, tei):
    assert render(rich) == tei


@given(RICH_TEXTS)
def test_reads_back(rich):
    assert fold(list(walk(etree.fromstring(f"<note>{render(rich)}</note>"), frozenset()))) == characters(rich)
