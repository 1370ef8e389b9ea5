"""What a word may name of a bibliography: the beginning of a title or a siglum, a siglum, a person."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from itertools import pairwise
from typing import Any, ClassVar

from footnotes.patterns import pattern
from footnotes.records import NamedTuple, StrEnum
from footnotes.resolve.index import SIGLUM, Index
from footnotes.resolve.record import Title
from footnotes.resolve.words import Word, skeleton, words

_YEAR_AND_WORD = pattern(r"(\d{4}) (\w{4,})")
# Endings of names in other cases, German and Russian, folded, with what stands in the nominative.
_CASES = (("s", ""), ("a", ""), ("u", ""), ("e", ""), ("y", ""), ("om", ""), ("em", ""), ("ym", ""), ("im", ""),
          ("oy", "a"), ("ogo", "iy"), ("omu", "iy"))  # fmt: skip
_SHORTEST_DECLINED = 4
_LONGEST_PHRASE = 14  # words of a title that are compared
_MOST_KEPT = 50_000  # words
_UNKNOWN: Any = object()  # what has not been looked up


class MentionKind(StrEnum):
    """What of a source the text names."""

    AUTHOR = "author"
    WORK = "work"  # an author with a year: "Bloch's 1949 book"
    TITLE = "title"
    SIGLUM = "siglum"
    SERIES = "series"  # "the second trial", where the sigla are "1936 Trial", "1937 Trial"


class Phrase(NamedTuple):
    """The telling words of a title or siglum, and the entry whose it is."""

    words: tuple[Word, ...]
    kind: MentionKind
    key: str


class Seconds:
    """Titles of several telling words, and sigla of several words, that begin with one word, by their second."""

    def __init__(self, index: Index, first: str) -> None:
        self._index, self._first = index, first
        self._known: dict[str, Sequence[Phrase]] = {}

    def longest(self, second: str) -> int:
        """Return how many words the longest of those with this second word has; 0 where there is none."""
        if self._index.is_crowded(self._first, second):
            return _LONGEST_PHRASE
        return max((len(phrase.words) for phrase in self._with(second)), default=0)

    def among(self, following: Sequence[Word]) -> Iterable[Phrase]:
        """Return those with the second word of these, and perhaps all others of them; whole ones of very many."""
        second = following[0].skeleton
        if not self._index.is_crowded(self._first, second):
            return self._with(second)
        skeletons = [self._first, *(word.skeleton for word in following)]
        return [
            phrase
            for length in range(2, len(skeletons) + 1)
            for phrase in self._phrases(self._index.phrased(skeletons[:length]))
        ]

    def _with(self, second: str) -> Sequence[Phrase]:
        found = self._known.get(second)
        if found is None:
            found = self._known[second] = tuple(self._phrases(self._index.beginning(self._first, second)))
        return found

    @staticmethod
    def _phrases(titles: Iterable[tuple[str, Title]]) -> Iterator[Phrase]:
        for key, (written, kind) in titles:
            phrase = written if kind == SIGLUM else written[:_LONGEST_PHRASE]
            if sum(1 for word in phrase if len(word.text) > 1) > 1:
                yield Phrase(phrase, MentionKind.SIGLUM if kind == SIGLUM else MentionKind.TITLE, key)


class Lead(NamedTuple):
    """What a word may begin or be: titles and sigla by their second word, a siglum, a name."""

    seconds: Seconds | None
    sigla: tuple[str, ...]  # the keys of the siglum that it is
    name: tuple[Word, Sequence[str]] | None


class Leads:
    """What words lead to, each looked up once for all manuscripts that are read against a bibliography."""

    _made: ClassVar[Leads | None] = None

    def __init__(self, index: Index) -> None:
        self._index = index
        self._known: dict[str, Lead | None] = {}  # by the word as written; most lead to nothing

    @classmethod
    def of(cls, index: Index) -> Leads:
        """Return the leads of an index; those made last are given again."""
        made = cls._made  # read once: another thread may put its own there
        if made is None or made._index is not index:
            made = cls._made = cls(index)
        return made

    def get(self, text: str) -> Lead | None:
        """Return what a word, as it is written, may name."""
        known = self._known
        found: Lead | None = known.get(text, _UNKNOWN)
        if found is _UNKNOWN:
            if len(known) >= _MOST_KEPT:
                known.clear()
            found = known[text] = self._lead(text)
        return found

    def _lead(self, text: str) -> Lead | None:
        first = words(text)[0].skeleton if words(text) else ""
        seconds = Seconds(self._index, first) if self._index.begins(first) else None
        sigla = self._single_sigla.get(text) or self._single_sigla.get(text.rstrip("."), ())
        name = self._look_up_name(text)
        return Lead(seconds, sigla, name) if seconds or sigla or name else None

    @cached_property
    def series(self) -> dict[str, list[str]]:
        """Keys in the order of their years by the word that sigla share which differ in the year alone."""
        years: dict[str, dict[str, str]] = defaultdict(dict)
        for siglum, keys in self._index.bibliography.sigla.items():
            if (match := _YEAR_AND_WORD.fullmatch(siglum)) and len(keys) == 1:
                years[words(match[2])[0].skeleton][match[1]] = keys[0]
        return {
            word: [of_year[year] for year in sorted(of_year)] for word, of_year in years.items() if _in_step(of_year)
        }

    @cached_property
    def series_words(self) -> tuple[str, ...]:
        """The words that the sigla of a series share, as they are written."""
        matches = (_YEAR_AND_WORD.fullmatch(siglum) for siglum in self._index.bibliography.sigla)
        shared = dict.fromkeys(word for match in matches if match for word in (match[2], match[2].lower()))
        return tuple(word for word in shared if words(word)[0].skeleton in self.series)

    @cached_property
    def _single_sigla(self) -> dict[str, tuple[str, ...]]:
        """Sigla of one word with a capital or a digit, as they are written."""
        sigla = self._index.bibliography.sigla.items()
        return {siglum: keys for siglum, keys in sigla if siglum != siglum.lower() and " " not in siglum}

    def _look_up_name(self, text: str) -> tuple[Word, Sequence[str]] | None:
        # A name in capitals is a speaker's in a transcript, or stands in a heading.
        if len(text) < 3 or not text[0].isupper() or (text.isupper() and len(text) > 3):
            return None
        for word in words(text)[:1]:
            if word.text in self._index.vocabulary.function_words:
                return None
            for name in _declined(word):
                if keys := self._index.names.get(name.text) or self._index.spelled_otherwise(name):
                    return name, keys
        return None


def _declined(word: Word) -> Iterator[Word]:
    """Yield a name as written and without the ending of a case: "Korffs", "Лотмана"."""
    yield word
    for ending, nominative in _CASES:
        if word.text.endswith(ending) and len(word.text) - len(ending) >= _SHORTEST_DECLINED:
            name = word.text[: -len(ending)] + nominative
            yield Word(name, skeleton(name))


def _in_step(years: Iterable[str]) -> bool:
    """Say whether three years or more follow one another evenly: a series without a gap that can be seen."""
    steps = [int(later) - int(earlier) for earlier, later in pairwise(sorted(years))]
    return len(steps) > 1 and len(set(steps)) == 1
