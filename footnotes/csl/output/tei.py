"""TEI P5: runs as ``hi`` with the values of ``rend`` that are usual, links as ``ref``."""

from __future__ import annotations

from xml.sax.saxutils import quoteattr

from footnotes.csl.output.runs import Mark
from footnotes.csl.output.xml import in_elements
from footnotes.model.rich_text import RichText, Style

_RENDITIONS = {
    Style.ITALIC: "italic",
    Style.BOLD: "bold",
    Style.SMALL_CAPS: "smallcaps",
    Style.UNDERLINE: "underline",
    Style.SUPERSCRIPT: "superscript",
    Style.SUBSCRIPT: "subscript",
}


def render(rich: RichText) -> str:
    """Return ``rich`` as the content of a TEI ``note`` or ``bibl`` (TEI Guidelines, 3.3.2 and 3.7)."""
    return in_elements(rich, _element, line_break="<lb/>")


def _element(mark: Mark, inner: str) -> str:
    if mark.style is Style.LINK:
        return f"<ref target={quoteattr(mark.target)}>{inner}</ref>"
    return f'<hi rend="{_RENDITIONS[mark.style]}">{inner}</hi>'
