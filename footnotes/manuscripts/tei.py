"""TEI XML (P5 Guidelines, chapters 3, 4 and 16.2)."""

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
    ab argument back body byline castitem castlist cell closer dateline div div0 div1 div2 div3 div4 div5 div6 div7
    docauthor docdate docedition docimprint doctitle epigraph figure floatingtext front group head imprimatur item l lg
    list listbibl opener p postscript row salute signed sp speaker stage table text titlepage titlepart trailer
"""
_DIVISIONS = "argument back body div div0 div1 div2 div3 div4 div5 div6 div7 epigraph front group listbibl notegrp text"
_TEXTS = "ab bibl cell head item l note p q quote salute signed speaker stage titlepart trailer"


def _unread(name: str, match: re.Match[str]) -> bool:
    """Of a choice, what the author did not mean to be read."""
    if name not in {"expan", "orig", "sic"}:
        return False
    before = match.string[max(0, match.start() - 40) : match.start()].rstrip()
    return before.endswith("</abbr>" if name == "expan" else "<choice>")


_N, _TARGET, _PLACE = xml.attribute("n"), xml.attribute("target"), xml.attribute("loc")
_ENTRY = pattern(r"""<(?:[\w.-]+:)?bibl(?:Struct|Full)?\b[^<>]*\bxml:id\s*=\s*["']([^"']+)""")
_REND = pattern(r"""\b(?:rend|rendition|style)\s*=\s*["']([^"']*)""")
_LEVEL = pattern(r"""\blevel\s*=\s*["']a""")
_EMPHASIS = {
    "emph": "emphasis", "foreign": "emphasis", "mentioned": "emphasis", "title": "emphasis", "term": "emphasis",
    "q": "quoted", "quote": "quoted", "socalled": "quoted",
}  # fmt: skip
_RENDERED = (("ital", "emphasis"), ("bold", "strong"), ("sup", "superscript"), ("quot", "quoted"))
_RAISED = r"""<(?:hi|seg)\s[^<>]*\bre?nd(?:ition)?\s*=\s*["'][^"'<>]*sup[^"'<>]*["'][^<>]*>\s*+"""

NOTE_SYNTAX = NoteSyntax(
    marker='<note place="foot" n="{label}">{content}</note>',
    bibliography_heading="<head>Bibliography</head>",
    bibliography_around='<div type="bibliography">{bibliography}</div>',
    back_matter="<back>{bibliography}</back>",
    shows_numbers=True,
    end=pattern(
        r"(?P<back></(?:[\w.-]+:)?back\s*>\s*)?</(?:[\w.-]+:)?text\s*>(?!.*</(?:[\w.-]+:)?text\s*>)", re.DOTALL
    ),
)


_ROLES = {"author": "author", "editor": "editor", "translator": "editor"}
_UNITS = (("volume", "volume"), ("issue", "issue"), ("page", "page"))


def _write_key(cites: Sequence[CiteByKey], where: Where, content: str) -> str:
    targets = " ".join(f"#{identifier(cite.key)}" for cite in cites)
    return f'<ref type="bibr" target={quoteattr(targets)}>{content}</ref>'


def _write_entry(item: Item, content: str) -> str:
    """Return an entry as ``biblStruct`` (P5, 3.12.2.1), with the formatted text in a note that says so."""
    title = element("title", text(item, "title"), level="a" if is_part(item) else "m")
    own = f"{''.join(_people(item))}{title}"
    monograph = "".join(element("title", text(item, "container-title"), level="j" if is_in_periodical(item) else "m"))
    imprint = element("pubPlace", text(item, "publisher-place")) + element("publisher", text(item, "publisher"))
    imprint += element("date", year(item))
    imprint += "".join(element("biblScope", text(item, name), unit=unit) for name, unit in _UNITS)
    inside = f"<analytic>{own}</analytic><monogr>{monograph}" if is_part(item) else f"<monogr>{own}"
    numbers = "".join(element("idno", text(item, name), type=name) for name in ("DOI", "ISBN", "URL"))
    formatted = f'<note type="formatted">{content}</note>'
    key = quoteattr(identifier(str(item["id"])))
    kind = quoteattr(str(item.get("type") or "document"))
    return (
        f"<biblStruct xml:id={key} type={kind}>{inside}<imprint>{imprint or '<date/>'}</imprint></monogr>"
        f"{numbers}{formatted}</biblStruct>"
    )


def _people(item: Item) -> Iterator[str]:
    for role, name in _ROLES.items():
        attribute = ' role="translator"' if role == "translator" else ""
        for family, given in names(item, role):
            parts = element("surname", family) + element("forename", given)
            yield f"<{name}{attribute}><persName>{parts}</persName></{name}>"


_TYPE = xml.attribute("type")


def _items(source: str) -> Iterator[dict[str, Any]]:
    """Yield the entries (P5, 3.12.2): with fields, of which ``bibl`` may have some among its words, or in words."""
    for key, tag, entry in item_reading.entries(source, "biblStruct"):
        analytic = "".join(item_reading.parts(entry, "analytic"))
        yield _item(key, tag, entry, analytic, "".join(item_reading.parts(entry, "monogr")))
    for key, tag, entry in item_reading.entries(source, "bibl"):
        if "<title" in entry and "<date" in entry:
            analytic = entry if _LEVEL.search(entry) else ""
            yield _item(key, tag, entry, analytic, entry)
        else:
            yield from item_reading.in_words(key, entry)


def _item(key: str, tag: str, entry: str, analytic: str, monograph: str) -> dict[str, Any]:
    """Return an entry with fields; ``analytic`` is what says what stands in a larger work, ``monograph`` in which."""
    field = partial(item_reading.field, monograph)
    kind = _TYPE.search(tag)
    periodical = item_reading.field(monograph, "title", '"j"')
    own = item_reading.field(analytic, "title", '"a"') or item_reading.field(analytic, "title")
    container = periodical or item_reading.field(monograph, "title", '"m"') or field("title")
    fields: dict[str, Any] = {
        "title": own or field("title"),
        "container-title": container if analytic else "",
        "publisher": field("publisher"),
        "publisher-place": field("pubPlace"),
        "DOI": item_reading.field(entry, "idno", "DOI"),
        **{name: item_reading.field(monograph, "biblScope", f'"{unit}"') for name, unit in _UNITS},
    }
    for role in ("author", "editor"):
        people = item_reading.parts(analytic or monograph, role)
        fields[role] = [one for found in people for one in _people_in(found)]
    type_of = kind[1] if kind else "article-journal" if periodical else "chapter" if analytic else "book"
    return item_reading.item(key, type_of, fields, field("date"))


def _people_in(element_: str) -> list[dict[str, str]]:
    """Return the persons that an author's or editor's element names: with parts, or as they are written."""
    found = item_reading.people(element_, "persName", "surname", "forename")
    return found or item_reading.people(f"<name>{element_}</name>", "name", "surname", "forename")


KEY_SYNTAX = KeySyntax(_write_key, _write_entry)


def _target(tag: str) -> str:
    match = _TARGET.search(tag)
    return match[1][1:] if match and match[1].startswith("#") else ""


def _label(tag: str) -> str:
    match = _N.search(tag)
    return match[1].strip(" []().") if match else ""


class _Marks:
    """What elements mark; a pointer to an entry of the bibliography is a citation by key (P5, 3.12.2)."""

    def __init__(self, source: str) -> None:
        self._entries = frozenset(match[1] for match in _ENTRY.finditer(source))

    def __call__(self, name: str, tag: str) -> tuple[str, str] | None:
        keys = self._keys(tag) if name in {"ref", "ptr"} else ""
        if keys:
            place = _PLACE.search(tag)
            return "cite", f"{keys}[{place[1]}]" if place else keys
        return None if name == "ptr" else _mark_of(name, tag)

    def _keys(self, tag: str) -> str:
        """Return the keys that a pointer leads to; it says itself that they are keys, or they are in the file."""
        target = _TARGET.search(tag)
        keys = [one[1:] for one in target[1].split() if one.startswith("#")] if target else []
        known = 'type="bibr"' in tag or "type='bibr'" in tag or all(key in self._entries for key in keys)
        return " ".join(keys) if known else ""


def _mark_of(name: str, tag: str) -> tuple[str, str] | None:
    if name == "ref":
        target = _TARGET.search(tag)
        return "link", target[1] if target else ""
    if name == "title" and _LEVEL.search(tag):
        return "quoted", ""
    rendered = _REND.search(tag)
    if name in {"hi", "seg", "emph"} and rendered:
        kind = next((kind for word, kind in _RENDERED if word in rendered[1].lower()), None)
        if kind or name != "emph":
            return (kind, "") if kind else None
    return (_EMPHASIS[name], "") if name in _EMPHASIS else None


_FORMAT = xml.XmlFormat(
    name="tei",
    vocabulary=Vocabulary(
        headings={"head": 0, "titlepart": 1},
        blocks=frozenset(_BLOCKS.split()),
        free_blocks=frozenset({"bibl", "biblfull", "biblstruct", "cit", "note", "notegrp", "q", "quote"}),
        divisions=frozenset(_DIVISIONS.split()),
        quotations=frozenset({"cit", "epigraph", "q", "quote"}),
        references=frozenset({"listbibl"}),
        skipped=frozenset({"binaryobject", "code", "formula", "fw", "graphic", "teiheader"}),
        inline_note=lambda name, tag, parent: _label(tag) if name == "note" and parent in _TEXTS.split() else None,
        note_container=lambda name, tag: name == "note",
        unread=_unread,
    ),
    roots="TEI|text",
    notes="note",
    pointers="ref|ptr",
    target=_target,
    label=_label,
    behind=_target,
    marks=_Marks,
    items=_items,
    breaks=frozenset({"cb", "lb", "pb"}),
    shapes=NoteShapes(
        signs=pattern(r"[<\[⁰¹²³⁴-⁹]"),
        marker=pattern(
            rf"(?P<digits>[⁰¹²³⁴-⁹]{{1,4}})|\[\^(?P<caret>[^\[\]\s<>]{{1,200}})\]|{_RAISED}(?P<tag>\d{{1,4}})\s*</(?:hi|seg)>"
        ),
        label=pattern(rf"\s*+(?:(?P<digits>[⁰¹²³⁴-⁹]{{1,4}})|{_RAISED}(?P<tag>\d{{1,4}})\s*</(?:hi|seg)>)\s*+"),
        label_under_heading=pattern(r"\s*+(?P<dot>\d{1,4})[.)]\s+"),
    ),
)


def read(source: str, path: Path | None) -> Manuscript:
    """Read a TEI manuscript. Raises InputError for one that is not well-formed or declares entities."""
    return xml.read(source, path, _FORMAT)
