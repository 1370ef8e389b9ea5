"""DocBook XML (5.1: The Definitive Guide): books and articles with footnotes and a bibliography."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any
from xml.sax.saxutils import quoteattr

from footnotes.manuscripts import item_reading, xml
from footnotes.manuscripts.item_fields import Item, identifier
from footnotes.manuscripts.key_syntax import KeySyntax, Where
from footnotes.manuscripts.note_shapes import NoteShapes
from footnotes.manuscripts.note_syntax import NoteSyntax
from footnotes.manuscripts.tagged import Vocabulary
from footnotes.model.citation import CiteByKey
from footnotes.model.manuscript import Manuscript
from footnotes.patterns import pattern

_BLOCKS = """
    abstract appendix article attribution bibliodiv biblioentry bibliography bibliomixed blockquote book caption chapter
    colophon dedication entry epigraph example figure formalpara glossary glossdef glossentry glossterm info
    informaltable itemizedlist listitem literallayout member orderedlist para part partintro preface row sect1 sect2
    sect3 sect4 sect5 section sidebar simpara simplelist simplesect subtitle table tbody td term tgroup th thead title
    tr variablelist varlistentry
"""
_SKIPPED = """
    abbrev author authorgroup bibliosource code computeroutput copyright date edition editor equation imagedata
    informalequation inlineequation inlinemediaobject isbn keywordset legalnotice mediaobject programlisting pubdate
    publisher revhistory screen subjectset
"""
_TARGET, _LABEL, _HREF = xml.attribute("linkend"), xml.attribute("label"), xml.attribute("xlink:href")
_ROLE = xml.attribute("role")
_ENTRY = pattern(r"<(?:[\w.-]+:)?biblio(?:entry|mixed)\b[^<>]*?\b(?:xml:)?id\s*=\s*[\"']([^\"']+)")
_MARKS = {
    "emphasis": "emphasis", "citetitle": "emphasis", "foreignphrase": "emphasis", "quote": "quoted",
    "superscript": "superscript",
}  # fmt: skip

NOTE_SYNTAX = NoteSyntax(
    marker="<footnote><para>{content}</para></footnote>",
    bibliography_heading="<title>Bibliography</title>",
    bibliography_around="<bibliography>{bibliography}</bibliography>",
    shows_numbers=True,
    end=pattern(r"</(?:[\w.-]+:)?(?:article|book|chapter|section)\s*>(?!.*</)", re.DOTALL),
)


def _write_key(cites: Sequence[CiteByKey], where: Where, content: str) -> str:
    links = (f"<biblioref linkend={quoteattr(identifier(cite.key))}/>" for cite in cites)
    return f"{content} {''.join(links)}"


def _write_entry(item: Item, content: str) -> str:
    return f"<bibliomixed xml:id={quoteattr(identifier(str(item['id'])))}>{content}</bibliomixed>"


KEY_SYNTAX = KeySyntax(_write_key, _write_entry)


def _target(tag: str) -> str:
    match = _TARGET.search(tag)
    return match[1] if match else ""


def _label(tag: str) -> str:
    match = _LABEL.search(tag)
    return match[1] if match else ""


class _Marks:
    """What elements mark; ``<citation>`` holds a key, a link to an entry of the bibliography means one."""

    def __init__(self, source: str) -> None:
        self._entries = frozenset(match[1] for match in _ENTRY.finditer(source))

    def __call__(self, name: str, tag: str) -> tuple[str, str] | None:
        if name == "biblioref" and _target(tag):
            return "cite", _target(tag)
        if name in {"link", "xref"}:
            if _target(tag) in self._entries:
                return "cite", _target(tag)
            link = _HREF.search(tag)
            return ("link", link[1] if link else "") if name == "link" else None
        if name == "citation":
            return "cite", ""  # its text is the key
        role = _ROLE.search(tag) if name == "emphasis" else None
        if role and role[1] in {"strong", "bold"}:
            return "strong", ""
        return (_MARKS[name], "") if name in _MARKS else None


def _items(source: str) -> Iterator[dict[str, Any]]:
    """Yield the entries of the bibliography, in words."""
    for name in ("bibliomixed", "biblioentry"):
        for key, _, entry in item_reading.entries(source, name):
            yield from item_reading.in_words(key, entry)


_FORMAT = xml.XmlFormat(
    name="docbook",
    vocabulary=Vocabulary(
        headings={"title": 0, "subtitle": 0},
        blocks=frozenset(_BLOCKS.split()),
        quotations=frozenset({"blockquote", "epigraph"}),
        references=frozenset({"bibliography"}),
        skipped=frozenset(_SKIPPED.split()),
        inline_note=lambda name, tag, parent: _label(tag) if name == "footnote" else None,
        sections="sect",
    ),
    roots="article|book|chapter|section",
    notes="footnote",
    pointers="footnoteref",
    target=_target,
    label=_label,
    marks=_Marks,
    items=_items,
    breaks=frozenset(),
    shapes=NoteShapes(
        signs=pattern(r"[<⁰¹²³⁴-⁹]"),
        marker=pattern(r"(?P<digits>[⁰¹²³⁴-⁹]{1,4})|<superscript>\s*+(?P<tag>\d{1,4})\s*+</superscript>"),
        label=pattern(r"\s*+(?:(?P<digits>[⁰¹²³⁴-⁹]{1,4})|<superscript>\s*+(?P<tag>\d{1,4})\s*+</superscript>)\s*+"),
        label_under_heading=pattern(r"\s*+(?P<dot>\d{1,4})[.)]\s+"),
    ),
)


def read(source: str, path: Path | None) -> Manuscript:
    """Read a DocBook manuscript. Raises InputError for one that is not well-formed or declares entities."""
    return xml.read(source, path, _FORMAT)
