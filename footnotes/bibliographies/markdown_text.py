"""Pandoc's Markdown in the values of CSL-YAML as the markup of CSL-JSON (pandoc manual, "Bibliographic data").

Emphasis, superscript, subscript, small capitals, protected case, dashes and escapes: what bibliographies hold.
"""

from __future__ import annotations

import re
from typing import Any

from footnotes.patterns import pattern

_MARKED = pattern(r"[*\\^~\[]|--")
_ESCAPE = pattern(r"\\([^\w\s]|_)")
_MARKUP = [
    (pattern(r"(?<![\w*\\])\*\*(?=\S)([^*]+)(?<![\s\\])\*\*(?![\w*])"), r"<b>\1</b>"),
    (pattern(r"(?<![\w*\\])\*(?=\S)([^*]+)(?<![\s\\])\*(?![\w*])"), r"<i>\1</i>"),
    (pattern(r"(?<![\\^])\^([^\s^]+)(?<!\\)\^"), r"<sup>\1</sup>"),
    (pattern(r"(?<![\\~])~([^\s~]+)(?<!\\)~"), r"<sub>\1</sub>"),
    (pattern(r"(?<!\\)\[([^\[\]]*)\]\{\.nocase\}"), r'<span class="nocase">\1</span>'),
    (pattern(r"(?<!-)---(?!-)"), "—"),
    (pattern(r"(?<!-)--(?!-)"), "–"),
    (pattern(r"(?<!\\)\[([^\[\]]*)\]\{\.smallcaps\}"), r'<span style="font-variant:small-caps;">\1</span>'),
]
_OPENING = {
    "<i>": ("*", "*"), "<b>": ("**", "**"), "<sup>": ("^", "^"), "<sub>": ("~", "~"),
    "<sc>": ("[", "]{.smallcaps}"), '<span style="font-variant:small-caps;">': ("[", "]{.smallcaps}"),
    '<span class="nocase">': ("[", "]{.nocase}"),
}  # fmt: skip
_TAG = pattern("|".join([*map(re.escape, _OPENING), "</(?:i|b|sup|sub|sc|span)>"]))
_SIGN = pattern(r"""[\\*_^~\[\]`$<>@'"]|-(?=-)|(?<=-)-|\.(?=\.\.)""")
_VERBATIM = frozenset({"id", "URL", "DOI", "citation-key"})  # escapes, but no markup


def formatted(value: Any) -> Any:
    """Return a value of CSL-YAML with the Markdown in its text as CSL-JSON markup."""
    if isinstance(value, str):
        return _formatted_text(value) if _MARKED.search(value) else value
    if isinstance(value, list):
        return [formatted(item) for item in value]
    if isinstance(value, dict):
        return {name: _unescaped(item) if name in _VERBATIM else formatted(item) for name, item in value.items()}
    return value


def marked(value: Any) -> Any:
    """Return a value of CSL-JSON with its markup as Markdown, and what Markdown would take for markup escaped."""
    if isinstance(value, str):
        return _marked_text(value)
    if isinstance(value, list):
        return [marked(item) for item in value]
    if isinstance(value, dict):
        return {name: _escaped(item) if name in _VERBATIM else marked(item) for name, item in value.items()}
    return value


def _marked_text(text: str) -> str:
    pieces, closing, place = [], [], 0
    for tag in _TAG.finditer(text):
        pieces.append(_escaped(text[place : tag.start()]))
        place = tag.end()
        if tag[0] in _OPENING:
            opening, close = _OPENING[tag[0]]
            closing.append(close)
            pieces.append(opening)
        else:
            pieces.append(closing.pop() if closing else "")
    return "".join([*pieces, _escaped(text[place:])])


def _escaped(value: Any) -> Any:
    return _SIGN.sub(r"\\\g<0>", value) if isinstance(value, str) else value


def _formatted_text(text: str) -> str:
    for markup, replacement in _MARKUP:
        text = markup.sub(replacement, text)
    return _ESCAPE.sub(r"\1", text)


def _unescaped(value: Any) -> Any:
    return _ESCAPE.sub(r"\1", value) if isinstance(value, str) else value
