"""Ibid. written out: what is left alone, then what it becomes."""

import pytest
from shelf import KNOWN

from footnotes import manuscripts
from footnotes.pipeline.analysing import analyse
from footnotes.pipeline.expanding import expand_ibid


def notes(*bodies: str) -> str:
    text = " ".join(f"So it was said.[^{number}]" for number in range(1, len(bodies) + 1))
    return "\n\n".join([text, *(f"[^{number}]: {body}" for number, body in enumerate(bodies, 1))]) + "\n"


def expanded(text, language="en", format_="markdown"):
    return expand_ibid(analyse(manuscripts.parse(text, format_), KNOWN, language=language))


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", notes("Davis, *Return*, p. 7.", "Davis, *Return*, p. 9.")),
        ("en", notes("Ibid., p. 9.")),
        ("en", notes("Thompson, *Making*, p. 7.", "Ibid., p. 9.")),
        ("en", notes("See above, p. 7.")),
        ("en", "The word ibid. is Latin.\n"),
        ("de", notes("Bloch, *Apologie*, S. 7.", "Ders., *La société féodale*, S. 9.")),
    ],
)
def test_left_alone(language, text):
    assert expanded(text, language) == (text, 0)


@pytest.mark.parametrize(
    ("language", "before", "after"),
    [
        ("en", ["Davis, *Return*, p. 7.", "Ibid., p. 9."], "Davis, *Return*, p. 9."),
        ("en", ["Davis, *Return*, p. 7.", "*Ibid.*, p. 9."], "Davis, *Return*, p. 9."),
        ("en", ["Davis, *Return*, p. 7.", "See ibid., p. 9; and more."], "See Davis, *Return*, p. 9; and more."),
        ("en", ["Davis, *Return*, p. 7.", "Ibid."], "Davis, *Return*, p. 7."),
        ("en", ["CSP Ven. 4, 12.", "Ibid., vol. 5, p. 13."], "CSP Ven., vol. 5, p. 13."),
        ("en", ["CSP Ven. 4, 12.", "Ibid., 13."], "CSP Ven. 4, 13."),
        ("en", ["CSP Ven., vol. 4, p. 12.", "Ibid., p. 13."], "CSP Ven., vol. 4, p. 13."),
        ("en", ["CSP Ven. 4, 12.", "Ibid."], "CSP Ven. 4, 12."),
        (
            "en",
            ["Natalie Zemon Davis, *The Return of Martin Guerre* (Cambridge, 1983), p. 7.", "Ibid., p. 9."],
            "Davis, *The Return of Martin Guerre*, p. 9.",
        ),
        (
            "en",
            ["Natalie Zemon Davis, *The Return of Martin Guerre* (Cambridge, 1983), p. 7.", "Ibid. p. 9."],
            "Davis, *The Return of Martin Guerre*, p. 9.",
        ),
        ("en", ["Davis, *Return*, p. 7.", "Davis, op. cit., p. 9."], "Davis, *The Return of Martin Guerre*, p. 9."),
        ("de", ["Bloch, *Apologie*, S. 7.", "Ebd., S. 9."], "Bloch, *Apologie*, S. 9."),
        ("ru", ["Ковалевский М. Экономический рост Европы. С. 7.", "Там же. С. 9."], None),
    ],
)  # fmt: skip
def test_written_out(language, before, after):
    text = notes(*before)
    made = expanded(text, language)
    assert made.written_out == 1
    assert made.text.startswith(text.rpartition(before[-1])[0])
    if after is None:
        assert "Ковалевский" in made.text.rpartition("[^2]: ")[2]
        assert made.text.rpartition("[^2]: ")[2].rstrip().endswith("С. 9.")
    else:
        assert made.text == text.replace(before[-1], after)


def test_several_in_a_row():
    text = notes("Davis, *Return*, p. 7.", "Ibid., p. 9.", "Ibid.")
    assert expanded(text).text == notes("Davis, *Return*, p. 7.", "Davis, *Return*, p. 9.", "Davis, *Return*, p. 9.")


def test_in_parentheses_and_latex():
    text = "So (Davis, \\emph{Return} 7). And so (ibid. 9).\n"
    assert expanded(text, format_="latex").text == "So (Davis, \\emph{Return} 7). And so (Davis, \\emph{Return} 9).\n"


def test_a_second_time_changes_nothing():
    once = expanded(notes("Davis, *Return*, p. 7.", "Ibid., p. 9."))
    assert expanded(once.text) == (once.text, 0)
