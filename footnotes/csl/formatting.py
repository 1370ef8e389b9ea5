"""Formatting attributes of rendering elements, read once (CSL 1.0.2, "Formatting", "Affixes", "Display")."""

from __future__ import annotations

from collections.abc import Callable

from footnotes.csl.elements import Element
from footnotes.csl.text_case import apply_case
from footnotes.csl.tree import Format, Kind, Node, Part, map_text
from footnotes.model.rich_text import Style
from footnotes.patterns import pattern

_STYLES: dict[tuple[str, str], Style] = {
    ("font-style", "italic"): Style.ITALIC,
    ("font-style", "oblique"): Style.OBLIQUE,
    ("font-style", "normal"): Style.NORMAL_STYLE,
    ("font-variant", "small-caps"): Style.SMALL_CAPS,
    ("font-variant", "normal"): Style.NORMAL_VARIANT,
    ("font-weight", "bold"): Style.BOLD,
    ("font-weight", "light"): Style.LIGHT,
    ("font-weight", "normal"): Style.NORMAL_WEIGHT,
    ("text-decoration", "underline"): Style.UNDERLINE,
    ("text-decoration", "none"): Style.NO_DECORATION,
    ("vertical-align", "sup"): Style.SUPERSCRIPT,
    ("vertical-align", "sub"): Style.SUBSCRIPT,
    ("vertical-align", "baseline"): Style.BASELINE,
}
_DISPLAY = {
    "block": Style.BLOCK,
    "left-margin": Style.LEFT_MARGIN,
    "right-inline": Style.RIGHT_INLINE,
    "indent": Style.INDENT,
}
_ATTRIBUTES = ("vertical-align", "text-decoration", "font-variant", "font-weight", "font-style")
_FORMATTING = frozenset({*_ATTRIBUTES, "prefix", "suffix", "quotes", "display"})
_PERIOD = pattern(r"\.")

Shape = Callable[[Part, str], Part]  # puts a part into its formatting; the language is for its text case


def format_of(element: Element) -> Format | None:
    """Return the formatting of an element; None where it has none."""
    attributes = element.attributes
    if _FORMATTING.isdisjoint(attributes):
        return None
    styles = tuple(
        _STYLES[name, attributes[name]] for name in _ATTRIBUTES if (name, attributes.get(name, "")) in _STYLES
    )
    shape = Format(
        prefix=_affix(attributes.get("prefix", "")),
        suffix=_affix(attributes.get("suffix", "")),
        styles=styles,
        quotes=attributes.get("quotes") == "true",
        display=_DISPLAY.get(attributes.get("display", "")),
    )
    return shape if shape != Format() else None


def _affix(text: str) -> str:
    return text.replace("'", "’") if "'" in text else text


def strip_periods(part: Part) -> Part:
    """Return the part without periods in its text."""
    return map_text(part, lambda text: _PERIOD.sub("", text))


def unshaped(part: Part, language: str) -> Part:
    """Return the part as it is: the shape of an element without formatting."""
    return part


def shape_of(element: Element, kind: Kind = Kind.GROUP) -> Shape:
    """Return the function that strips periods, applies text case and puts formatting around a part."""
    shape, case = format_of(element), element.get("text-case")
    strip = element.flag("strip-periods")
    if not strip and not case:
        if shape is None and kind is Kind.GROUP:
            return unshaped
        return lambda part, language: Node(kind, [part], shape)

    def apply(part: Part, language: str) -> Part:
        if strip:
            part = strip_periods(part)
        if case:
            part = apply_case(case, part, language)
        return Node(kind, [part], shape) if shape is not None or kind is not Kind.GROUP else part

    return apply
