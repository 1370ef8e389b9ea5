"""DocBook 5: runs as ``emphasis`` with the roles that stylesheets know, links as ``link``."""

from __future__ import annotations

from xml.sax.saxutils import escape, quoteattr

from footnotes.csl.output.runs import Mark, nested, runs
from footnotes.model.rich_text import RichText, Style

_ELEMENTS = {
    Style.ITALIC: ("<emphasis>", "</emphasis>"),
    Style.BOLD: ('<emphasis role="strong">', "</emphasis>"),
    Style.SMALL_CAPS: ('<emphasis role="smallcaps">', "</emphasis>"),
    Style.UNDERLINE: ('<emphasis role="underline">', "</emphasis>"),
    Style.SUPERSCRIPT: ("<superscript>", "</superscript>"),
    Style.SUBSCRIPT: ("<subscript>", "</subscript>"),
}
_NAMESPACE = 'xmlns:xlink="http://www.w3.org/1999/xlink"'


def render(rich: RichText) -> str:
    """Return ``rich`` as the content of a ``para`` or ``bibliomixed``."""
    return "".join(nested(runs(rich), _escape, _wrap))


def _escape(text: str) -> str:
    return escape(text).replace("\n", " ").replace("\t", " ")


def _wrap(mark: Mark, pieces: list[str]) -> str:
    inner = "".join(pieces)
    if mark.style is Style.LINK:
        return f"<link {_NAMESPACE} xlink:href={quoteattr(mark.target)}>{inner}</link>"
    before, after = _ELEMENTS[mark.style]
    return f"{before}{inner}{after}"
