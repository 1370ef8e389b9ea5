"""What a notebook shows of values: short, escaped, in the colours that are there."""

import json

import lxml.html
import pytest

import footnotes
from footnotes.pipeline.reading import read_text

HOSTILE = '<script>alert(1)</script><img src=x onerror="alert(1)">&lt;b&gt;'
TEXT = "He knew (Scarisbrick 7) of it (L&P 9 42), which is doubted (Scarisbrick, *Henry* 509; PKT 12).\n"


def entry(key: str, title: str, **more: object) -> dict[str, object]:
    return {"id": key, "type": "book", "title": title, "issued": {"date-parts": [[1968]]}, **more}


ENTRIES = [
    entry("lp", f"Letters {HOSTILE}", custom={"shorthand": "L&P"}),
    entry("henry", "Henry", author=[{"family": "Scarisbrick"}]),
    entry("reform", "The Reformation", author=[{"family": "Scarisbrick"}]),
]


@pytest.fixture
def analysis(tmp_path):
    path = tmp_path / "refs.json"
    path.write_text(json.dumps(ENTRIES))
    return footnotes.analyse(read_text(TEXT, "markdown"), footnotes.load_bibliography(path))


def shown(value: object) -> str:
    """Return the words that a notebook shows of a value; its HTML has no script, style sheet or foreign element."""
    html = value._repr_html_()
    fragment = lxml.html.fragment_fromstring(html)
    allowed = {"div", "strong", "bdi", "table", "thead", "tbody", "tr", "th", "td", "code", "span"}
    assert {one.tag for one in fragment.iter()} <= allowed
    assert {name for one in fragment.iter() for name in one.attrib} <= {"style", "title", "scope"}
    return " ".join(" ".join(fragment.itertext()).split())


def test_an_analysis_tells_its_states_and_citations(analysis):
    words = shown(analysis)
    assert words.startswith("manuscript: 3 citations, 1 resolved, 1 ambiguous, 1 unresolved Where Citation Means")
    assert "1:32 ● L&P 9 42 lp" in words and "■ Scarisbrick, Henry 509; PKT 12 henry ; ?" in words
    assert "◆ Scarisbrick 7 henry or reform ?" in words


def test_a_resolved_citation_tells_its_evidence(analysis):
    assert "● L&P 9 42 lp lp 98%: “L&P” is its siglum; − it is not known" in shown(analysis.citations[1])


def test_a_citation_is_taken_apart(analysis):
    assert shown(analysis.citations[2].citation).endswith(
        "Scarisbrick, Henry 509 short Scarisbrick, Henry page 509 PKT 12 siglum PKT page 12"
    )


def test_findings_are_a_table(analysis):
    found = footnotes.check(analysis, select=["FN1"])
    assert shown(found).startswith(f"{len(found)} findings Where Rule Message -:1:")
    assert shown(found[0]).startswith("1 finding Where Rule Message")
    assert "FN101 unresolved source" in shown(found)


def test_a_bibliography_shows_its_first_entries(analysis):
    words = shown(analysis.bibliography)
    assert words.startswith("3 entries Key Siglum Author Title Year lp L&P ")
    assert HOSTILE in words and "henry Scarisbrick Henry 1968" in words


def test_what_is_long_is_cut(tmp_path):
    path = tmp_path / "refs.json"
    path.write_text(json.dumps([entry(f"k{number}", "word " * 1000) for number in range(500)]))
    bibliography = footnotes.load_bibliography(path)
    assert len(bibliography._repr_html_()) < 10_000 and shown(bibliography).endswith("and 488 more")
    analysis = footnotes.analyse(read_text("It is so (k7, *Word* 5). " * 300, "markdown"), bibliography)
    assert len(analysis._repr_html_()) < 10_000
    assert len(footnotes.check(analysis, select=["FN5"])._repr_html_()) < 10_000


def test_nothing_is_shown_as_nothing():
    assert shown(footnotes.Bibliography()) == "0 entries"
    assert shown(footnotes.check([])) == "0 findings"
    assert (
        shown(footnotes.analyse(read_text("Nothing.", "markdown"), footnotes.Bibliography()))
        == "manuscript: 0 citations"
    )
