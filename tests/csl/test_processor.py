"""The front door: positions, forms, errors; rendering in detail is what the CSL test suite is for."""

import pytest

from footnotes.csl import CitationCluster, CitationItem, CiteForm, Processor
from footnotes.model.entry import Entry
from footnotes.model.input_error import InputError

NOTES = """<style xmlns="http://purl.org/net/xbiblio/csl" class="note" version="1.0">
<citation><layout suffix="." delimiter="; "><choose>
<if position="ibid-with-locator"><group delimiter=", "><text term="ibid"/><text variable="locator"/></group></if>
<else-if position="ibid"><text term="ibid"/></else-if>
<else-if position="subsequent"><group delimiter=", "><names variable="author"><name form="short"/></names>
<text variable="locator"/></group></else-if>
<else><group delimiter=", "><names variable="author"/><text variable="title" font-style="italic"/>
<text variable="locator"/></group></else></choose></layout></citation>
<bibliography><sort><key variable="author"/></sort><layout suffix=".">
<names variable="author"><name name-as-sort-order="all"/></names><text variable="title" prefix=", "/>
</layout></bibliography></style>"""
AUTHOR_DATE = """<style xmlns="http://purl.org/net/xbiblio/csl" class="in-text" version="1.0">
<citation disambiguate-add-year-suffix="true"><layout prefix="(" suffix=")" delimiter="; "><group delimiter=" ">
<names variable="author"><name form="short"/></names><date variable="issued" form="text" date-parts="year"/>
</group></layout></citation></style>"""


def entry(key: str, family: str, title: str, year: int = 1937) -> Entry:
    variables = {"author": [{"family": family, "given": "A"}], "title": title, "issued": {"date-parts": [[year]]}}
    return Entry(key, "book", variables)


ENTRIES = {e.key: e for e in (entry("roe", "Roe", "Letters"), entry("doe", "Doe", "Trials"), entry("d2", "Doe", "B"))}


def notes(*clusters: CitationCluster, **options) -> list[str]:
    return [str(text) for text in Processor(NOTES, ENTRIES, **options).cite(clusters)]


def note(number: int, *items: CitationItem | str, new_chapter: bool = False) -> CitationCluster:
    made = tuple(CitationItem(item) if isinstance(item, str) else item for item in items)
    return CitationCluster(made, number, new_chapter)


def test_first_later_and_ibid():
    made = notes(note(1, "roe"), note(2, CitationItem("roe", "5")), note(3, "doe"), note(4, "roe"))
    assert made == ["A Roe, Letters.", "Ibid., 5.", "A Doe, Trials.", "Roe."]


@pytest.mark.parametrize(
    ("name", "prefix", "text"),
    [
        ({"family": "van Heijenoort"}, "", "Van Heijenoort, 5."),
        ({"family": "Azmeh", "non-dropping-particle": "al-"}, "", "Al-Azmeh, 5."),
        (
            {"family": "Alembert", "non-dropping-particle": "d’"},
            "This has been said.",
            "This has been said. D’Alembert, 5.",
        ),
        ({"family": "van Heijenoort"}, "see", "see van Heijenoort, 5."),
        ({"family": "’t Hooft"}, "", "’t Hooft, 5."),
        ({"family": "bell hooks"}, "", "Bell hooks, 5."),
        ({"literal": "bell hooks"}, "", "bell hooks, 5."),
    ],
)
def test_a_note_does_not_begin_with_a_small_particle(name, prefix, text):
    known = {"doe": ENTRIES["doe"], "x": Entry("x", "book", {"author": [name], "title": "A"})}
    again = CitationItem("x", "5", prefix=prefix)
    clusters = note(1, "x"), note(2, "doe"), note(3, again)
    assert str(Processor(NOTES, known).cite(clusters)[2]) == text


def test_what_the_style_prints_nothing_of_is_left_out_and_told():
    known = {**ENTRIES, "bare": Entry("bare", "book", {"publisher": "Plon"})}
    processor = Processor(NOTES, known)
    made = processor.cite([note(1, "roe", "bare", "doe"), note(2, "bare")])
    assert [str(text) for text in made] == ["A Roe, Letters; A Doe, Trials.", ""]
    assert processor.warnings == ['the style prints nothing where "bare" is cited']


def test_no_ibid_after_a_note_with_several_sources():
    made = notes(note(1, "roe", "doe"), note(2, "doe"))
    assert made[1] == "Doe."


def test_no_ibid_where_two_citations_share_the_note_before():
    clusters = note(1, "roe"), note(1, "doe"), note(2, "doe")
    assert notes(*clusters)[2] == "Doe."
    assert notes(*clusters, strict_ibid=False)[2] == "Ibid."


@pytest.mark.parametrize("between", [note(2), note(2, "unknown")])
def test_no_ibid_over_a_note_that_cites_something_unknown(between: CitationCluster):
    assert notes(note(1, "roe"), between, note(3, "roe"))[2] == "Roe."


def test_no_ibid_over_a_note_without_citation():
    assert notes(note(1, "roe"), note(3, "roe"))[1] == "Roe."


def test_a_new_chapter_begins_afresh():
    assert notes(note(1, "roe"), note(2, "roe", new_chapter=True))[1] == "A Roe, Letters."


def test_ibid_takes_a_capital_at_the_start_of_a_sentence_only():
    made = notes(note(1, "roe"), note(2, CitationItem("roe", prefix="see")))
    assert made[1] == "see ibid."


def test_entries_never_cited_come_into_the_bibliography():
    processor = Processor(NOTES, ENTRIES)
    processor.cite([note(1, "roe")])
    assert [str(text) for text in processor.bibliography()] == ["Roe, A, Letters."]
    processor.cite_silently(["doe"])
    assert [str(text) for text in processor.bibliography()] == ["Doe, A, Trials.", "Roe, A, Letters."]


@pytest.mark.parametrize(
    ("form", "text"),
    [
        (CiteForm.NORMAL, "(Roe 1937)"),
        (CiteForm.SUPPRESS_AUTHOR, "(1937)"),
        (CiteForm.AUTHOR_ONLY, "Roe"),
        (CiteForm.AUTHOR_IN_TEXT, "Roe (1937)"),
    ],
)
def test_forms(form: CiteForm, text: str):
    processor = Processor(AUTHOR_DATE, ENTRIES)
    assert str(processor.cite([CitationCluster((CitationItem("roe", form=form),))])[0]) == text


def test_year_suffixes():
    processor = Processor(AUTHOR_DATE, ENTRIES)
    made = processor.cite([CitationCluster((CitationItem("doe"), CitationItem("d2"), CitationItem("roe")))])
    assert str(made[0]) == "(Doe 1937a; Doe 1937b; Roe 1937)"


def test_unknown_keys_are_left_out_with_a_warning():
    processor = Processor(NOTES, ENTRIES)
    assert [str(text) for text in processor.cite([note(1, "nobody", "roe"), note(2, "nobody")])] == [
        "A Roe, Letters.",
        "",
    ]
    assert processor.warnings == ['no entry "nobody"']


def test_a_missing_locale_falls_back_with_a_warning():
    processor = Processor(NOTES, ENTRIES, "xx-XX")
    assert "xx-XX" in processor.warnings[0]
    assert [str(text) for text in processor.cite([note(1, "roe"), note(2, "roe")])][1] == "Ibid."


HEAD = '<style xmlns="http://purl.org/net/xbiblio/csl" class="note" version="1.0">'
LAYOUT = "<citation><layout><text macro='a'/></layout></citation></style>"


@pytest.mark.parametrize(
    ("style", "message", "line"),
    [
        ("", "no well-formed XML", 1),
        ("<style>", "no well-formed XML", 1),
        ("<html/>", "not a CSL style", 1),
        (HEAD + "</style>", "has no <citation>", 1),
        (HEAD + "<citation/></style>", "has no <layout>", 1),
        (HEAD + "\n" + LAYOUT, "does not define", 2),
        (HEAD + "\n<macro name='a'>\n<text macro='a'/></macro>" + LAYOUT, "calls itself", 3),
        (
            HEAD + "<macro name='a'><group><text macro='b'/></group></macro>\n<macro name='b'><text macro='a'/></macro>"
            + LAYOUT, "calls itself", 2,
        ),
        (HEAD + "\n<macro name='a'><choose><text/></choose></macro>" + LAYOUT, "cannot stand in <choose>", 2),
        (HEAD + "<macro name='a'>" + "<group>" * 300 + "</group>" * 300 + "</macro>" + LAYOUT, "within one another", 1),
        ("<!DOCTYPE s [<!ENTITY a 'b'>]>" + HEAD + "</style>", "entities", 1),
    ],
)  # fmt: skip
def test_styles_that_cannot_be_used(style: str, message: str, line: int):
    with pytest.raises(InputError, match=message) as caught:
        Processor(style, ENTRIES)
    assert caught.value.line == line


def test_a_dependent_style_follows_its_parent(tmp_path):
    (tmp_path / "parent.csl").write_text(NOTES, "utf-8")
    link = "http://www.zotero.org/styles/parent"
    child = tmp_path / "child.csl"
    child.write_text(f'{HEAD}<info><link rel="independent-parent" href="{link}"/></info></style>', "utf-8")
    assert str(Processor(child, ENTRIES).cite([note(1, "roe")])[0]) == "A Roe, Letters."
    (tmp_path / "parent.csl").unlink()
    with pytest.raises(InputError, match="which is not there"):
        Processor(child, ENTRIES)


def test_layouts_for_entries_in_another_language():
    layouts = '<layout locale="de"><text term="and"/></layout><layout><text term="and"/></layout>'
    source = AUTHOR_DATE[: AUTHOR_DATE.index("<layout")] + layouts + "</citation></style>"
    german = Entry("g", "book", {"title": "Buch", "language": "de-AT"})
    made = Processor(source, {**ENTRIES, "g": german}).cite([note(0, "roe"), note(0, "g")])
    assert [str(text) for text in made] == ["and", "und"]


@pytest.mark.parametrize(
    ("bibliography", "expected"),
    [
        ('<layout suffix="."><names variable="author"/><text variable="title" prefix=", "/></layout>', "A Doe, B."),
        (
            '<layout><text variable="citation-number" suffix=". "/><names variable="author"/></layout>',
            "A Doe",
        ),
        ('<layout><text variable="citation-number"/></layout>', "1"),  # a number is better than nothing
        ('<layout><text variable="volume"/></layout>', ""),
    ],
)
def test_reference_by_itself(bibliography, expected):
    citation = NOTES.partition("<bibliography>")[0]
    style = f'{citation}<bibliography subsequent-author-substitute="———">{bibliography}</bibliography></style>'
    processor = Processor(style, ENTRIES)
    processor.cite_silently(["d2", "doe"])
    assert str(processor.reference("d2")) == expected
    assert "———" not in str(processor.reference("doe"))


def test_reference_in_a_style_without_bibliography():
    processor = Processor(AUTHOR_DATE, ENTRIES)
    processor.cite_silently(["roe"])
    assert str(processor.reference("roe")) == "(Roe 1937)"
