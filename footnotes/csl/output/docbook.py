"""DocBook 5: runs as ``emphasis`` with the roles that stylesheets know, links as ``link``."""

from __future__ import annotations

from xml.sax.saxutils import quoteattr

from footnotes.csl.output.runs import Mark
from footnotes.csl.output.xml import in_elements
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
    return in_elements(rich, _element)


def _element(mark: Mark, inner: str) -> str:
    if mark.style is Style.LINK:
        return f"<link {_NAMESPACE} xlink:href={quoteattr(mark.target)}>{inner}</link>"
    before, after = _ELEMENTS[mark.style]
    return f"{before}{inner}{after}"
