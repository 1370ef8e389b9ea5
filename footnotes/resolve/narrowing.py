"""Of very many entries by one author or in one periodical, those that more of a cite fits."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from footnotes.resolve.index import Index
from footnotes.resolve.postings import elements
from footnotes.resolve.query import Query
from footnotes.resolve.words import Word

_MANY = 300  # entries, of which no more are weighed by themselves
_MOST = 100  # entries that are left


def narrowed(keys: Sequence[str], query: Query, index: Index) -> Sequence[str]:
    """Return keys; of very many those that most of the years, numbers and words of titles written fit."""
    return keys if len(keys) <= _MANY else _fitting(keys, _told(query, index), index)


def sharing_words(keys: Sequence[str], words: Iterable[Word], index: Index) -> Sequence[str]:
    """Return keys; of very many those whose titles share most of the words."""
    if len(keys) <= _MANY:
        return keys
    return _fitting(keys, (index.title_words.get(word.skeleton, ()) for word in words), index)


def _fitting(keys: Sequence[str], postings: Iterable[Sequence[str]], index: Index) -> Sequence[str]:
    wanted, hits = set(elements(keys)), Counter[object]()
    for posting in postings:
        hits.update(wanted.intersection(elements(posting)))
    best = sorted(hits, key=lambda one: (-hits[one], index.place_of(one)))
    return index.keys_of(best[:_MOST]) if best else keys[:_MOST]


def _told(query: Query, index: Index) -> Iterator[Sequence[str]]:
    for year in query.years:
        yield index.of_year.get(str(year), ())
    for number in query.numbers:
        yield index.of_number.get(str(number), ())
    for word in query.title:
        yield index.united([index.title_words.get(term, ()) for term in index.skeletons(word)])
    for word in query.container:
        yield index.united([index.container_words.get(term, ()) for term in index.skeletons(word)])
