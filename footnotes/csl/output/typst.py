"""Typst: runs as calls of its functions for text (Typst documentation, "Text" and "Syntax")."""

from __future__ import annotations

import json

from footnotes.csl.output.runs import Mark, nested, runs
from footnotes.model.rich_text import RichText, Style
from footnotes.patterns import pattern

_FUNCTIONS = {
    Style.ITALIC: "emph",
    Style.BOLD: "strong",
    Style.SMALL_CAPS: "smallcaps",
    Style.UNDERLINE: "underline",
    Style.SUPERSCRIPT: "super",
    Style.SUBSCRIPT: "sub",
}
_SPECIAL = pattern(r"[\\#$*_`<>@\[\]~'\"]|//|/\*|--|\.\.\.|^[=+/-]|(?<=^\d)\.")
_END = "\x00"  # of a call: a semicolon where what follows would be read as part of it
_NEEDED, _NOT_NEEDED = pattern(f"{_END}(?=[(\\[;]|\\.\\w)"), pattern(_END)


def render(rich: RichText) -> str:
    """Return ``rich`` as markup for running text or a footnote."""
    text = "".join(nested(runs(rich), _escape, _wrap))
    return _NOT_NEEDED.sub("", _NEEDED.sub(";", text))


def _escape(text: str) -> str:
    text = _SPECIAL.sub(lambda found: "".join(f"\\{sign}" for sign in found[0]), text)
    return text.replace("\n", " \\\n").replace("\t", " ").replace("\u00a0", "~")


def _wrap(mark: Mark, pieces: list[str]) -> str:
    inner = "".join(pieces)
    if mark.style is Style.LINK:
        return f"#link({json.dumps(mark.target, ensure_ascii=False)})[{inner}]{_END}"
    return f"#{_FUNCTIONS[mark.style]}[{inner}]{_END}"
