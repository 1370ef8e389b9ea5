"""A manuscript analysed again after edits comes out as if it were read for the first time."""

from hypothesis import given, settings
from hypothesis import strategies as st

from footnotes.model.bibliography import Bibliography
from footnotes.model.entry import Entry
from footnotes.pipeline.analysing import analyse
from footnotes.pipeline.memory import Memory
from footnotes.pipeline.reading import read_text

BIBLIOGRAPHY = Bibliography(
    entries={
        key: Entry(key, "book", {"title": title, "author": [{"family": name}], "issued": {"date-parts": [[year]]}})
        for key, title, name, year in (
            ("lp", "Letters and Papers of the Reign", "Brewer", 1862),
            ("henry", "Henry the King", "Scarisbrick", 1968),
            ("kings", "Kings and Councils", "Scarisbrick", 1971),
        )
    },
    sigla={"L&P": ("lp",)},
)
TEXT = """\
# A reign

[roads]: https://example.org/roads

A *new* reign, **so** <i>called</i> &amp; [dated][roads], `as is`,^[In a note.] goes on[^3]
over­ lines -@henry [12].

Brewer says so (L&P 9 42), and it is doubted (Scarisbrick, *Henry the King* 509).[^1] He goes on (12-15).

It is odd (13). See [The Salt Roads](https://example.org/salt) and [@henry, 12].[^2]

> A quotation (L&P 3 7) goes on.

# Another

Nothing here (14) but 1968 (Scarisbrick 1971, 33).[^3] "A reign" (hereafter Reign) is said (Reign 5).

[^1]: Ibid., 510; cf. Brewer, Letters 44.
[^2]: Scarisbrick, Kings and Councils, p. 4. Ibid. 6.
[^3]: See n. 1 above, p. 7; ebd. 8.
"""
PIECES = st.sampled_from(
    [
        "x",
        " ",
        "\n",
        "\n\n",
        "(",
        ")",
        "9",
        "(L&P 4 5)",
        "Ibid. 3.",
        "[^1]",
        "*",
        "# ",
        "> ",
        "```",
        "<!--",
        "-->",
        "[",
        "]",
        "`",
        "^[",
        "@lp ",
        "[roads]: x\n",
    ]
)
EDITS = st.lists(st.tuples(st.floats(0, 1), st.integers(0, 12), PIECES), min_size=1, max_size=6)


@settings(max_examples=60, deadline=None)
@given(EDITS, st.sampled_from(["markdown", "plain", "html"]))
def test_the_result_is_that_of_a_fresh_analysis(edits, manuscript_format):
    memory, text = Memory(), TEXT * 2
    analyse(read_text(text, manuscript_format, memory=memory), BIBLIOGRAPHY, memory=memory)
    for where, length, piece in edits:
        at = int(where * len(text))
        text = text[:at] + piece + text[at + length :]
        again = analyse(read_text(text, manuscript_format, memory=memory), BIBLIOGRAPHY, memory=memory)
        fresh = analyse(read_text(text, manuscript_format), BIBLIOGRAPHY)
        assert again.manuscript == fresh.manuscript
        assert again.citations == fresh.citations


def test_another_bibliography_is_another_matter():
    memory = Memory()
    first = analyse(read_text(TEXT, "markdown"), BIBLIOGRAPHY, memory=memory)
    second = analyse(read_text(TEXT, "markdown"), Bibliography(), memory=memory)
    assert second.citations == analyse(read_text(TEXT, "markdown"), Bibliography()).citations != first.citations
