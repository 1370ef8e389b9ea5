"""The plots of a report: their figures, and that any title can stand on them."""

import pytest
from lxml import etree
from pages import bibliography

import footnotes
from footnotes.pipeline.reading import read_text
from footnotes.pipeline.surveying import survey
from footnotes.reporting.html.charts import chapters, charts, companions, drawing, frequency, years
from footnotes.reporting.html.contents import contents

TEXT = """# One

First (AA 1) and then (AA 2; BB 3).

# Two

Here (AA 4), with a note.[^1]

# Three

There (CC 5), (DD 6).

[^1]: See BB 7.
"""
YEARS = {"aa": 1901, "bb": 1903, "cc": 1950, "dd": 1999}


def entry(key: str, year: int | None = None, **more: object) -> dict[str, object]:
    dated = {} if year is None else {"issued": {"date-parts": [[year]]}}
    return {"id": key, "type": "book", "title": f"Book {key}", "custom": {"shorthand": key.upper()}, **dated, **more}


def counted(folder, text: str = TEXT, *entries: dict[str, object]):
    known = bibliography(folder, *(entries or [entry(key, year) for key, year in YEARS.items()]))
    return contents(survey([(footnotes.analyse(read_text(text, "markdown"), known), [])], [], "chicago"))


def test_sources_by_chapter_count_notes_where_their_markers_stand(tmp_path):
    found = chapters.chart(counted(tmp_path))
    assert [*found.head] == ["Source", "One", "Two", "Three"]
    assert found.rows == [["AA", "2", "1", ""], ["BB", "1", "1", ""], ["CC", "", "", "1"], ["DD", "", "", "1"]]
    assert found.answer == "Most cited: AA, 2 times in “One”."


def test_years_are_those_of_the_sources(tmp_path):
    found = years.chart(counted(tmp_path))
    assert found.rows == [["1900–1904", "2", "5"], ["1950–1954", "1", "1"], ["1995–1999", "1", "1"]]
    assert found.answer.endswith("the oldest is from 1901, the newest from 1999.")


def test_what_is_cited_once(tmp_path):
    found = frequency.chart(counted(tmp_path))
    assert [row[:2] for row in found.rows] == [["once", "2"], ["2", "1"], ["3–5", "1"]]
    assert found.answer == "2 of 4 sources are cited only once."


def test_sources_that_go_together_are_those_of_one_paragraph_and_its_notes(tmp_path):
    found = companions.chart(counted(tmp_path))
    assert sorted(map(tuple, found.rows)) == [("AA", "BB", "2"), ("CC", "DD", "1")]
    assert found.answer == "Most often together: AA and BB, in 2 paragraphs."


def test_what_has_nothing_to_show_is_left_out(tmp_path):
    assert charts(counted(tmp_path, "Nothing is cited.\n")) == []
    alone = counted(tmp_path, "One (AA 1).\n", entry("aa"))
    assert [chart.name for chart in charts(alone)] == ["chapters", "frequency"]


@pytest.mark.parametrize(
    "title",
    [
        "constructor",
        "__proto__",
        "toString",
        "null",
        "'",
        "\\",
        "\\u0041",
        "\x00\x1f\ufffe",
        "\n",
        "</svg>",
        "סדר",
        "x" * 9999,
    ],
)
def test_any_title_can_stand_on_a_plot(title, tmp_path):
    pytest.importorskip("vl_convert")
    entries = [entry("aa", 1901, custom={"shorthand": "AA"}), entry("bb", 1902)]
    known = counted(tmp_path, f"# {title}\n\nOne (AA 1; BB 2).\n\n# {title} again\n\nTwo (BB 3).\n", *entries)
    named = known.sources[0]._replace(label=title)
    sources = [named, *known.sources[1:]]
    for found in charts(type(known)(known.survey, known.names, known.divisions, known.citations, sources, [])):
        svg = etree.fromstring(drawing.drawn(found).encode())
        assert etree.QName(svg).localname == "svg"
        assert {etree.QName(one).localname for one in svg.iter()} <= {
            "svg",
            "g",
            "a",
            "path",
            "line",
            "text",
            "rect",
            "tspan",
        }


def test_marks_are_links_that_no_tabulator_stops_at(tmp_path):
    pytest.importorskip("vl_convert")
    svg = etree.fromstring(drawing.drawn(chapters.chart(counted(tmp_path))).encode())
    links = svg.findall(".//{*}a")
    assert [link.get("href") for link in links][:2] == ["#c0", "#c2"]
    assert {link.get("tabindex") for link in links} == {"-1"}
    assert links[0][0].get("aria-label") == "AA: cited 2 times in One"
