"""An entry made ready for comparing: its titles and names in words, its years, volume and pages as numbers."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cached_property

from footnotes.model.entry import Entry
from footnotes.patterns import pattern
from footnotes.records import NamedTuple
from footnotes.resolve.names import PersonName, persons
from footnotes.resolve.words import Word, number, words, words_of_all, years
from footnotes.text.page_ranges import whole_end

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
_SUBTITLE = pattern(r"[:.?!;]\s|\s[–—-]\s|//")
_PAGES = pattern(r"(\d+)(?:\s*[-–—]+\s*(\d+))?")

PARTS = frozenset({"article-journal", "article-magazine", "article-newspaper", "chapter", "entry-dictionary",
                   "entry-encyclopedia", "entry", "paper-conference", "review", "review-book",
                   "legal_case"})  # fmt: skip
UNPAGED = frozenset({"collection", "graphic", "webpage", "post", "post-weblog", "motion_picture", "song"})
HOLDINGS = frozenset({"collection", "manuscript", "document", "personal_communication", "graphic", "map"})


class Title(NamedTuple):
    """One of an entry's titles: its telling words and what it is to the entry."""

    words: tuple[Word, ...]
    kind: str


class Person(NamedTuple):
    """One of an entry's names, with what the person is to it."""

    name: PersonName
    role: str


class Record:
    """What is compared of an entry, each part made ready when it is first asked for."""

    def __init__(
        self,
        entry: Entry,
        function_words: frozenset[str],
        titles: tuple[Title, ...] | None = None,
        people: tuple[Person, ...] | None = None,
    ) -> None:
        """Take an entry, with its titles and people where they are known."""
        self.key = entry.key
        self.entry = entry
        self._function_words = function_words
        if titles is not None:
            self.titles = titles
        if people is not None:
            self.people = people

    @cached_property
    def titles(self) -> tuple[Title, ...]:
        """Its titles without their function words; its container's where it has none of its own."""
        return next(titles_of_all((self.entry,), self._function_words))

    @cached_property
    def people(self) -> tuple[Person, ...]:
        """Its authors, editors and so on."""
        return next(people_of_all((self.entry,)))

    @cached_property
    def creators(self) -> tuple[str, ...]:
        """Its authors, else its editors, as "Family, Given"."""
        people = self.entry.names("author") or self.entry.names("editor")
        return tuple(f"{name.last}, {name.given}" if name.given else name.last for name in people)

    @cached_property
    def containers(self) -> tuple[tuple[Word, ...], ...]:
        """The titles of what it stands in."""
        texts = container_titles(self.entry)
        return tuple(dict.fromkeys(telling(words(text), self._function_words) for text in texts if words(text)))

    @cached_property
    def years(self) -> frozenset[int]:
        """Its years; all of those between two."""
        entry = self.entry
        dates = [*entry.years("issued"), *entry.years("original-date")]
        if len(entry.years("issued")) == 2:
            first, last = sorted(entry.years("issued"))
            dates += range(first, min(last, first + 200))
        return frozenset((*dates, *years(entry.text("issued"), _literal_date(entry))))

    @cached_property
    def numbers(self) -> frozenset[int]:
        """Its volume and issue."""
        return frozenset(filter(None, (number(self.entry.text(name)) for name in ("volume", "issue", "number"))))

    @cached_property
    def volumes(self) -> int | None:
        """How many volumes the work has."""
        return number(self.entry.text("number-of-volumes"))

    @cached_property
    def pages(self) -> tuple[tuple[int, int], ...]:
        """The pages, first and last, that it takes up in what it stands in."""
        return tuple(_pages(self.entry.text("page"))) if self.is_part or self.containers else ()

    @cached_property
    def language(self) -> str:
        """Its language as an ISO 639-1 code; empty where it is not told."""
        return self.entry.text("language")[:2].casefold()

    @cached_property
    def archive(self) -> tuple[Word, ...]:
        """Where a manuscript is kept."""
        if self.entry.type not in HOLDINGS:
            return ()
        return telling(words(" ".join(self.entry.text(name) for name in _ARCHIVES)), self._function_words)

    @cached_property
    def shelfmark(self) -> tuple[Word, ...]:
        """The place of a manuscript in its archive; where none is told, the title that stands for it."""
        return words(_location(self.entry)) if self.entry.type in HOLDINGS else ()

    @property
    def is_part(self) -> bool:
        """Whether the entry stands in a periodical or a book."""
        return self.entry.type in PARTS

    @cached_property
    def is_periodical(self) -> bool:
        """Whether the entry is a periodical as a whole: by its type, or because nothing but its container is named."""
        return self.entry.type == "periodical" or any(title.words in self.containers for title in self.titles)

    def holds_page(self, page: int) -> bool | None:
        """Say whether a page lies inside the entry's pages; None where that cannot be known."""
        if not self.pages:
            return None
        first, last = self.pages[0]
        if len(self.pages) == 1 and first == last != page:  # where it begins is all that is known
            return False if page < first else None
        return any(first <= page <= last for first, last in self.pages)


def telling(found: tuple[Word, ...], function_words: frozenset[str]) -> tuple[Word, ...]:
    """Return the words without function words and stray letters; all of them where nothing else would be left."""
    kept = [word for word in found if word.text not in function_words or word.cut]
    return tuple(kept) if kept else found


def titles_of_all(entries: Iterable[Entry], function_words: frozenset[str]) -> Iterator[tuple[Title, ...]]:
    """Yield the titles of each entry: faster than to ask for those of one after another."""
    written = list(map(_written_titles, entries))
    found = iter(words_of_all([text for titles in written for text, _ in titles]))
    for titles in written:
        kinds: dict[tuple[Word, ...], str] = {}
        for _, kind in titles:
            if title := next(found):
                kinds.setdefault(telling(title, function_words), kind)
        yield tuple([Title(title, kind) for title, kind in kinds.items()])


def _written_titles(entry: Entry) -> list[tuple[str, str]]:
    variables = entry.variables
    texts = [
        (text, kind) for variable, kind in _TITLES
        if variable in variables and isinstance(text := variables[variable], str) and text
    ]  # fmt: skip
    texts = texts or [(entry.text("container-title"), "title")]
    title = entry.text("title")
    subtitle = _SUBTITLE.search(title)
    return [*texts, (title[: subtitle.start()], "main title")] if subtitle and subtitle.start() > 3 else texts


def people_of_all(entries: Iterable[Entry]) -> Iterator[tuple[Person, ...]]:
    """Yield the people of each entry: faster than to ask for those of one after another."""
    written = [
        [(name, role) for variable, role in _ROLES if variable in entry.variables for name in entry.names(variable)]
        for entry in entries
    ]
    once = dict.fromkeys(name for names in written for name, _ in names)
    known = dict(zip(once, persons(once), strict=True))
    for names in written:
        yield tuple([Person(known[name], role) for name, role in names])


def container_titles(entry: Entry) -> list[str]:
    """Return the titles of what an entry stands in."""
    return [entry.text(name) for name in _CONTAINERS if name in entry.variables]


def _pages(text: str) -> list[tuple[int, int]]:
    found = []
    for match in _PAGES.finditer(text):
        first = int(match[1][:9])
        last = int(whole_end(match[1], match[2] or match[1])[:9])  # 255-76 is 255-276
        found.append((first, max(first, last)))
    return found


def _location(entry: Entry) -> str:
    parts = [entry.text(name) for name in ("archive_collection", "archive_location", "call-number")]
    return " ".join(filter(None, parts)) or entry.text("title")


def _literal_date(entry: Entry) -> str:
    issued = entry.variables.get("issued")
    parts = [issued.get(name) for name in ("literal", "raw")] if isinstance(issued, dict) else []
    return " ".join(part for part in parts if isinstance(part, str))
