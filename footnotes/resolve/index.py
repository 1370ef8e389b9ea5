"""Look-ups in a bibliography, each built when it is first asked for."""

from __future__ import annotations

import math
import operator
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from itertools import chain
from typing import Any, ClassVar

from footnotes.model.bibliography import Bibliography
from footnotes.model.lexicon import Lexicon
from footnotes.patterns import pattern
from footnotes.resolve.name_index import NameIndex
from footnotes.resolve.postings import Postings, postings
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
_SHORTEST_DECLINED = 5  # letters
_STEM = 4  # letters that two cases of a word share
_FUNCTION_WORD_WEIGHT = 0.1
_MOST_BEGUN = 3  # titles that begin with the same initials
_CROWDED = 2000  # entries that share a word which tells little then
_MOST_PHRASES = 20_000  # whose weights are kept
SIGLUM = "siglum"
_NOT_WHOLE = ("main title", SIGLUM)


class Index(NameIndex):
    """The entries of a bibliography by siglum, by words of titles, by names, by container and by address.

    Building takes time in proportion to the entries; a look-up takes time in proportion to what it returns.
    """

    _made: ClassVar[tuple[tuple[object, ...], Index] | None] = None

    def __init__(self, bibliography: Bibliography, vocabulary: Vocabulary) -> None:
        super().__init__()
        self.bibliography = bibliography
        self.vocabulary = vocabulary
        self._records: dict[str, Record] = {}
        self._weights: dict[str, float] = {}
        self._phrase_weights: dict[tuple[Word, ...], tuple[float, ...]] = {}
        self._entitled: dict[tuple[Word, ...], tuple[str, ...]] = {}

    @classmethod
    def of(cls, bibliography: Bibliography, lexicons: Sequence[Lexicon] = ()) -> Index:
        """Return the look-ups of ``bibliography``; the lexicons say which words of a title tell nothing.

        Those made last are given again for the same bibliography and lexicons: a project has many manuscripts.
        """
        asked, made = (bibliography, *lexicons), cls._made  # read once: another thread may put its own there
        if made is None or len(made[0]) != len(asked) or any(map(operator.is_not, made[0], asked)):
            made = cls._made = asked, cls._new(bibliography, Vocabulary.of(lexicons))
        return made[1]

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
        return postings((other, entry.key) for entry in entries for other in entry.relations.values())

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

    def is_crowded(self, first: str, second: str) -> bool:
        """Say whether so many titles begin with two words that none but whole ones are to be looked up."""
        return False  # what is in memory is walked through faster

    def phrased(self, phrase: Sequence[str]) -> Sequence[tuple[str, Title]]:
        """Return the titles and sigla that are a phrase, skeletons, with the keys of their entries."""
        near = self.beginning(phrase[0], phrase[1] if len(phrase) > 1 else "") if phrase else ()
        return [(key, title) for key, title in near if [word.skeleton for word in title.words] == list(phrase)]

    def beginning(self, first: str, second: str) -> Sequence[tuple[str, Title]]:
        """Return the titles and sigla that begin with two words, skeletons, with the keys of their entries."""
        return self.beginnings.get(first, {}).get(second, ())

    def entitled(self, written: tuple[Word, ...]) -> tuple[str, ...]:
        """Return the keys of the entries that have this very title or short title."""
        found = self._entitled.get(written)
        if found is None:
            phrased = self.phrased([word.skeleton for word in written])
            found = tuple(dict.fromkeys(key for key, title in phrased if title.kind not in _NOT_WHOLE))
            self._entitled[written] = found
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
        return postings(found + begun)

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
    def places(self) -> frozenset[str]:
        """Skeletons of the words of all places of publication."""
        texts = {entry.text("publisher-place") for entry in self.bibliography.entries.values()}
        return frozenset(word.skeleton for text in texts for word in words(text))

    @cached_property
    def containers(self) -> Postings:
        """Keys by the first telling word of the container's title, as a skeleton."""
        return postings(
            (phrase[0].skeleton, entry.key)
            for entry in self.bibliography.entries.values()
            for text in container_titles(entry)
            if (phrase := self.phrase(text))
        )

    @cached_property
    def container_words(self) -> Postings:
        """Keys by each telling word of the container's title, as a skeleton."""
        return postings(
            (word.skeleton, entry.key)
            for entry in self.bibliography.entries.values()
            for text in container_titles(entry)
            for word in self.phrase(text)
        )

    def contained(self, written: tuple[Word, ...]) -> Iterator[Sequence[str]]:
        """Yield keys of what may stand in a container; many begin like it, fewer have its rarest word, too."""
        for term in self.skeletons(written[0]):
            found = self.containers.get(term, ())
            if len(found) > _CROWDED and len(written) > 1:
                terms = (term for word in written[1:] for term in self.skeletons(word))
                found = min((self.container_words.get(term, ()) for term in terms), key=len)
            yield found

    @cached_property
    def independent(self) -> Postings:
        """Keys of periodicals, and of what stands in nothing else, by the first word of each title."""
        entries = self.bibliography.entries
        return postings(
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
    def of_year(self) -> Postings:
        """Keys by each of their years."""
        return postings((str(year), key) for key in self.bibliography.entries for year in self.record(key).years)

    @cached_property
    def of_number(self) -> Postings:
        """Keys by volume and issue."""
        return postings((str(number), key) for key in self.bibliography.entries for number in self.record(key).numbers)

    def of_years(self, keys: Sequence[str], years: Iterable[int]) -> list[str]:
        """Return those of some keys that are of one of the years."""
        return [key for key in keys if not self.record(key).years.isdisjoint(years)]

    def common(self, keys: Sequence[str], others: Sequence[str]) -> set[Any]:
        """Return what stands for the keys that two look-ups have in common: what ``keys_of`` returns the keys of."""
        return set(keys).intersection(others)

    def keys_of(self, found: Iterable[Any]) -> list[str]:
        """Return the keys of elements of look-ups."""
        return list(found)

    def place_of(self, element: Any) -> int:
        """Return where in the bibliography the entry of an element of a look-up stands."""
        return self._places[element]

    @cached_property
    def _places(self) -> dict[str, int]:
        return {key: place for place, key in enumerate(self.bibliography.entries)}

    @cached_property
    def urls(self) -> Postings:
        """Keys by address or DOI, without scheme and trailing slash."""
        return postings(
            (bare_url(text), entry.key)
            for entry in self.bibliography.entries.values()
            for variable in ("URL", "DOI")
            if (text := entry.text(variable))
        )

    @cached_property
    def url_directories(self) -> Postings:
        """Keys by the directory of their address, where it lies deep enough to be one work's."""
        return postings((directory(url), key) for url, keys in self.urls.items() for key in keys if directory(url))

    def spelled_out(self, written: tuple[Word, ...]) -> tuple[str, ...]:
        """Return the keys of titles that begin with the first two words written: addresses often spell a title out."""
        near = self.beginning(written[0].skeleton, written[1].skeleton) if len(written) > 1 else ()
        return tuple(dict.fromkeys(key for key, title in near if len(title.words) > 2 and title.kind != SIGLUM))

    @cached_property
    def shelfmarks(self) -> Postings:
        """Keys by each longer word and number of their shelfmark."""
        return postings(
            (word.text, entry.key)
            for entry in self.bibliography.entries.values()
            if entry.type in HOLDINGS
            for word in self.record(entry.key).shelfmark
            if len(word.text) > 3 or word.text.isdigit()
        )

    @cached_property
    def _cut_words(self) -> Postings:
        """Words of titles and of containers by their first three letters, for abbreviated words."""
        entries = self.bibliography.entries.values()
        held = dict.fromkeys(text for entry in entries for text in container_titles(entry))
        phrases = chain((title.words for titles in self.titles.values() for title in titles), map(self.phrase, held))
        once = {word.text: word.skeleton for phrase in phrases for word in phrase}
        return postings((text[:3], shared) for text, shared in once.items() if len(text) >= 3)

    def skeletons(self, word: Word) -> tuple[str, ...]:
        """Return the skeletons of the words of titles that ``word``, perhaps abbreviated, may be."""
        if word.cut and len(word.text) >= 3:
            return tuple(dict.fromkeys((word.skeleton, *self._cut_words.get(word.text[:3], ()))))
        if self.vocabulary.declines and word.skeleton not in self.title_words and len(word.text) > _SHORTEST_DECLINED:
            near = self._cut_words.get(word.text[:3], ())
            return (word.skeleton, *(other for other in near if other[:_STEM] == word.skeleton[:_STEM]))
        return (word.skeleton,)

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

    def weights(self, phrase: tuple[Word, ...]) -> tuple[float, ...]:
        """Return how telling each word of a title is, and their sum at the end."""
        found = self._phrase_weights.get(phrase)
        if found is None:
            if len(self._phrase_weights) >= _MOST_PHRASES:
                self._phrase_weights.clear()
            weights = list(map(self.weight, phrase))
            found = self._phrase_weights[phrase] = (*weights, sum(weights))
        return found

    def phrase(self, text: str) -> tuple[Word, ...]:
        """Return the words of a written title, without those that tell nothing."""
        return telling(words(text), self.vocabulary.function_words)
