"""Citations become Word's own notes; everything else in the file stays."""

import re
import zipfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import etree
from word_files import W, field, marker, members, note, paragraph, run, write

from footnotes import manuscripts
from footnotes.manuscripts.rewriting import Replacement, rewrite_archive
from footnotes.text import Span

STYLES = (
    '<w:style w:type="paragraph" w:default="1" w:styleId="Standard"><w:name w:val="Normal"/></w:style>'
    '<w:style w:type="character" w:styleId="Funotenzeichen"><w:name w:val="footnote reference"/></w:style>'
)
DELETED = "<w:del><w:r><w:delText>22</w:delText></w:r></w:del>"
ZOTERO = 'ADDIN ZOTERO_ITEM CSL_CITATION {"citationItems":[{"id":1}]}'
MARKER = '<w:r><w:rPr><w:rStyle w:val="Funotenzeichen"/></w:rPr><w:footnoteReference w:id="1"/></w:r>'


def rewrite(folder: Path, contents: dict[str, str], *citations: str, as_note: bool = True, works: str | None = None):
    """Replace each citation, named by its text, by `new`; return the changed parts, and the manuscript read anew."""
    manuscript = manuscripts.read(write(folder / "m.docx", contents))
    replacements = []
    for citation in citations:
        start = manuscript.text.index(citation)
        replacements.append(Replacement(Span(start, start + len(citation)), run("new"), as_note))
    parts = rewrite_archive(manuscript, replacements, works)
    manuscripts.write_archive(folder / "n.docx", parts, manuscript)
    for text in parts.values():
        etree.fromstring(text.encode())
    return parts, manuscripts.read(folder / "n.docx")


def body(parts: dict[str, str]) -> str:
    return re.search(r"<w:body>(.*)<w:sectPr/></w:body>", parts["word/document.xml"])[1]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (run("so (Elton 23)."), run("so.") + MARKER),
        (run("so (Elton 23) that"), run("so") + MARKER + run(" that")),
        (run("so") + run(" (El") + run("ton", "<w:i/>") + run(" 23), and"),
         run("so") + run(",") + MARKER + run(" and")),
        (run("so (Elton 23)", "<w:b/>") + run(". Then"), run("so", "<w:b/>") + run(".") + MARKER + run(" Then")),
        (run("a &amp; (Elton 23)"), run("a &amp;") + MARKER),
        ("<w:r><w:t>so (Elton 23) x</w:t></w:r>", run("so") + MARKER + run(" x")),
        (run("so") + "<w:r><w:tab/><w:t>(Elton 23)</w:t><w:br/></w:r>" + run("x"),
         run("so") + MARKER + "<w:r><w:br/></w:r>" + run("x")),
        (run("so (Elton ") + '<w:bookmarkStart w:id="1"/>' + run("23).", "<w:i/>"),
         run("so") + '<w:bookmarkStart w:id="1"/>' + run(".", "<w:i/>") + MARKER),
        (run("so (Elton ") + DELETED + f"<w:ins>{run('23')}</w:ins>" + run(")"),
         run("so") + MARKER + DELETED + "<w:ins></w:ins>"),
        (run("so ") + field(ZOTERO, run("(Elton 23)")) + run("."),
         run("so") + run(".") + MARKER),
    ],
)  # fmt: skip
def test_a_citation_becomes_a_note(tmp_path: Path, before: str, after: str):
    parts, manuscript = rewrite(tmp_path, members(paragraph(before), styles=STYLES), "Elton 23")
    assert body(parts) == paragraph(after)
    assert [(note.label, note.body.of(manuscript.text)) for note in manuscript.notes] == [("1", "new")]


def test_a_new_run_looks_like_the_text_around_it(tmp_path: Path):
    look = '<w:rFonts w:ascii="Garamond"/><w:i/><w:sz w:val="24"/>'
    parts, _ = rewrite(tmp_path, members(paragraph(run("a Elton 23 b", look))), "Elton 23", as_note=False)
    new = run("new", '<w:rFonts w:ascii="Garamond"/><w:sz w:val="24"/>')
    assert body(parts) == paragraph(run("a ", look), new, run(" b", look))


def test_a_reference_in_a_note_is_replaced_there(tmp_path: Path):
    contents = members(
        paragraph(run("a"), marker(1)), footnotes=note(1, run("See "), run("Elton", "<w:i/>"), run(" 23."))
    )
    parts, manuscript = rewrite(tmp_path, contents, "Elton 23")
    assert list(parts) == ["word/footnotes.xml"]
    assert parts["word/footnotes.xml"] == contents["word/footnotes.xml"].replace(
        run("Elton", "<w:i/>") + run(" 23."), run("new") + run(".")
    )
    assert manuscript.notes[0].body.of(manuscript.text) == "See new."


def test_new_notes_stand_in_the_order_of_their_markers(tmp_path: Path):
    content = paragraph(run("a (Elton 1)"), marker(7), run(" b (Elton 2)"), marker(9), run(" c (Elton 3)"))
    contents = members(content, footnotes=note(7, run("one")) + note(9, run("two")))
    parts, _ = rewrite(tmp_path, contents, "Elton 1", "Elton 2", "Elton 3")
    notes = etree.fromstring(parts["word/footnotes.xml"].encode())
    assert [one.get(f"{{{W}}}id") for one in notes] == ["-1", "0", "1", "2", "3", "4", "5"]
    assert re.findall(r'footnoteReference w:id="(\d+)"', parts["word/document.xml"]) == ["1", "2", "3", "4", "5"]
    texts = ["".join(one.itertext()).strip() for one in notes]
    assert texts == ["", "", "new", "one", "new", "two", "new"]


def test_what_notes_need_is_made_as_word_makes_it(tmp_path: Path):
    contents = members(paragraph(run("a (Elton 23).")), settings="<w:zoom/><w:compat/>")
    parts, _ = rewrite(
        tmp_path, contents, "Elton 23", works='<w:p><w:pPr><w:pStyle w:val="Bibliography"/></w:pPr></w:p>'
    )
    types = etree.fromstring(parts["[Content_Types].xml"].encode())
    assert "/word/footnotes.xml" in [one.get("PartName") for one in types]
    links = etree.fromstring(parts["word/_rels/document.xml.rels"].encode())
    assert [one.get("Target") for one in links if one.get("Type").endswith("/footnotes")] == ["footnotes.xml"]
    assert len({one.get("Id") for one in links}) == len(links)
    notes = etree.fromstring(parts["word/footnotes.xml"].encode())
    assert [one.get(f"{{{W}}}type") for one in notes] == ["separator", "continuationSeparator", None]
    configured = [one.tag.rpartition("}")[2] for one in etree.fromstring(parts["word/settings.xml"].encode())]
    assert configured == ["zoom", "footnotePr", "compat"]
    styles = etree.fromstring(parts["word/styles.xml"].encode())
    assert [one.get(f"{{{W}}}styleId") for one in styles] == ["FootnoteReference", "FootnoteText", "Bibliography"]


def test_endnotes_are_added_where_there_are_only_those(tmp_path: Path):
    contents = members(
        paragraph(run("a"), marker(2, "endnote"), run(" (Elton 23)")), endnotes=note(2, run("x"), kind="endnote")
    )
    parts, manuscript = rewrite(tmp_path, contents, "Elton 23")
    assert "word/footnotes.xml" not in parts
    assert [note.label for note in manuscript.notes] == ["i", "ii"]
    assert '<w:endnoteReference w:id="3"/>' in parts["word/document.xml"]
    styles = etree.fromstring(parts["word/styles.xml"].encode())
    assert [(one.get(f"{{{W}}}styleId"), one[0].get(f"{{{W}}}val")) for one in styles] == [
        ("EndnoteReference", "endnote reference"), ("EndnoteText", "endnote text"),
    ]  # fmt: skip


def test_the_bibliography_stands_before_the_last_section(tmp_path: Path):
    parts, _ = rewrite(tmp_path, members(paragraph(run("a"))), works=paragraph(run("Elton"), style="Bibliography"))
    title = "<w:p><w:r><w:rPr><w:b/></w:rPr><w:t>Bibliography</w:t></w:r></w:p>"
    assert body(parts) == paragraph(run("a")) + title + paragraph(run("Elton"), style="Bibliography")


def test_another_prefix_is_kept(tmp_path: Path):
    contents = members(paragraph(run("a (Elton 23).")))
    for name in ("word/document.xml", "word/styles.xml"):
        contents[name] = re.sub(r"(</?|\s|xmlns:)w(?=[:=])", r"\1x", contents[name])
    parts, manuscript = rewrite(tmp_path, contents, "Elton 23")
    assert "w:" not in parts["word/document.xml"].replace("xmlns:", "")
    assert len(manuscript.notes) == 1


TEXT = st.text(st.sampled_from("ab 1()&<é“”😀\u00ad\t\n"), max_size=8).map(
    lambda text: text.replace("&", "&amp;").replace("<", "&lt;")
)
RUNS = st.builds(run, TEXT, st.sampled_from(["", "<w:i/>", '<w:vertAlign w:val="superscript"/>', "<w:vanish/>"]))
AROUND = st.sampled_from([
    "{}", "<w:ins>{}</w:ins>", "<w:hyperlink>{}</w:hyperlink>", "<w:sdt><w:sdtContent>{}</w:sdtContent></w:sdt>",
    '<w:fldSimple w:instr="PAGE">{}</w:fldSimple>', '<w:bookmarkStart w:id="3"/>{}', "<w:r><w:tab/></w:r>{}",
])  # fmt: skip
PARAGRAPHS = st.lists(st.builds(lambda around, inside: around.format(inside), AROUND, RUNS), max_size=6).map(
    lambda runs: paragraph(*runs)
)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=80, deadline=None)
@given(st.lists(PARAGRAPHS, max_size=4).map("".join), st.lists(RUNS, max_size=3), st.data())
def test_all_text_but_what_is_cut_stays(tmp_path: Path, content: str, in_note: list[str], data):
    contents = members(content + paragraph(run("x"), marker(1)), footnotes=note(1, *in_note), styles=STYLES)
    path = write(tmp_path / "m.docx", contents)
    manuscript = manuscripts.read(path)
    for segment in manuscript.segments:
        own = segment.source.of(manuscript.parts[segment.part])
        assert len(own) != len(segment.text.of(manuscript.text)) or "<" not in own
    manuscripts.write_archive(tmp_path / "n.docx", rewrite_archive(manuscript, [], None), manuscript)
    assert (tmp_path / "n.docx").read_bytes() == path.read_bytes()
    block = data.draw(st.sampled_from(manuscript.blocks))
    start = data.draw(st.integers(block.span.start, block.span.end - 1))
    end = data.draw(st.integers(start + 1, block.span.end))
    parts = rewrite_archive(manuscript, [Replacement(Span(start, end), run("NEW"), as_note=False)], None)
    manuscripts.write_archive(tmp_path / "n.docx", parts, manuscript)
    again = manuscripts.read(tmp_path / "n.docx")
    plain = str.maketrans("", "", " ")
    assert again.text.translate(plain).replace("\n\n", "") == (
        manuscript.text[:start] + "NEW" + manuscript.text[end:]
    ).translate(plain).replace("\n\n", "")
    with zipfile.ZipFile(path) as one, zipfile.ZipFile(tmp_path / "n.docx") as other:
        same = set(one.namelist()) - set(parts)
        assert {name: one.read(name) for name in same} == {name: other.read(name) for name in same}
