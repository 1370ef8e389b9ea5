"""LaTeX: every sign that means something to TeX is escaped, and pandoc reads the same text and styles."""

import pytest
from hypothesis import given, settings
from rich_text_reading import RICH_TEXTS, characters, read_with_pandoc

from footnotes.csl.output.latex import render
from footnotes.model.rich_text import RichText, Style, Styled


def link(target, *children):
    return Styled(Style.LINK, children, target)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“Trial” – 86–7 [sic] O’Brien's", "“Trial” – 86–7 [sic] O’Brien's"),
        ("A & B, 100 %, $5, #3, a_b, {x}", r"A \& B, 100 \%, \$5, \#3, a\_b, \{x\}"),
        ("a\\b ~c ^d `e", r"a\textbackslash{}b \textasciitilde{}c \textasciicircum{}d \`{}e"),
        ("a--b --- ''c''", r"a-{}-b -{}-{}- '{}'c'{}'"),
        ('"a"', r"\textquotedbl{}a\textquotedbl{}"),
        ("p.\u00a03\u202f; x", r"p.~3\,; x"),
    ],
)
def test_escapes(text, expected):
    assert render(RichText((text,))) == expected


@pytest.mark.parametrize(
    ("children", "expected"),
    [
        (("see ", Styled(Style.ITALIC, ("Emma",))), r"see \emph{Emma}"),
        ((Styled(Style.ITALIC, ("On ", Styled(Style.NORMAL_STYLE, ("Emma",)))),), r"\emph{On }Emma"),
        (
            (Styled(Style.SMALL_CAPS, ("Smith",)), Styled(Style.SUPERSCRIPT, ("2",))),
            r"\textsc{Smith}\textsuperscript{2}",
        ),
        ((Styled(Style.BLOCK, ("a",)), Styled(Style.INDENT, ("b",))), "a\\newline\nb"),
        ((link("https://example.org/a", "https://example.org/a"),), r"\url{https://example.org/a}"),
        ((link("https://example.org/a_b", "x_y"),), r"\href{https://example.org/a_b}{x\_y}"),
        ((link("https://example.org/a%20b#c", "x"),), r"\href{https://example.org/a\%20b\#c}{x}"),
        ((link("https://example.org/{a}\\", "x"),), r"\href{https://example.org/\%7Ba\%7D\%5C}{x}"),
    ],
)
def test_styles(children, expected):
    assert render(RichText(children)) == expected


@settings(max_examples=100, deadline=None)
@given(RICH_TEXTS)
def test_pandoc_reads_the_same(rich):
    pytest.importorskip("pypandoc")
    assert read_with_pandoc(render(rich), "latex") == characters(rich)
