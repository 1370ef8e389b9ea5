"""Entries made ready for rendering: every field turned into text, persons or a date once.

Fields that older programs use for others are taken under their CSL names, and variables written into the note
("publisher: Oxford", one a line at its head, or ``{:publisher: Oxford}``) are read, as reference managers do.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from footnotes.csl.dates import Date, parse_date, parse_words
from footnotes.csl.persons import Person, parse_name, parse_names
from footnotes.model.entry import Entry
from footnotes.patterns import pattern
from footnotes.records import Any

_NAMES = """
author chair collection-editor compiler composer container-author contributor curator director editor
editor-translator editorial-director executive-producer guest host illustrator interviewer narrator organizer
original-author performer producer recipient reviewed-author script-writer series-creator translator
"""
_DATES = """
accessed available-date event-date issued original-date submitted
"""
_NUMBERS = """
chapter-number citation-number collection-number edition first-reference-note-number issue locator number
number-of-pages number-of-volumes page page-first part-number printing-number section supplement-number version
volume
"""
_TEXTS = """
abstract annote archive archive-place archive_collection archive_location authority call-number citation-key
citation-label collection-title collection-title-short container-title container-title-short dimensions division DOI
event event-place event-title genre ISBN ISSN jurisdiction keyword language license medium note original-publisher
original-publisher-place original-title part-title PMCID PMID publisher publisher-place references reviewed-genre
reviewed-title scale source status title title-short URL volume-title year-suffix
"""
NAME_VARIABLES = frozenset(_NAMES.split())
DATE_VARIABLES = frozenset(_DATES.split())
NUMBER_VARIABLES = frozenset(_NUMBERS.split())
_TEXT_VARIABLES = frozenset(_TEXTS.split())
_ALIASES = {
    "event": "event-title",
    "event-title": "event",
    "journalAbbreviation": "container-title-short",
    "shortTitle": "title-short",
}
_NOTE_LINE = pattern(r"\s*([A-Za-z][-_A-Za-z]*)\s*:\s*(\S.*)", re.DOTALL)
_NOTE_BRACE = pattern(r"\{:([-_A-Za-z]+):\s*([^}]*)\}")
_DOI_ADDRESS = pattern(r"\A(?:https?://(?:dx\.)?doi\.org/|doi:\s*)", re.IGNORECASE)
_LANGUAGE = pattern(r"([A-Za-z]{2,3})(?:[-_][A-Za-z0-9]+)*(?![A-Za-z])")
_UPPER_NAMES = {name.upper(): name for name in _TEXT_VARIABLES if name.isupper()}

Value = str | tuple[Person, ...] | Date


class Item:
    """An entry for rendering: its values by variable, its type and its language."""

    __slots__ = ("choices", "key", "kind_choices", "language", "type", "values")

    def __init__(self, entry: Entry) -> None:
        self.key = entry.key
        self.choices: dict[int, Any] = {}  # the branches taken for this entry, by the number of the cs:choose
        self.kind_choices: dict[int, Any] = {}  # those that all entries with its type and variables share
        self.type = entry.type if isinstance(entry.type, str) else ""
        self.values: dict[str, Value] = {}
        for variable, value in entry.variables.items():
            if variable in {"id", "type", "custom"}:
                continue
            self._take(variable, value)
        if "note" in self.values:
            self._read_note(str(self.values["note"]))
        page = self.values.get("page")
        if isinstance(page, str) and "page-first" not in self.values:
            self.values["page-first"] = re.split(r"\s*[-–—,&;]", page.replace("\\-", "\0"))[0].replace("\0", "-")
        language = self.values.get("language")
        self.language = language_of(language) if isinstance(language, str) else ""

    @property
    def kind(self) -> tuple[str, frozenset[str]]:
        """The type and the variables that the entry has, whatever they hold."""
        return self.type, frozenset(self.values)

    def _take(self, variable: str, value: Any) -> None:
        converted = _convert(variable, value)
        if not converted:
            return
        if variable == "DOI" and isinstance(converted, str):
            converted = _DOI_ADDRESS.sub("", converted)
        self.values[variable] = converted
        alias = _ALIASES.get(variable)
        if alias and alias not in self.values:
            self.values[alias] = converted

    def _read_note(self, note: str) -> None:
        names: dict[str, list[Person]] = {}
        rest: list[str] = []
        lines = note.split("\n")
        for index, line in enumerate(lines):
            match = _NOTE_LINE.fullmatch(line)
            if match is None or not self._take_note(match[1], match[2], names):
                rest = lines[index:]
                if index == 0 and len(lines) > 1 and match is None:  # a first line of words may precede
                    rest = [line]
                    rest += [each for each in lines[1:] if not self._note_line(each, names)]
                break
        text = _NOTE_BRACE.sub(lambda m: "" if self._take_note(m[1], m[2], names) else m[0], "\n".join(rest)).strip()
        if text:
            self.values["note"] = text
        else:
            del self.values["note"]
        for variable, persons in names.items():
            self.values[variable] = tuple(persons)

    def _note_line(self, line: str, names: dict[str, list[Person]]) -> bool:
        match = _NOTE_LINE.fullmatch(line)
        return match is not None and self._take_note(match[1], match[2], names)

    def _take_note(self, variable: str, value: str, names: dict[str, list[Person]]) -> bool:
        variable = _UPPER_NAMES.get(variable.upper(), variable.lower())
        if variable == "type":
            self.type = value.strip()
        elif variable in NAME_VARIABLES:
            family, both, given = value.partition("||")
            person = parse_name({"family": family, "given": given} if both else {"literal": value})
            if person is not None:
                names.setdefault(variable, []).append(person)
        elif variable in DATE_VARIABLES:
            self.values[variable] = parse_words(value)
        elif variable in _TEXT_VARIABLES or variable in NUMBER_VARIABLES:
            self.values.setdefault(variable, value)
        else:
            return False
        return True


def _convert(variable: str, value: Any) -> Value | None:  # noqa: PLR0911 - one return a kind of value
    if variable in NAME_VARIABLES:
        return parse_names(value) or None
    if variable in DATE_VARIABLES or (isinstance(value, Mapping) and _looks_like_date(value)):
        return parse_date(value)
    if isinstance(value, str):
        return value.strip() if value.strip() else None
    if isinstance(value, bool) or value is None:
        return None
    if isinstance(value, (int, float)):
        return str(int(value)) if isinstance(value, float) and value.is_integer() else str(value)
    if isinstance(value, list) and value and isinstance(value[0], Mapping):
        return parse_names(value) or None
    if isinstance(value, list) and value and all(isinstance(each, str) for each in value):
        return ", ".join(value)
    return None


def _looks_like_date(value: Mapping[str, Any]) -> bool:
    return any(part in value for part in ("date-parts", "raw", "literal", "season"))


def language_of(tag: str) -> str:
    """Return the language of an entry's ``language`` ("en" of "en-GB"); empty where it is no language tag."""
    match = _LANGUAGE.match(tag.strip())
    return match[1].lower() if match else "?"
