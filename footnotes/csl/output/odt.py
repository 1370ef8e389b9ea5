"""ODT: text of OpenDocument (1.3, part 3, 5 and 6) inside a ``text:p``; its styles are automatic ones."""

from __future__ import annotations

from xml.sax.saxutils import quoteattr

from footnotes.csl.output.runs import Mark
from footnotes.csl.output.xml import in_elements
from footnotes.model.rich_text import RichText, Style


def render(rich: RichText) -> str:
    """Return ``rich`` as text, ``text:span`` and ``text:a``."""
    return in_elements(rich, _element, line_break="<text:line-break/>", tab="<text:tab/>")


def _element(mark: Mark, inner: str) -> str:
    if mark.style is Style.LINK:
        return f'<text:a xlink:type="simple" xlink:href={quoteattr(mark.target)}>{inner}</text:a>'
    name = f"footnotes_{mark.style.value.replace('-', '_')}"
    return f'<text:span text:style-name="{name}">{inner}</text:span>'
