"""ODT: text of OpenDocument (1.3, part 3, 5 and 6) inside a ``text:p``; its styles are automatic ones."""

from __future__ import annotations

from xml.sax.saxutils import escape, quoteattr

from footnotes.csl.output.runs import Mark, nested, runs
from footnotes.model.rich_text import RichText, Style


def render(rich: RichText) -> str:
    """Return ``rich`` as text, ``text:span`` and ``text:a``."""
    return "".join(nested(runs(rich), _written, _wrapped))


def _written(text: str) -> str:
    return escape(text).replace("\n", "<text:line-break/>").replace("\t", "<text:tab/>")


def _wrapped(mark: Mark, pieces: list[str]) -> str:
    inside = "".join(pieces)
    if mark.style is Style.LINK:
        return f'<text:a xlink:type="simple" xlink:href={quoteattr(mark.target)}>{inside}</text:a>'
    name = f"footnotes_{mark.style.value.replace('-', '_')}"
    return f'<text:span text:style-name="{name}">{inside}</text:span>'
