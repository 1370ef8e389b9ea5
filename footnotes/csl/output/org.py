"""Org: emphasis, scripts and links (Org Syntax, "Text Markup", "Links")."""

from __future__ import annotations

from footnotes.csl.output.runs import Mark, nested, runs
from footnotes.model.rich_text import RichText, Style
from footnotes.patterns import pattern

_AROUND = {
    Style.ITALIC: ("/", "/"),
    Style.BOLD: ("*", "*"),
    Style.UNDERLINE: ("_", "_"),
    Style.SMALL_CAPS: ("", ""),
    Style.SUPERSCRIPT: ("^{", "}"),
    Style.SUBSCRIPT: ("_{", "}"),
}
_APART = "\u200b"  # Org has no escapes: a sign is no markup behind a zero-width space ("Escape Character")
_MARKUP = pattern(r"(?<!\w)[*/=~+](?=\S)|^[*#|:-]|^(?=\d+[.)])")
_BEFORE = pattern(r"\[(?=\[|fn:|cite)|[\^_](?=[\w{])")
_LINK = pattern(r"(https?://[^\s<>()\[\]]+)")  # Org knows these before it looks for other markup ("Plain links")
_CLOSED = frozenset(" -.,;:!?'\")}[")  # what may follow the end of markup

_SIGNS = frozenset("/*_")


def render(rich: RichText) -> str:
    """Return ``rich`` as text for a paragraph or a footnote."""
    pieces = nested(runs(rich), _escape, _wrap)
    written = ""
    for piece in pieces:
        opens = piece[:1] in _SIGNS and piece[1:2] != "{" and written[-1:].isalnum()
        closed = written[-1:] in _SIGNS and piece[:1] not in _CLOSED
        written += (_APART if opens or closed else "") + piece
    return written


def _escape(text: str) -> str:
    text = text.replace("\n", " ").replace("\t", " ")
    return "".join(part if at % 2 else _apart(part) for at, part in enumerate(_LINK.split(text)))


def _apart(text: str) -> str:
    text = _MARKUP.sub(lambda found: f"{_APART}{found[0]}", text)
    return _BEFORE.sub(lambda found: f"{found[0]}{_APART}", text)


def _wrap(mark: Mark, pieces: list[str]) -> str:
    inner = "".join(pieces)
    if mark.style is Style.LINK:
        return f"[[{mark.target}][{inner}]]" if inner != mark.target else f"[[{mark.target}]]"
    opening, closing = _AROUND[mark.style]
    return f"{opening}{inner}{closing}"
