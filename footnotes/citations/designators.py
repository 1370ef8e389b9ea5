"""The words that may name a source, out of a bibliography, folded for fast matching."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from functools import lru_cache

from footnotes.model.bibliography import Bibliography
from footnotes.model.entry import Entry
from footnotes.patterns import pattern
from footnotes.records import NamedTuple, StrEnum, dataclass, field
from footnotes.text.folding import fold

_WORD = pattern(r"\d+|[^\W\d_]+")
_TITLE_PARTS = pattern(r"[:.?!](?:\s|$)| [–—-] | // ")
_NAME_VARIABLES = ("author", "editor", "translator", "container-author", "collection-editor", "recipient", "director")
_SERIAL_TYPES = frozenset(("article-journal", "article-newspaper", "article-magazine", "periodical"))
_LONGEST_WORK = 5  # words kept of a title that may be an ancient work's
_OF_CORPORA = pattern(r"\b(?:inscripti|inschrift|iscrizion|inscripci|inscrico|papyri\b|ostraka|regest[ae]|nadpis)")
_OF_EDITIONS = pattern(r"\b(?:werke|schriften|opere|oeuvres|works|sochineni)\b|ausgabe\b|\bsobranie soch")
_TELLING_LENGTH = 4  # shorter words of titles tell nothing


class Role(StrEnum):
    """What a designator is in the entry that it names."""

    SIGLUM = "siglum"
    NAME = "name"
    TITLE = "title"
    CONTAINER = "container"
    WORD = "word"  # one telling word of a title
    CORPUS = "corpus"  # beside SIGLUM or NAME: of inscriptions, papyri or regests, which are cited by number
    EDITION = "edition"  # beside SIGLUM: of collected works, which are cited by volume and page


class Designator(NamedTuple):
    """What is known of a phrase: its roles, the years of the entries it names, whether they are in volumes or serials.

    ``written`` is the siglum as the bibliography writes it, empty for other roles; ``work`` the author and the first
    words of the title of the one entry that it names.
    """

    roles: frozenset[Role] = frozenset()
    years: frozenset[int] = frozenset()
    keys: frozenset[str] = frozenset()
    volumes: bool = False
    serial: bool = False
    written: str = ""
    work: tuple[str, str] = ("", "")


@dataclass(slots=True, eq=False)
class _Gathered:
    """What several entries say of one phrase, until all are read."""

    roles: set[Role] = field(default_factory=set)
    years: set[int] = field(default_factory=set)
    keys: set[str] = field(default_factory=set)
    volumes: bool = False
    serial: bool = False
    written: str = ""
    work: tuple[str, str] = ("", "")

    def designator(self) -> Designator:
        work = self.work if len(self.keys) == 1 else ("", "")
        return Designator(
            frozenset(self.roles), frozenset(self.years), frozenset(self.keys), self.volumes, self.serial, self.written,
            work,
        )  # fmt: skip


_UNKNOWN = Designator()
_TELLING = Designator(frozenset((Role.WORD,)))  # of a word of titles little else is known: too many share it
_TELLING_SERIAL = Designator(frozenset((Role.WORD,)), serial=True)


class Designators(NamedTuple):
    """Designators by their folded words.

    ``lengths`` gives by the first word, and then by the second, the lengths of the phrases that begin so, longest
    first; a first word may have no second one. ``keys`` are those of the entries, with their other names.
    """

    phrases: Mapping[tuple[str, ...], Designator]
    lengths: Mapping[str, Mapping[str, Sequence[int]]]
    keys: Collection[str] = frozenset()

    @classmethod
    def of(cls, bibliography: Bibliography) -> Designators:
        """Return the designators of a bibliography; those of a large one are kept with it."""
        if bibliography.lookups is None:
            return cls.collected(bibliography)
        from footnotes.citations.stored_designators import stored_designators

        return stored_designators(bibliography, bibliography.lookups)

    @classmethod
    def collected(cls, bibliography: Bibliography) -> Designators:
        """Collect sigla, aliases, family names, titles, their telling words and containers of all entries."""
        gathered: dict[tuple[str, ...], _Gathered] = {}
        telling: dict[str, Designator] = {}
        about = {key: _about(entry) for key, entry in bibliography.entries.items()}
        for siglum, keys in bibliography.sigla.items():
            for key in keys:
                _gather(gathered, siglum, Role.SIGLUM, key, about.get(key, _UNKNOWN))
        for key, entry in bibliography.entries.items():
            for phrase, role in _phrases(entry):
                _gather(gathered, phrase, role, key, about[key])
            told = _TELLING_SERIAL if entry.type == "periodical" else _TELLING
            for title in _titles(entry):
                for word in filter(_tells, _WORD.findall(title)):
                    telling[word] = told if told.serial else telling.get(word, told)
        phrases = {words: found.designator() for words, found in gathered.items()}
        for word, told in telling.items():
            words = words_of(word)
            old = phrases.get(words)
            phrases[words] = (
                old._replace(roles=old.roles | told.roles, serial=old.serial or told.serial) if old else told
            )
        lengths: dict[str, dict[str, list[int]]] = {}
        for words in sorted(phrases, key=len, reverse=True):
            seconds = lengths.setdefault(words[0], {})
            if len(words) > 1:
                found = seconds.setdefault(words[1], [])
                if len(words) not in found[-1:]:
                    found.append(len(words))
        known = frozenset((*bibliography.entries, *bibliography.aliases))
        return cls(phrases, lengths, known)

    def begins(self, word: str) -> bool:
        """Say whether a designator may begin with this word."""
        words = words_of(word)
        return bool(words) and words[0] in self.lengths

    def get(self, phrase: str) -> Designator | None:
        """Return what is known of a whole phrase, however it is cased, accented and punctuated."""
        return self.phrases.get(words_of(phrase))


@lru_cache(maxsize=65536)
def words_of(phrase: str) -> tuple[str, ...]:
    """Return the folded words and numbers of a phrase."""
    return tuple(_WORD.findall(fold(phrase)))


def _about(entry: Entry) -> Designator:
    volumes = bool(entry.text("number-of-volumes")) or (entry.type == "book" and entry.text("volume").isdigit())
    years = frozenset((*entry.years(), *entry.years("original-date")))
    author = next((person.last for person in entry.names("author")), "")
    work = (author, " ".join(entry.text("title").split()[:_LONGEST_WORK]))
    kinds = frozenset() if entry.type != "book" else frozenset(_kinds(fold(entry.text("title"))))
    return Designator(kinds, years=years, volumes=volumes, serial=entry.type in _SERIAL_TYPES, work=work)


def _kinds(title: str) -> Iterator[Role]:
    if _OF_CORPORA.search(title):
        yield Role.CORPUS
    elif _OF_EDITIONS.search(title):
        yield Role.EDITION


def _gather(gathered: dict[tuple[str, ...], _Gathered], phrase: str, role: Role, key: str, about: Designator) -> None:
    """Add what an entry says of a phrase; a single letter names nothing."""
    words = words_of(phrase)
    if not words or len(words) == 1 == len(words[0]):
        return
    found = gathered.get(words)
    if found is None:
        found = gathered[words] = _Gathered()
    found.roles.add(role)
    found.keys.add(key)
    found.years |= about.years
    found.volumes = found.volumes or about.volumes
    found.serial = found.serial or about.serial or role is Role.CONTAINER
    found.work = about.work
    if role in (Role.SIGLUM, Role.NAME):
        found.roles |= about.roles
    if role is Role.SIGLUM:
        found.written = found.written or phrase


def _phrases(entry: Entry) -> Iterator[tuple[str, Role]]:
    custom = entry.variables.get("custom")
    if isinstance(custom, Mapping):
        for name in ("shorthand", "aliases"):
            value = custom.get(name)
            yield from ((str(item), Role.SIGLUM) for item in (value if isinstance(value, list) else [value]) if item)
    for variable in _NAME_VARIABLES:
        for person in entry.names(variable) if variable in entry.variables else ():
            yield (last := person.last), Role.NAME
            if person.family and last != person.family:
                yield person.family, Role.NAME
    for title in _titles(entry):
        yield title, Role.TITLE
        if part := _TITLE_PARTS.search(title):
            yield title[: part.start()], Role.TITLE
    container = Role.TITLE if entry.type in ("chapter", "paper-conference", "entry-encyclopedia") else Role.CONTAINER
    for variable in ("container-title", "container-title-short", "journalAbbreviation"):
        if text := entry.text(variable):
            yield text, container


def _titles(entry: Entry) -> Iterator[str]:
    return filter(None, (entry.text(variable) for variable in ("title", "title-short", "shortTitle")))


def _tells(word: str) -> bool:
    return len(word) >= _TELLING_LENGTH and word[0].isupper()
