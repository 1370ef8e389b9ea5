"""Conversion by pandoc: the result in the other format, citations that stay citations."""

import dataclasses
import sys
from pathlib import Path

import pytest

import footnotes
from footnotes import manuscripts
from footnotes.model.bibliography import Bibliography
from footnotes.model.entry import Entry
from footnotes.model.input_error import InputError
from footnotes.pipeline.converting import convert

pytest.importorskip("pypandoc")

BOOKS = [("elton72", "Policy", "Elton", 1972), ("a:b/c", "Origins", "Getty", 1985)]
REFS = Bibliography(
    {
        key: Entry(key, "book", {"title": title, "author": [{"family": name}], "issued": {"date-parts": [[year]]}})
        for key, title, name, year in BOOKS
    }
)
TEXT = """It was late (see Elton, *Policy* 33; Getty, *Origins*, ch. 2).[^1] As @elton72 [p. 5] says, Getty [-@a:b/c]
and (Nobody 1900, 5).

[^1]: Compare Getty, *Origins* 12.
"""


def analysed(source: str | Path, format_name: str = "markdown") -> footnotes.Analysis:
    read = footnotes.read(source) if isinstance(source, Path) else manuscripts.parse(source, format_name)
    return footnotes.analyse(read, REFS)


def cited(analysis: footnotes.Analysis) -> list[list[tuple[str, str, str, str]]]:
    """Return the cites by key with the words before, the locators and the mode, sorted: notes stand here and there."""
    found = [resolved.citation.cites for resolved in analysis.citations if resolved.resolutions[0].entry]
    return sorted(
        [(cite.key, cite.prefix, ", ".join(one.value for one in cite.locators), str(cite.mode)) for cite in cites]
        for cites in found
    )


EXPECTED = [
    [("a:b/c", "", "", "suppress-author")],
    [("a:b/c", "Compare", "12", "normal")],
    [("elton72", "", "5", "author-in-text")],
    [("elton72", "see", "33", "normal"), ("a:b/c", "", "2", "normal")],
]


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("See [see *especially* **all** of @elton72, p. 5].", "[see *especially* **all** of @elton72, p. 5]"),
        ("[@elton72, p. 5, and *passim*; cf. *also* @a:b/c]", "[@elton72, p. 5, and *passim*; cf. *also* @a:b/c]"),
        ("(see *also* Elton, *Policy* 33)", "[see *also* @elton72, p. 33]"),
    ],
)
def test_emphasis_in_the_words_around_keys_is_kept(source: str, expected: str):
    converted = convert(analysed(source), "markdown", "chicago", citations="keys").data.decode("utf-8")
    assert expected in converted


@pytest.mark.parametrize("target", ["markdown", "latex", "org"])
def test_citations_by_key_stay_citations(target: str):
    converted = convert(analysed(TEXT), target, "chicago", citations="keys").data.decode("utf-8")
    assert "Nobody 1900, 5" in converted
    assert cited(analysed(converted, target)) == EXPECTED


@pytest.mark.parametrize("name", ["docx", "odt", "jats", "docbook", "html", "rst"])
def test_and_back_again(tmp_path: Path, name: str):
    """What one format has only as text is read as citations by key on the way back."""
    path = tmp_path / f"essay.{name}"
    path.write_bytes(convert(analysed(TEXT), name, "chicago", citations="keys").data)
    back = convert(analysed(path), "markdown", "chicago", citations="keys").data.decode("utf-8")
    assert cited(analysed(back)) == EXPECTED


@pytest.mark.parametrize(
    ("target", "note"), [("latex", r"\footnote{"), ("docx", ""), ("org", "[fn:1]"), ("html", "fn1")]
)
def test_a_rendered_manuscript_is_converted(tmp_path: Path, target: str, note: str):
    path = tmp_path / f"essay.{target}"
    conversion = convert(analysed(TEXT), target, "chicago")
    path.write_bytes(conversion.data)
    manuscript = footnotes.read(path)
    assert len(manuscript.notes) == 4
    assert "See Elton, Policy (1972), 33" in manuscript.text
    assert note in (path.read_text() if note else "")
    assert [one.citation.text for one in conversion.rendering.left] == ["Nobody 1900, 5"]


@pytest.mark.parametrize(
    ("target", "names", "line"),
    [
        ("latex", ["my_refs.bib"], r"\addbibresource{../my_refs.bib}"),
        ("latex", ["refs.json", "more.bib"], r"\addbibresource{../more.bib}"),
        ("markdown", ["my_refs.bib"], "bibliography: ../my_refs.bib"),
        ("markdown", ["refs.json", "more.bib"], "bibliography:\n- ../refs.json\n- ../more.bib"),
    ],
)
def test_a_file_with_citations_by_key_names_its_bibliography(tmp_path: Path, target: str, names: list[str], line: str):
    files = tuple(tmp_path / name for name in names)
    source = manuscripts.parse(f"---\nbibliography: old.bib\n---\n\n{TEXT}", "markdown")
    analysis = footnotes.analyse(source, Bibliography(REFS.entries, paths=files))
    data = convert(analysis, target, "chicago", citations="keys", folder=tmp_path / "out").data.decode("utf-8")
    assert line in data
    assert "old.bib" not in data


def test_without_pandoc_it_says_how_to_get_it(monkeypatch):
    monkeypatch.setitem(sys.modules, "pypandoc", None)
    with pytest.raises(InputError, match="needs pandoc") as caught:
        convert(analysed(TEXT), "latex", "chicago")
    assert caught.value.remedy == "install it: pip install 'footnotes[pandoc]'"


def test_what_pandoc_cannot_read():
    with pytest.raises(InputError, match="pandoc cannot read tei"):
        convert(analysed("<TEI><text><p>A</p></text></TEI>", "tei"), "latex", "chicago")


def test_words_like_tokens_are_no_citations():
    converted = convert(analysed(f"FnCite0Z stays. {TEXT}"), "markdown", "chicago", citations="keys").data.decode(
        "utf-8"
    )
    assert converted.startswith("FnCite0Z stays. It was late [see @elton72")


def test_works_that_the_manuscript_describes_go_with_it():
    own = {"id": "scott98", "type": "book", "title": "Seeing", "author": [{"family": "Scott"}]}
    manuscript = manuscripts.parse("As [@scott98, p. 7] says.\n", "markdown")
    analysis = footnotes.analyse(dataclasses.replace(manuscript, items={"scott98": own}), REFS)
    converted = convert(analysis, "markdown", "chicago", citations="keys").data.decode("utf-8")
    back = footnotes.analyse(manuscripts.parse(converted, "markdown"), Bibliography())
    assert [one.entry for resolved in back.citations for one in resolved.resolutions] == ["scott98"]
    assert back.bibliography.entries["scott98"].names("author")[0].family == "Scott"


@pytest.mark.parametrize("target", ["docx", "odt"])
def test_markdown_to_live_citations_and_back_loses_none(tmp_path: Path, target: str):
    path = tmp_path / f"essay.{target}"
    path.write_bytes(convert(analysed(TEXT), target, "chicago", citations="zotero").data)
    assert "@elton72" not in footnotes.read(path).text
    back = convert(analysed(path), "markdown", "chicago", citations="keys").data.decode("utf-8")
    found = cited(analysed(back))
    assert [[cite[0] for cite in cites] for cites in found] == [[cite[0] for cite in cites] for cites in EXPECTED]


def test_live_citations_are_for_word_processors():
    with pytest.raises(InputError, match="latex has no live citations"):
        convert(analysed(TEXT), "latex", "chicago", citations="zotero")
