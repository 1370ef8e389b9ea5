"""Documents of OpenDocument are read as their authors see them, and written with everything else as it was."""

import json
import re
import zipfile
from pathlib import Path
from xml.sax.saxutils import quoteattr

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import etree
from open_document_files import members, note, paragraph, span, write

from footnotes import manuscripts
from footnotes.csl.output import odt
from footnotes.manuscripts.odt.character_styles import CHARACTER_STYLES
from footnotes.manuscripts.rewriting import Replacement, rewrite_archive
from footnotes.model.input_error import InputError
from footnotes.model.manuscript import Manuscript, Zone
from footnotes.model.rich_text import RichText, Style, Styled
from footnotes.text import Span

AUTOMATIC = "".join(
    f'<style:style style:name="{name}" style:family="{family}"{parent}><style:text-properties {look}/></style:style>'
    for name, family, parent, look in [
        ("T1", "text", "", 'fo:font-style="italic"'),
        ("T2", "text", "", 'style:text-position="super 58%"'),
        ("T3", "text", "", 'text:display="none"'),
        ("T4", "text", ' style:parent-style-name="Emphasis"', ""),
        ("P1", "paragraph", ' style:parent-style-name="Quotations"', ""),
        ("P2", "paragraph", "", 'fo:language="de"'),
    ]
)
STYLES = (
    '<style:style style:name="Emphasis" style:family="text"><style:text-properties fo:font-style="italic"/>'
    "</style:style>"
)
ITEM = {
    "id": 7,
    "itemData": {"id": 7, "type": "book", "title": "Origins", "citation-key": "getty1985"},
    "locator": "23",
}
ZOTERO = quoteattr(f"ZOTERO_ITEM CSL_CITATION {json.dumps({'citationItems': [ITEM]})} RNDabc")


def read(tmp_path: Path, body: str) -> Manuscript:
    return manuscripts.read(write(tmp_path / "m.odt", members(body, automatic=AUTOMATIC, styles=STYLES)))


@pytest.mark.parametrize(
    ("inside", "text"),
    [
        ("one &amp; “two”", "one & “two”"),
        ("one<text:tab/>two<text:line-break/>three<text:s text:c=\"3\"/>four", "one two three four"),
        ("  one\n   two ", "one two"),
        (f"in 1985{span('2', 'T2')}", "in 1985²"),
        (f"seen{span('hidden', 'T3')}", "seen"),
        ("one<office:annotation><dc:creator>me</dc:creator><text:p>said</text:p></office:annotation> two", "one two"),
        ('kept<text:change text:change-id="1"/> on', "kept on"),
        ("a<text:soft-page-break/>b <text:page-number>3</text:page-number>", "ab 3"),
        ("<text:ruby><text:ruby-base>base</text:ruby-base><text:ruby-text>up</text:ruby-text></text:ruby>", "base"),
        ("<draw:frame><draw:text-box><text:p>in the box</text:p></draw:text-box></draw:frame>a", "a\n\nin the box"),
        ("<draw:frame><draw:image/><svg:title>x</svg:title></draw:frame>a", "a"),
    ],
)  # fmt: skip
def test_text_is_what_the_reader_sees(tmp_path: Path, inside: str, text: str):
    assert read(tmp_path, paragraph(inside)).text == text


def test_deleted_text_and_tables_of_contents_are_not_read(tmp_path: Path):
    changes = "<text:tracked-changes><text:changed-region><text:deletion><text:p>gone</text:p></text:deletion>"
    contents = (
        "<text:table-of-content><text:index-body><text:p>One 5</text:p></text:index-body></text:table-of-content>"
    )
    body = f"{changes}</text:changed-region></text:tracked-changes>{contents}{paragraph('a')}"
    assert read(tmp_path, body).text == "a"


def test_every_character_leads_back_to_the_file(tmp_path: Path):
    manuscript = read(tmp_path, paragraph("A 😀 &amp; ", span("book", "T1"), note(1, "See Elton."), " end"))
    for segment in manuscript.segments:
        source = segment.source.of(manuscript.parts["content.xml"])
        assert source.replace("&amp;", "&") == segment.text.of(manuscript.text)
    assert manuscript.text == "A 😀 & book end\n\nSee Elton."


def test_notes_have_their_labels(tmp_path: Path):
    body = paragraph("a", note(1, "one"), "b", note(1, "end", kind="endnote"), "c", note(2, "star", label="*"))
    manuscript = read(tmp_path, body)
    assert [(one.label, one.body.of(manuscript.text)) for one in manuscript.notes] == [
        ("1", "one"),
        ("1", "end"),
        ("*", "star"),
    ]
    assert [one.marker.start for one in manuscript.notes] == [1, 2, 3]


def test_paragraphs_and_emphasis_are_what_their_styles_say(tmp_path: Path):
    body = (
        '<text:h text:outline-level="2">Head</text:h>'
        + paragraph("Title", style="Title")
        + paragraph("so ", span("Policy", "T1"), span(" too", "T4"))
        + paragraph("quoted", style="P1")
        + paragraph(style="Horizontal_20_Line")
        + paragraph("Elton", style="Bibliography_20_1")
        + '<text:section text:name="ZOTERO_BIBL {} CSL_BIBLIOGRAPHY RND1"><text:p>Getty</text:p></text:section>'
        + paragraph("end")
    )
    manuscript = read(tmp_path, body)
    assert [(block.zone, block.level) for block in manuscript.blocks] == [
        (Zone.HEADING, 2), (Zone.HEADING, 1), (Zone.BODY, 0), (Zone.QUOTE, 0), (Zone.REFERENCES, 0),
        (Zone.REFERENCES, 0), (Zone.BODY, 0),
    ]  # fmt: skip
    assert [mark.text.of(manuscript.text) for mark in manuscript.marks] == ["Policy too"]


def test_a_quotation_mark_does_not_part_emphasis(tmp_path: Path):
    body = paragraph(span("The ", "T1"), "‘", span("Great", "T1"), "’", span(" Purge", "T1"), ", ", span("Two", "T1"))
    manuscript = read(tmp_path, body)
    assert [mark.text.of(manuscript.text) for mark in manuscript.marks] == ["The ‘Great’ Purge", "Two"]


def test_the_language_is_that_of_most_text(tmp_path: Path):
    assert read(tmp_path, paragraph("lang und deutsch", style="P2") + paragraph("short")).language == "de"
    assert read(tmp_path, paragraph("short", style="P2") + paragraph("long without any")).language is None


def test_citations_in_marks_are_known_by_key(tmp_path: Path):
    own = (
        '<text:bibliography-mark text:bibliography-type="book" text:identifier="Bro88" text:title="Trotsky" '
        'text:author="Broué" text:year="1988">[Bro88]</text:bibliography-mark>'
    )
    cited = f"<text:reference-mark-start text:name={ZOTERO}/>(Getty 23)<text:reference-mark-end text:name={ZOTERO}/>"
    manuscript = read(tmp_path, paragraph("so ", cited, " and ", own))
    assert [one.span.of(manuscript.text) for one in manuscript.keyed] == ["(Getty 23)", "[Bro88]"]
    cites = [cite for one in manuscript.keyed for cite in one.cites]
    assert [(cite.key, cite.locators) for cite in cites] == [("getty1985", (("page", "23"),)), ("Bro88", ())]
    assert manuscript.items["getty1985"]["title"] == "Origins"
    assert manuscript.items["Bro88"]["issued"] == {"date-parts": [[1988]]}


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("META-INF/manifest.xml", "<a><encryption-data/></a>", "password"),
        ("content.xml", "<office:spreadsheet/>", "no text document"),
        ("content.xml", '<!DOCTYPE a><a xmlns:office="office:text"/>', "document type"),
        ("content.xml", "<office:text>", "not well-formed"),
    ],
)
def test_what_cannot_be_read_is_told(tmp_path: Path, name: str, content: str, words: str):
    with pytest.raises(InputError, match=words):
        manuscripts.read(write(tmp_path / "m.odt", {**members(""), name: content}))


def rewrite(folder: Path, body: str, *citations: str, as_note: bool = True, works: str | None = None):
    """Replace each citation, named by its text, by `new`; return the new body and the manuscript read anew."""
    manuscript = read(folder, body)
    replacements = []
    for citation in citations:
        start = manuscript.text.index(citation)
        replacements.append(Replacement(Span(start, start + len(citation)), "new", as_note))
    parts = rewrite_archive(manuscript, replacements, works)
    manuscripts.write_archive(folder / "n.odt", parts, manuscript)
    for text in parts.values():
        etree.fromstring(text.encode())
    content = manuscripts.read(folder / "n.odt")
    return re.search(r"<office:text>(.*)</office:text>", content.parts["content.xml"])[1], content


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("so (Elton 23).", "so.{}"),
        ("so (Elton 23) that", "so{} that"),
        (f"so ({span('Elton', 'T1')} 23), and", "so,{} and"),
        (f"{span('so (Elton 23)', 'T1')}. Then", f"{span('so', 'T1')}.{{}} Then"),
        (span("so (Elton 23) that", "T1"), f"{span('so', 'T1')}{{}}{span(' that', 'T1')}"),
        ("a &amp;<text:s/>(Elton 23)", "a &amp;{}"),
        (f"so <text:reference-mark-start text:name={ZOTERO}/>(Elton 23)<text:reference-mark-end text:name={ZOTERO}/>.",
         "so.{}"),
    ],
)  # fmt: skip
def test_a_citation_becomes_a_note(tmp_path: Path, before: str, after: str):
    body, manuscript = rewrite(tmp_path, paragraph(before), "Elton 23")
    new = note(0, "new").replace(">0<", ">1<")
    assert body == paragraph(after.format(new))
    assert [(one.label, one.body.of(manuscript.text)) for one in manuscript.notes] == [("1", "new")]


def test_later_notes_are_counted_on(tmp_path: Path):
    _, manuscript = rewrite(tmp_path, paragraph("a (Elton 1)", note(1, "old"), " b (Elton 2)"), "Elton 1", "Elton 2")
    numbers = re.findall(r"<text:note-citation>(\d)<", manuscript.parts["content.xml"])
    assert numbers == ["1", "2", "3"]
    identifiers = re.findall(r'text:id="(\w+)"', manuscript.parts["content.xml"])
    assert len(set(identifiers)) == 3


def test_a_reference_in_a_note_is_replaced_there_outside_of_its_emphasis(tmp_path: Path):
    body, _ = rewrite(tmp_path, paragraph("a", note(1, "See ", span("Elton", "T1"), " 23.")), "Elton 23", as_note=True)
    assert body == paragraph("a", note(1, "See new."))


def test_styles_that_are_named_are_there(tmp_path: Path):
    works = paragraph(span("a", "footnotes_italic"), style="Bibliography_20_1")
    body, manuscript = rewrite(tmp_path, paragraph("a"), works=works)
    assert body.endswith(f'outline-level="1">Bibliography</text:h>{works}')
    assert 'style:name="footnotes_italic"' in manuscript.parts["content.xml"]
    with zipfile.ZipFile(tmp_path / "n.odt") as archive:
        assert 'style:name="Bibliography_20_1"' in archive.read("styles.xml").decode()
        assert archive.infolist()[0].filename == "mimetype"
        assert archive.infolist()[0].compress_type == zipfile.ZIP_STORED


def test_every_style_that_is_written_is_known():
    styles = [Style.ITALIC, Style.BOLD, Style.SMALL_CAPS, Style.UNDERLINE, Style.SUPERSCRIPT, Style.SUBSCRIPT]
    written = odt.render(RichText(tuple(Styled(style, ("x",)) for style in styles)))
    assert set(re.findall(r'"(footnotes_\w+)"', written)) == set(CHARACTER_STYLES)


TEXT = st.text(st.sampled_from("ab 1()&<é“”😀\u00ad\t\n"), max_size=8).map(
    lambda text: text.replace("&", "&amp;").replace("<", "&lt;")
)
AROUND = st.sampled_from(["{}", span("{}", "T1"), span(f"a{span('{}', 'T2')}", "T1"), "<text:tab/>{}", span("{}", "T3"),
                          '<text:a xlink:href="x">{}</text:a>', "{}<text:bookmark/>", note(1, "{}")])  # fmt: skip
PARAGRAPHS = st.lists(st.builds(lambda around, inside: around.format(inside), AROUND, TEXT), max_size=6).map(
    lambda runs: paragraph(*runs)
)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=80, deadline=None)
@given(st.lists(PARAGRAPHS, max_size=4).map("".join), st.data())
def test_all_text_but_what_is_cut_stays(tmp_path: Path, content: str, data):
    manuscript = read(tmp_path, content + paragraph("x"))
    path = tmp_path / "m.odt"
    manuscripts.write_archive(tmp_path / "n.odt", rewrite_archive(manuscript, [], None), manuscript)
    assert (tmp_path / "n.odt").read_bytes() == path.read_bytes()
    block = data.draw(st.sampled_from(manuscript.blocks))
    start = data.draw(st.integers(block.span.start, block.span.end - 1))
    end = data.draw(st.integers(start + 1, block.span.end))
    parts = rewrite_archive(manuscript, [Replacement(Span(start, end), "NEW", as_note=False)], None)
    manuscripts.write_archive(tmp_path / "n.odt", parts, manuscript)
    again = manuscripts.read(tmp_path / "n.odt")
    expected = manuscript.text[:start] + "NEW" + manuscript.text[end:]
    assert again.text.replace(" ", "").replace("\n", "") == expected.replace(" ", "").replace("\n", "")
