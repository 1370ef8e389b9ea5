"""DOCX files for tests, made of the XML that each test is about."""

from __future__ import annotations

import zipfile
from pathlib import Path

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_ROOT = (
    f'xmlns:w="{W}" xmlns:r="{_R}" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math" xmlns:v="urn:schemas-microsoft-com:vml" '
    'xmlns:o="urn:schemas-microsoft-com:office:office" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"'
)
_XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml"
SEPARATORS = (
    '<w:footnote w:type="separator" w:id="-1"><w:p><w:r><w:separator/></w:r></w:p></w:footnote>'
    '<w:footnote w:type="continuationSeparator" w:id="0"><w:p><w:r><w:continuationSeparator/></w:r></w:p></w:footnote>'
)


def run(text: str, properties: str = "") -> str:
    """Return a run."""
    around = f"<w:rPr>{properties}</w:rPr>" if properties else ""
    return f'<w:r>{around}<w:t xml:space="preserve">{text}</w:t></w:r>'


def paragraph(*runs: str, style: str = "") -> str:
    """Return a paragraph."""
    properties = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else ""
    return f"<w:p>{properties}{''.join(runs)}</w:p>"


def marker(number: int, kind: str = "footnote") -> str:
    """Return a run with the marker of a note."""
    return f'<w:r><w:rPr><w:rStyle w:val="FootnoteReference"/></w:rPr><w:{kind}Reference w:id="{number}"/></w:r>'


def note(number: int, *runs: str, kind: str = "footnote") -> str:
    """Return a note as Word writes it."""
    own = f'<w:r><w:rPr><w:rStyle w:val="FootnoteReference"/></w:rPr><w:{kind}Ref/></w:r>'
    return f'<w:{kind} w:id="{number}">{paragraph(own, run(" "), *runs, style="FootnoteText")}</w:{kind}>'


def field(code: str, result: str) -> str:
    """Return a field of runs."""
    sign = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'
    written = code.replace("&", "&amp;").replace("<", "&lt;")
    instruction = f'<w:r><w:instrText xml:space="preserve"> {written} </w:instrText></w:r>'
    return sign.format("begin") + instruction + sign.format("separate") + result + sign.format("end")


def members(
    body: str, *, footnotes: str = "", endnotes: str = "", styles: str = "", settings: str = "", links: str = ""
) -> dict[str, str]:
    """Return the members of a file with this body, and these contents of its other parts."""
    parts = {"styles": styles, "settings": settings}
    if footnotes:
        parts["footnotes"] = SEPARATORS + footnotes
    if endnotes:
        parts["endnotes"] = endnotes
    overrides = "".join(f'<Override PartName="/word/{n}.xml" ContentType="{_MAIN}.{n}+xml"/>' for n in parts)
    relationships = "".join(
        f'<Relationship Id="rId{at}" Type="{_R}/{name}" Target="{name}.xml"/>' for at, name in enumerate(parts, 1)
    )
    found = {
        "[Content_Types].xml": f'{_XML}<Types xmlns="{_PACKAGE}/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
        f'<Override PartName="/word/document.xml" ContentType="{_MAIN}.document.main+xml"/>{overrides}</Types>',
        "_rels/.rels": f'{_XML}<Relationships xmlns="{_PACKAGE}/relationships">'
        f'<Relationship Id="rId1" Type="{_R}/officeDocument" Target="word/document.xml"/></Relationships>',
        "word/document.xml": f"{_XML}<w:document {_ROOT}><w:body>{body}<w:sectPr/></w:body></w:document>",
        "word/_rels/document.xml.rels": f'{_XML}<Relationships xmlns="{_PACKAGE}/relationships">'
        f"{relationships}{links}</Relationships>",
    }
    for name, content in parts.items():
        found[f"word/{name}.xml"] = f"{_XML}<w:{name} {_ROOT}>{content}</w:{name}>"
    return found


def write(path: Path, contents: dict[str, str]) -> Path:
    """Write a file of these members."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in contents.items():
            archive.writestr(name, content)
    return path
