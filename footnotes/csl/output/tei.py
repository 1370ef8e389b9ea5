"""TEI P5: runs as ``hi`` with the values of ``rend`` that are usual, links as ``ref``."""

from __future__ import annotations

from xml.sax.saxutils import escape, quoteattr

from footnotes.csl.output.runs import Mark, nested, runs
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
    return "".join(nested(runs(rich), _escape, _wrap))


def _escape(text: str) -> str:
    return escape(text).replace("\n", "<lb/>").replace("\t", " ")


def _wrap(mark: Mark, pieces: list[str]) -> str:
    inner = "".join(pieces)
    if mark.style is Style.LINK:
        return f"<ref target={quoteattr(mark.target)}>{inner}</ref>"
    return f'<hi rend="{_RENDITIONS[mark.style]}">{inner}</hi>'
