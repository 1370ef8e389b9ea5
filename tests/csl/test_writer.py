"""Meeting punctuation, quotation marks and styles."""

import pytest

from footnotes.csl.locale import load
from footnotes.csl.output.html import render
from footnotes.csl.tree import Format, Kind, Node
from footnotes.csl.writer import Writer
from footnotes.model.rich_text import Style

AMERICAN, BRITISH = load("en-US", [], []), load("en-GB", [], [])
ITALIC = Format(styles=(Style.ITALIC,))


def written(*parts, locale=AMERICAN) -> str:
    writer = Writer(locale)
    for part in parts:
        writer.write(part)
    return render(writer.result())


def quoted(*parts) -> Node:
    return Node(Kind.GROUP, list(parts), Format(quotes=True))


def italic(*parts) -> Node:
    return Node(Kind.GROUP, list(parts), ITALIC)


@pytest.mark.parametrize(
    ("left", "right"), [("a.", ", b"), ("a", "; b"), ("Mich.", ": b"), ("a,", ". b"), ("a:", "; b"), ("what?", "! b")]
)
def test_signs_that_stand_side_by_side(left: str, right: str):
    assert written(left, right) == left + right


@pytest.mark.parametrize(
    ("inside", "after", "text"),
    [
        ("War", ". b", "‘War’. b"),
        ("War!", ", b", "‘War!’, b"),
        ("War.", ": b", "‘War.’: b"),
        ("War!", ". b", "‘War!’ b"),
        ("Ibid.", ". b", "‘Ibid.’ b"),
        ("War?", ": b", "‘War?’ b"),
    ],
)
def test_a_full_stop_inside_quotation_marks_needs_no_other(inside: str, after: str, text: str):
    assert written(quoted(inside), after, locale=BRITISH) == text


@pytest.mark.parametrize(
    ("left", "right", "text"),
    [
        ("a.", ". b", "a. b"),
        ("what?", ". b", "what? b"),
        ("stop!", ". b", "stop! b"),
        ("a,", ", b", "a, b"),
        ("a;", ": b", "a; b"),
        ("a:", "? b", "a? b"),
        ("a ", " b", "a b"),
        ("a", "", "a"),
    ],
)
def test_signs_that_merge(left: str, right: str, text: str):
    assert written(left, right) == text


def test_signs_merge_through_styles():
    assert written(italic("a."), ". b") == "<i>a.</i> b"


@pytest.mark.parametrize(
    ("parts", "american", "british"),
    [
        ((quoted("a"), ", b"), "“a,” b", "‘a’, b"),
        ((quoted("a"), ". b"), "“a.” b", "‘a’. b"),
        ((quoted("a"), "; b"), "“a”; b", "‘a’; b"),
        ((quoted("a?"), ". b"), "“a?” b", "‘a?’ b"),
        ((quoted("a ", quoted("b")), "."), "“a ‘b.’”", "‘a “b”’."),
        ((italic(quoted("a")), ", b"), "<i>“a,”</i> b", "<i>‘a’</i>, b"),
    ],
)
def test_punctuation_and_quotation_marks(parts, american: str, british: str):
    assert written(*parts) == american
    assert written(*parts, locale=BRITISH) == british


def test_styles_alternate():
    assert written(italic("a ", italic("b"), " c")) == '<i>a <span style="font-style:normal;">b</span> c</i>'


def test_normal_style_without_another_around_it_leaves_no_mark():
    assert written(Node(Kind.GROUP, ["a"], Format(styles=(Style.NORMAL_STYLE,)))) == "a"
