"""Live citations are written so that Zotero, pandoc and this project read them back with nothing lost."""

import json
import re
from pathlib import Path

import open_document_files as odt
import pytest
import word_files as docx

import footnotes
from footnotes.manuscripts.archives import Archive
from footnotes.manuscripts.csl_citation import in_field
from footnotes.manuscripts.zotero import LiveStyle, citation_code, preferences
from footnotes.model.citation import CiteByKey, CiteMode
from footnotes.model.input_error import InputError

REFS = [
    {"id": "elton1953", "type": "book", "title": "The Tudor Revolution & <After>", "publisher": "Cambridge",
     "author": [{"family": "Elton", "given": "G. R."}], "issued": {"date-parts": [[1953]]},
     "custom": {"uris": ["http://zotero.org/users/1/items/ELTN1953"]}},
    {"id": "getty1985", "type": "book", "title": "Origins of the “Great” Purges", "publisher": "Cambridge",
     "author": [{"family": "Getty", "given": "J. Arch"}], "issued": {"date-parts": [[1985]]}},
]  # fmt: skip
BODY = "He insisted (see Elton 1953, 23-4; Getty 1985, ch. 3). More (Getty 1985, 90)."
NOTE = "See Elton 1953, 12."
EXPECTED = [
    [("elton1953", "see", (("page", "23-4"),)), ("getty1985", "", (("chapter", "3"),))],
    [("getty1985", "", (("page", "90"),))],
    [("elton1953", "See", (("page", "12"),))],
]


def manuscript(folder: Path, suffix: str) -> Path:
    if suffix == "docx":
        body = docx.paragraph(docx.run(BODY), docx.marker(1))
        return docx.write(folder / "m.docx", docx.members(body, footnotes=docx.note(1, docx.run(NOTE))))
    contents = odt.members(odt.paragraph(BODY, odt.note(1, NOTE)))
    contents["meta.xml"] = (
        '<office:document-meta xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
        'xmlns:meta="urn:oasis:names:tc:opendocument:xmlns:meta:1.0"><office:meta></office:meta></office:document-meta>'
    )
    return odt.write(folder / "m.odt", contents)


def rendered(path: Path, style: str, *, citations: str = "zotero") -> Path:
    refs = path.with_name("refs.json")
    refs.write_text(json.dumps(REFS))
    analysis = footnotes.analyse(footnotes.read(path), footnotes.load_bibliography(refs))
    target = path.with_name(f"live{path.suffix}")
    target.write_bytes(footnotes.render(analysis, style=style, citations=citations))
    return target


@pytest.mark.parametrize("style", ["chicago-notes-bibliography", "apa"])
@pytest.mark.parametrize("suffix", ["docx", "odt"])
def test_live_citations_are_read_back(tmp_path: Path, suffix: str, style: str):
    live = footnotes.read(rendered(manuscript(tmp_path, suffix), style))
    citations = sorted(live.keyed, key=lambda one: live.block_at(one.span.start).span.start)
    found = [[(cite.key, cite.prefix, cite.locators) for cite in one.cites] for one in citations]
    assert sorted(found) == sorted(EXPECTED)
    for item in REFS:
        own = live.items[item["id"]]
        assert all(own[name] == value for name, value in item.items() if name != "custom")
    assert live.items["elton1953"]["custom"]["uris"] == ["http://zotero.org/users/1/items/ELTN1953"]
    assert len(live.notes) == (3 if style.startswith("chicago") else 1)


@pytest.mark.parametrize("suffix", ["docx", "odt"])
def test_what_is_live_already_stays(tmp_path: Path, suffix: str):
    live = rendered(manuscript(tmp_path, suffix), "apa")
    before = live.read_bytes()
    assert rendered(live, "apa").read_bytes() == before


@pytest.mark.parametrize("suffix", ["docx", "odt"])
def test_a_live_bibliography_is_not_added_twice(tmp_path: Path, suffix: str):
    live = rendered(manuscript(tmp_path, suffix), "apa")
    before = live.read_bytes()
    assert rendered(live, "chicago-author-date").read_bytes() == before


@pytest.mark.parametrize("suffix", ["docx", "odt"])
def test_live_citations_can_become_plain_ones(tmp_path: Path, suffix: str):
    live = rendered(manuscript(tmp_path, suffix), "apa")
    plain = footnotes.read(rendered(live, "chicago-notes-bibliography", citations="notes"))
    texts = sorted(note.body.of(plain.text) for note in plain.notes)
    assert len(texts) == 3
    assert texts[0].startswith("Getty, ")


def test_pandoc_reads_live_citations_of_word(tmp_path: Path):
    pypandoc = pytest.importorskip("pypandoc")
    live = rendered(manuscript(tmp_path, "docx"), "chicago-notes-bibliography")
    read = json.loads(pypandoc.convert_file(str(live), "json", "docx+citations"))
    found = [[one["citationId"] for one in cite[0]] for cite in _inside(read["blocks"], "Cite")]
    assert sorted(found) == sorted([cite[0] for cite in cites] for cites in EXPECTED)
    suffixes = "".join(one.get("c", "") for one in _inside_all(read["blocks"]) if one.get("t") == "Str")
    assert all(number in suffixes for number in ("23-4", "3", "90", "12"))
    references = read["meta"]["references"]["c"]
    assert sorted(one["c"]["id"]["c"] for one in references) == ["elton1953", "getty1985"]
    assert "Purges" in json.dumps(references)


def _inside_all(value: object) -> list[dict]:
    if isinstance(value, dict):
        return [value, *(one for inner in value.values() for one in _inside_all(inner))]
    return [one for inner in value for one in _inside_all(inner)] if isinstance(value, list) else []


def _inside(value: object, kind: str) -> list:
    return [one["c"] for one in _inside_all(value) if one.get("t") == kind]


def test_the_bibliography_and_the_preferences_are_zoteros(tmp_path: Path):
    live = rendered(manuscript(tmp_path, "docx"), "chicago-notes-bibliography")
    with Archive(live) as archive:
        main, properties = archive.text("word/document.xml"), archive.text("docProps/custom.xml")
        assert "custom-properties" in archive.text("_rels/.rels")
    assert main.count("ADDIN ZOTERO_BIBL") == 1
    assert main.count('"begin"') == main.count('"separate"') == main.count('"end"')
    pieces = re.findall(r'name="ZOTERO_PREF_\d"><vt:lpwstr>(.*?)</vt:lpwstr>', properties)
    assert "styles/chicago-notes-bibliography" in "".join(pieces)


def test_text_has_no_live_citations(tmp_path: Path):
    (tmp_path / "m.md").write_text("a (Elton 1953, 23).")
    with pytest.raises(InputError, match="no live citations"):
        rendered(tmp_path / "m.md", "apa")


def test_preferences_fit_into_properties():
    properties = preferences(LiveStyle(f"http://example.org/{'a' * 400}&b", "en-US", True, True), "Field", 2)
    assert list(properties) == ["ZOTERO_PREF_1", "ZOTERO_PREF_2", "ZOTERO_PREF_3", "ZOTERO_PREF_4"][: len(properties)]
    assert all(len(piece) <= 255 for piece in properties.values())
    assert 'name="noteType" value="2"' in "".join(properties.values())


@pytest.mark.parametrize(
    ("locators", "locator", "label", "suffix"),
    [
        ((("page", "3"), ("page", "7")), "3, 7", "page", ", passim"),
        ((("volume", "3"), ("page", "40")), "3:40", "page", ", passim"),
        ((("volume", "3"),), "3", "volume", ", passim"),
        ((("page", "245"), ("note", "20")), "245", "page", ", note 20, passim"),
    ],
)
def test_of_several_locators_one_is_zoteros(locators: tuple, locator: str, label: str, suffix: str):
    code = citation_code([CiteByKey("a", "see", locators, "", ", passim", CiteMode.SUPPRESS_AUTHOR, {"id": "a"})], 1)
    item = json.loads(code.partition("CSL_CITATION ")[2])["citationItems"][0]
    assert (item["locator"], item["label"], item["suffix"]) == (locator, label, suffix)
    assert (item["prefix"], item["suppress-author"]) == ("see ", True)


@pytest.mark.parametrize(
    ("locator", "label", "locators"),
    [
        ("3:40", "page", (("volume", "3"), ("page", "40"))),
        ("II: 40-2", "page", (("volume", "II"), ("page", "40-2"))),
        ("40-42", "page", (("page", "40-42"),)),
        ("3:40", "verse", (("verse", "3:40"),)),
        ("a: b", "page", (("page", "a: b"),)),
    ],
)
def test_a_page_of_a_volume_is_read_as_both(locator: str, label: str, locators: tuple):
    item = {"id": 1, "locator": locator, "label": label, "itemData": {"id": "a", "title": "A"}}
    citation = in_field(f"ADDIN ZOTERO_ITEM CSL_CITATION {json.dumps({'citationItems': [item]})}")
    assert citation and citation.cites[0].locators == locators
