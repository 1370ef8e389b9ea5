"""LaTeX: UTF-8 with the commands of LaTeX itself, links by hyperref."""

from __future__ import annotations

import re

from footnotes.csl.output.runs import Mark, nested, runs
from footnotes.model.rich_text import RichText, Style
from footnotes.patterns import pattern

_COMMANDS = {
    Style.BOLD: "textbf",
    Style.ITALIC: "emph",
    Style.SMALL_CAPS: "textsc",
    Style.UNDERLINE: "underline",
    Style.SUPERSCRIPT: "textsuperscript",
    Style.SUBSCRIPT: "textsubscript",
}
_ESCAPES = {
    "\\": r"\textbackslash{}",
    "^": r"\textasciicircum{}",
    "~": r"\textasciitilde{}",
    "`": r"\`{}",
    '"': r"\textquotedbl{}",
    "\n": "\\newline\n",
    "\t": r"\quad ",
    "\u00a0": "~",
    "\u2009": r"\,",
    "\u202f": r"\,",
    "-": "-{}",  # before another, which TeX would join to it
    "'": "'{}",
    **{character: "\\" + character for character in "{}$&#_%"},
}
_SPECIAL = pattern(r"-(?=-)|'(?=')|[\\^~`\"\n\t\u00a0\u2009\u202f{}$&#_%]")
_URL_UNSAFE = pattern(r"[\\{}^`\"<>\s]")
_URL_SPECIAL = pattern(r"[%#&_~]")


def render(rich: RichText) -> str:
    """Return ``rich`` as LaTeX for running text, a footnote or a bibliography entry."""
    return "".join(nested(runs(rich), _escape, _wrap))


def _wrap(mark: Mark, pieces: list[str]) -> str:
    inner = "".join(pieces)
    if mark.style is not Style.LINK:
        return f"\\{_COMMANDS[mark.style]}{{{inner}}}"
    target = _URL_UNSAFE.sub(lambda found: "".join(f"%{byte:02X}" for byte in found[0].encode()), mark.target)
    if inner == mark.target and not _URL_SPECIAL.search(target):
        return f"\\url{{{inner}}}"
    escaped = re.sub(r"[%#&]", r"\\\g<0>", target)  # these alone end an argument or a line in a footnote or a table
    return f"\\href{{{escaped}}}{{{inner}}}"


def _escape(text: str) -> str:
    return _SPECIAL.sub(lambda found: _ESCAPES[found[0]], text)
