"""What the formats of XML have in common: text is escaped, marks are elements."""

from __future__ import annotations

from collections.abc import Callable
from xml.sax.saxutils import escape

from footnotes.csl.output.runs import Mark, nested, runs
from footnotes.model.rich_text import RichText


def in_elements(rich: RichText, element: Callable[[Mark, str], str], *, line_break: str = " ", tab: str = " ") -> str:
    """Return ``rich`` as mixed content; ``element`` puts one around what a mark holds, which is written already."""

    def write(text: str) -> str:
        return escape(text).replace("\n", line_break).replace("\t", tab)

    return "".join(nested(runs(rich), write, lambda mark, pieces: element(mark, "".join(pieces))))
