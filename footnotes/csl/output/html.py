"""Rich text as HTML, with the classes that CSL processors agree on (``csl-entry``, ``csl-left-margin`` …)."""

from __future__ import annotations

from collections.abc import Iterable

from footnotes.model.rich_text import RichText, Style, Styled

_TAGS = {
    Style.ITALIC: ("<i>", "</i>"),
    Style.OBLIQUE: ("<em>", "</em>"),
    Style.BOLD: ("<b>", "</b>"),
    Style.SUPERSCRIPT: ("<sup>", "</sup>"),
    Style.SUBSCRIPT: ("<sub>", "</sub>"),
    Style.NO_CASE: ("", ""),
    Style.BLOCK: ('\n\n    <div class="csl-block">', "</div>\n"),
    Style.LEFT_MARGIN: ('\n    <div class="csl-left-margin">', "</div>"),
    Style.RIGHT_INLINE: ('<div class="csl-right-inline">', "</div>\n  "),
    Style.INDENT: ('<div class="csl-indent">', "</div>\n  "),
}
_SPANS = {
    Style.NORMAL_STYLE: "font-style:normal",
    Style.LIGHT: "font-weight:light",
    Style.NORMAL_WEIGHT: "font-weight:normal",
    Style.SMALL_CAPS: "font-variant:small-caps",
    Style.NORMAL_VARIANT: "font-variant:normal",
    Style.UNDERLINE: "text-decoration:underline",
    Style.NO_DECORATION: "text-decoration:none",
    Style.BASELINE: "baseline",
}
_ESCAPES = {ord("&"): "&#38;", ord("<"): "&#60;", ord(">"): "&#62;"}
_ATTRIBUTE_ESCAPES = {**_ESCAPES, ord('"'): "&#34;"}


def render(text: RichText) -> str:
    """Return rich text as an HTML fragment."""
    return "".join(_render(text.children))


def render_bibliography(entries: Iterable[RichText]) -> str:
    """Return the entries of a bibliography, each in a ``csl-entry``, together in a ``csl-bib-body``."""
    lines = [f'  <div class="csl-entry">{render(entry)}</div>\n' for entry in entries]
    return f'<div class="csl-bib-body">\n{"".join(lines)}</div>'


def _render(children: tuple[str | Styled, ...]) -> Iterable[str]:
    for child in children:
        if isinstance(child, str):
            yield child.translate(_ESCAPES)
            continue
        before, after = _around(child)
        yield before
        yield from _render(child.children)
        yield after


def _around(styled: Styled) -> tuple[str, str]:
    if styled.style is Style.LINK:
        return f'<a href="{styled.target.translate(_ATTRIBUTE_ESCAPES)}">', "</a>"
    if styled.style is Style.BASELINE:
        return '<span style="baseline">', "</span>"
    return _TAGS.get(styled.style) or (f'<span style="{_SPANS[styled.style]};">', "</span>")
