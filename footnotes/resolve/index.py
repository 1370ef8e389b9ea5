"""Look-ups in a bibliography, each built when it is first asked for."""

from __future__ import annotations

import math
import operator
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from typing import ClassVar

from footnotes.model.bibliography import Bibliography
from footnotes.model.lexicon import Lexicon
from footnotes.patterns import pattern
from footnotes.resolve.names import is_latinized, is_slip
from footnotes.resolve.record import (
    HOLDINGS,
    Person,
    Record,
    Title,
    container_titles,
    people_of_all,
    telling,
    titles_of_all,
)
from footnotes.resolve.urls import bare_url, directory
from footnotes.resolve.vocabulary import Vocabulary
from footnotes.resolve.words import Word, squash, words

_SUPERSCRIPTS = pattern(r"[¹²³⁰-⁹]")  # of editions: "PIR²" is cited as PIR too
_FUNCTION_WORD_WEIGHT = 0.1
_MOST_BEGUN = 3  # titles that begin with the same initials
_CROWDED = 2000  # entries that share a word which tells little then
_SHORTEST_CUT = 4  # letters of a name cut short
_SHORTEST_SLIP = 4  # letters of a name with a slip
SIGLUM = "siglum"
_NOT_WHOLE = ("main title", SIGLUM)

Postings = Mapping[str, tuple[str, ...]]  # terms with the keys of the entries that have them, in their order


class Index:
    """The entries of a bibliography by siglum, by words of titles, by names, by container and by address.

    Building takes time in proportion to the entries; a look-up takes time in proportion to what it returns.
    """

    _made: ClassVar[tuple[tuple[object, ...], Index] | None] = None

    def __init__(self, bibliography: Bibliography, vocabulary: Vocabulary) -> None:
        self.bibliography = bibliography
        self.vocabulary = vocabulary
        self._records: dict[str, Record] = {}
        self._weights: dict[str, float] = {}
        self._entitled: dict[tuple[Word, ...], tuple[str, ...]] = {}
        self._of_name: dict[Word, tuple[str, ...]] = {}

    @classmethod
    def of(cls, bibliography: Bibliography, lexicons: Sequence[Lexicon] = ()) -> Index:
        """Return the look-ups of ``bibliography``; the lexicons say which words of a title tell nothing.

        Those made last are given again for the same bibliography and lexicons: a project has many manuscripts.
        """
        asked = (bibliography, *lexicons)
        if cls._made is None or len(cls._made[0]) != len(asked) or any(map(operator.is_not, cls._made[0], asked)):
            cls._made = asked, cls._new(bibliography, Vocabulary.of(lexicons))
        return cls._made[1]

    @classmethod
    def _new(cls, bibliography: Bibliography, vocabulary: Vocabulary) -> Index:
        if bibliography.lookups is None:
            return cls(bibliography, vocabulary)
        from footnotes.resolve.stored_index import StoredIndex

        return StoredIndex(bibliography, vocabulary, bibliography.lookups)

    def __contains__(self, key: str) -> bool:
        return key in self.bibliography.entries

    def record(self, key: str) -> Record:
        """Return what is compared of the entry with this key; raises KeyError where there is none."""
        found = self._records.get(key)
        if found is None:
            entry = self.bibliography.entries[key]
            found = Record(entry, self.vocabulary.function_words, self.titles[key], self.people[key])
            self._records[key] = found
        return found

    def records(self, keys: Iterable[str]) -> list[Record]:
        """Return what is compared of several entries."""
        return list(map(self.record, keys))

    @cached_property
    def sigla(self) -> dict[str, tuple[tuple[str, str], ...]]:
        """Squashed sigla and aliases, with the siglum as the bibliography has it and the key it stands for."""
        found: dict[str, list[tuple[str, str]]] = defaultdict(list)
        for siglum, keys in self.bibliography.sigla.items():
            for key in keys:
                for squashed in {squash(siglum), squash(_SUPERSCRIPTS.sub("", siglum))} - {""} if key in self else ():
                    found[squashed].append((siglum, key))
        return {squashed: tuple(dict.fromkeys(pairs)) for squashed, pairs in found.items()}

    @cached_property
    def sigla_of(self) -> Postings:
        """The sigla and aliases of each key."""
        found: dict[str, list[str]] = defaultdict(list)
        for siglum, keys in self.bibliography.sigla.items():
            for key in keys:
                found[key].append(siglum)
        return {key: tuple(sigla) for key, sigla in found.items()}

    @cached_property
    def _sorted_sigla(self) -> list[str]:
        return sorted(self.sigla)

    def sigla_beginning(self, siglum: str) -> Iterator[tuple[str, str]]:
        """Yield the sigla that begin like ``siglum``, itself among them, each with its key."""
        beginning = squash(siglum)
        for at in range(bisect_left(self._sorted_sigla, beginning), len(self._sorted_sigla)):
            if not self._sorted_sigla[at].startswith(beginning):
                return
            yield from self.sigla[self._sorted_sigla[at]]

    @cached_property
    def _related(self) -> Postings:
        entries = self.bibliography.entries.values()
        return _postings((other, entry.key) for entry in entries for other in entry.relations.values())

    def related_to(self, key: str) -> tuple[str, ...]:
        """Return the keys of the entries that name this one as a relation: its translations, its reviews."""
        return self._related.get(key, ())

    @cached_property
    def keys(self) -> Postings:
        """Keys by their casefolded form."""
        found: dict[str, list[str]] = defaultdict(list)
        for key in self.bibliography.entries:
            found[key.casefold()].append(key)
        return {folded: tuple(keys) for folded, keys in found.items()}

    @cached_property
    def titles(self) -> Mapping[str, tuple[Title, ...]]:
        """The titles of each entry by its key."""
        entries = self.bibliography.entries
        return dict(zip(entries, titles_of_all(entries.values(), self.vocabulary.function_words), strict=True))

    @cached_property
    def title_words(self) -> Mapping[str, Sequence[str]]:
        """Keys by the skeleton of each word of their titles."""
        found: dict[str, list[str]] = defaultdict(list)
        for key, titles in self.titles.items():
            for term in {word.skeleton for title in titles for word in title.words}:
                found[term].append(key)
        return found

    @cached_property
    def beginnings(self) -> dict[str, dict[str, list[tuple[str, Title]]]]:
        """Titles and sigla with their keys, by the skeletons of their first and second word; "" where there is none."""
        found: dict[str, dict[str, list[tuple[str, Title]]]] = defaultdict(dict)
        for key in self.titles:
            for title in self.phrases_of(key):
                second = title.words[1].skeleton if len(title.words) > 1 else ""
                found[title.words[0].skeleton].setdefault(second, []).append((key, title))
        return found

    def phrases_of(self, key: str) -> tuple[Title, ...]:
        """Return the titles of an entry, and its sigla."""
        sigla = self.sigla_of.get(key)
        if not sigla:
            return self.titles[key]
        return (*self.titles[key], *(Title(phrase, SIGLUM) for siglum in sigla if (phrase := self.phrase(siglum))))

    def begins(self, first: str) -> bool:
        """Say whether a title or siglum begins with a word, a skeleton."""
        return first in self.beginnings

    def beginning(self, first: str, second: str) -> Sequence[tuple[str, Title]]:
        """Return the titles and sigla that begin with two words, skeletons, with the keys of their entries."""
        return self.beginnings.get(first, {}).get(second, ())

    def entitled(self, written: tuple[Word, ...]) -> tuple[str, ...]:
        """Return the keys of the entries that have this very title or short title."""
        found = self._entitled.get(written)
        if found is None:
            wanted = [word.skeleton for word in written]
            near = self.beginning(wanted[0], wanted[1] if len(wanted) > 1 else "") if wanted else ()
            found = self._entitled[written] = tuple(dict.fromkeys(
                key for key, title in near
                if len(title.words) == len(wanted) and title.kind not in _NOT_WHOLE
                and [word.skeleton for word in title.words] == wanted
            ))  # fmt: skip
        return found

    @cached_property
    def initials(self) -> Postings:
        """Keys by the initials of their title's or container's words: "jmh" for the Journal of Modern History.

        Collections, which have no author, by those of the first three or four words too, with a star after them.
        """
        found = [
            ("".join([word.text[0] for word in title.words]), key)
            for key, titles in self.titles.items()
            for title in titles
            if len(title.words) > 2
        ]
        begun = [
            (f"{initials[:length]}*", key)
            for initials, key in found
            for length in (3, 4)
            if length < len(initials) and not self.people.get(key)
        ]
        return _postings(found + begun)

    def keys_of_initials(self, letters: str) -> Sequence[str]:
        """Return the keys of titles with these initials; else of the few collections whose titles begin so."""
        found = self.initials.get(letters) or self.initials.get(f"{letters}*", ())
        return found if len(found) <= _MOST_BEGUN or letters in self.initials else ()

    @cached_property
    def people(self) -> Mapping[str, tuple[Person, ...]]:
        """The people of each entry by its key."""
        entries = self.bibliography.entries
        return dict(zip(entries, people_of_all(entries.values()), strict=True))

    @cached_property
    def names(self) -> Postings:
        """Keys by the last word of each family name."""
        return _postings((name.text, key) for key, name in self._family_names)

    @property
    def _family_names(self) -> Iterator[tuple[str, Word]]:
        """Yield the last word of each family name, after the key of the entry."""
        for key, people in self.people.items():
            for name, _ in people:
                if name.family and not name.body:
                    yield key, name.family[-1]

    @cached_property
    def bodies(self) -> Postings:
        """Keys by every longer word of the names of bodies."""
        return _postings(
            (word.text, key)
            for key, people in self.people.items()
            for name, _ in people
            if name.body
            for word in name.family
            if len(word.text) > 3
        )

    @cached_property
    def places(self) -> frozenset[str]:
        """Skeletons of the words of all places of publication."""
        texts = {entry.text("publisher-place") for entry in self.bibliography.entries.values()}
        return frozenset(word.skeleton for text in texts for word in words(text))

    @cached_property
    def given_names(self) -> frozenset[str]:
        """Given names of all persons, folded."""
        given = {name.given for people in self.people.values() for name, _ in people}
        return frozenset(word.text for names in given for word in names if len(word.text) > 1)

    @cached_property
    def name_words(self) -> frozenset[str]:
        """Skeletons of all words of personal names."""
        persons = {name for people in self.people.values() for name, _ in people if not name.body}
        return frozenset(word.skeleton for name in persons for word in (*name.family, *name.given))

    @cached_property
    def containers(self) -> Postings:
        """Keys by the first telling word of the container's title, as a skeleton."""
        return _postings(
            (phrase[0].skeleton, entry.key)
            for entry in self.bibliography.entries.values()
            for text in container_titles(entry)
            if (phrase := self.phrase(text))
        )

    @cached_property
    def container_words(self) -> Postings:
        """Keys by each telling word of the container's title, as a skeleton."""
        return _postings(
            (word.skeleton, entry.key)
            for entry in self.bibliography.entries.values()
            for text in container_titles(entry)
            for word in self.phrase(text)
        )

    def contained(self, written: tuple[Word, ...]) -> Iterator[str]:
        """Yield the keys of what may stand in a container; many begin like it, fewer have its rarest word, too."""
        for term in self.skeletons(written[0]):
            found = self.containers.get(term, ())
            if len(found) > _CROWDED and len(written) > 1:
                terms = (term for word in written[1:] for term in self.skeletons(word))
                found = min((self.container_words.get(term, ()) for term in terms), key=len)
            yield from found

    @cached_property
    def independent(self) -> Postings:
        """Keys of periodicals, and of what stands in nothing else, by the first word of each title."""
        entries = self.bibliography.entries
        return _postings(
            (title.words[0].skeleton, key)
            for key, titles in self.titles.items()
            for title in titles
            if not (texts := container_titles(entries[key]))
            or entries[key].type == "periodical"
            or any(self.phrase(text) == other.words for text in texts for other in titles)
        )

    def fitting(
        self, keys: Iterable[str], years: Collection[int], numbers: Collection[int]
    ) -> Iterator[tuple[str, int]]:
        """Yield keys with how well they fit: 1 for a year of the entry, 1 for its volume or issue."""
        for key in keys:
            record = self.record(key)
            yield key, (not record.years.isdisjoint(years)) + (not record.numbers.isdisjoint(numbers))

    @cached_property
    def urls(self) -> Postings:
        """Keys by address or DOI, without scheme and trailing slash."""
        return _postings(
            (bare_url(text), entry.key)
            for entry in self.bibliography.entries.values()
            for variable in ("URL", "DOI")
            if (text := entry.text(variable))
        )

    @cached_property
    def url_directories(self) -> Postings:
        """Keys by the directory of their address, where it lies deep enough to be one work's."""
        return _postings((directory(url), key) for url, keys in self.urls.items() for key in keys if directory(url))

    def spelled_out(self, written: tuple[Word, ...]) -> tuple[str, ...]:
        """Return the keys of titles that begin with the first two words written: addresses often spell a title out."""
        near = self.beginning(written[0].skeleton, written[1].skeleton) if len(written) > 1 else ()
        return tuple(dict.fromkeys(key for key, title in near if len(title.words) > 2 and title.kind != SIGLUM))

    @cached_property
    def shelfmarks(self) -> Postings:
        """Keys by each longer word and number of their shelfmark."""
        return _postings(
            (word.text, entry.key)
            for entry in self.bibliography.entries.values()
            if entry.type in HOLDINGS
            for word in self.record(entry.key).shelfmark
            if len(word.text) > 3 or word.text.isdigit()
        )

    @cached_property
    def _name_skeletons(self) -> Postings:
        return _postings((name.skeleton, name.text) for _, name in self._family_names)

    @cached_property
    def _names_by_initial(self) -> Postings:
        return _postings((name[0], name) for name in self.names if len(name) > 3)

    @cached_property
    def _cut_words(self) -> Postings:
        """Words of titles by their first three letters, for abbreviated words."""
        phrases = (title.words for titles in self.titles.values() for title in titles)
        once = {word.text: word.skeleton for phrase in phrases for word in phrase}
        return _postings((text[:3], shared) for text, shared in once.items() if len(text) >= 3)

    def skeletons(self, word: Word) -> tuple[str, ...]:
        """Return the skeletons of the words of titles that ``word``, perhaps abbreviated, may be."""
        if word.cut and len(word.text) >= 3:
            return tuple(dict.fromkeys((word.skeleton, *self._cut_words.get(word.text[:3], ()))))
        return (word.skeleton,)

    def keys_of_name(self, name: Word) -> tuple[str, ...]:
        """Return the keys of entries by someone of this family name, spelled otherwise or with a slip too."""
        found = self._of_name.get(name)
        if found is None:
            spellings = {name.text, *(self._name_skeletons.get(name.skeleton, ()) if len(name.skeleton) > 2 else ())}
            keys = [key for spelling in sorted(spellings) for key in self.names.get(spelling, ())]
            keys += self.bodies.get(name.text, ())
            if not keys:
                near = self._slips(name.text) or self._names_beginning(name.text) or self._cut_name(name)
                keys = [key for spelling in near for key in self.names[spelling]]
            found = self._of_name[name] = tuple(dict.fromkeys(keys))
        return found

    def spelled_otherwise(self, name: Word) -> tuple[str, ...]:
        """Return the keys of entries by someone whose family name other transliterations write like this."""
        if len(name.skeleton) < 3:
            return ()
        spellings = self._name_skeletons.get(name.skeleton, ())
        return tuple(dict.fromkeys(key for spelling in spellings for key in self.names[spelling]))

    def name_beginning(self, word: Word) -> str | None:
        """Return the one family name that a word cut short stands for: "Murat." for "Muratori"."""
        near = self._names_by_initial.get(word.text[0], ()) if len(word.text) >= _SHORTEST_CUT else ()
        found = [name for name in near if name.startswith(word.text)]
        return found[0] if len(found) == 1 else None

    def _cut_name(self, word: Word) -> tuple[str, ...]:
        found = self.name_beginning(word) if word.cut else None
        return (found,) if found is not None else ()

    def _names_beginning(self, name: str) -> tuple[str, ...]:
        """Return the names that a name is with another Latin ending: "Raynald", "Raynaldi" for "Raynaldus"."""
        near = self._names_by_initial.get(name[0], ()) if name else ()
        return tuple(other for other in near if is_latinized(name, other))

    def _slips(self, name: str) -> tuple[str, ...]:
        near = self._names_by_initial.get(name[0], ()) if len(name) >= _SHORTEST_SLIP else ()
        size, letters = len(name), set(name)
        # Most of very many names are no slips of this one by their length or their letters, which is soon known.
        alike = (other for other in near if -3 < len(other) - size < 3 and len(letters.difference(other)) < 3)
        return tuple(other for other in alike if is_slip(name, other, _SHORTEST_SLIP))

    def weight(self, word: Word) -> float:
        """Return how telling a word of a title is: more the fewer entries have it."""
        weight = self._weights.get(word.text)
        if weight is None:
            count = len(self.title_words.get(word.skeleton, ()))
            weight = math.log(2 + len(self.bibliography.entries) / (1 + count))
            if word.text in self.vocabulary.function_words:
                weight = _FUNCTION_WORD_WEIGHT
            self._weights[word.text] = weight
        return weight

    def phrase(self, text: str) -> tuple[Word, ...]:
        """Return the words of a written title, without those that tell nothing."""
        return telling(words(text), self.vocabulary.function_words)


def _postings(pairs: Iterable[tuple[str, str]]) -> Postings:
    """Return the keys of each term, in their order; the pairs of an entry come one after another."""
    found: dict[str, dict[str, None]] = {}
    for term, key in pairs:
        if term in found:
            found[term][key] = None
        else:
            found[term] = {key: None}
    return {term: tuple(keys) for term, keys in found.items()}
