"""JATS: runs with the elements of its group "emphasis", links as ``ext-link`` (ANSI/NISO Z39.96)."""

from __future__ import annotations

from xml.sax.saxutils import quoteattr

from footnotes.csl.output.runs import Mark
from footnotes.csl.output.xml import in_elements
from footnotes.model.rich_text import RichText, Style

_ELEMENTS = {
    Style.ITALIC: "italic",
    Style.BOLD: "bold",
    Style.SMALL_CAPS: "sc",
    Style.UNDERLINE: "underline",
    Style.SUPERSCRIPT: "sup",
    Style.SUBSCRIPT: "sub",
}
_NAMESPACE = 'xmlns:xlink="http://www.w3.org/1999/xlink"'


def render(rich: RichText) -> str:
    """Return ``rich`` as the content of a ``p`` or ``mixed-citation``."""
    return in_elements(rich, _element)


def _element(mark: Mark, inner: str) -> str:
    if mark.style is Style.LINK:
        return f'<ext-link ext-link-type="uri" {_NAMESPACE} xlink:href={quoteattr(mark.target)}>{inner}</ext-link>'
    name = _ELEMENTS[mark.style]
    return f"<{name}>{inner}</{name}>"
