"""JATS XML (ANSI/NISO Z39.96, Journal Article Tag Suite): articles with notes, pointers and a list of references."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import Any
from xml.sax.saxutils import quoteattr

from footnotes.manuscripts import item_reading, xml
from footnotes.manuscripts.item_fields import (
    Item,
    element,
    identifier,
    is_in_periodical,
    is_part,
    names,
    text,
    year,
)
from footnotes.manuscripts.key_syntax import KeySyntax, Where
from footnotes.manuscripts.note_shapes import NoteShapes
from footnotes.manuscripts.note_syntax import NoteSyntax
from footnotes.manuscripts.tagged import Vocabulary
from footnotes.model.citation import CiteByKey
from footnotes.model.manuscript import Manuscript
from footnotes.patterns import pattern

_BLOCKS = """
    abstract ack app app-group article article-title attrib back body boxed-text caption def def-item def-list
    disp-formula disp-quote fig floats-group fn-group front glossary list list-item notes p ref ref-list response sec
    speech statement sub-article subtitle table table-wrap table-wrap-foot tbody td term tfoot th thead title
    title-group tr trans-abstract verse-group verse-line
"""
_TEXTS = "article-title attrib p td th title verse-line"
_SKIPPED = """
    alternatives article-categories article-id aff author-notes code contrib-group counts
    custom-meta-group disp-formula element-citation elocation-id fpage funding-group graphic history inline-formula
    journal-meta kwd-group lpage permissions preformat processing-meta pub-date related-article self-uri
    tex-math volume issue
"""
_REF_TYPE, _TARGET, _SYMBOL = xml.attribute("ref-type"), xml.attribute("rid"), xml.attribute("symbol")
_LINK = xml.attribute("xlink:href")
_LEVEL = {"title": 0, "article-title": 1}
_MARKS = {
    "italic": "emphasis", "bold": "strong", "sup": "superscript", "named-content": "", "styled-content": "",
}  # fmt: skip

NOTE_SYNTAX = NoteSyntax(
    marker='<fn id="fn-{label}"><label>{label}</label><p>{content}</p></fn>',
    bibliography_heading="<title>Bibliography</title>",
    bibliography_around="<ref-list>{bibliography}</ref-list>",
    back_matter="<back>{bibliography}</back>",
    shows_numbers=True,
    end=pattern(r"(?P<back></(?:[\w.-]+:)?back\s*>\s*)?</(?:[\w.-]+:)?article\s*>(?!.*</article\s*>)", re.DOTALL),
)


_KINDS = {"article-journal": "journal", "article-newspaper": "newspaper", "thesis": "thesis", "webpage": "web"}


def _write_key(cites: Sequence[CiteByKey], where: Where, content: str) -> str:
    keys = " ".join(identifier(cite.key) for cite in cites)
    return f'<xref ref-type="bibr" rid={quoteattr(keys)}>{content}</xref>'


def _write_entry(item: Item, content: str) -> str:
    """Return an entry as ``ref`` with its fields and its formatted text (JATS, "citation-alternatives")."""
    kind = _KINDS.get(str(item.get("type")), "book")
    people = "".join(_people(item))
    title = text(item, "title")
    own = element("article-title" if is_in_periodical(item) else "chapter-title", title) if is_part(item) else ""
    fields = [
        own,
        element("source", text(item, "container-title") if is_part(item) else title),
        element("year", year(item)),
        element("volume", text(item, "volume")),
        element("issue", text(item, "issue")),
        element("page-range", text(item, "page")),
        element("publisher-loc", text(item, "publisher-place")),
        element("publisher-name", text(item, "publisher")),
    ]
    fields += [element("pub-id", text(item, "DOI"), **{"pub-id-type": "doi"})]
    key = quoteattr(identifier(str(item["id"])))
    structured = f'<element-citation publication-type="{kind}">{people}{"".join(fields)}</element-citation>'
    mixed = f'<mixed-citation publication-type="{kind}">{content}</mixed-citation>'
    return f"<ref id={key}><citation-alternatives>{mixed}{structured}</citation-alternatives></ref>"


def _people(item: Item) -> Iterator[str]:
    for role in ("author", "editor", "translator"):
        found = [
            f"<name>{element('surname', family)}{element('given-names', given)}</name>" if given
            else element("collab", family)
            for family, given in names(item, role)
        ]  # fmt: skip
        if found:
            yield f'<person-group person-group-type="{role}">{"".join(found)}</person-group>'


_TYPES = {kind: name for name, kind in _KINDS.items()} | {"book": "book", "chapter": "chapter"}


def _items(source: str) -> Iterator[dict[str, Any]]:
    """Yield the references: with fields (JATS, "element-citation"; a mixed one may have them too), or in words."""
    for key, _, entry in item_reading.entries(source, "ref"):
        field = partial(item_reading.field, entry)
        if not field("source"):
            yield from item_reading.in_words(key, entry)
            continue
        kind = next((one for one in _TYPES if f'publication-type="{one}"' in entry), "book")
        part = field("article-title") or field("chapter-title")
        fields: dict[str, Any] = {
            "title": part or field("source"),
            "container-title": field("source") if part else "",
            "volume": field("volume"),
            "issue": field("issue"),
            "page": field("page-range") or "-".join(filter(None, (field("fpage"), field("lpage")))),
            "publisher": field("publisher-name"),
            "publisher-place": field("publisher-loc"),
            "DOI": item_reading.field(entry, "pub-id", "doi"),
        }
        for role in ("author", "editor", "translator"):
            groups = "".join(item_reading.parts(entry, "person-group", f'"{role}"'))
            fields[role] = item_reading.people(groups, "name", "surname", "given-names")
        if not fields["author"] and "<person-group" not in entry:
            fields["author"] = item_reading.people(entry, "name", "surname", "given-names")
        type_of = _TYPES[kind] if kind != "book" or not field("chapter-title") else "chapter"
        yield item_reading.item(key, type_of, fields, field("year"))


KEY_SYNTAX = KeySyntax(_write_key, _write_entry)


def _target(tag: str) -> str:
    match = _TARGET.search(tag)
    return match[1] if match else ""


def _label(tag: str) -> str:
    match = _SYMBOL.search(tag)
    return match[1] if match else ""


def _mark_of(name: str, tag: str) -> tuple[str, str] | None:
    if name == "xref":
        kind = _REF_TYPE.search(tag)
        return ("cite", _target(tag)) if kind and kind[1] == "bibr" and _target(tag) else None
    if name in {"ext-link", "uri"}:
        link = _LINK.search(tag)
        return "link", link[1] if link else ""
    kind_of = _MARKS.get(name)
    return (kind_of, "") if kind_of else None


_FORMAT = xml.XmlFormat(
    name="jats",
    vocabulary=Vocabulary(
        headings=_LEVEL,
        blocks=frozenset(_BLOCKS.split()),
        free_blocks=frozenset({"fn"}),
        divisions=frozenset({"back", "body", "fn-group", "notes", "sec", "table-wrap-foot"}),
        quotations=frozenset({"disp-quote", "verse-group"}),
        references=frozenset({"ref-list"}),
        skipped=frozenset(_SKIPPED.split()),
        inline_note=lambda name, tag, parent: _label(tag) if name == "fn" and parent in _TEXTS.split() else None,
        note_container=lambda name, tag: name == "fn",
        sections="sec",
    ),
    roots="article|sub-article",
    notes="fn",
    pointers="xref",
    target=_target,
    label=_label,
    marks=lambda source: _mark_of,
    items=_items,
    breaks=frozenset({"break"}),
    shapes=NoteShapes(
        signs=pattern(r"[<⁰¹²³⁴-⁹]"),
        marker=pattern(r"(?P<digits>[⁰¹²³⁴-⁹]{1,4})|<sup>\s*+(?P<tag>\d{1,4})\s*+</sup>"),
        label=pattern(
            r"\s*+(?:(?P<digits>[⁰¹²³⁴-⁹]{1,4})|<sup>\s*+(?P<tag>\d{1,4})\s*+</sup>|<label>\s*+(?P<named>\d{1,4})\W*+</label>)\s*+"
        ),
        label_under_heading=pattern(r"\s*+(?P<dot>\d{1,4})[.)]\s+"),
    ),
)


def read(source: str, path: Path | None) -> Manuscript:
    """Read a JATS manuscript. Raises InputError for one that is not well-formed or declares entities."""
    return xml.read(source, path, _FORMAT)
