"""Entries that fit some words, however these are spelled, in whatever script."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from footnotes.model.bibliography import Bibliography
from footnotes.model.entry import Entry
from footnotes.records import NamedTuple
from footnotes.resolve.words import Word, words

_ALIKE = 75  # of 100: a word with a slip
_SHORTEST = 4  # letters of a word that may have one
_VARIABLES = (
    "title", "title-short", "original-title", "container-title", "volume-title", "collection-title", "publisher",
    "publisher-place", "archive", "archive_location", "keyword", "DOI", "ISBN",
)  # fmt: skip
_PEOPLE = ("author", "editor", "translator", "container-author", "collection-editor", "recipient", "director")


class Found(NamedTuple):
    """An entry, and how well it fits: 1 where every word asked for stands in it."""

    entry: Entry
    score: float


def search(query: str, bibliography: Bibliography) -> list[Found]:
    """Return the entries in which every word of ``query`` stands, spelled otherwise or with a slip too; best first.

    Words are compared folded and transliterated, so that "Троцкий", "Trotsky" and "Trotskii" are one; a word may be the
    beginning of one in the entry.
    """
    asked = words(query)
    sigla: dict[str, list[str]] = {}
    for siglum, keys in bibliography.sigla.items():
        for key in keys:
            sigla.setdefault(key, []).append(siglum)
    found = []
    for entry in bibliography.entries.values() if asked else ():
        known = list(dict.fromkeys(_words(entry, sigla.get(entry.key, ()))))
        scores = [_score(word, known) for word in asked]
        if all(scores):
            found.append(Found(entry, sum(scores) / len(scores)))
    return sorted(found, key=lambda one: -one.score)


def _words(entry: Entry, sigla: Iterable[str]) -> Iterator[Word]:
    yield from words(entry.key)
    for siglum in sigla:
        yield from words(siglum)
    for variable in _PEOPLE:
        for name in entry.names(variable):
            yield from words(f"{name.last} {name.given}")
    for variable in _VARIABLES:
        yield from words(entry.text(variable))
    for year in (*entry.years(), *entry.years("original-date")):
        yield from words(str(year))


def _score(asked: Word, known: list[Word]) -> float:
    """Return how well one of the known words is the one asked for."""
    best = 0.0
    for word in known:
        if word.text == asked.text:
            return 1.0
        if word.skeleton == asked.skeleton and len(asked.skeleton) > 2:
            best = max(best, 0.95)
        elif word.text.startswith(asked.text) and len(asked.text) > 1:
            best = max(best, 0.9)
    if best or len(asked.text) < _SHORTEST or asked.text.isdigit():
        return best
    from rapidfuzz import fuzz, process  # slow to import

    slip = process.extractOne(asked.text, [word.text for word in known], scorer=fuzz.ratio, score_cutoff=_ALIKE)
    return slip[1] / 125 if slip else 0.0
