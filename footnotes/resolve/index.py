"""Look-ups in a bibliography, each built when it is first asked for."""

from __future__ import annotations

import math
import operator
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from typing import ClassVar

from footnotes.model.bibliography import Bibliography
from footnotes.model.lexicon import Lexicon
from footnotes.patterns import pattern
from footnotes.resolve.names import is_latinized, is_slip
from footnotes.resolve.record import Record, family_names, telling
from footnotes.resolve.urls import bare_url, directory
from footnotes.resolve.vocabulary import Vocabulary
from footnotes.resolve.words import Word, skeleton, squash, words

_SUPERSCRIPTS = pattern(r"[¹²³⁰-⁹]")  # of editions: "PIR²" is cited as PIR too
_FUNCTION_WORD_WEIGHT = 0.1
_SHORTEST_CUT = 4  # letters of a name cut short


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
        self._near_names: dict[str, tuple[str, ...]] = {}

    @classmethod
    def of(cls, bibliography: Bibliography, lexicons: Sequence[Lexicon] = ()) -> Index:
        """Return the look-ups of ``bibliography``; the lexicons say which words of a title tell nothing.

        Those made last are given again for the same bibliography and lexicons: a project has many manuscripts.
        """
        asked = (bibliography, *lexicons)
        if cls._made is None or len(cls._made[0]) != len(asked) or any(map(operator.is_not, cls._made[0], asked)):
            cls._made = asked, cls(bibliography, Vocabulary.of(lexicons))
        return cls._made[1]

    def __contains__(self, key: str) -> bool:
        return key in self.bibliography.entries

    def record(self, key: str) -> Record:
        """Return what is compared of the entry with this key; raises KeyError where there is none."""
        found = self._records.get(key)
        if found is None:
            found = Record(self.bibliography.entries[key], self.vocabulary.function_words)
            self._records[key] = found
        return found

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
    def sigla_of(self) -> dict[str, tuple[str, ...]]:
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
    def _related(self) -> dict[str, tuple[str, ...]]:
        entries = self.bibliography.entries.values()
        return _postings((other, entry.key) for entry in entries for other in entry.relations.values())

    def related_to(self, key: str) -> tuple[str, ...]:
        """Return the keys of the entries that name this one as a relation: its translations, its reviews."""
        return self._related.get(key, ())

    @cached_property
    def keys(self) -> dict[str, tuple[str, ...]]:
        """Keys by their casefolded form."""
        found: dict[str, list[str]] = defaultdict(list)
        for key in self.bibliography.entries:
            found[key.casefold()].append(key)
        return {folded: tuple(keys) for folded, keys in found.items()}

    @cached_property
    def title_words(self) -> dict[str, tuple[str, ...]]:
        """Keys by the skeleton of each word of their titles."""
        return _postings(
            (word.skeleton, key)
            for key in self.bibliography.entries
            for title in self.record(key).titles
            for word in title.words
        )

    @cached_property
    def whole_titles(self) -> dict[str, tuple[str, ...]]:
        """Keys by their whole titles and short titles, as skeletons: who has one written leaves no room for parts."""
        return _postings(
            (" ".join(word.skeleton for word in title.words), key)
            for key in self.bibliography.entries
            for title in self.record(key).titles
            if title.kind != "main title"
        )

    @cached_property
    def initials(self) -> dict[str, tuple[str, ...]]:
        """Keys by the initials of their title's or container's words: "jmh" for the Journal of Modern History."""
        return _postings(
            ("".join(word.text[0] for word in title.words), key)
            for key in self.bibliography.entries
            for title in self.record(key).titles
            if len(title.words) > 2
        )

    @cached_property
    def names(self) -> dict[str, tuple[str, ...]]:
        """Keys by the last word of each family name."""
        return _postings(
            (family, entry.key) for entry in self.bibliography.entries.values() for family in family_names(entry)
        )

    @cached_property
    def bodies(self) -> dict[str, tuple[str, ...]]:
        """Keys by every longer word of the names of bodies."""
        return _postings(
            (word.text, key)
            for key in self.bibliography.entries
            for name, _ in self.record(key).people
            for word in (name.family if name.body else ())
            if len(word.text) > 3
        )

    @cached_property
    def places(self) -> frozenset[str]:
        """Skeletons of the words of all places of publication."""
        entries = self.bibliography.entries.values()
        return frozenset(word.skeleton for entry in entries for word in words(entry.text("publisher-place")))

    @cached_property
    def given_names(self) -> frozenset[str]:
        """Given names of all persons, folded."""
        return frozenset(
            word.text
            for key in self.bibliography.entries
            for name, _ in self.record(key).people
            for word in name.given
            if len(word.text) > 1
        )

    @cached_property
    def name_words(self) -> frozenset[str]:
        """Skeletons of all words of personal names."""
        return frozenset(
            word.skeleton
            for key in self.bibliography.entries
            for name, _ in self.record(key).people
            for word in ((*name.family, *name.given) if not name.body else ())
        )

    @cached_property
    def containers(self) -> dict[str, tuple[str, ...]]:
        """Keys by the first telling word of the container's title, as a skeleton."""
        return _postings(
            (container[0].skeleton, key)
            for key in self.bibliography.entries
            for container in self.record(key).containers
            if container
        )

    @cached_property
    def urls(self) -> dict[str, tuple[str, ...]]:
        """Keys by address or DOI, without scheme and trailing slash."""
        return _postings(
            (bare_url(text), entry.key)
            for entry in self.bibliography.entries.values()
            for variable in ("URL", "DOI")
            if (text := entry.text(variable))
        )

    @cached_property
    def url_directories(self) -> dict[str, tuple[str, ...]]:
        """Keys by the directory of their address, where it lies deep enough to be one work's."""
        return _postings((directory(url), key) for url, keys in self.urls.items() for key in keys if directory(url))

    @cached_property
    def slugs(self) -> dict[str, tuple[str, ...]]:
        """Keys by the first two words of their title, as skeletons: addresses often spell a title out."""
        return _postings(
            (" ".join(word.skeleton for word in title.words[:2]), key)
            for key in self.bibliography.entries
            for title in self.record(key).titles
            if len(title.words) > 2
        )

    @cached_property
    def shelfmarks(self) -> dict[str, tuple[str, ...]]:
        """Keys by each longer word and number of their shelfmark."""
        return _postings(
            (word.text, key)
            for key in self.bibliography.entries
            for word in self.record(key).shelfmark
            if len(word.text) > 3 or word.text.isdigit()
        )

    @cached_property
    def _name_skeletons(self) -> dict[str, tuple[str, ...]]:
        return _postings((skeleton(name), name) for name in self.names)

    @cached_property
    def _names_by_initial(self) -> dict[str, tuple[str, ...]]:
        return _postings((name[0], name) for name in self.names if len(name) > 3)

    @cached_property
    def _cut_words(self) -> dict[str, tuple[str, ...]]:
        """Words of titles by their first three letters, for abbreviated words."""
        return _postings(
            (word.text[:3], word.skeleton)
            for key in self.bibliography.entries
            for title in self.record(key).titles
            for word in title.words
            if len(word.text) >= 3
        )

    def skeletons(self, word: Word) -> tuple[str, ...]:
        """Return the skeletons of the words of titles that ``word``, perhaps abbreviated, may be."""
        if word.cut and len(word.text) >= 3:
            return tuple(dict.fromkeys((word.skeleton, *self._cut_words.get(word.text[:3], ()))))
        return (word.skeleton,)

    def keys_of_name(self, name: Word) -> tuple[str, ...]:
        """Return the keys of entries by someone of this family name, spelled otherwise or with a slip too."""
        spellings = {name.text, *self._name_skeletons.get(name.skeleton, ())} if len(name.skeleton) > 2 else {name.text}
        keys = [key for spelling in sorted(spellings) for key in self.names.get(spelling, ())]
        keys += self.bodies.get(name.text, ())
        if not keys:
            near = self._slips(name.text) or self._names_beginning(name.text)
            keys = [key for spelling in near for key in self.names[spelling]]
        return tuple(dict.fromkeys(keys))

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

    def _names_beginning(self, name: str) -> tuple[str, ...]:
        """Return the names that a name is with another Latin ending: "Raynald", "Raynaldi" for "Raynaldus"."""
        near = self._names_by_initial.get(name[0], ()) if name else ()
        return tuple(other for other in near if is_latinized(name, other))

    def _slips(self, name: str) -> tuple[str, ...]:
        if len(name) < 4:
            return ()
        if name not in self._near_names:
            near = self._names_by_initial.get(name[0], ())
            self._near_names[name] = tuple(other for other in near if is_slip(name, other, 4))
        return self._near_names[name]

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


def _postings(pairs: Iterable[tuple[str, str]]) -> dict[str, tuple[str, ...]]:
    found: dict[str, dict[str, None]] = defaultdict(dict)
    for term, key in pairs:
        found[term][key] = None
    return {term: tuple(keys) for term, keys in found.items()}
