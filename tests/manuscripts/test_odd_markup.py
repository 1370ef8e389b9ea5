"""Well-formed XML in which elements stand where they never should is read, or refused in words; never a traceback."""

from contextlib import suppress
from pathlib import Path

import open_document_files as odt
import word_files as docx
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from footnotes import manuscripts
from footnotes.manuscripts.rewriting import Replacement, rewrite_archive
from footnotes.model.input_error import InputError
from footnotes.text import Span

WORD = st.sampled_from(
    [
        *("p", "r", "t", "pPr", "rPr", "pStyle", "rStyle", "i", "b", "vanish", "vertAlign", "lang", "tab", "br", "sym"),
        *("fldChar", "instrText", "fldSimple", "del", "ins", "moveFrom", "footnoteReference", "endnoteReference"),
        *("footnote", "hyperlink", "sdt", "sdtPr", "sdtContent", "tag", "showingPlcHdr", "tbl", "tr", "trPr", "tc"),
        *("txbxContent", "pict", "sectPr", "outlineLvl", "pBdr", "delText", "smartTag", "body", "footnoteRef"),
    ]
)
WORD_VALUES = st.sampled_from([
    "", 'w:val="Heading1"', 'w:val="0"', 'w:val="superscript"', 'w:fldCharType="begin"', 'w:fldCharType="separate"',
    'w:fldCharType="end"', 'w:id="1"', 'w:id="x"', 'w:customMarkFollows="1" w:id="1"', 'w:char="F0B0"', 'w:char="zz"',
    'w:instr="CITATION a"', 'w:val="9"', 'w:type="separator"',
])  # fmt: skip
OPEN = st.sampled_from(
    [
        *("p", "h", "span", "a", "s", "tab", "line-break", "note", "note-citation", "note-body", "section"),
        *("reference-mark-start", "reference-mark-end", "bibliography-mark", "tracked-changes", "list", "list-item"),
        *("bibliography", "change", "ruby", "ruby-text", "table-of-content"),
    ]
)
OPEN_VALUES = st.sampled_from([
    "", 'text:style-name="T1"', 'text:outline-level="x"', 'text:note-class="endnote"', 'text:label="*"',
    'text:name="a"',
    'text:name="ZOTERO_ITEM CSL_CITATION {&quot;citationItems&quot;:[{&quot;id&quot;:1}]} RND1"', 'text:identifier="k"',
])  # fmt: skip
TEXT = st.sampled_from(["", "a", " ", "(Elton 23)", "&amp;", "CITATION x", "ADDIN EN.CITE &lt;EndNote>&lt;/EndNote>"])


def trees(prefix: str, names: st.SearchStrategy, values: st.SearchStrategy) -> st.SearchStrategy:
    """Return elements of any names in each other."""

    def element(name: str, value: str, inside: list[str]) -> str:
        return f"<{prefix}:{name} {value}>{''.join(inside)}</{prefix}:{name}>"

    return st.recursive(
        TEXT, lambda inner: st.builds(element, names, values, st.lists(inner, max_size=4)), max_leaves=25
    )


def try_all(path: Path) -> None:
    """Read a file, replace what it begins with, and read the result."""
    with suppress(InputError):
        manuscript = manuscripts.read(path)
        for block in manuscript.blocks[:3]:
            replacement = Replacement(Span(block.span.start, block.span.start + 1), "", as_note=True)
            parts = rewrite_archive(manuscript, [replacement], "")
            target = path.with_name(f"n{path.suffix}")
            manuscripts.write_archive(target, parts, manuscript)
            manuscripts.read(target)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=100, deadline=None)
@given(trees("w", WORD, WORD_VALUES), trees("w", WORD, WORD_VALUES))
def test_odd_word_files(tmp_path: Path, body: str, notes: str):
    try_all(docx.write(tmp_path / "m.docx", docx.members(body, footnotes=notes or " ", styles=notes, settings=notes)))


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=100, deadline=None)
@given(trees("text", OPEN, OPEN_VALUES))
def test_odd_open_documents(tmp_path: Path, body: str):
    try_all(odt.write(tmp_path / "m.odt", odt.members(body)))


def test_what_is_nested_ever_so_deep(tmp_path: Path):
    deep = 5000
    box = "<w:p><w:r><w:txbxContent>" * deep + "</w:txbxContent></w:r></w:p>" * deep
    manuscript = manuscripts.read(docx.write(tmp_path / "m.docx", docx.members(docx.paragraph(docx.run("a")) + box)))
    assert manuscript.text == "a"
    note = "<text:p>b<text:note><text:note-body>" * deep + "</text:note-body></text:note></text:p>" * deep
    manuscript = manuscripts.read(odt.write(tmp_path / "m.odt", odt.members(note)))
    assert manuscript.text.startswith("b\n\nb")


def test_odd_roots(tmp_path: Path):
    for name in ("tab", "r", "p", "rStyle", "lang", "fldChar", "footnoteReference", "sdtContent", "hyperlink", "del"):
        contents = docx.members("")
        contents["word/document.xml"] = f'<w:{name} xmlns:w="{docx.W}"/>'
        try_all(docx.write(tmp_path / "m.docx", contents))
