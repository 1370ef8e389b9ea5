"""Text cut where something begins or ends: nothing lost, nothing twice, each piece in what stands on it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from footnotes.reporting.html.runs import Layer, runs
from footnotes.text import Span
from footnotes.text.html_elements import Html, element, escaped, isolated, joined

TEXT = "abcdefghij"
SPANS = st.tuples(st.integers(0, 10), st.integers(0, 10)).map(lambda pair: Span(min(pair), max(pair)))
LAYERS = st.lists(
    st.lists(SPANS, max_size=4).map(lambda spans: list(zip(sorted(spans), sorted(spans), strict=True))), max_size=3
)


@given(LAYERS)
def test_the_pieces_make_up_the_text(layers):
    assert "".join(run.span.of(TEXT) for run in runs(Span(0, 10), layers)) == TEXT


@given(LAYERS)
def test_a_piece_lies_in_what_stands_on_it(layers):
    for run in runs(Span(0, 10), layers):
        for layer, on in zip(layers, run.on, strict=True):
            wide = [span for span, _ in layer if span.start < span.end]
            if run.span.start < run.span.end:
                assert sorted(on) == sorted(span for span in wide if span.contains(run.span))
                assert all(span in on or not span.overlaps(run.span) for span in wide)


@given(LAYERS)
def test_what_is_empty_stands_once_where_it_is(layers):
    at = [(run.span.start, span.start) for run in runs(Span(0, 10), layers) for span in run.at]
    assert all(start == own for start, own in at)
    assert len(at) == sum(span.start == span.end for layer in layers for span, _ in layer)


@given(st.lists(SPANS, max_size=6))
def test_blocks_find_what_stands_on_them(spans):
    layer = Layer([(span, number) for number, span in enumerate(spans)])
    blocks = [Span(0, 3), Span(5, 7), Span(9, 10)]
    found = [{number for _, number in layer.on(block)} for block in blocks]
    for block, numbers in zip(blocks, found, strict=True):
        wide = {number for number, span in enumerate(spans) if span.start < span.end and span.overlaps(block)}
        assert {number for number in numbers if spans[number].start < spans[number].end} == wide
    empty = [number for number, span in enumerate(spans) if span.start == span.end]
    assert sorted(number for numbers in found for number in numbers if number in empty) == empty


@pytest.mark.parametrize(
    ("made", "markup"),
    [
        (escaped("a < b & c"), "a &lt; b &amp; c"),
        (escaped(Html("<i>x</i>")), "<i>x</i>"),
        (escaped(None), ""),
        (element("p", "<x>", Html("<b>y</b>"), None), "<p>&lt;x&gt;<b>y</b></p>"),
        (element("a", "z", href='"><script>', class_="k"), '<a href="&quot;&gt;&lt;script&gt;" class="k">z</a>'),
        (element("p", hidden=True, title=None, lang=False), "<p hidden></p>"),
        (element("input", aria_label="it's"), '<input aria-label="it&#39;s">'),
        (element("td", data_value=3), '<td data-value="3"></td>'),
        (isolated("<"), "<bdi>&lt;</bdi>"),
        (joined(["a", Html("<br>"), "<"], ", "), "a, <br>, &lt;"),
    ],
)
def test_elements(made, markup):
    assert made == markup
