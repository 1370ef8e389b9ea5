"""The words that may name a source, out of a bibliography, folded for fast matching."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from footnotes.model.bibliography import Bibliography
from footnotes.model.entry import Entry
from footnotes.text.folding import fold

_WORD = re.compile(r"\d+|[^\W\d_]+")
_TITLE_PARTS = re.compile(r"[:.?!](?:\s|$)| [–—-] | // ")
_NAME_VARIABLES = ("author", "editor", "translator", "container-author", "collection-editor", "recipient", "director")
_SERIAL_TYPES = frozenset(("article-journal", "article-newspaper", "article-magazine", "periodical"))
_TELLING_LENGTH = 4  # shorter words of titles tell nothing


class Role(StrEnum):
    """What a designator is in the entry that it names."""

    SIGLUM = "siglum"
    NAME = "name"
    TITLE = "title"
    CONTAINER = "container"
    WORD = "word"  # one telling word of a title


@dataclass(frozen=True, slots=True)
class Designator:
    """What is known of a phrase: its roles, the years of the entries it names, whether they are in volumes or serials.

    ``written`` is the siglum as the bibliography writes it, empty for other roles.
    """

    roles: frozenset[Role] = frozenset()
    years: frozenset[int] = frozenset()
    keys: frozenset[str] = frozenset()
    volumes: bool = False
    serial: bool = False
    written: str = ""

    def joined(self, other: Designator) -> Designator:
        """Return the designator that is both."""
        return Designator(
            self.roles | other.roles,
            self.years | other.years,
            self.keys | other.keys,
            self.volumes or other.volumes,
            self.serial or other.serial,
            self.written or other.written,
        )


@dataclass(frozen=True, slots=True)
class Designators:
    """Designators by their folded words; ``lengths`` gives the lengths of a first word's phrases, longest first."""

    phrases: Mapping[tuple[str, ...], Designator]
    lengths: Mapping[str, tuple[int, ...]]

    @classmethod
    def of(cls, bibliography: Bibliography) -> Designators:
        """Collect sigla, aliases, family names, titles, their telling words and containers of all entries."""
        phrases: dict[tuple[str, ...], Designator] = {}
        sources = [(siglum, Role.SIGLUM, key) for siglum, keys in bibliography.sigla.items() for key in keys]
        about = {key: _about(entry) for key, entry in bibliography.entries.items()}
        for key, entry in bibliography.entries.items():
            sources += ((phrase, role, key) for phrase, role in _phrases(entry))
        for phrase, role, key in sources:
            words = words_of(phrase)
            if words and len("".join(words)) > 1:
                known = about.get(key, Designator())
                new = Designator(
                    frozenset((role,)), known.years, frozenset((key,)), known.volumes,
                    known.serial or role is Role.CONTAINER, phrase if role is Role.SIGLUM else "",
                )  # fmt: skip
                old = phrases.get(words)
                phrases[words] = old.joined(new) if old else new
        lengths: dict[str, set[int]] = {}
        for words in phrases:
            lengths.setdefault(words[0], set()).add(len(words))
        return cls(phrases, {word: tuple(sorted(found, reverse=True)) for word, found in lengths.items()})

    def begins(self, word: str) -> bool:
        """Say whether a designator may begin with this word."""
        words = words_of(word)
        return bool(words) and words[0] in self.lengths

    def get(self, phrase: str) -> Designator | None:
        """Return what is known of a whole phrase, however it is cased, accented and punctuated."""
        return self.phrases.get(words_of(phrase))


def words_of(phrase: str) -> tuple[str, ...]:
    """Return the folded words and numbers of a phrase."""
    return tuple(_WORD.findall(fold(phrase)))


def _about(entry: Entry) -> Designator:
    years = frozenset(entry.years()) | frozenset(entry.years("original-date"))
    volumes = bool(entry.text("number-of-volumes")) or (entry.text("volume").isdigit() and entry.type == "book")
    return Designator(years=years, volumes=volumes, serial=entry.type in _SERIAL_TYPES)


def _phrases(entry: Entry) -> Iterator[tuple[str, Role]]:
    custom = entry.variables.get("custom")
    if isinstance(custom, Mapping):
        for field in ("shorthand", "aliases"):
            value = custom.get(field)
            yield from ((str(item), Role.SIGLUM) for item in (value if isinstance(value, list) else [value]) if item)
    for variable in _NAME_VARIABLES:
        for name in entry.names(variable):
            yield name.last, Role.NAME
            if name.family and name.last != name.family:
                yield name.family, Role.NAME
    for variable in ("title", "title-short", "shortTitle"):
        title = entry.text(variable)
        if title:
            yield title, Role.TITLE
            yield _TITLE_PARTS.split(title, maxsplit=1)[0], Role.TITLE
            yield from ((word, Role.WORD) for word in _WORD.findall(title) if _tells(word))
    container = Role.TITLE if entry.type in ("chapter", "paper-conference", "entry-encyclopedia") else Role.CONTAINER
    for variable in ("container-title", "container-title-short", "journalAbbreviation"):
        if entry.text(variable):
            yield entry.text(variable), container


def _tells(word: str) -> bool:
    return len(word) >= _TELLING_LENGTH and word[0].isupper()
