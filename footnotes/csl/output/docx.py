"""DOCX: WordprocessingML runs (ECMA-376 part 1, 17.3.2), for the ``w`` prefix and inside a ``w:p``."""

from __future__ import annotations

from xml.sax.saxutils import escape, quoteattr

from footnotes.csl.output.runs import Mark, Marks, Run, runs
from footnotes.model.rich_text import RichText, Style
from footnotes.patterns import pattern

_PROPERTIES = {  # in the order that the schema of w:rPr asks for
    Style.BOLD: "<w:b/>",
    Style.ITALIC: "<w:i/>",
    Style.SMALL_CAPS: "<w:smallCaps/>",
    Style.UNDERLINE: '<w:u w:val="single"/>',
    Style.SUPERSCRIPT: '<w:vertAlign w:val="superscript"/>',
    Style.SUBSCRIPT: '<w:vertAlign w:val="subscript"/>',
}
_GAPS = {"\n": "<w:br/>", "\t": "<w:tab/>"}
_PIECES = pattern(r"[\n\t]|[^\n\t]+")


def render(rich: RichText) -> str:
    """Return ``rich`` as ``w:r`` elements, links as fields, which need no relationship in the package."""
    return "".join(_linked(run) for run in runs(rich))


def _linked(run: Run) -> str:
    target = next((mark.target for mark in run.marks if mark.style is Style.LINK), "")
    written = _run(run)
    if not target:
        return written
    instruction = 'HYPERLINK "{}"'.format(target.replace("\\", "%5C").replace('"', "%22"))
    return f"<w:fldSimple w:instr={quoteattr(instruction)}>{written}</w:fldSimple>"


def _run(run: Run) -> str:
    return f"<w:r>{_properties(run.marks)}{''.join(_piece(piece) for piece in _PIECES.findall(run.text))}</w:r>"


def _properties(marks: Marks) -> str:
    properties = "".join(written for style, written in _PROPERTIES.items() if Mark(style) in marks)
    return f"<w:rPr>{properties}</w:rPr>" if properties else ""


def _piece(text: str) -> str:
    return _GAPS.get(text) or f'<w:t xml:space="preserve">{escape(text)}</w:t>'
