"""Runs: styles that undo others are reckoned in, displays become line breaks and gaps."""

from itertools import pairwise

import pytest
from hypothesis import given
from rich_text_reading import RICH_TEXTS

from footnotes.csl.output import FORMATS, plain, renderer
from footnotes.csl.output.runs import Mark, runs
from footnotes.model.input_error import InputError
from footnotes.model.rich_text import RichText, Style, Styled


def marked(rich):
    return [(text, sorted(mark.style.value for mark in marks)) for text, marks in runs(rich)]


@pytest.mark.parametrize(
    ("children", "expected"),
    [
        ((), []),
        (("", Styled(Style.ITALIC, ())), []),
        (("a", "b"), [("ab", [])]),
        ((Styled(Style.ITALIC, ("a",)), Styled(Style.OBLIQUE, ("b",))), [("ab", ["italic"])]),
        (
            (Styled(Style.ITALIC, ("a", Styled(Style.NORMAL_STYLE, ("b", Styled(Style.ITALIC, ("c",)))))),),
            [("a", ["italic"]), ("b", []), ("c", ["italic"])],
        ),
        ((Styled(Style.BOLD, ("a", Styled(Style.LIGHT, ("b",)))),), [("a", ["bold"]), ("b", [])]),
        (
            (Styled(Style.SUPERSCRIPT, ("a", Styled(Style.SUBSCRIPT, ("b",)), Styled(Style.BASELINE, ("c",)))),),
            [("a", ["superscript"]), ("b", ["subscript"]), ("c", [])],
        ),
        ((Styled(Style.NO_CASE, ("a",)), "b"), [("ab", [])]),
        (("a\nb\t\tc\u2028d",), [("a b c d", [])]),
        (("a\x00b\x1f\x7f",), [("ab ", [])]),
    ],
)
def test_runs(children, expected):
    assert marked(RichText(children)) == expected


def test_links_keep_their_targets():
    found = runs(RichText((Styled(Style.LINK, ("a", Styled(Style.LINK, ("b",), "y")), "x"),)))
    assert [(run.text, run.marks) for run in found] == [
        ("a", {Mark(Style.LINK, "x")}),
        ("b", {Mark(Style.LINK, "y")}),
    ]


@pytest.mark.parametrize(
    ("children", "expected"),
    [
        ((Styled(Style.BLOCK, ("a",)),), "a"),
        (("a ", Styled(Style.BLOCK, (" b",)), " c"), "a\nb\nc"),
        ((Styled(Style.INDENT, ("a",)), Styled(Style.INDENT, ("b",))), "a\nb"),
        ((Styled(Style.LEFT_MARGIN, ("[1] ",)), Styled(Style.RIGHT_INLINE, ("a",))), "[1] a"),
        ((Styled(Style.LEFT_MARGIN, ("[1]",)),), "[1]"),
        ((Styled(Style.LEFT_MARGIN, ("1.",)), Styled(Style.BLOCK, ("a",))), "1.\na"),
        ((Styled(Style.ITALIC, (" ",)), Styled(Style.BLOCK, ("a",))), "a"),
    ],
)
def test_plain_text(children, expected):
    assert plain.render(RichText(children)) == expected


@given(RICH_TEXTS)
def test_neighbours_differ_and_none_is_empty(rich):
    found = runs(rich)
    assert all(run.text for run in found)
    assert all(one.marks != other.marks for one, other in pairwise(found))


def test_every_format_has_a_renderer():
    assert all(callable(renderer(name)) for name in FORMATS)


def test_unknown_formats_are_refused():
    with pytest.raises(InputError, match='no output format "pdf"'):
        renderer("pdf")
