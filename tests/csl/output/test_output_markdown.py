"""Markdown: few escapes, and nothing read as markup that is none."""

import pytest
from hypothesis import given, settings
from rich_text_reading import EMPHASISED, RICH_TEXTS, characters, read_with_pandoc

from footnotes.csl.output.markdown import render
from footnotes.model.rich_text import RichText, Style, Styled


def italic(*children):
    return Styled(Style.ITALIC, children)


def bold(*children):
    return Styled(Style.BOLD, children)


def link(target, *children):
    return Styled(Style.LINK, children, target)


@pytest.mark.parametrize(
    "text",
    [
        "p. 3",
        "Smith, p. 3. 1937. Title",
        "A. Smith",
        "I. Berlin and E. H. Carr",
        "O’Brien’s",
        "O'Brien's",
        "AT&T and R & D; Co.",
        "3 < 4 > 2",
        "snake_case_name",
        "“1937” – ‘Trial’ — 86–7",
        "1937",
        "1937–38. Title",
        "vol. 2, no. 3 (1985): 69, https://example.org/a_b?c=d&e=f#g.",
        "No. #5",
        "Who? What! — 100% + 1 = 2",
        "———. Title",
    ],
)
def test_what_needs_no_escape_has_none(text):
    assert render(RichText((text,))) == text


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("5 * 3", r"5 \* 3"),
        ("_a_ b_c", r"\_a\_ b_c"),
        ("[1937]", r"\[1937\]"),
        ("a <b> c </b> <!-- d", r"a \<b> c \</b> \<!-\- d"),
        ("&amp; &#8212; & b;", r"\&amp; \&#8212; & b;"),
        ("`code` \\alpha", r"\`code\` \\alpha"),
        ("$5 and $6", r"\$5 and \$6"),
        ("x^2^ ~y~", r"x\^2\^ \~y\~"),
        ("see @smith, a@b", r"see \@smith, a\@b"),
        ("the 'new' \"old\"", r"the \'new' " + r"\"old\""),
        ("a--b ---", r"a-\-b -\-\-"),
        ("wait... what..", r"wait..\. what.."),
        # at the start of a block
        ("# Title", r"\# Title"),
        ("> Title", r"\> Title"),
        ("- Title", r"\- Title"),
        ("-", r"\-"),
        ("+ Title", r"\+ Title"),
        ("| Title", r"\| Title"),
        (": Title", r"\: Title"),
        ("% Title", r"\% Title"),
        ("1937. Title", r"1937\. Title"),
        ("1937.", r"1937\."),
        ("1) Title", r"1\) Title"),
        ("(1) Title", r"(1\) Title"),
        ("c. 1530", r"c\. 1530"),
        ("II. Title", r"II\. Title"),
        ("A.  Title", r"A\.  Title"),
        ("A) Title", r"A\) Title"),
        ("(A) Title", r"(A\) Title"),
        ("#. Title", r"\#\. Title"),
        ("p. 86. Title", r"p. 86. Title"),
        ("p. Title", r"p\. Title"),
    ],
)
def test_escapes(text, expected):
    rendered = render(RichText((text,)))
    assert rendered == expected
    assert read_back(rendered) == characters(RichText((text,)))


@pytest.mark.parametrize(
    ("children", "expected"),
    [
        (("see ", italic("Emma"), ", 5"), "see *Emma*, 5"),
        ((italic("A Review of ", Styled(Style.NORMAL_STYLE, ("Emma",)), " again"),), "*A Review of* Emma *again*"),
        ((italic("Emma "), "by Austen"), "*Emma* by Austen"),
        ((italic("  "), "x"), "x"),
        ((italic("a", bold("b")), bold("c")), "*a**b***<!-- -->**c**"),
        ((italic("a"), bold("b")), "*a*<!-- -->**b**"),
        ((italic("a"), italic("b")), "*ab*"),
        ((italic("“Emma”"), "s"), "*“Emma”*<!-- -->s"),
        (("l’", italic("Emma?"), ", 5"), "l’*Emma?*, 5"),
        (("A", italic("(b)"), "."), "A<!-- -->*(b)*."),
        ((bold("a", italic("b")),), "**a*b***"),
        ((bold(italic("a"), "b", italic("c")),), "***a***<!-- -->**b**<!-- -->***c***"),
        ((bold(italic("a"), " b"),), "***a* b**"),
        ((italic("Emma"), "’s"), "*Emma*’s"),
        (("H", Styled(Style.SUBSCRIPT, ("2",)), "O"), "H~2~O"),
        ((Styled(Style.SUPERSCRIPT, ("a b",)),), r"^a\ b^"),
        ((Styled(Style.SMALL_CAPS, ("Smith",)), ", A."), "[Smith]{.smallcaps}, A."),
        ((Styled(Style.UNDERLINE, ("a]b",)),), r"[a\]b]{.underline}"),
        ((Styled(Style.NO_CASE, ("NASA",)), " and"), "NASA and"),
    ],
)
def test_styles(children, expected):
    assert render(RichText(children)) == expected
    assert read_back(expected) == characters(RichText(children))


@pytest.mark.parametrize(
    ("child", "expected"),
    [
        (link("https://example.org/a_b", "https://example.org/a_b"), "<https://example.org/a_b>"),
        (link("https://example.org/", "Title [1]"), r"[Title \[1\]](https://example.org/)"),
        (
            link("https://doi.org/10.1/a(b)<c>", "10.1/a(b)<c>"),
            r"[10.1/a(b)\<c>](https://doi.org/10.1/a%28b%29%3Cc%3E)",
        ),
        (
            link("https://example.org/a b", "https://example.org/a b"),
            "[https://example.org/a b](https://example.org/a%20b)",
        ),
        (link("https://example.org/", italic("Emma")), "[*Emma*](https://example.org/)"),
        (italic("a ", link("https://example.org/", "b")), "*a [b](https://example.org/)*"),
    ],
)
def test_links(child, expected):
    assert render(RichText((child,))) == expected
    assert read_back(expected) == characters(RichText((child,)))


def test_an_exclamation_mark_before_a_link_makes_no_image():
    rich = RichText(("Look!", link("https://example.org/", "here")))
    assert render(rich) == r"Look\![here](https://example.org/)"


def test_a_brace_after_a_link_makes_no_attributes():
    rich = RichText((link("https://example.org/", "here"), "{.x}"))
    assert read_back(render(rich)) == characters(rich)


def test_blocks_stand_on_lines_of_their_own():
    rich = RichText(
        (
            Styled(Style.LEFT_MARGIN, ("[1] ",)),
            Styled(Style.RIGHT_INLINE, ("A. Smith.",)),
            Styled(Style.BLOCK, ("- b",)),
        )
    )
    assert render(rich) == "\\[1\\] A. Smith.\\\n\\- b"


def read_back(markup):
    pytest.importorskip("pypandoc")
    return read_with_pandoc(markup, "markdown")


@settings(max_examples=100, deadline=None)
@given(RICH_TEXTS)
def test_pandoc_reads_the_same(rich):
    assert read_back(render(rich)) == characters(rich)


@settings(max_examples=100, deadline=None)
@given(EMPHASISED)
def test_commonmark_reads_the_same(rich):
    pytest.importorskip("pypandoc")
    assert read_with_pandoc(render(rich), "commonmark") == characters(rich)
