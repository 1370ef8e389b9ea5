"""Lists in their formats: hostile text stays text, what is written can be read again."""

import csv
import io
import re
from html.parser import HTMLParser
from pathlib import Path
from zipfile import ZipFile

import pytest
from lxml import etree

from footnotes.back_matter.listing import Item, Listing, Section
from footnotes.back_matter.output import FORMATS, format_of, renderer
from footnotes.model.input_error import InputError
from footnotes.model.rich_text import RichText, Style, Styled

ITEMS = (
    Item(RichText((Styled(Style.BOLD, ("L&P",)), " ", Styled(Style.ITALIC, ("Letters",)), ".")), items=(
        Item(RichText(("vol. 9",)), items=(Item(RichText(("p. 42",)), "nn. 1, 3; l. 7"),)),
        Item(RichText(("pp. xii–xv",)), "l. 2"),
    )),
)  # fmt: skip
LISTING = Listing(
    "Index of sources", "en",
    (Section("", ITEMS), Section("Sources not found", (Item(RichText(("PKT 44",)), "n. 2"),))),
    ("source", "places"), (("Letters", "n. 1"), ("PKT 44", "n. 2")),
)  # fmt: skip
HOSTILE = [
    "<script>alert(1)</script>", "</title></style><img src=x onerror=alert(1)>", "]]>&amp;&lt;", "\\input{/etc/passwd}",
    "%}\\end{theindex}", "[optional]", "# heading", "- item", "1. item", "*stars* _and_ `code`", "=cmd()", "+1",
    "@SUM(A1)", "-2+3", "\"quoted\",'so'", "a\x00b\x0bc", "\ud800", "line\nbreak",
    "\u202eright to left", "$x$ ~ ^ # { } &",
]  # fmt: skip


def hostile(text: str) -> Listing:
    item = Item(RichText((text,)), text, (Item(RichText((text,)), text),))
    return Listing(text, "en", (Section(text, (item,)),), ("source",), ((text,),))


def test_markdown():
    assert renderer("markdown")(LISTING).decode() == (
        "# Index of sources\n\n**L&P** *Letters*.\n\n- vol. 9\n    - p. 42: nn. 1, 3; l. 7\n- pp. xii–xv: l. 2\n\n"
        "## Sources not found\n\nPKT 44: n. 2\n"
    )


def test_latex():
    assert renderer("latex")(LISTING).decode() == (
        "{\\renewcommand{\\indexname}{Index of sources}%\n\\begin{theindex}\n\n"
        "\\item{} \\textbf{L\\&P} \\emph{Letters}.\n"
        "\\subitem{} vol. 9\n\\subsubitem{} p. 42: nn. 1, 3; l. 7\n\\subitem{} pp. xii–xv: l. 2\n\n\\indexspace\n\n"
        "\\item \\textbf{Sources not found}\n\n\\item{} PKT 44: n. 2\n\n\\end{theindex}}\n"
    )


def test_docx_has_a_paragraph_for_each_line():
    with ZipFile(io.BytesIO(renderer("docx")(LISTING))) as archive:
        body = etree.fromstring(archive.read("word/document.xml"))[0]
    expected = [
        "Index of sources", "L&P Letters.", "vol. 9", "p. 42: nn. 1, 3; l. 7", "pp. xii–xv: l. 2", "Sources not found",
        "PKT 44: n. 2",
    ]  # fmt: skip
    assert ["".join(paragraph.itertext()) for paragraph in body if paragraph.tag.endswith("}p")] == expected


def test_docx_is_the_same_each_time():
    assert renderer("docx")(LISTING) == renderer("docx")(LISTING)


def test_csv():
    rows = list(csv.reader(io.StringIO(renderer("csv")(LISTING).decode("utf-8-sig"))))
    assert rows == [["source", "places"], ["Letters", "n. 1"], ["PKT 44", "n. 2"]]


class _Tags(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.tags: set[str] = set()

    def handle_starttag(self, tag, attrs):
        self.tags.add(tag)


@pytest.mark.parametrize("text", HOSTILE)
def test_html_holds_no_tags_of_the_text(text):
    parser = _Tags()
    parser.feed(renderer("html")(hostile(text)).decode())
    known = {"html", "head", "meta", "title", "style", "body", "main", "h1", "h2", "section", "ul", "li", "span"}
    assert parser.tags <= known


@pytest.mark.parametrize("text", HOSTILE)
def test_docx_is_well_formed(text):
    with ZipFile(io.BytesIO(renderer("docx")(hostile(text)))) as archive:
        for name in archive.namelist():
            etree.fromstring(archive.read(name))


@pytest.mark.parametrize("text", HOSTILE)
def test_csv_holds_no_formula(text):
    cell = renderer("csv")(hostile(text)).decode("utf-8-sig").partition("\n")[2]
    assert not re.match(r"\"?[=+\-@]", cell)


@pytest.mark.parametrize("text", HOSTILE)
@pytest.mark.parametrize("name", FORMATS)
def test_any_text_can_be_written(name, text):
    assert renderer(name)(hostile(text))


@pytest.mark.parametrize(
    ("output", "name", "expected"),
    [
        (None, None, "markdown"),
        (None, "csv", "csv"),
        ("index.DOCX", None, "docx"),
        ("index.tex", None, "latex"),
        ("index.htm", None, "html"),
        ("index.txt", "markdown", "markdown"),
    ],
)
def test_format_of(output, name, expected):
    assert format_of(Path(output) if output else None, name) == expected


def test_unknown_suffix():
    with pytest.raises(InputError, match=r'no format has the suffix "\.pdf"'):
        format_of(Path("index.pdf"), None)
