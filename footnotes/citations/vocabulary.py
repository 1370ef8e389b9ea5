"""The words of one or several lexicons in one look-up: which senses a phrase has, found by its first word."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Any

from footnotes.model.lexicon import Lexicon
from footnotes.patterns import pattern
from footnotes.records import NamedTuple
from footnotes.text.folding import fold
from footnotes.text.tokens import TokenKind, tokenize

Senses = Mapping[str, Any]  # field of Lexicon -> meaning of the form (True where the field is a set)
NO_SENSES: Senses = {}
_NAMES = pattern(r"[^\W_]+")  # words and numbers in the name of a work
_LONGEST_TAIL = 4  # words of a name looked for at the end of others
_PLAY = "act scene line"
_COLLECTED = 2  # words that titles of collections begin with: "Inscriptiones Latinae"
_IN_RUNNING_TEXT = frozenset(("page", "column", "folio", "line", "verse", "stanza"))  # labels of bare places
_WHOLE_WORD = pattern(r"[^aeiou]*[aeiou]+[^aeiou]+[aeiou]|.{6}")  # "page", "строка": no full stop belongs to it
_CITING = frozenset(
    ("ibid", "op_cit", "idem", "locators", "cross_references", "editions", "series", "archives", "repositories")
)
_ACCENTS_TELL = 5  # letters: shorter forms differ by their accents


def names_in(text: str) -> list[str]:
    """Return the words and numbers in the name of a work, letters with full stops as one: "C.I.L." is "CIL"."""
    names: list[str] = []
    lettered = False
    for word in _NAMES.findall(text):
        letter = len(word) == 1 and word.isupper()
        if letter and lettered:
            names[-1] += word
        else:
            names.append(word)
        lettered = letter
    return names


@lru_cache(maxsize=4096)
def _words_of_name(name: str) -> tuple[str, ...]:
    return tuple(_NAMES.findall(name))


class Vocabulary(NamedTuple):
    """Phrases as tuples of words.

    ``lengths`` gives by the first word, and then by the second, the lengths of the phrases that begin so, longest
    first; a first word may have no second one.
    """

    phrases: Mapping[tuple[str, ...], Senses]
    lengths: Mapping[str, Mapping[str, tuple[int, ...]]]
    citing: frozenset[str]  # first words of the phrases that make a citation without figures: "ibid", "note", "library"
    works: Mapping[tuple[str, ...], Senses]  # names of works and collections with their way of being cited
    works_folded: Mapping[tuple[str, ...], Senses]  # those whose names have several words, casefolded
    prose: frozenset[str]  # words of sentences, not of references
    work_endings: Mapping[str, Sequence[int]]  # last words of works, casefolded -> lengths of the names, longest first
    place_labels: frozenset[str]  # of places that running text may name, casefolded
    hereafter: frozenset[str]
    in_text: frozenset[str]  # after "hereafter": what an edition is cited by from then on
    bare_places: re.Pattern[str]  # a preposition and such a label at the end of a stretch: "on p." before 5

    def is_work(self, words: Sequence[str]) -> bool:
        """Say whether ``words`` end with the name of a work cited by its own parts or of a collection."""
        return any(self._works_at_end(words))

    def work_of(self, author: str, title: str) -> Senses:
        """Return how the work of an entry is cited, by author and title or either; first words tell of a collection."""
        of_author, of_title = _words_of_name(author), _words_of_name(title)
        for name in (of_author + of_title, of_title, of_author):
            found = self.works.get(name) or self.works_folded.get(tuple(map(str.casefold, name)), NO_SENSES)
            if found and not (name == of_title != of_author + of_title and found.get("divisions") == _PLAY):
                return found  # "Pericles" may be Plutarch's
        begun = self.works.get(of_title[:_COLLECTED], NO_SENSES)
        return begun if "corpora" in begun else NO_SENSES

    def tail(self, words: Sequence[str], sense: str) -> Any:
        """Return the meaning in a sense of the longest phrase that ``words`` end with, None where there is none."""
        return next((senses[sense] for senses in self._works_at_end(words) if sense in senses), None)

    def _works_at_end(self, words: Sequence[str]) -> Iterator[Senses]:
        """Yield what is known of the works whose names ``words`` end with, the longest name first."""
        for length in self.work_endings.get(words[-1].casefold(), ()):
            start = len(words) - length
            if start < 0:
                continue
            phrase = tuple(words[start:])
            letters = len(phrase) == 1 and start and len(phrase[0]) == len(words[start - 1]) == 1
            if letters and words[start - 1].isupper():
                return  # "D. R. G." is no Georgics
            if phrase in self.works:
                yield self.works[phrase]
            if (
                len(phrase) > 1
                and phrase[0].islower()
                and (capital := (phrase[0].capitalize(), *phrase[1:])) in self.works
            ):
                yield self.works[capital]  # "*ad Fam.*"
            if len(phrase) > 1:  # "Tac. ann.", as philologists write on the Continent
                phrase = (phrase[0], *[word.capitalize() for word in phrase[1:]])
                if phrase in self.works:
                    yield self.works[phrase]


@lru_cache(maxsize=32)
def vocabulary(lexicons: tuple[Lexicon, ...]) -> Vocabulary:
    """Join lexicons: where two give a form different meanings in one sense, the first has its way."""
    phrases: dict[tuple[str, ...], dict[str, Any]] = {}
    works: dict[tuple[str, ...], dict[str, Any]] = {}
    for lexicon in lexicons:
        for field in Lexicon.__slots__:
            forms = getattr(lexicon, field)
            if field in ("language", "function_words", "prose", "prepositions", "reporting", "in_text"):
                continue
            found = works if field in ("divisions", "corpora") else phrases
            for form in forms:
                meaning = forms[form] if isinstance(forms, Mapping) else True
                for written in {form, _plain(form)}:
                    found.setdefault(_words(written), {}).setdefault(field, meaning)
    lengths: dict[str, dict[str, tuple[int, ...]]] = {}
    for words in sorted(phrases, key=len, reverse=True):
        seconds = lengths.setdefault(words[0].casefold(), {})
        if len(words) > 1 and len(words) not in seconds.get(words[1], ()):
            seconds[words[1]] = (*seconds.get(words[1], ()), len(words))
    prose = frozenset().union(*(lexicon.prose for lexicon in lexicons))
    return Vocabulary(
        phrases, lengths,
        frozenset(words[0].casefold() for words, senses in phrases.items() if not _CITING.isdisjoint(senses)),
        works, {tuple(map(str.casefold, name)): works[name] for name in works if len(name) > 1}, prose,
        _endings(works),
        frozenset(form.casefold() for lexicon in lexicons for form in _place_labels(lexicon)),
        frozenset().union(*(lexicon.hereafter for lexicon in lexicons)),
        frozenset().union(*(lexicon.in_text for lexicon in lexicons)), _bare_places(lexicons),
    )  # fmt: skip


def _endings(works: Iterable[Sequence[str]]) -> dict[str, list[int]]:
    """Return the lengths of names by their last words, casefolded, the longest first."""
    found: dict[str, list[int]] = {}
    for words in sorted(works, key=len, reverse=True):
        lengths = found.setdefault(words[-1].casefold(), [])
        if len(words) <= _LONGEST_TAIL and len(words) not in lengths:
            lengths.append(len(words))
    return found


def _place_labels(lexicon: Lexicon) -> list[str]:
    labels = [form for form, label in lexicon.locators.items() if label in _IN_RUNNING_TEXT and form.isalpha()]
    return [*labels, "l"] if lexicon.locators.get("l") == "book" else labels  # Italian "l." is "linea" too


def _bare_places(lexicons: Sequence[Lexicon]) -> re.Pattern[str]:
    """Return what finds the prepositions and labels of places, written in the same language, before their numbers."""
    ways = []
    for lexicon in lexicons:
        labels = _place_labels(lexicon)
        whole = [form for form in labels if _WHOLE_WORD.match(form)]
        cut = [form for form in labels if form not in whole]
        if lexicon.prepositions and labels:
            label = rf"(?:{_either(cut, letters=True)})\.?|(?:{_either(whole)})"
            ways.append(rf"(?:{_either(lexicon.prepositions)})\s(?:{label})")
    return pattern(rf"\b({'|'.join(ways)})\s?\Z" if ways else "(?!)")


def _either(forms: Iterable[str], *, letters: bool = False) -> str:
    """Return a pattern for any of these forms, perhaps capitalised; with ``letters`` single letters as they are."""
    return "|".join(
        re.escape(form) if letters and len(form) == 1 else f"[{form[0]}{form[0].upper()}]{re.escape(form[1:])}"
        for form in sorted(forms, key=lambda form: (-len(form), form))
    )


def _plain(form: str) -> str:
    """Return a word as it is written without accents ("fevrier"); short forms need theirs."""
    if len(form) < _ACCENTS_TELL or form.isascii():
        return form
    plain = fold(form)
    return plain if plain.isascii() and form[0].isascii() else form


def _words(form: str) -> tuple[str, ...]:
    if form.isalpha():
        return (form,)
    return tuple([token[token.lastindex or 0] for token in tokenize(form) if token.lastindex != TokenKind.SPACE])


def sequence_key(lexicons: Sequence[Lexicon]) -> tuple[Lexicon, ...]:
    """Return the lexicons without repetition, as ``vocabulary`` wants them."""
    return tuple(dict.fromkeys(lexicons))
