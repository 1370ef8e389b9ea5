"""JATS: runs with the elements of its group "emphasis", links as ``ext-link`` (ANSI/NISO Z39.96)."""

from __future__ import annotations

from xml.sax.saxutils import escape, quoteattr

from footnotes.csl.output.runs import Mark, nested, runs
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
    return "".join(nested(runs(rich), _escape, _wrap))


def _escape(text: str) -> str:
    return escape(text).replace("\n", " ").replace("\t", " ")


def _wrap(mark: Mark, pieces: list[str]) -> str:
    inner = "".join(pieces)
    if mark.style is Style.LINK:
        return f'<ext-link ext-link-type="uri" {_NAMESPACE} xlink:href={quoteattr(mark.target)}>{inner}</ext-link>'
    name = _ELEMENTS[mark.style]
    return f"<{name}>{inner}</{name}>"
