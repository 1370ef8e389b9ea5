"""reStructuredText: emphasis, roles and links (Docutils, "reStructuredText Markup Specification", "Inline Markup")."""

from __future__ import annotations

from footnotes.csl.output.runs import Mark, Run, runs
from footnotes.model.rich_text import RichText, Style
from footnotes.patterns import pattern

_AROUND = {  # inline markup does not nest: of several marks the first here is written
    Style.LINK: ("", ""),
    Style.SUPERSCRIPT: (":sup:`", "`"),
    Style.SUBSCRIPT: (":sub:`", "`"),
    Style.ITALIC: ("*", "*"),
    Style.BOLD: ("**", "**"),
}
_SPECIAL = pattern(r"[\\*`|]|_(?=\W|\Z)")
_BEGINNING = pattern(r"(?=[-+=~#.:]\s|\.\.|\(?\d+[.)]\s)")  # of a list, a comment
_IDLE = pattern(r"\\ (?=\s|\Z|\\ )")
_JOINED = "\\ "  # parts markup from what it touches, and reads as nothing


def render(rich: RichText) -> str:
    """Return ``rich`` as text for a paragraph or a footnote."""
    written = ""
    for run in runs(rich):
        inner = _written(run)
        marked = inner != _escape(run.text)
        if marked and written and not written[-1].isspace():
            written += _JOINED
        written += inner + (_JOINED if marked else "")
    written = _IDLE.sub("", written)
    return f"\\{written}" if _BEGINNING.match(written) else written


def _written(run: Run) -> str:
    marks = {mark.style: mark for mark in run.marks}
    first = next((style for style in _AROUND if style in marks), None)
    text = run.text.strip()
    if first is None or not text:
        return _escape(run.text)
    before, after = run.text.partition(text)[::2]
    return f"{before and ' '}{_wrapped(marks[first], text)}{after and ' '}"


def _wrapped(mark: Mark, text: str) -> str:
    if mark.style is Style.LINK:
        return mark.target if text == mark.target else f"`{_escape(text)} <{mark.target}>`__"
    opening, closing = _AROUND[mark.style]
    return f"{opening}{_escape(text)}{closing}"


def _escape(text: str) -> str:
    return _SPECIAL.sub(lambda found: f"\\{found[0]}", text.replace("\n", " ").replace("\t", " "))
