"""What the styles of a DOCX file mean to a reader: headings, quotations, lists of works, emphasis (ECMA-376, 17.7)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from footnotes.manuscripts.xml_events import END, START, Event
from footnotes.model.manuscript import Zone
from footnotes.patterns import pattern
from footnotes.records import NamedTuple

_OFF = frozenset({"0", "false", "off", "none"})
_TOGGLES = {"w:i": "emphasis", "w:b": "strong", "w:smallCaps": "small-caps", "w:vanish": "hidden"}
_QUOTATION = pattern(r"quot|block text|zitat|citat|cita\b|цитат", re.IGNORECASE)
_HEADING = pattern(r"heading (\d)", re.IGNORECASE)
_DEEPEST = 50  # styles that lean on one another

Look = Mapping[str, bool]  # kinds of marks that are said to hold or not to hold


class ParagraphLook(NamedTuple):
    """What a paragraph is by its style."""

    zone: Zone = Zone.BODY
    level: int = 0
    is_contents: bool = False  # a line of a table of contents
    look: Look = MappingProxyType({})


@dataclass(slots=True)
class _Style:
    name: str = ""
    based_on: str = ""
    outline: int | None = None
    look: dict[str, bool] = field(default_factory=dict)
    language: str = ""


def look_of(name: str, attributes: Mapping[str, str]) -> tuple[str, bool] | None:
    """Return the kind of mark that an element of ``w:rPr`` is about, and whether it turns it on."""
    value = attributes.get("w:val", "")
    if name in _TOGGLES:
        return _TOGGLES[name], value.lower() not in _OFF
    return ("superscript", value == "superscript") if name == "w:vertAlign" else None


class Styles:
    """The styles of one file."""

    def __init__(self, found: Iterable[Event] = ()) -> None:
        """Read them from the events of ``styles.xml``."""
        self._styles: dict[str, _Style] = {}
        self._default = ""  # identifier of the style of paragraphs that name none
        self._paragraphs: dict[str, ParagraphLook] = {}
        self._characters: dict[str, Look] = {}
        self._read(iter(found))

    def _read(self, found: Iterator[Event]) -> None:
        style: _Style | None = None
        for event in found:
            if event.kind == END and event.name == "w:style":
                style = None
            elif event.kind != START:
                continue
            elif event.name == "w:style":
                style, given = _Style(), event.attributes
                self._styles[given.get("w:styleId", "")] = style
                if given.get("w:type") == "paragraph" and given.get("w:default", "0").lower() not in _OFF:
                    self._default = given.get("w:styleId", "")
            elif style is not None:
                _learn(style, event)

    @property
    def language(self) -> str:
        """The language of the default style; that of the document's defaults is the installation's."""
        return self._styles[self._default].language if self._default in self._styles else ""

    def paragraph(self, identifier: str) -> ParagraphLook:
        """Return what paragraphs of a style are."""
        if identifier not in self._paragraphs:
            self._paragraphs[identifier] = self._paragraph_look(identifier or self._default)
        return self._paragraphs[identifier]

    def character(self, identifier: str) -> Look:
        """Return the marks that a character style stands for."""
        if identifier not in self._characters:
            self._characters[identifier] = _merged(self._chain(identifier))
        return self._characters[identifier]

    def _chain(self, identifier: str) -> list[_Style]:
        """Return a style and those it is based on, the last first."""
        chain: list[_Style] = []
        while identifier in self._styles and len(chain) < _DEEPEST:
            chain.insert(0, self._styles[identifier])
            identifier = chain[0].based_on
        return chain

    def _paragraph_look(self, identifier: str) -> ParagraphLook:
        chain = self._chain(identifier)
        names = [style.name.lower() for style in reversed(chain)] or [identifier.lower()]
        look = _merged(chain)
        outline = next((style.outline for style in reversed(chain) if style.outline is not None), None)
        heading = next((int(match[1]) for name in names if (match := _HEADING.match(name))), 0)
        if outline is not None and 0 <= outline < 9:
            heading = outline + 1
        if names[0].startswith(("toc ", "table of figures", "index ")):
            return ParagraphLook(is_contents=True)
        if heading or names[0] == "title":
            return ParagraphLook(Zone.HEADING, heading or 1, look=look)
        if any(name == "bibliography" for name in names):
            return ParagraphLook(Zone.REFERENCES, look=look)
        quoted = any(_QUOTATION.search(name) for name in names)
        return ParagraphLook(Zone.QUOTE if quoted else Zone.BODY, look=look)


def _learn(style: _Style, event: Event) -> None:
    value = event.attributes.get("w:val", "")
    if event.name == "w:name":
        style.name = value
    elif event.name == "w:basedOn":
        style.based_on = value
    elif event.name == "w:outlineLvl" and value.isdecimal():
        style.outline = int(value)
    elif event.name == "w:lang":
        style.language = value
    elif look := look_of(event.name, event.attributes):
        style.look[look[0]] = look[1]


def _merged(chain: Iterable[_Style]) -> Look:
    return {kind: on for style in chain for kind, on in style.look.items()}
