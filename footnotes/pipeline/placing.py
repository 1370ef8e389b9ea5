"""Formatted citations where their style does not put them: in-text ones in notes, those of notes in the text."""

from __future__ import annotations

from footnotes.model.rich_text import RichText, Styled

_BRACKETS = {"(": ")", "[": "]"}


def in_sentence(text: RichText, names: RichText) -> RichText:
    """Return a citation made for a note as it stands in a sentence: in brackets, after the names that belong to it."""
    *before, last = text.children
    end = last.removesuffix(".") if isinstance(last, str) else last
    return RichText((*names.children, " (" if names else "(", *before, end, ")"))


def in_note(text: RichText) -> RichText:
    """Return a citation made for a sentence as it stands in a note: without its brackets, with a full stop."""
    words = str(text)
    if _BRACKETS.get(words[0]) != words[-1]:
        return _stopped(text)
    children = list(text.children)
    children[0] = _without(children[0], 0)
    children[-1] = _without(children[-1], -1)
    return _stopped(RichText(tuple(child for child in children if child)))


def _without(child: str | Styled, end: int) -> str | Styled:
    """Return a piece without its first (0) or last (-1) character."""
    if isinstance(child, str):
        return child[1:] if end == 0 else child[:-1]
    inner = list(child.children)
    inner[end] = _without(inner[end], end)
    return Styled(child.style, tuple(inner), child.target)


def _stopped(text: RichText) -> RichText:
    return text if str(text).endswith((".", "?", "!", "…")) else RichText((*text.children, "."))
