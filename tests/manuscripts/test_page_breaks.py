"""Pages that files record, and none where they do not."""

import io
from zipfile import ZipFile

import pytest

from footnotes import manuscripts
from footnotes.manuscripts.page_breaks import Pages


def pages(text: str, form: str, words: str) -> list[str]:
    """Return the page that each of the words stands on."""
    manuscript = manuscripts.parse(text, form)
    found = Pages(manuscript)
    return [found.at(manuscript.text.index(word)) for word in words.split()]


@pytest.mark.parametrize(
    ("text", "form"),
    [
        ("One two three.\n", "markdown"),
        ("<p>One <span title='12'>two</span> <b id='page-title'>three</b></p>", "html"),
        ("<p>One <a href='#page_3'>two</a> three</p>", "html"),
    ],
)
def test_no_pages(text, form):
    assert pages(text, form, "One two three") == ["", "", ""]


TEI = '<TEI xmlns="http://www.tei-c.org/ns/1.0"><text><body>{}</body></text></TEI>'


@pytest.mark.parametrize(
    ("text", "form", "expected"),
    [
        (TEI.format('<pb n="xii"/><p>One</p><p>two <pb facs="x" n="xiii"/>three</p>'), "tei", ["xii", "xii", "xiii"]),
        (TEI.format('<p>One</p><pb n="7"/><p>two</p><pb/><p>three</p>'), "tei", ["", "7", "7"]),
        (
            '<p>One <span epub:type="pagebreak" role="doc-pagebreak" title="4"></span>two'
            ' <span role="doc-pagebreak" aria-label="page 5"></span>three</p>',
            "html", ["", "4", "5"],
        ),
        ('<p>One <a name="Page_10" id="Page_10"></a>two</p><p id="pg_xi">three</p>', "html", ["", "10", "xi"]),
    ],
)  # fmt: skip
def test_pages(text, form, expected):
    assert pages(text, form, "One two three") == expected


WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"


def docx(body: str) -> bytes:
    data = io.BytesIO()
    with ZipFile(data, "w") as archive:
        archive.writestr(
            "[Content_Types].xml",
            f'<Types xmlns="{PACKAGE}/content-types">'
            f'<Override PartName="/word/document.xml" ContentType="{MAIN}"/></Types>',
        )
        archive.writestr(
            "_rels/.rels",
            f'<Relationships xmlns="{PACKAGE}/relationships">'
            f'<Relationship Id="r" Type="{OFFICE}/officeDocument" Target="word/document.xml"/></Relationships>',
        )
        archive.writestr(
            "word/document.xml", f'<w:document xmlns:w="{WORD}"><w:body>{body}</w:body></w:document>'
        )  # fmt: skip
    return data.getvalue()


def paragraph(text: str, before: str = "", section: str = "") -> str:
    return f"<w:p><w:pPr>{section}</w:pPr><w:r>{before}<w:t>{text}</w:t></w:r></w:p>"


BREAK = "<w:lastRenderedPageBreak/>"


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (paragraph("One") + paragraph("two") + paragraph("three"), ["", "", ""]),
        (paragraph("One") + paragraph("two", BREAK) + paragraph("three", BREAK), ["1", "2", "3"]),
        (
            paragraph("One") + paragraph("two", BREAK) + paragraph("three")
            + '<w:sectPr><w:pgNumType w:start="45"/></w:sectPr>',
            ["45", "46", "46"],
        ),
        (
            paragraph("One") + paragraph("two", BREAK, '<w:sectPr><w:pgNumType w:fmt="lowerRoman"/></w:sectPr>')
            + paragraph("three", BREAK) + '<w:sectPr><w:pgNumType w:start="1"/></w:sectPr>',
            ["i", "ii", "1"],
        ),
    ],
)  # fmt: skip
def test_pages_of_word(tmp_path, body, expected):
    path = tmp_path / "book.docx"
    path.write_bytes(docx(body))
    manuscript = manuscripts.read(path)
    found = Pages(manuscript)
    assert [found.at(manuscript.text.index(word)) for word in ("One", "two", "three")] == expected
