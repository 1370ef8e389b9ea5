"""DOCX: well-formed runs in which lxml finds the same text and styles."""

import pytest
from hypothesis import given
from lxml import etree
from rich_text_reading import RICH_TEXTS, characters, fold

from footnotes.csl.output.docx import render
from footnotes.model.rich_text import RichText, Style, Styled

NAMESPACE = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
STYLES = {
    ("b", None): Style.BOLD,
    ("i", None): Style.ITALIC,
    ("smallCaps", None): Style.SMALL_CAPS,
    ("u", "single"): Style.UNDERLINE,
    ("vertAlign", "superscript"): Style.SUPERSCRIPT,
    ("vertAlign", "subscript"): Style.SUBSCRIPT,
}


def paragraph(rich):
    return etree.fromstring(f'<w:p xmlns:w="{NAMESPACE}">{render(rich)}</w:p>')


def read_back(rich):
    found = []
    for run in paragraph(rich).iter(f"{{{NAMESPACE}}}r"):
        properties = run.find(f"{{{NAMESPACE}}}rPr")
        styles = frozenset(
            STYLES[etree.QName(each).localname, each.get(f"{{{NAMESPACE}}}val")]
            for each in (properties if properties is not None else ())
        )
        for child in run:
            if child.tag == f"{{{NAMESPACE}}}t":
                found += [(letter, styles) for letter in child.text]
            elif child.tag != f"{{{NAMESPACE}}}rPr":
                found.append((" ", styles))
    return fold(found)


@pytest.mark.parametrize(
    ("children", "expected"),
    [
        (("p. 3 ",), '<w:r><w:t xml:space="preserve">p. 3 </w:t></w:r>'),
        (("A & <B>",), '<w:r><w:t xml:space="preserve">A &amp; &lt;B&gt;</w:t></w:r>'),
        (
            (Styled(Style.ITALIC, (Styled(Style.BOLD, ("a",)),)),),
            '<w:r><w:rPr><w:b/><w:i/></w:rPr><w:t xml:space="preserve">a</w:t></w:r>',
        ),
        (
            (Styled(Style.LEFT_MARGIN, ("[1] ",)), Styled(Style.RIGHT_INLINE, ("a",)), Styled(Style.BLOCK, ("b",))),
            '<w:r><w:t xml:space="preserve">[1]</w:t><w:tab/><w:t xml:space="preserve">a</w:t><w:br/>'
            '<w:t xml:space="preserve">b</w:t></w:r>',
        ),
        (
            (Styled(Style.LINK, ("x",), 'https://example.org/?a=1&b="'),),
            "<w:fldSimple w:instr='HYPERLINK \"https://example.org/?a=1&amp;b=%22\"'>"
            '<w:r><w:t xml:space="preserve">x</w:t></w:r></w:fldSimple>',
        ),
    ],
)
def test_writes(children, expected):
    assert render(RichText(children)) == expected
    paragraph(RichText(children))


@given(RICH_TEXTS)
def test_lxml_reads_the_same(rich):
    assert read_back(rich) == characters(rich)


def test_characters_that_xml_cannot_hold_are_left_out():
    assert read_back(RichText(("a\x00\x0b\ud800b\ufffe",))) == characters(RichText(("a b",)))
