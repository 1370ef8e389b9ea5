import pytest
from hypothesis import given
from hypothesis import strategies as st

from footnotes.text import LineIndex


@pytest.mark.parametrize(
    ("text", "offset", "position"),
    [
        ("", 0, (1, 1)),
        ("one", 2, (1, 3)),
        ("one\ntwo", 3, (1, 4)),
        ("one\ntwo", 4, (2, 1)),
        ("one\r\ntwo", 4, (1, 5)),
        ("one\r\ntwo", 5, (2, 1)),
        ("one\rtwo", 4, (2, 1)),
        ("one\x0btwo\u2028three", 9, (1, 10)),
        ("😀\nx", 2, (2, 1)),
    ],
)
def test_position(text, offset, position):
    assert LineIndex(text).position(offset) == position


@given(st.text(alphabet="ab\r\n😀"), st.integers(0, 30))
def test_there_and_back(text, offset):
    offset = min(offset, len(text))
    index = LineIndex(text)
    assert index.offset(*index.position(offset)) == offset


@pytest.mark.parametrize("line", [0, 3])
def test_no_such_line(line):
    with pytest.raises(IndexError, match="no line"):
        LineIndex("one\ntwo").offset(line)
