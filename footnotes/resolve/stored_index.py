"""The look-ups of a large bibliography, kept in tables: a look-up reads what it returns, and no more."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from hashlib import blake2b
from typing import TYPE_CHECKING, Any, TypeVar

from footnotes.model.bibliography import Bibliography
from footnotes.model.entry import Entry
from footnotes.resolve.index import Index
from footnotes.resolve.postings import postings
from footnotes.resolve.record import Person, Record, Title, people_of_all, titles_of_all
from footnotes.resolve.vocabulary import Vocabulary

if TYPE_CHECKING:
    from footnotes.model.bibliography import Lookups, Tables

Value = TypeVar("Value")
_TABLES = (
    "sigla", "sigla_of", "_related", "keys", "title_words", "initials", "names", "bodies", "places", "given_names",
    "name_words", "containers", "container_words", "independent",
    "urls", "url_directories", "shelfmarks", "_name_skeletons", "_names_by_initial",
    "_cut_words", "of_year", "of_number",
)  # fmt: skip
_MOST_KEPT = 5_000  # records
_FIRST_WORDS, _TWO_WORDS, _WHOLE = "first words", "two words", "whole"
_CROWDED = 200  # titles that begin with the same two words


class StoredIndex(Index):
    """An index whose properties are tables; titles and people are made ready of the entries that are asked for."""

    def __init__(self, bibliography: Bibliography, vocabulary: Vocabulary, lookups: Lookups) -> None:
        super().__init__(bibliography, vocabulary)
        words = " ".join(sorted(vocabulary.function_words))
        name = f"index-{blake2b(words.encode(), digest_size=10).hexdigest()}"
        self._tables = lookups.tables(name, lambda part: _tables(Index(part, vocabulary)))
        vars(self).update({table: self._tables[table] for table in _TABLES})  # in place of the properties

    def record(self, key: str) -> Record:
        """Return what is compared of the entry with this key; raises KeyError where there is none."""
        if len(self._records) >= _MOST_KEPT:
            self._records.clear()
        return super().record(key)

    def records(self, keys: Iterable[str]) -> list[Record]:
        """Return what is compared of several entries, their titles and people made ready together."""
        keys = list(keys)
        new = [self.bibliography.entries[key] for key in keys if key not in self._records]
        words = self.vocabulary.function_words
        made = {
            entry.key: Record(entry, words, titles, people)
            for entry, titles, people in zip(new, titles_of_all(new, words), people_of_all(new), strict=True)
        }
        if len(self._records) + len(made) > _MOST_KEPT:
            self._records.clear()
        self._records.update(made)
        return list(map(self.record, keys))

    @cached_property
    def titles(self) -> Mapping[str, tuple[Title, ...]]:
        """The titles of each entry by its key."""
        words = self.vocabulary.function_words
        return _OfEntries(self.bibliography.entries, lambda entry: next(titles_of_all((entry,), words)))

    @cached_property
    def people(self) -> Mapping[str, tuple[Person, ...]]:
        """The people of each entry by its key."""
        return _OfEntries(self.bibliography.entries, lambda entry: next(people_of_all((entry,))))

    def begins(self, first: str) -> bool:
        """Say whether a title or siglum begins with a word, a skeleton."""
        return first in self._tables[_FIRST_WORDS]

    def beginning(self, first: str, second: str) -> Sequence[tuple[str, Title]]:
        """Return the titles and sigla that begin with two words, skeletons, with the keys of their entries."""
        return [
            (key, title)
            for key in self._tables[_TWO_WORDS].get(f"{first} {second}", ())
            for title in self.phrases_of(key)
            if _two_words(title) == (first, second)
        ]

    def is_crowded(self, first: str, second: str) -> bool:
        """Say whether so many titles begin with two words that none but whole ones are to be looked up."""
        return len(self._tables[_TWO_WORDS].get(f"{first} {second}", ())) > _CROWDED

    def phrased(self, phrase: Sequence[str]) -> Sequence[tuple[str, Title]]:
        """Return the titles and sigla that are a phrase, skeletons, with the keys of their entries."""
        keys = self._tables[_WHOLE].get(" ".join(phrase), ())
        return [
            (key, title)
            for key in keys
            for title in self.phrases_of(key)
            if [word.skeleton for word in title.words] == list(phrase)
        ]

    def united(self, found: Sequence[Sequence[str]]) -> Sequence[str]:
        """Return the keys of several look-ups, each once."""
        found = [keys for keys in found if len(keys)]
        return found[0].together(found[1:]) if found else ()  # type: ignore[attr-defined]

    def of_years(self, keys: Sequence[str], years: Iterable[int]) -> list[str]:
        """Return those of some keys that are of one of the years."""
        if not hasattr(keys, "common"):  # not looked up but told
            return super().of_years(keys, years)
        found = {one for year in years for one in self.common(keys, self.of_year.get(str(year), ()))}
        return self.keys_of(keys.in_order(found))  # type: ignore[attr-defined]

    def common(self, keys: Sequence[str], others: Sequence[str]) -> set[int]:
        """Return the numbers of the keys that two look-ups have in common."""
        return set(keys.common(others)) if len(others) else set()  # type: ignore[attr-defined]

    def keys_of(self, found: Iterable[int]) -> list[str]:
        """Return the keys of elements of look-ups."""
        return list(map(self.bibliography.entries.key, found))  # type: ignore[attr-defined]

    def place_of(self, element: int) -> int:
        """Return where in the bibliography the entry of an element of a look-up stands."""
        return element

    def fitting(
        self, keys: Iterable[str], years: Collection[int], numbers: Collection[int]
    ) -> Iterator[tuple[str, int]]:
        """Yield keys with how well they fit: 1 for a year of the entry, 1 for its volume or issue."""
        of_years = [found for year in years if (found := self.of_year.get(str(year)))]
        numbered = [found for number in numbers if (found := self.of_number.get(str(number)))]
        for key in keys:
            place = self.bibliography.entries.number(key)  # type: ignore[attr-defined]
            fits = sum(any(found.holds(place) for found in those) for those in (of_years, numbered))  # type: ignore[attr-defined]
            yield key, fits


def _tables(index: Index) -> Tables:
    """Return the look-ups of an index in memory as tables."""
    tables: dict[str, Mapping[str, Sequence[Any]]] = {}
    for name in _TABLES:
        found = getattr(index, name)
        tables[name] = dict.fromkeys(found, ()) if isinstance(found, frozenset) else found
    tables[_FIRST_WORDS] = dict.fromkeys(index.beginnings, ())
    tables[_TWO_WORDS] = {
        f"{first} {second}": tuple(dict.fromkeys(key for key, _ in found))
        for first, seconds in index.beginnings.items()
        for second, found in seconds.items()
    }
    tables[_WHOLE] = postings(
        (" ".join([word.skeleton for word in title.words]), key)
        for key in index.bibliography.entries
        for title in index.phrases_of(key)
    )
    return tables


def _two_words(title: Title) -> tuple[str, str]:
    return title.words[0].skeleton, title.words[1].skeleton if len(title.words) > 1 else ""


class _OfEntries(Mapping[str, Value]):
    """Something of each entry by its key, made when it is asked for."""

    def __init__(self, entries: Mapping[str, Entry], make: Callable[[Entry], Value]) -> None:
        self._entries, self._make = entries, make

    def __getitem__(self, key: str) -> Value:
        return self._make(self._entries[key])

    def __iter__(self) -> Iterator[str]:
        return iter(self._entries)

    def __len__(self) -> int:
        return len(self._entries)
