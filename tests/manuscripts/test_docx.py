"""Word's files are read as their authors see them."""

import json
import tracemalloc
from base64 import b64encode
from pathlib import Path
from xml.sax.saxutils import escape

import pytest
from word_files import field, marker, members, note, paragraph, run, write

from footnotes import manuscripts
from footnotes.model.citation import CiteMode
from footnotes.model.manuscript import Manuscript, Zone

STYLES = """
<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>
<w:style w:type="paragraph" w:styleId="berschrift1"><w:name w:val="heading 1"/><w:basedOn w:val="Normal"/>
  <w:pPr><w:outlineLvl w:val="0"/></w:pPr></w:style>
<w:style w:type="paragraph" w:styleId="Kapitel"><w:name w:val="Kapitel"/><w:basedOn w:val="berschrift1"/></w:style>
<w:style w:type="paragraph" w:styleId="Zitat"><w:name w:val="Quote"/><w:rPr><w:i/></w:rPr></w:style>
<w:style w:type="paragraph" w:styleId="Bibliography"><w:name w:val="Bibliography"/></w:style>
<w:style w:type="paragraph" w:styleId="TOC1"><w:name w:val="toc 1"/></w:style>
<w:style w:type="character" w:styleId="Werktitel"><w:name w:val="Werktitel"/><w:rPr><w:i/></w:rPr></w:style>
"""
BOOK = {"id": 7, "type": "book", "title": "Origins", "author": [{"family": "Getty"}], "citation-key": "getty1985"}


def read(tmp_path: Path, body: str, **parts: str) -> Manuscript:
    return manuscripts.read(write(tmp_path / "m.docx", members(body, **{"styles": STYLES, **parts})))


def zotero(**item: object) -> str:
    cited = {"id": 7, "uris": ["http://zotero.org/users/1/items/ABCD"], "itemData": BOOK, **item}
    return f"ADDIN ZOTERO_ITEM CSL_CITATION {json.dumps({'citationItems': [cited]})}"


@pytest.mark.parametrize(
    ("runs", "text"),
    [
        (run("one") + run(" two"), "one two"),
        (run("1937 Tri") + run("al 86-", "<w:b/>") + run("7"), "1937 Trial 86-7"),
        (run("a &amp; b &lt; “c”"), "a & b < “c”"),
        (run("one") + "<w:r><w:tab/></w:r>" + run("two"), "one two"),
        (run("one") + "<w:r><w:br/><w:t>two</w:t></w:r>", "one two"),
        (run("86") + "<w:r><w:noBreakHyphen/></w:r>" + run("7"), "86-7"),
        (run("Tri") + "<w:r><w:softHyphen/></w:r>" + run("al\u00ad86"), "Trial86"),
        ('<w:r><w:sym w:font="Symbol" w:char="F0B0"/></w:r>', "°"),
        ('<w:r><w:sym w:font="Times" w:char="00A7"/></w:r>', "§"),
        (run("two  spaces\u00a0and one"), "two spaces and one"),
        (run("line\nend"), "line end"),
        (run("in 1985") + run("2", '<w:vertAlign w:val="superscript"/>'), "in 1985²"),
        ("<w:ins><w:r><w:t>in</w:t></w:r></w:ins><w:del><w:r><w:delText>out</w:delText></w:r></w:del>", "in"),
        ("<w:moveFrom><w:r><w:t>from</w:t></w:r></w:moveFrom><w:moveTo><w:r><w:t>to</w:t></w:r></w:moveTo>", "to"),
        (run("seen") + run("hidden", "<w:vanish/>"), "seen"),
        (run("one") + '<w:commentRangeStart w:id="1"/><w:r><w:commentReference w:id="1"/></w:r>', "one"),
        (run("x is ") + "<m:oMath><m:r><m:t>a=b</m:t></m:r></m:oMath>" + run("so"), "x is so"),
        ("<w:smartTag><w:r><w:t>a</w:t></w:r></w:smartTag><w:sdt><w:sdtContent><w:r><w:t>b</w:t></w:r>"
         "</w:sdtContent></w:sdt>", "ab"),
        ("<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent><w:r><w:t>Click here</w:t></w:r></w:sdtContent>"
         "</w:sdt>" + run("a"), "a"),
        (field("PAGEREF x", run("12")), "12"),
        ('<w:fldSimple w:instr=" DATE "><w:r><w:t>today</w:t></w:r></w:fldSimple>', "today"),
        (field(f"IF {field('PAGE', run('3'))} = 3 \"a\"", run("a")), "a"),
        (field("TOC \\o", run("Chapter One 5")), ""),
    ],
)  # fmt: skip
def test_text_is_what_the_reader_sees(tmp_path: Path, runs: str, text: str):
    assert read(tmp_path, paragraph(runs)).text == text


def test_every_character_leads_back_to_its_part(tmp_path: Path):
    body = paragraph(run("A “😀” &amp; "), run("book", "<w:i/>"), marker(2)) + paragraph(run("end\nof"))
    manuscript = read(tmp_path, body, footnotes=note(2, run("See Elton "), run("23.")))
    written = ""
    for segment in manuscript.segments:
        source = segment.source.of(manuscript.parts[segment.part])
        assert source.replace("&amp;", "&").replace("\n", " ") == segment.text.of(manuscript.text)
        written += segment.text.of(manuscript.text)
    assert written == "A “😀” & bookend ofSee Elton 23."
    assert {segment.part for segment in manuscript.segments} == {"word/document.xml", "word/footnotes.xml"}


def test_notes_are_numbered_as_word_does(tmp_path: Path):
    body = paragraph(run("one"), marker(5), run(" two"), marker(3, "endnote"), run(" three"), marker(2))
    manuscript = read(
        tmp_path,
        body,
        footnotes=note(2, run("second")) + note(5, run("first")),
        endnotes=note(3, run("at the end"), kind="endnote"),
    )
    found = {note.label: (note.body.of(manuscript.text), note.marker.start) for note in manuscript.notes}
    assert found == {"1": ("first", 3), "i": ("at the end", 7), "2": ("second", 13)}
    assert [block.zone for block in manuscript.blocks] == [Zone.BODY, Zone.NOTE, Zone.NOTE, Zone.NOTE]


def test_a_section_may_say_how_notes_are_numbered(tmp_path: Path):
    properties = (
        '<w:pPr><w:sectPr><w:endnotePr><w:pos w:val="x"/><w:numFmt w:val="decimal"/></w:endnotePr></w:sectPr></w:pPr>'
    )
    manuscript = read(
        tmp_path, f"<w:p>{properties}{run('a')}{marker(1, 'endnote')}</w:p>", endnotes=note(1, run("x"), kind="endnote")
    )
    assert [note.label for note in manuscript.notes] == ["1"]


def test_a_field_that_never_ends_hides_nothing_else(tmp_path: Path):
    begun = '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>PAGE</w:instrText></w:r>'
    body = paragraph(run("a"), begun) + paragraph(run("b"), marker(1))
    assert read(tmp_path, body, footnotes=note(1, run("c"))).text == "a\n\nb\n\nc"


def test_a_note_has_the_mark_that_its_author_chose(tmp_path: Path):
    own = '<w:r><w:footnoteReference w:customMarkFollows="1" w:id="1"/><w:t>*</w:t></w:r>'
    manuscript = read(
        tmp_path, paragraph(run("a"), own, run("b"), marker(2)), footnotes=note(1, run("x")) + note(2, run("y"))
    )
    assert manuscript.text.startswith("ab\n")
    assert [note.label for note in manuscript.notes] == ["*", "1"]


def test_the_note_of_a_deleted_marker_is_not_read(tmp_path: Path):
    manuscript = read(tmp_path, paragraph(run("a"), f"<w:del>{marker(1)}</w:del>"), footnotes=note(1, run("gone")))
    assert (manuscript.text, manuscript.notes) == ("a", ())


def test_a_note_without_marker_and_a_marker_without_note_are_kept(tmp_path: Path):
    manuscript = read(tmp_path, paragraph(run("a"), marker(9)), footnotes=note(1, run("alone")))
    assert [(note.marker is None, note.body is None) for note in manuscript.notes] == [(False, True), (True, False)]


def test_paragraphs_are_what_their_styles_say(tmp_path: Path):
    body = "".join(
        paragraph(run(style or "text"), style=style)
        for style in ("berschrift1", "Kapitel", "", "Zitat", "TOC1", "Bibliography")
    )
    manuscript = read(tmp_path, body)
    assert [(block.zone, block.level) for block in manuscript.blocks] == [
        (Zone.HEADING, 1), (Zone.HEADING, 1), (Zone.BODY, 0), (Zone.QUOTE, 0), (Zone.REFERENCES, 0),
    ]  # fmt: skip


def test_emphasis_is_what_differs_from_the_paragraph(tmp_path: Path):
    body = paragraph(
        run("Policy", "<w:i/>"), run(" and "), run("Rev", '<w:rStyle w:val="Werktitel"/>'),
        run("olution", '<w:rStyle w:val="Werktitel"/><w:b w:val="0"/>'), run(" "), run("Elton", "<w:smallCaps/>"),
    ) + paragraph(run("all of it "), run("but this", '<w:i w:val="0"/>'), style="Zitat")  # fmt: skip
    manuscript = read(tmp_path, body)
    assert [(mark.kind, mark.text.of(manuscript.text)) for mark in manuscript.marks] == [
        ("emphasis", "Policy"), ("emphasis", "Revolution"), ("small-caps", "Elton"), ("emphasis", "but this"),
    ]  # fmt: skip


def test_links_lead_where_they_lead(tmp_path: Path):
    link = (
        '<Relationship Id="rId9" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink" '
    )
    body = paragraph(
        f'<w:hyperlink r:id="rId9">{run("one")}</w:hyperlink>',
        field('HYPERLINK "https://b.example/" \\o "tip"', run(" two")),
        f'<w:hyperlink w:anchor="ch1">{run(" three")}</w:hyperlink>',
    )
    manuscript = read(tmp_path, body, links=f'{link}Target="https://a.example/" TargetMode="External"/>')
    assert [mark.target for mark in manuscript.marks] == ["https://a.example/", "https://b.example/", "#ch1"]


def test_a_text_box_is_read_once_after_its_paragraph(tmp_path: Path):
    box = f"<w:txbxContent>{paragraph(run('in the box'))}</w:txbxContent>"
    drawn = (
        '<w:r><mc:AlternateContent><mc:Choice Requires="wps">'
        f"<w:drawing><wps:txbx>{box}</wps:txbx></w:drawing></mc:Choice>"
        f"<mc:Fallback><w:pict><v:textbox>{box}</v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r>"
    )
    assert read(tmp_path, paragraph(run("a"), drawn, run(" b"))).text == "a b\n\nin the box"


def test_tables_are_read_cell_by_cell_without_deleted_rows(tmp_path: Path):
    cell = "<w:tc><w:tcPr/>{}</w:tc>"
    row = f"<w:tr>{cell.format(paragraph(run('a')))}{cell.format(paragraph(run('b')))}</w:tr>"
    deleted = f"<w:tr><w:trPr><w:del/></w:trPr>{cell.format(paragraph(run('gone')))}</w:tr>"
    assert read(tmp_path, f"<w:tbl>{row}{deleted}</w:tbl>{paragraph(run('c'))}").text == "a\n\nb\n\nc"


def test_a_paragraph_whose_mark_is_deleted_goes_on(tmp_path: Path):
    first = f"<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr>{run('one ')}</w:p>"
    assert read(tmp_path, first + paragraph(run("two"))).text == "one two"


def test_the_language_is_that_of_most_runs(tmp_path: Path):
    german = '<w:lang w:val="de-DE"/>'
    assert read(tmp_path, paragraph(run("lang und deutsch", german), run("short"))).language == "de-DE"
    assert read(tmp_path, paragraph(run("short", german), run("long and without any"))).language is None


@pytest.mark.parametrize(
    "code", [zotero(locator="23-4", label="page"), zotero(locator="23-4").replace("ZOTERO_ITEM ", "")]
)
def test_a_citation_of_zotero_or_mendeley_is_known_by_key(tmp_path: Path, code: str):
    manuscript = read(tmp_path, paragraph(run("so "), field(code, run("(Getty 1985, 23–4)")), run(".")))
    citation = manuscript.keyed[0]
    assert citation.span.of(manuscript.text) == "(Getty 1985, 23–4)"
    assert [(cite.key, cite.locators) for cite in citation.cites] == [("getty1985", (("page", "23-4"),))]
    assert manuscript.items["getty1985"]["title"] == "Origins"


def test_an_item_without_a_key_has_its_number(tmp_path: Path):
    data = {name: value for name, value in BOOK.items() if name != "citation-key"}
    code = zotero(itemData=data, prefix="see ", suffix=", passim", **{"suppress-author": True})
    cite = read(tmp_path, paragraph(field(code, run("x")))).keyed[0].cites[0]
    assert (cite.key, cite.prefix, cite.suffix, cite.mode) == ("7", "see", ", passim", CiteMode.SUPPRESS_AUTHOR)


def test_a_citation_of_endnote_is_known_by_its_record(tmp_path: Path):
    code = (
        "ADDIN EN.CITE <EndNote><Cite><Author>Getty</Author><Year>1985</Year><RecNum>12</RecNum><Pages>23</Pages>"
        '<record><rec-number>12</rec-number><ref-type name="Book">6</ref-type><contributors><authors>'
        '<author><style face="normal">Getty, J. Arch</style></author></authors></contributors>'
        "<titles><title>Origins &amp; Ends</title></titles><dates><year>1985</year></dates></record></Cite></EndNote>"
    )
    manuscript = read(tmp_path, paragraph(field(code, run("(Getty, 1985, p. 23)"))))
    assert [(cite.key, cite.locators) for cite in manuscript.keyed[0].cites] == [("RN12", (("page", "23"),))]
    assert manuscript.items["RN12"] == {
        "id": "RN12", "type": "book", "title": "Origins & Ends", "author": [{"family": "Getty", "given": "J. Arch"}],
        "issued": {"date-parts": [[1985]]},
    }  # fmt: skip


def test_a_citation_of_word_itself_is_known_by_its_tag(tmp_path: Path):
    manuscript = read(tmp_path, paragraph(field("CITATION Get85 \\p 23 \\l 1033 \\m Bro88", run("(Getty; Broué)"))))
    assert [(cite.key, cite.locators) for cite in manuscript.keyed[0].cites] == [
        ("Get85", (("page", "23"),)), ("Bro88", ()),
    ]  # fmt: skip


def test_a_bookmark_of_zotero_is_known_by_the_properties_of_the_file(tmp_path: Path):
    code = zotero(locator="23").removeprefix("ADDIN ")
    pieces = "".join(
        f'<property name="ZOTERO_BREF_x1_{at}"><vt:lpwstr>{escape(code[start : start + 50])}</vt:lpwstr></property>'
        for at, start in enumerate(range(0, len(code), 50), 1)
    )
    contents = members(
        paragraph(run("so "), '<w:bookmarkStart w:id="4" w:name="ZOTERO_BREF_x1"/>', run("(Getty 23)"),
                  '<w:bookmarkEnd w:id="4"/>', run("."))
    )  # fmt: skip
    contents["docProps/custom.xml"] = f'<Properties xmlns="p" xmlns:vt="v">{pieces}</Properties>'
    manuscript = manuscripts.read(write(tmp_path / "m.docx", contents))
    assert [one.span.of(manuscript.text) for one in manuscript.keyed] == ["(Getty 23)"]
    assert [(cite.key, cite.locators) for cite in manuscript.keyed[0].cites] == [("getty1985", (("page", "23"),))]


def test_a_content_control_of_mendeley_is_known_by_its_tag(tmp_path: Path):
    citation = {"citationItems": [{"id": "x", "itemData": BOOK, "label": "page", "locator": "9"}]}
    tag = f"MENDELEY_CITATION_v3_{b64encode(json.dumps(citation).encode()).decode()}"
    control = f'<w:sdt><w:sdtPr><w:tag w:val="{tag}"/></w:sdtPr><w:sdtContent>{run("(Getty 9)")}</w:sdtContent></w:sdt>'
    manuscript = read(tmp_path, paragraph(run("so "), control, run(".")))
    assert [(cite.key, cite.locators) for cite in manuscript.keyed[0].cites] == [("getty1985", (("page", "9"),))]
    assert [mark.source.of(manuscript.parts["word/document.xml"]) for mark in manuscript.marks] == [control]


@pytest.mark.parametrize("code", ["ADDIN ZOTERO_ITEM CSL_CITATION {broken", "ADDIN ZOTERO_ITEM CSL_CITATION []"])
def test_a_broken_field_is_text(tmp_path: Path, code: str):
    manuscript = read(tmp_path, paragraph(field(code, run("(Getty 23)"))))
    assert (manuscript.text, manuscript.keyed) == ("(Getty 23)", ())


def test_the_list_that_a_reference_manager_makes_is_one_of_works(tmp_path: Path):
    code = field("ADDIN ZOTERO_BIBL {} CSL_BIBLIOGRAPHY", f"{run('One')}</w:p><w:p>{run('Two')}")
    manuscript = read(tmp_path, paragraph(run("text")) + paragraph(code))
    assert [block.zone for block in manuscript.blocks] == [Zone.BODY, Zone.REFERENCES, Zone.REFERENCES]


def test_places_are_paragraphs_and_notes(tmp_path: Path):
    body = paragraph(run("one")) + paragraph(run("two"), marker(1))
    manuscript = read(tmp_path, body, footnotes=note(1, run("in the note")))
    assert [manuscript.paragraph_at(block.span.start) for block in manuscript.blocks] == [1, 2, 2]
    assert manuscript.parts[""] == manuscript.text


def test_a_large_file_takes_memory_in_proportion(tmp_path: Path):
    words = "words of all kinds, “quoted” and not, " * 6
    body = "".join(
        paragraph(run(words), run("Policy", "<w:i/>"), run(f" {number})"), marker(number), run(words))
        for number in range(1, 1500)
    )
    contents = members(body, footnotes="".join(note(number, run("See Elton 23.")) for number in range(1, 1500)))
    path = write(tmp_path / "m.docx", contents)
    manuscripts.read(path)  # what is imported and kept is no part of it
    tracemalloc.start()
    manuscripts.read(path)
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert most < 10 * sum(map(len, contents.values()))
