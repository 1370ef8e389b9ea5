"""The line of a finding with what is meant underlined, as a terminal shows it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from footnotes.reporting.full import shown_line
from footnotes.reporting.report import Excerpt
from footnotes.reporting.terminal import width
from footnotes.text import Span


def shown(text: str, words: str, columns: int = 60, **more) -> tuple[str, str]:
    start = text.index(words)
    return shown_line(Excerpt(text, Span(start, start + len(words)), **more), columns)


@pytest.mark.parametrize(
    ("text", "words", "line", "underline"),
    [
        ("As he says (PKT 44).", "PKT 44", "As he says (PKT 44).", "            ^^^^^^"),
        ("PKT 44", "PKT 44", "PKT 44", "^^^^^^"),
        ("a\tb (PKT 44)", "PKT 44", "a   b (PKT 44)", "       ^^^^^^"),
        ("\t(PKT\t44)", "PKT\t44", "    (PKT   44)", "     ^^^^^^^^"),
        ("中国 (史记 3)", "史记 3", "中国 (史记 3)", "      ^^^^^^"),  # each sign is two columns wide
        ("Broué (Léon 7)", "Léon 7", "Broué (Léon 7)", "       ^^^^^^"),
        ("Broue\u0301 (Le\u0301on 7)", "Le\u0301on 7", "Broue\u0301 (Le\u0301on 7)", "       ^^^^^^"),
        ("a\u200db (PKT)", "PKT", "a\u200db (PKT)", "    ^^^"),  # a joiner has no width
        ("no end", "", "no end", "^"),
    ],
)
def test_underline(text, words, line, underline):
    assert shown(text, words) == (line, underline)


def test_what_runs_from_right_to_left_is_repeated_instead():
    line, below = shown("ראו שם (תולדות, 12) וכן", "תולדות, 12")
    assert line == "ראו שם (תולדות, 12) וכן"
    assert below == "^ תולדות, 12"


@pytest.mark.parametrize("sign", ["\x1b", "\x07", "\x9b", "\u202e", "\u2066", "\x7f", "\x0b"])
def test_nothing_reaches_the_terminal_that_it_would_act_on(sign):
    line, _ = shown(f"before{sign}[31m (PKT 44)", "PKT 44")
    assert sign not in line


def test_a_long_line_is_cut_around_what_is_meant():
    text = "word " * 100 + "(PKT 44) " + "more " * 100
    line, underline = shown(text, "PKT 44", 40)
    assert line.startswith("…")
    assert line.endswith("…")
    assert len(line) <= 40
    assert line[underline.index("^") : underline.rindex("^") + 1] == "PKT 44"
    assert underline.index("^") < 20  # more is shown of what follows


def test_the_end_of_a_long_line_uses_all_the_room():
    line, underline = shown("word " * 100 + "(PKT 44)", "PKT 44", 40)
    assert len(line) == 39
    assert line.endswith("(PKT 44)")
    assert line[underline.index("^") :] == "PKT 44)"


def test_what_is_longer_than_the_line_is_underlined_to_its_end():
    line, underline = shown("a (" + "very long " * 20 + ") b", "very long " * 20, 30)
    assert len(underline) == len(line) <= 30


def test_pieces_of_a_line_say_so():
    line, underline = shown("word (PKT 44) word", "PKT 44", is_begun=True, is_cut=True)
    assert (line, underline) == ("…word (PKT 44) word…", "       ^^^^^^")


@given(st.text(st.characters(exclude_characters="\n\r"), min_size=1, max_size=120), st.data())
def test_any_line_fits_and_is_underlined(text, data):
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    line, underline = shown_line(Excerpt(text, Span(start, end)), 40)
    assert "^" in underline
    if not underline.startswith("^ "):
        assert sum(map(width, line)) <= 40
        assert len(underline) <= 42
