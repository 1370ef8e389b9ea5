"""Look-ups by the names of persons and bodies, each built when it is first asked for."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property

from footnotes.resolve.names import is_latinized, is_slip
from footnotes.resolve.postings import Postings, postings
from footnotes.resolve.record import Person
from footnotes.resolve.words import Word

_SHORTEST_CUT = 3  # letters of a name cut short
_SHORTEST_SLIP = 4  # letters of a name with a slip
_MOST_KEPT = 2_000  # names looked up


class NameIndex:
    """The entries of a bibliography by the names of those who made them."""

    def __init__(self) -> None:
        self._of_name: dict[Word, Sequence[str]] = {}

    @property
    def people(self) -> Mapping[str, tuple[Person, ...]]:
        """The people of each entry by its key."""
        raise NotImplementedError

    @cached_property
    def names(self) -> Postings:
        """Keys by the last word of each family name."""
        return postings((name.text, key) for key, name in self._family_names)

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
        return postings(
            (word.text, key)
            for key, people in self.people.items()
            for name, _ in people
            if name.body
            for word in name.family
            if len(word.text) > 3
        )

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
    def _name_skeletons(self) -> Postings:
        return postings((name.skeleton, name.text) for _, name in self._family_names)

    @cached_property
    def _names_by_initial(self) -> Postings:
        return postings((name[0], name) for name in self.names if len(name) > 3)

    def united(self, found: Sequence[Sequence[str]]) -> Sequence[str]:
        """Return the keys of several look-ups, each once."""
        return tuple(dict.fromkeys(key for keys in found for key in keys))

    def keys_of_name(self, name: Word) -> Sequence[str]:
        """Return the keys of entries by someone of this family name, spelled otherwise or with a slip too."""
        found = self._of_name.get(name)
        if found is None:
            spellings = {name.text, *(self._name_skeletons.get(name.skeleton, ()) if len(name.skeleton) > 2 else ())}
            keys = [self.names.get(spelling, ()) for spelling in sorted(spellings)] + [self.bodies.get(name.text, ())]
            if not any(map(len, keys)):
                near = self._slips(name.text) or self._names_beginning(name.text) or self._cut_name(name)
                keys = [self.names[spelling] for spelling in near]
            if len(self._of_name) >= _MOST_KEPT:
                self._of_name.clear()
            found = self._of_name[name] = self.united(keys)
        return found

    def spelled_otherwise(self, name: Word) -> Sequence[str]:
        """Return the keys of entries by someone whose family name other transliterations write like this."""
        if len(name.skeleton) < 3:
            return ()
        spellings = self._name_skeletons.get(name.skeleton, ())
        return self.united([self.names[spelling] for spelling in spellings])

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
