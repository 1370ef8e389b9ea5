"""Elements of XML as the writers write them: without those that are empty and the characters that XML cannot have."""

from __future__ import annotations

from xml.sax.saxutils import escape, quoteattr

from footnotes.patterns import pattern

_NOT_XML = pattern("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def element(name: str, /, *content: str, **attributes: str) -> str:
    """Return an element; empty where its content, which is XML, is."""
    inner = "".join(content)
    given = "".join(f" {key}={quoteattr(value)}" for key, value in attributes.items() if value)
    return f"<{name}{given}>{inner}</{name}>" if inner else ""


def plain(text: str) -> str:
    """Return a text as XML."""
    return escape(_NOT_XML.sub("", text))
