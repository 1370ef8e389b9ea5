"""What is written into Word files stands in the order that its schema wants, or Word calls the file damaged."""

import re
import zipfile
from itertools import pairwise
from pathlib import Path

import pytest
from lxml import etree
from word_files import marker, members, note, paragraph, run, write

import footnotes
from footnotes.model.bibliography import Bibliography
from footnotes.model.entry import Entry

# ECMA-376 part 1, annex A.1: CT_RPr, CT_PPr, CT_Style, CT_Settings (the elements that may occur here)
ORDERS = {
    "rPr": """rStyle rFonts b bCs i iCs caps smallCaps strike dstrike outline shadow emboss imprint noProof snapToGrid
        vanish webHidden color spacing w kern position sz szCs highlight u effect bdr shd fitText vertAlign rtl cs em
        lang eastAsianLayout specVanish oMath""",
    "pPr": """pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr suppressLineNumbers pBdr shd tabs
        suppressAutoHyphens bidi adjustRightInd snapToGrid spacing ind contextualSpacing mirrorIndents jc textDirection
        textAlignment outlineLvl divId cnfStyle rPr sectPr pPrChange""",
    "style": """name aliases basedOn next link autoRedefine hidden uiPriority semiHidden unhideWhenUsed qFormat locked
        personal rsid pPr rPr tblPr trPr tcPr tblStylePr""",
    "settings": "zoom proofState defaultTabStop characterSpacingControl footnotePr endnotePr compat decimalSymbol",
}
LOOK = (
    '<w:rStyle w:val="X"/><w:rFonts w:ascii="Times"/><w:b/><w:color w:val="FF0000"/><w:sz w:val="20"/>'
    '<w:lang w:val="de-DE"/>'
)
ENTRY = Entry(
    "doe",
    "chapter",
    {
        "title": "A <i>Part</i> of H<sub>2</sub>O<sup>1</sup> <span style='font-variant: small-caps'>ad</span>",
        "container-title": "Whole",
        "author": [{"family": "Doe", "given": "Jane"}],
        "issued": {"date-parts": [[1999]]},
        "DOI": "10.1/x",
    },
)


@pytest.mark.parametrize("citations", [None, "zotero", "in-text"])
@pytest.mark.parametrize("style", ["chicago-notes-bibliography", "apa"])
def test_properties_stand_in_the_order_of_the_schema(style: str, citations: str | None, tmp_path: Path):
    body = paragraph(run("So (Doe 1999, 5)", LOOK), run(" and more "), marker(1), run(", then (Doe 1999, 7)."))
    contents = members(body, footnotes=note(1, run("See Doe 1999, 6.", LOOK)), settings="<w:zoom/><w:compat/>")
    manuscript = footnotes.read(write(tmp_path / "m.docx", contents))
    analysis = footnotes.analyse(manuscript, Bibliography({"doe": ENTRY}))
    written = tmp_path / "n.docx"
    written.write_bytes(footnotes.render(analysis, style=style, citations=citations))
    seen = set()
    with zipfile.ZipFile(written) as archive:
        for name in archive.namelist():
            for element in etree.fromstring(archive.read(name)).iter() if name.endswith(".xml") else ():
                kind = re.sub(r"\{.*\}", "", str(element.tag))
                order = ORDERS.get(kind, "").split()
                if order:
                    places = [order.index(re.sub(r"\{.*\}", "", str(child.tag))) for child in element]
                    assert all(one < other for one, other in pairwise(places)), etree.tostring(element)
                    seen.add(kind)
    assert seen >= {"rPr", "pPr", "settings"}
