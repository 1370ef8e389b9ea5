import pytest
from hypothesis import given
from hypothesis import strategies as st

from footnotes.text import Edit, OverlappingEditsError, Span, splice


@pytest.mark.parametrize(
    ("text", "edits", "expected"),
    [
        ("pp. 86-7", [], "pp. 86-7"),
        ("", [], ""),
        ("", [Edit(Span(0, 0), "ibid.")], "ibid."),
        ("pp. 86-7", [Edit(Span(6, 7), "–")], "pp. 86–7"),
        ("pp. 86-7", [Edit(Span(4, 8), "90"), Edit(Span(0, 3), "S.")], "S. 90"),
        ("ab", [Edit(Span(1, 1), "1"), Edit(Span(1, 1), "2")], "a12b"),
        ("ab", [Edit(Span(0, 1), ""), Edit(Span(1, 1), "x")], "xb"),
        ("😀-é", [Edit(Span(1, 2), "–")], "😀–é"),
    ],
)
def test_splice(text, edits, expected):
    assert splice(text, edits) == expected


def test_splice_refuses_overlaps():
    with pytest.raises(OverlappingEditsError, match="character 2"):
        splice("abcd", [Edit(Span(0, 3), ""), Edit(Span(2, 4), "")])


@pytest.mark.parametrize("span", [Span(0, 5), Span(3, 2), Span(-1, 2)])
def test_splice_refuses_what_lies_outside(span):
    with pytest.raises(ValueError, match=r"outside the text|meet at"):
        splice("abcd", [Edit(span, "x")])


@given(st.text(), st.lists(st.tuples(st.integers(0, 40), st.integers(0, 5), st.text(max_size=3)), max_size=6))
def test_everything_outside_the_edits_stays(text, wanted):
    edits, kept, end = [], [], 0
    for gap, length, replacement in wanted:
        start = end + gap
        if start + length > len(text):
            break
        kept.append(text[end:start])
        edits.append(Edit(Span(start, start + length), replacement))
        end = start + length
    expected = "".join(a + edit.replacement for a, edit in zip(kept, edits, strict=True)) + text[end:]
    assert splice(text, reversed(edits)) == expected or any(edit.span.start == edit.span.end for edit in edits)
    assert splice(text, edits) == expected
