"""Sigla over a style of notes: the first full citation introduces one, later ones give it alone.

Chicago Manual of Style 18, 14.61 ("Abbreviations for frequently cited works"): "(hereafter cited as RKEB)", then
"RKEB, 3:40".
"""

from __future__ import annotations

from footnotes.csl.context import FIRST, Place
from footnotes.csl.locale import Locale
from footnotes.csl.markup import parse_markup
from footnotes.csl.numbers import format_pages, parse_number
from footnotes.csl.tree import Kind, Node, Part


def with_siglum(part: Part, siglum: str, place: Place, locale: Locale) -> Part:
    """Return a cite of an entry that has a siglum: introduced in the first one, alone with the locator later."""
    if place.position & FIRST:
        word = "hereafter" if locale.language == "en" else locale.term("henceforth") or "hereafter"
        return Node(Kind.CITE, [part, f" ({word} ", parse_markup(siglum), ")"])
    if not place.locator:
        return Node(Kind.CITE, [parse_markup(siglum)])
    locator = format_pages(place.locator, "", locale)
    label = ""
    if place.label != "page":
        label = locale.term(place.label, "short", plural=parse_number(place.locator).plural) or ""
    return Node(Kind.CITE, [parse_markup(siglum), ", ", f"{label} {locator}".strip()])
