"""What the styles of an ODT file mean to a reader: headings, quotations, works, emphasis (ODF 1.3, part 3, 16)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from footnotes.manuscripts.xml_events import END, START, Event
from footnotes.model.manuscript import Zone
from footnotes.patterns import pattern

_QUOTATION = pattern(r"quot|block.?text|zitat|citat|цитат", re.IGNORECASE)
_ENCODED = pattern(r"_([0-9a-f]+)_")  # signs that names of styles cannot hold
_DEEPEST = 50  # styles that lean on one another


class Look(NamedTuple):
    """How a style looks: kinds of marks that hold or do not, and its language."""

    marks: Mapping[str, bool]
    language: str = ""


class ParagraphLook(NamedTuple):
    """What a paragraph is by its style."""

    zone: Zone
    is_rule: bool
    look: Look


@dataclass(slots=True)
class _Style:
    parent: str = ""
    marks: dict[str, bool] = field(default_factory=dict)
    language: str = ""


class Styles:
    """The styles of one file, named and automatic."""

    def __init__(self) -> None:
        self._styles: dict[tuple[str, str], _Style] = {}  # by family and name
        self._looks: dict[tuple[str, str], Look] = {}

    def learn(self, found: Iterable[Event]) -> None:
        """Read the styles among the events of a part."""
        style: _Style | None = None
        for event in found:
            given = event.attributes
            if event.kind == START and event.name == "style:style":
                style = _Style(given.get("style:parent-style-name", ""))
                self._styles[given.get("style:family", ""), given.get("style:name", "")] = style
            elif event.kind == END and event.name == "style:style":
                style = None
            elif event.kind == START and event.name == "style:text-properties" and style is not None:
                style.marks |= _marks(given)
                style.language = given.get("fo:language", "").replace("none", "")

    def __contains__(self, name: tuple[str, str]) -> bool:
        return name in self._styles

    def text(self, name: str) -> Look:
        """Return the look of text in a style of characters."""
        return self._look("text", name)

    def paragraph(self, name: str) -> ParagraphLook:
        """Return what paragraphs of a style are."""
        names = [_ENCODED.sub(lambda match: chr(int(match[1], 16)), one) for one in self._chain("paragraph", name)]
        zone = Zone.BODY
        if any(one.startswith("Bibliography") for one in names):
            zone = Zone.REFERENCES
        elif "Title" in names:
            zone = Zone.HEADING
        elif any(_QUOTATION.search(one) for one in names):
            zone = Zone.QUOTE
        return ParagraphLook(zone, "Horizontal Line" in names, self._look("paragraph", name))

    def _chain(self, family: str, name: str) -> list[str]:
        """Return the names of a style and of those it leans on."""
        chain: list[str] = []
        while name and len(chain) < _DEEPEST:
            chain.append(name)
            name = self._styles[family, name].parent if (family, name) in self._styles else ""
        return chain

    def _look(self, family: str, name: str) -> Look:
        if (family, name) not in self._looks:
            marks: dict[str, bool] = {}
            language = ""
            for one in reversed(self._chain(family, name)):
                style = self._styles.get((family, one), _Style())
                marks |= style.marks
                language = style.language or language
            self._looks[family, name] = Look(marks, language)
        return self._looks[family, name]


def _marks(given: Mapping[str, str]) -> dict[str, bool]:
    """Return the marks that text properties turn on or off (20.187 and after)."""
    found = {}
    if slant := given.get("fo:font-style"):
        found["emphasis"] = slant in {"italic", "oblique"}
    if weight := given.get("fo:font-weight"):
        found["strong"] = weight == "bold" or (weight.isdecimal() and int(weight) >= 600)
    if variant := given.get("fo:font-variant"):
        found["small-caps"] = variant == "small-caps"
    if position := given.get("style:text-position"):
        raised = position.partition(" ")[0]
        found["superscript"] = raised == "super" or (raised.endswith("%") and raised[0] not in "-0")
    if display := given.get("text:display"):
        found["hidden"] = display == "none"
    return found
