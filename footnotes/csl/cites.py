"""Cites of one citation put together: affixes, delimiters, forms (CSL 1.0.2, "Citation")."""

from __future__ import annotations

from typing import NamedTuple

from footnotes.csl.citation_cluster import CitationItem, CiteForm
from footnotes.csl.context import NONE, Disambiguation, Place
from footnotes.csl.markup import parse_markup
from footnotes.csl.style import Layout, Style
from footnotes.csl.tree import Kind, Node, Part, first, replace


class Cite(NamedTuple):
    """A cite with all that rendering it needs, and its rendered part."""

    item: CitationItem
    place: Place
    number: int
    disambiguation: Disambiguation = NONE
    part: Part = ""


_NAMES = frozenset({Kind.NAMES})


def assemble(cites: list[Cite], layout: Layout, style: Style) -> Part:
    """Return the cites joined by the layout's delimiter, each in its form and with its affixes."""
    parts: list[Part] = []
    for cite in cites:
        part = in_form(cite.part, cite.item.form)
        if part is None:
            continue
        part = with_affixes(part, cite.item)
        if parts and not cite.item.prefix.lstrip().startswith((",", ".", ";")):
            parts.append(layout.delimiter)
        parts.append(part)
    return Node(Kind.GROUP, [part for part in parts if part])


def in_form(part: Part, form: CiteForm) -> Part | None:
    """Return what a form leaves of a cite; None where nothing is left."""
    if form is CiteForm.NORMAL:
        return part
    names = first(part, _NAMES)
    if form is CiteForm.SUPPRESS_AUTHOR:
        return replace(part, names, None) if names is not None else part
    if form is CiteForm.AUTHOR_ONLY:
        return names
    return part


def with_affixes(part: Part, item: CitationItem) -> Part:
    """Return a cite between the words that the author of the document put around it."""
    if not item.prefix and not item.suffix:
        return part
    parts: list[Part] = []
    if item.prefix:
        space = "" if item.prefix[-1] in " \u00a0([“‘\"'«/—–-" else " "
        parts.append(Node(Kind.AFFIX, [parse_markup(item.prefix + space)]))
    parts.append(part)
    if item.suffix:
        space = " " if item.suffix[0].isalnum() or item.suffix[0] in "([“‘«" else ""
        parts.append(Node(Kind.AFFIX, [parse_markup(space + item.suffix)]))
    return Node(Kind.GROUP, parts)
