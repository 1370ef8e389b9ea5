"""RTF: seven bits whatever the text, and pandoc reads the same text and styles."""

import pytest
from hypothesis import given, settings
from rich_text_reading import RICH_TEXTS, characters, read_with_pandoc

from footnotes.csl.output.rtf import render
from footnotes.model.rich_text import RichText, Style, Styled


@pytest.mark.parametrize(
    ("children", "expected"),
    [
        (("1937 Trial, p. 86.",), "1937 Trial, p. 86."),
        ((r"a\b {c}",), r"a\\b \{c\}"),
        (("é–漢",), r"\u233 ?\u8211 ?\u28450 ?"),
        (("\uff01😀",), r"\u-255 ?\u-10179 ?\u-8704 ?"),
        (("see ", Styled(Style.ITALIC, ("Emma",)), "."), r"see {\i Emma}."),
        ((Styled(Style.ITALIC, ("On ", Styled(Style.NORMAL_STYLE, ("Emma",)))),), r"{\i On }Emma"),
        ((Styled(Style.LEFT_MARGIN, ("1. ",)), Styled(Style.RIGHT_INLINE, ("a",))), r"1.\tab a"),
        ((Styled(Style.BLOCK, ("a",)), Styled(Style.BLOCK, ("b",))), r"a\line b"),
        (
            (Styled(Style.LINK, ("é",), 'https://example.org/"'),),
            r'{\field{\*\fldinst{HYPERLINK "https://example.org/%22"}}{\fldrslt{\u233 ?}}}',
        ),
    ],
)
def test_writes(children, expected):
    assert render(RichText(children)) == expected


@given(RICH_TEXTS)
def test_is_seven_bit(rich):
    assert all(" " <= letter <= "~" for letter in render(rich))


@settings(max_examples=100, deadline=None)
@given(RICH_TEXTS)
def test_pandoc_reads_the_same(rich):
    pytest.importorskip("pypandoc")
    found = read_with_pandoc(rf"{{\rtf1\ansi\uc1 {render(rich)}\par}}", "rtf")
    # pandoc does not join surrogate pairs: characters beyond U+FFFF come back as two signs of replacement
    expected = []
    for letter, styles in characters(rich):
        expected += [("\ufffd", styles)] * 2 if letter > "\uffff" else [(letter, styles)]
    assert found == expected
