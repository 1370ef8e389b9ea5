"""Markup in which text stays text: whatever is not markup already is escaped when an element is made of it."""

from __future__ import annotations

from collections.abc import Iterable

_TEXT = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", "\0": "\ufffd"})
_ATTRIBUTE = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;", "\0": "\ufffd"})
_VOID = frozenset({"input", "br", "hr", "meta"})

Attribute = str | int | bool | None


class Html(str):
    """Markup that may stand in the page as it is."""

    __slots__ = ()


Content = str | Html | None


def escaped(text: Content) -> Html:
    """Return text as markup; markup is returned as it is, None as nothing."""
    if text is None:
        return Html()
    return text if isinstance(text, Html) else Html(text.translate(_TEXT))


def joined(parts: Iterable[Content], between: Content = None) -> Html:
    """Return several pieces of text and markup as one."""
    return Html(escaped(between).join(map(escaped, parts)))


def element(name: str, *content: Content, **attributes: Attribute) -> Html:
    """Return an element.

    An underscore in an attribute's name stands for a hyphen, one at its end for nothing (``class_``). An attribute that
    is None or False is left out; one that is True has no value.
    """
    written = "".join([_attribute(key, value) for key, value in attributes.items()])
    if name in _VOID:
        return Html(f"<{name}{written}>")
    return Html(f"<{name}{written}>{joined(content)}</{name}>")


def isolated(text: Content) -> Html:
    """Return words from elsewhere so that their direction is their own and does not turn what stands around them."""
    return element("bdi", text)


def _attribute(key: str, value: Attribute) -> str:
    if value is None or value is False:
        return ""
    name = key.rstrip("_").replace("_", "-")
    return f" {name}" if value is True else f' {name}="{str(value).translate(_ATTRIBUTE)}"'
