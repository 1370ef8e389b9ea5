"""What structured entries of XML formats are written from: the fields of a CSL-JSON item as plain text."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any
from xml.sax.saxutils import escape, quoteattr

from footnotes.patterns import pattern

Item = Mapping[str, Any]
_NO_NAME = pattern(r"[^\w.-]")
_PERIODICALS = frozenset({"article-journal", "article-magazine", "article-newspaper"})


def text(item: Item, name: str) -> str:
    """Return a text or number variable; empty where there is none."""
    value = item.get(name)
    return str(value) if isinstance(value, (str, int, float)) else ""


def names(item: Item, role: str) -> Iterator[tuple[str, str]]:
    """Yield family and given name of each person of a role; a body has no given name."""
    people = item.get(role)
    for person in people if isinstance(people, list) else ():
        if isinstance(person, Mapping):
            particle = str(person.get("non-dropping-particle") or person.get("dropping-particle") or "")
            family = str(person.get("literal") or person.get("family") or "")
            yield " ".join(filter(None, (particle, family))), str(person.get("given") or "")


def year(item: Item) -> str:
    """Return the year of publication as written: "1937", "1937–1938", or what stands for a date."""
    issued = item.get("issued")
    if not isinstance(issued, Mapping):
        return ""
    parts = issued.get("date-parts")
    years = [str(part[0]) for part in parts if isinstance(part, list) and part] if isinstance(parts, list) else []
    return "–".join(dict.fromkeys(years)) or str(issued.get("literal") or issued.get("raw") or "")


def is_part(item: Item) -> bool:
    """Say whether an item stands in another one, whose title it gives."""
    return bool(text(item, "container-title"))


def is_in_periodical(item: Item) -> bool:
    """Say whether an item is an article."""
    return item.get("type") in _PERIODICALS


def element(name: str, content: str, **attributes: str) -> str:
    """Return an element with text in it; nothing where the text is empty. ``xml_id`` is written ``xml:id``."""
    if not content:
        return ""
    written = "".join(f" {key.replace('xml_', 'xml:')}={quoteattr(value)}" for key, value in attributes.items())
    return f"<{name}{written}>{escape(content)}</{name}>"


def identifier(key: str) -> str:
    """Return a key as an XML name, which begins with a letter and holds few signs (XML 1.0, "NCName")."""
    name = _NO_NAME.sub("_", key)
    return name if name[:1].isalpha() or name[:1] == "_" else f"_{name}"
