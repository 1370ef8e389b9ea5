"""References to notes by number, told where new notes stand before those notes."""

import pytest

import footnotes
from footnotes import manuscripts
from footnotes.model.bibliography import Bibliography
from footnotes.model.entry import Entry
from footnotes.pipeline.rendering import render_manuscript

REFS = Bibliography({"doe": Entry("doe", "book", {"title": "Title", "author": [{"family": "Doe"}]})})


def moved(source: str, format_name: str = "markdown") -> list[tuple[str, str, str]]:
    analysis = footnotes.analyse(manuscripts.parse(source, format_name), REFS)
    rendering = render_manuscript(analysis, "chicago")
    return [(one.span.of(analysis.manuscript.text), one.old, one.new) for one in rendering.moved]


NOTES = "\n\n[^1]: One, see note 2.\n\n[^2]: Two, see note 1.\n"


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("A[^1] b[^2] (Doe, *Title*, 3).", []),
        ("A[^1] (Doe, *Title*, 3). B[^2].", [("see note 2.", "2", "3")]),
        ("A (Doe, *Title*, 3). B[^1] c[^2].", [("see note 2.", "2", "3"), ("see note 1.", "1", "2")]),
        ("A[^1] b[^2] (see note 1 above).", []),
        ("A (Doe, *Title*, n. 1). B[^1] c[^2].", [("see note 2.", "2", "3"), ("see note 1.", "1", "2")]),
    ],
)
def test_references_to_notes_that_move(source: str, expected: list[tuple[str, str, str]]):
    assert moved(source + NOTES) == expected


def test_rendering_again_moves_nothing():
    source = "<p>A (Doe, Title, 3). B.<sup>1</sup></p><h3>Notes</h3><p><sup>1</sup> One, see note 1.</p>"
    analysis = footnotes.analyse(manuscripts.parse(source, "html"), REFS)
    once = render_manuscript(analysis, "chicago")
    assert [one.new for one in once.moved] == ["2"]
    again = render_manuscript(footnotes.analyse(manuscripts.parse(once.text, "html"), REFS), "chicago")
    assert again.text == once.text
    assert not again.moved
