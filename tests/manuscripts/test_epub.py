"""EPUB: chapters in the order of the spine, notes in other files of the book."""

import zipfile
from pathlib import Path

import pytest

import footnotes
from footnotes.model.input_error import InputError

PACKAGE = """<package><metadata><dc:language>de</dc:language></metadata><manifest>
<item id="nav" href="nav.xhtml" media-type="application/xhtml+xml" properties="nav"/>
<item id="c2" href="text/two.xhtml" media-type="application/xhtml+xml"/>
<item id="c1" href="text/one%201.xhtml" media-type="application/xhtml+xml"/>
<item id="n" href="text/notes.xhtml" media-type="application/xhtml+xml"/>
<item id="css" href="a.css" media-type="text/css"/>
</manifest><spine>
<itemref idref="nav"/><itemref idref="c1"/><itemref idref="c2"/><itemref idref="n"/></spine></package>"""
PAGE = "<?xml version='1.0'?><html><head><title>x</title></head><body>{}</body></html>"
MEMBERS = {
    "META-INF/container.xml": "<container><rootfile full-path='OEBPS/book.opf'/></container>",
    "OEBPS/book.opf": PACKAGE,
    "OEBPS/nav.xhtml": PAGE.format("<ol><li>Contents (Getty 5)</li></ol>"),
    "OEBPS/text/one 1.xhtml": PAGE.format(
        "<h1>One</h1><p>A.<a epub:type='noteref' href='notes.xhtml#n1'>1</a></p>"
        "<p>B.<a epub:type='noteref' href='#here'>2</a></p><aside epub:type='footnote' id='here'><p>here</p></aside>"
    ),
    "OEBPS/text/two.xhtml": PAGE.format("<p>C.<sup><a href='notes.xhtml#n2'>3</a></sup> D (Getty 5).</p>"),
    "OEBPS/text/notes.xhtml": PAGE.format("<p id='n1'>1. first</p><p id='n2'>3. third</p>"),
}


def book(path: Path, members: dict[str, str]) -> Path:
    with zipfile.ZipFile(path, "w") as archive:
        for name, text in members.items():
            archive.writestr(name, text)
    return path


def test_a_book_is_read_in_the_order_of_its_spine(tmp_path: Path):
    manuscript = footnotes.read(book(tmp_path / "book.epub", MEMBERS))
    assert manuscript.text == "One\n\nA.\n\nB.\n\nhere\n\nC. D (Getty 5).\n\nfirst\n\nthird"
    assert [(note.label, note.body.of(manuscript.text)) for note in manuscript.notes] == [
        ("1", "first"), ("2", "here"), ("3", "third")
    ]  # fmt: skip
    assert (manuscript.format, manuscript.language) == ("epub", "de")


def test_every_place_leads_to_its_member(tmp_path: Path):
    manuscript = footnotes.read(book(tmp_path / "book.epub", MEMBERS))
    for segment in manuscript.segments:
        assert segment.source.of(MEMBERS[segment.part]) == segment.text.of(manuscript.text)


@pytest.mark.parametrize(
    ("members", "message"),
    [
        ({"mimetype": "x"}, "holds no META-INF/container.xml"),
        ({"META-INF/container.xml": "<container/>"}, "is no EPUB"),
        ({"META-INF/container.xml": MEMBERS["META-INF/container.xml"]}, "holds no OEBPS/book.opf"),
    ],
)
def test_what_is_no_book(tmp_path: Path, members: dict[str, str], message: str):
    with pytest.raises(InputError, match=message):
        footnotes.read(book(tmp_path / "book.epub", members))


def test_a_truncated_book(tmp_path: Path):
    path = book(tmp_path / "book.epub", MEMBERS)
    path.write_bytes(path.read_bytes()[:-60])
    with pytest.raises(InputError, match="truncated or damaged"):
        footnotes.read(path)
