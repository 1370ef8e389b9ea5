"""An entry made ready for comparing: its titles and names in words, its years, volume and pages as numbers."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import NamedTuple

from footnotes.model.entry import Entry
from footnotes.resolve.names import PersonName, person
from footnotes.resolve.words import Word, number, words, years

_TITLES = (
    ("title", "title"), ("title-short", "short title"), ("shortTitle", "short title"),
    ("original-title", "original title"), ("volume-title", "title of the volume"),
)  # fmt: skip
_CONTAINERS = ("container-title", "container-title-short", "collection-title", "journalAbbreviation")
_ROLES = (
    ("author", "author"), ("editor", "editor"), ("translator", "translator"), ("container-author", "author"),
    ("collection-editor", "editor"), ("director", "director"), ("recipient", "recipient"),
)  # fmt: skip
_ARCHIVES = ("archive", "archive-place")
_SUBTITLE = re.compile(r"[:.?!;]\s|\s[–—-]\s|//")
_PAGES = re.compile(r"(\d+)(?:\s*[-–—]+\s*(\d+))?")

PARTS = frozenset({"article-journal", "article-magazine", "article-newspaper", "chapter", "entry-dictionary",
                   "entry-encyclopedia", "entry", "paper-conference", "review", "review-book",
                   "legal_case"})  # fmt: skip
HOLDINGS = frozenset({"collection", "manuscript", "document", "personal_communication", "graphic", "map"})


class Title(NamedTuple):
    """One of an entry's titles: its telling words and what it is to the entry."""

    words: tuple[Word, ...]
    kind: str


class Person(NamedTuple):
    """One of an entry's names, with what the person is to it."""

    name: PersonName
    role: str


@dataclass(frozen=True, slots=True)
class Record:
    """What is compared of an entry."""

    key: str
    entry: Entry
    titles: tuple[Title, ...]
    people: tuple[Person, ...]
    containers: tuple[tuple[Word, ...], ...]
    years: frozenset[int]
    numbers: frozenset[int]  # volume and issue
    volumes: int | None  # of a work in volumes: how many
    pages: tuple[tuple[int, int], ...]
    language: str
    archive: tuple[Word, ...]
    shelfmark: tuple[Word, ...]  # the place in the archive; where none is told, the title that stands for it

    @property
    def is_part(self) -> bool:
        """Whether the entry stands in a periodical or a book."""
        return self.entry.type in PARTS

    def holds_page(self, page: int) -> bool | None:
        """Say whether a page lies inside the entry's pages; None where the entry has none."""
        if (
            len(self.pages) == 1 and self.pages[0][0] == self.pages[0][1] != page
        ):  # where it begins is all that is known
            return False if page < self.pages[0][0] else None
        return any(first <= page <= last for first, last in self.pages) if self.pages else None

    @property
    def is_periodical(self) -> bool:
        """Whether the entry is a periodical as a whole: by its type, or because nothing but its container is named."""
        return self.entry.type == "periodical" or any(title.words in self.containers for title in self.titles)


def record(entry: Entry, function_words: frozenset[str]) -> Record:
    """Return the record of an entry; titles lose their function words unless they hold nothing else."""
    dates = [*entry.years("issued"), *entry.years("original-date")]
    if len(entry.years("issued")) == 2:
        first, last = sorted(entry.years("issued"))
        dates += range(first, min(last, first + 200))
    dates += years(entry.text("issued"), _literal_date(entry))
    return Record(
        key=entry.key,
        entry=entry,
        titles=_titles(entry, function_words) or _titles(_named_by_container(entry), function_words),
        people=tuple(Person(person(name), role) for variable, role in _ROLES for name in entry.names(variable)),
        containers=tuple(
            dict.fromkeys(
                telling(words(entry.text(name)), function_words) for name in _CONTAINERS if entry.text(name).strip()
            )
        ),
        years=frozenset(dates),
        numbers=frozenset(filter(None, (number(entry.text(name)) for name in ("volume", "issue", "number")))),
        volumes=number(entry.text("number-of-volumes")),
        pages=tuple(_pages(entry.text("page"))) if entry.type in PARTS or entry.text("container-title") else (),
        language=entry.text("language")[:2].casefold(),
        archive=telling(words(" ".join(entry.text(name) for name in _ARCHIVES)), function_words)
        if entry.type in HOLDINGS
        else (),
        shelfmark=words(_location(entry)) if entry.type in HOLDINGS else (),
    )


def _named_by_container(entry: Entry) -> Entry:
    return replace(entry, variables={"title": entry.text("container-title")})


def telling(found: tuple[Word, ...], function_words: frozenset[str]) -> tuple[Word, ...]:
    """Return the words without function words and stray letters; all of them where nothing else would be left."""
    kept = tuple(word for word in found if word.text not in function_words or word.cut)
    return kept or found


def _titles(entry: Entry, function_words: frozenset[str]) -> tuple[Title, ...]:
    found: dict[tuple[Word, ...], str] = {}
    for variable, kind in _TITLES:
        text = entry.text(variable).strip()
        if not text:
            continue
        found.setdefault(telling(words(text), function_words), kind)
        main = _SUBTITLE.split(text, maxsplit=1)[0]
        if variable == "title" and main != text and len(main) > 3 and words(main):
            found.setdefault(telling(words(main), function_words), "main title")
    return tuple(Title(title, kind) for title, kind in found.items() if title)


def _pages(text: str) -> list[tuple[int, int]]:
    found = []
    for match in _PAGES.finditer(text):
        first = int(match[1][:9])
        written = (match[2] or match[1])[:9]
        last = int(match[1][: len(match[1]) - len(written)] + written)  # 255-76 is 255-276
        found.append((first, max(first, last)))
    return found


def _location(entry: Entry) -> str:
    parts = [entry.text(name) for name in ("archive_collection", "archive_location", "call-number")]
    return " ".join(filter(None, parts)) or entry.text("title")


def _literal_date(entry: Entry) -> str:
    issued = entry.variables.get("issued")
    parts = [issued.get(name) for name in ("literal", "raw")] if isinstance(issued, dict) else []
    return " ".join(part for part in parts if isinstance(part, str))
