"""Findings silenced in manuscripts and beside them; FN001, suppressions that silence nothing."""

import pytest

from footnotes import manuscripts
from footnotes.checks import check_manuscript, choose_rules
from footnotes.model.bibliography import Bibliography
from footnotes.model.input_error import InputError
from footnotes.pipeline.analysing import analyse

BAD = "He says so (Getty 1985, 7) again."


def found(text: str, format_: str = "markdown", path=None, rules=("FN001", "FN101")) -> list[tuple[str, int]]:
    manuscript = manuscripts.parse(text, format_, path)
    analysis = analyse(manuscript, Bibliography(), language="en")
    return [(item.code, item.line) for item in check_manuscript(analysis, choose_rules(rules))]


@pytest.mark.parametrize(
    ("text", "format_"),
    [
        (f"<!-- footnotes: ignore FN101 -->\n{BAD}\n", "markdown"),
        (f"<!-- footnotes: ignore FN101 -->\n\n{BAD}\n", "markdown"),
        (f"{BAD} <!-- footnotes: ignore FN101 -->\n\nMore.\n", "markdown"),
        (f"First line. <!-- footnotes: ignore FN1 the source is lost -->\n{BAD}\n", "markdown"),
        (f"{BAD} <!-- footnotes: ignore FN101 -->\n", "markdown"),
        (f"{BAD}\n\n{BAD}\n\n<!-- footnotes: ignore-file FN101 -->\n", "markdown"),
        (f"{BAD}\n\n{BAD}\n\n<!-- footnotes: ignore-file ALL -->\n", "markdown"),
        ("Here.[^1]\n\n<!-- footnotes: ignore FN101 -->\n[^1]: Getty 1985, 7.\n", "markdown"),
        (f"% footnotes: ignore FN101\n{BAD}\n\nMore.\n", "latex"),
        (f"Some.\n\n{BAD} % footnotes: ignore FN101\n\nMore.\n", "latex"),
        (f"% footnotes: ignore-file FN1, FN401\n\nSome.\n\n{BAD}\n", "latex"),
        (
            f"<TEI><text><body><p>Some.</p><!-- footnotes: ignore FN101 -->\n<p>{BAD}</p></body></text></TEI>",
            "tei",
        ),
        (f"<html><body><p>Some.</p>\n<!-- footnotes: ignore FN101 -->\n<p>{BAD}</p></body></html>", "html"),
        (f"<article><body><p>Some.</p><!-- footnotes: ignore FN101 --><p>{BAD}</p></body></article>", "jats"),
        (f"<article><para>Some.</para><!-- footnotes: ignore FN101 --><para>{BAD}</para></article>", "docbook"),
        (f"Some.\n\n# footnotes: ignore FN101\n{BAD}\n\nMore.\n", "org"),
        (f"Some.\n\n.. footnotes: ignore FN101\n\n{BAD}\n\nMore.\n", "rst"),
        (f"{BAD}\n\n.. footnotes: ignore-file FN101\n", "rst"),
        (f"// footnotes: ignore FN101\n{BAD}\n\nMore.\n", "typst"),
        (f"Some.\n\n{BAD} // footnotes: ignore FN101 the letter is lost\n\nMore.\n", "typst"),
    ],
)
def test_fn001_leaves_alone(text, format_):
    assert found(text, format_) == []


@pytest.mark.parametrize(
    ("text", "format_", "left"),
    [
        (f"<!-- footnotes: ignore FN101 -->\n{BAD}\n\n{BAD}\n", "markdown", [("FN101", 4)]),
        (f"{BAD} <!-- footnotes: ignore FN101 -->\n\n{BAD}\n", "markdown", [("FN101", 3)]),
        (f"{BAD}\n\n<!-- footnotes: ignore FN101 -->\n\n{BAD}\n", "markdown", [("FN101", 1)]),
        (f"<!-- ignore FN101 -->\n{BAD}\n", "markdown", [("FN101", 2)]),
        (f"<!-- footnotes: ignore FN401 -->\n{BAD}\n", "markdown", [("FN101", 2)]),
        (f"`<!-- footnotes: ignore-file FN401`\n\n{BAD}\n", "markdown", [("FN101", 3)]),
        (f"```\n<!-- footnotes: ignore FN101 -->\n```\n\n{BAD}\n", "markdown", [("FN101", 5)]),
        (f"So `<!-- footnotes: ignore FN101 -->` is written.\n{BAD}\n", "markdown", [("FN101", 2)]),
        (f"    <!-- footnotes: ignore-file FN101 -->\n\n{BAD}\n", "markdown", [("FN101", 3)]),
        (
            f"~~~ html\n<!-- footnotes: ignore ALL -->\n~~~\n\n<!-- footnotes: ignore FN101 -->\n{BAD}\n\n{BAD}\n",
            "markdown",
            [("FN101", 8)],
        ),
        (f"% footnotes: ignore FN101\nMore.\n\n{BAD}\n", "latex", [("FN001", 1), ("FN101", 4)]),
        (f"Some # footnotes: ignore FN101\n{BAD}\n", "org", [("FN101", 2)]),
        (f"# footnotes: ignore FN101\nMore.\n\n{BAD}\n", "org", [("FN001", 1), ("FN101", 4)]),
        (f"Some .. footnotes: ignore FN101\n{BAD}\n", "rst", [("FN101", 2)]),
        (f"% footnotes: ignore FN101\n\n{BAD}\n", "plain", [("FN101", 3)]),
    ],
)
def test_not_silenced(text, format_, left):
    assert found(text, format_) == left


@pytest.mark.parametrize(
    ("comment", "message"),
    [
        ("<!-- footnotes: ignore FN101 -->", "nothing to ignore of FN101"),
        ("<!-- footnotes: ignore FN1, FN401 -->", "nothing to ignore of FN1"),
        ("<!-- footnotes: ignore-file FN101 nothing here -->", "nothing to ignore of FN101"),
        ("<!-- footnotes: ignore FN999 -->", 'no rule "FN999"'),
        ("<!-- footnotes: ignore -->", 'no rule ""'),
    ],
)
def test_fn001_finds(comment, message):
    analysis = analyse(manuscripts.parse(f"{comment}\nAll well.\n", "markdown"), Bibliography())
    assert [item.message for item in check_manuscript(analysis, choose_rules(["FN001", "FN101"]))] == [message]


def test_fn001_leaves_alone_what_silences_rules_that_are_off():
    assert found("<!-- footnotes: ignore FN401 -->\nAll well.\n") == []


def test_a_file_of_exceptions(tmp_path):
    path = tmp_path / "essay.txt"
    beside = tmp_path / "essay.txt.exceptions"
    beside.write_text("# known\nFN101 Getty 1985\nFN101 Conquest\n\nFN4\n", encoding="utf-8")
    assert found(f"{BAD}\n\nAnd so (Broué 1988, 9) too.\n", "plain", path) == [("FN001", 3), ("FN101", 3)]
    beside.write_bytes(b"FN101 caf\xe9\n")
    with pytest.raises(InputError):
        found(BAD, "plain", path)
