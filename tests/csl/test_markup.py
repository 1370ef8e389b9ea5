import pytest
from hypothesis import given
from hypothesis import strategies as st

from footnotes.csl.locale import load
from footnotes.csl.markup import parse_markup
from footnotes.csl.output.html import render
from footnotes.csl.tree import Format, Kind, Node
from footnotes.csl.writer import Writer

ENGLISH = load("en-US", [], [])
FRENCH = load("fr-FR", [], [])


def written(text: str, *, quoted: bool = False, locale=ENGLISH) -> str:
    writer = Writer(locale)
    writer.write(Node(Kind.GROUP, [parse_markup(text)], Format(quotes=quoted)) if quoted else parse_markup(text))
    return render(writer.result())


@pytest.mark.parametrize(
    "text", ["plain words", "naïve", "5 < 6 > 4", "orphan “ mark", "l’Europe", "‘so’ it is", "e.g. this", "a – b — c"]
)
def test_what_is_left_alone(text: str):
    assert written(text) == text.replace("<", "&#60;").replace(">", "&#62;")


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("the 'whole' story", "the “whole” story"),
        ("the '60s and '70s", "the ’60s and ’70s"),
        ("dogs' tails", "dogs’ tails"),
        ("'Twas the night", "’Twas the night"),
        ("«Foo» bar", "“Foo” bar"),
        ("„Foo“ bar", "“Foo” bar"),
        ("5' 10\"", "5’ 10&#34;".replace("&#34;", '"')),
        ('("x")', "(“x”)"),
        ("<i>a <b>b</b></i>", "<i>a <b>b</b></i>"),
        ("<b>bold <i>and</b> wrong</i>", "<b>bold &#60;i&#62;and</b> wrong&#60;/i&#62;"),
        ("x<sup>2</sup>", "x<sup>2</sup>"),
        ("x²", "x<sup>2</sup>"),
        ('<span class="nocase">iPod</span>', "iPod"),
        ("<script>", "&#60;script&#62;"),
    ],
)
def test_markup(text: str, html: str):
    assert written(text) == html


def test_quotation_marks_turn_with_their_depth():
    assert written("A \"B 'C' D\" E", quoted=True) == "“A ‘B “C” D’ E”"


def test_quotation_marks_follow_the_locale():
    assert written('A "B" C', locale=FRENCH) == "A «\u202fB\u202f» C".replace("\u202f", _space(FRENCH))


def _space(locale) -> str:
    return (locale.term("open-quote") or "")[1:]


def test_tags_nested_beyond_measure_stay_text():
    assert written("<i>" * 5000).startswith("&#60;i&#62;")


@given(st.lists(st.sampled_from(["<i>", "</i>", "<b>", "</b>", "'", '"', "“", "”", "«", "»", "„", "ж", " ", "."])))
def test_no_word_is_lost(pieces: list[str]):
    text = "".join(pieces)
    assert written(text).count("ж") == pieces.count("ж")  # a letter that no markup has
