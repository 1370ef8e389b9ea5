"""DOCX: a document with the index styles that word processors know (ECMA-376 part 1, 11 and 17).

Four small parts make one, so it is written here: a library for it would be larger than all of ``back_matter``, and the
runs of formatted text are written already, for notes and bibliographies, by ``csl.output.docx``.
"""

from __future__ import annotations

import io
from collections.abc import Iterator
from xml.sax.saxutils import quoteattr
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from footnotes.back_matter.listing import Item, Listing
from footnotes.csl.output import docx
from footnotes.model.rich_text import RichText

_WRITTEN = (1980, 1, 1, 0, 0, 0)  # the same list makes the same bytes
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_TYPES = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_INDENT = 284  # twentieths of a point: 5 mm a level

_CONTENT_TYPES = f"""{_HEAD}<Types xmlns="{_PACKAGE}/content-types">\
<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>\
<Override PartName="/word/document.xml" ContentType="{_TYPES}.document.main+xml"/>\
<Override PartName="/word/styles.xml" ContentType="{_TYPES}.styles+xml"/></Types>"""
_RELATIONSHIPS = f"""{_HEAD}<Relationships xmlns="{_PACKAGE}/relationships">\
<Relationship Id="rId1" Type="{_OFFICE}/officeDocument" Target="word/document.xml"/></Relationships>"""
_OF_DOCUMENT = f"""{_HEAD}<Relationships xmlns="{_PACKAGE}/relationships">\
<Relationship Id="rId1" Type="{_OFFICE}/styles" Target="styles.xml"/></Relationships>"""


def render(listing: Listing) -> bytes:
    """Return the list as the bytes of a DOCX file."""
    members = {
        "[Content_Types].xml": _CONTENT_TYPES,
        "_rels/.rels": _RELATIONSHIPS,
        "word/_rels/document.xml.rels": _OF_DOCUMENT,
        "word/styles.xml": _styles(listing.language),
        "word/document.xml": _document(listing),
    }
    data = io.BytesIO()
    with ZipFile(data, "w") as archive:
        for name, text in members.items():
            info = ZipInfo(name, _WRITTEN)
            info.compress_type = ZIP_DEFLATED
            archive.writestr(info, text)
    return data.getvalue()


def _document(listing: Listing) -> str:
    paragraphs = [_paragraph("Title", RichText((listing.title,)))]
    for heading, items in listing.sections:
        if heading:
            paragraphs.append(_paragraph("Heading1", RichText((heading,))))
        paragraphs += _paragraphs(items, 1)
    page = '<w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1418" w:right="1418" w:bottom="1418" w:left="1418"'
    section = f'<w:sectPr>{page} w:header="709" w:footer="709" w:gutter="0"/></w:sectPr>'
    return f'{_HEAD}<w:document xmlns:w="{_WORD}"><w:body>{"".join(paragraphs)}{section}</w:body></w:document>'


def _paragraphs(items: tuple[Item, ...], level: int) -> Iterator[str]:
    for item in items:
        yield _paragraph(f"Index{level}", item.line, keep=level == 1 and bool(item.items))
        yield from _paragraphs(item.items, min(level + 1, 3))


def _paragraph(style: str, text: RichText, *, keep: bool = False) -> str:
    kept = "<w:keepNext/>" if keep else ""  # a source is not parted from its first passage
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{kept}</w:pPr>{docx.render(text)}</w:p>'


def _styles(language: str) -> str:
    run = '<w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman" w:cs="Times New Roman"/><w:sz w:val="22"/>'
    default = f"<w:rPrDefault><w:rPr>{run}<w:lang w:val={quoteattr(language)}/></w:rPr></w:rPrDefault>"
    styles = [
        _style("Normal", "Normal", "", based=""),
        _style("Title", "Title", '<w:spacing w:after="360"/>', '<w:sz w:val="36"/>'),
        _style("Heading1", "heading 1", '<w:keepNext/><w:spacing w:before="360" w:after="120"/>', "<w:b/>"),
    ]
    for level in (1, 2, 3):
        space = '<w:spacing w:before="120"/>' if level == 1 else ""
        indent = f'<w:ind w:left="{level * _INDENT}" w:hanging="{_INDENT}"/>'
        styles.append(_style(f"Index{level}", f"index {level}", space + indent))
    return f'{_HEAD}<w:styles xmlns:w="{_WORD}"><w:docDefaults>{default}</w:docDefaults>{"".join(styles)}</w:styles>'


def _style(identifier: str, name: str, paragraph: str, run: str = "", based: str = "Normal") -> str:
    default = "" if based else ' w:default="1"'
    base = f'<w:basedOn w:val="{based}"/>' if based else ""
    paragraph = f"<w:pPr>{paragraph}</w:pPr>" if paragraph else ""
    run = f"<w:rPr>{run}</w:rPr>" if run else ""
    names = f'<w:name w:val="{name}"/>{base}<w:qFormat/>'
    return f'<w:style w:type="paragraph"{default} w:styleId="{identifier}">{names}{paragraph}{run}</w:style>'
