"""The numbers of notes as Word counts them (ECMA-376 part 1, 17.11.11 to 17.11.19)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from footnotes.manuscripts.xml_events import END, START, Event
from footnotes.patterns import pattern
from footnotes.text.numerals import to_roman

_DEFAULTS = {"footnote": "decimal", "endnote": "lowerRoman"}
_OF_SECTION = pattern(r'<w:(footnote|endnote)Pr>(?:<w:(?!numFmt)[^<>]*>){0,8}<w:numFmt\s[^<>]*?w:val="(\w+)"')
_CHICAGO = "*†‡§"


@dataclass(slots=True)
class Counter:
    """Counts the notes of one kind."""

    format: str
    start: int = 1
    by_section: bool = False
    number: int = 0

    def next(self) -> str:
        """Return the label of the next note."""
        self.number += 1
        return written(self.number + self.start - 1, self.format)

    def end_section(self) -> None:
        """Begin anew, where sections have their own numbers."""
        if self.by_section:
            self.number = 0


def counters(settings: Iterable[Event], main: str = "") -> dict[str, Counter]:
    """Return the counters of footnotes and endnotes, as the settings of a file want them, else its first section."""
    found = {kind: Counter(number_format) for kind, number_format in _DEFAULTS.items()}
    counter: Counter | None = None
    for event in settings:
        name, value = event.name, event.attributes.get("w:val", "")
        if event.kind == START and name in {"w:footnotePr", "w:endnotePr"}:
            counter = found[name[2:-2]]
        elif event.kind == END and name in {"w:footnotePr", "w:endnotePr"}:
            counter = None
        elif counter is not None and event.kind == START:
            if name == "w:numFmt":
                counter.format = value
            elif name == "w:numStart" and value.isdecimal():
                counter.start = int(value)
            elif name == "w:numRestart":
                counter.by_section = value == "eachSect"
    for kind, number_format in _OF_SECTION.findall(main):
        if found[kind].format == _DEFAULTS[kind]:
            found[kind].format = number_format
    return found


def written(number: int, number_format: str) -> str:
    """Return a number in one of Word's formats; in decimal figures where it has none of these."""
    if number < 1:
        return str(number)
    if number_format in {"lowerRoman", "upperRoman"}:
        roman = to_roman(number)
        return roman.upper() if number_format == "upperRoman" else roman
    if number_format in {"lowerLetter", "upperLetter"}:
        letters = chr(ord("a") + (number - 1) % 26) * (1 + (number - 1) // 26)
        return letters.upper() if number_format == "upperLetter" else letters
    if number_format == "chicago":
        return _CHICAGO[(number - 1) % 4] * (1 + (number - 1) // 4)
    return str(number)
