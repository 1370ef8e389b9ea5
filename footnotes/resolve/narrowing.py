"""Of very many entries by one author or in one periodical, those that more of a cite fits."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from heapq import nsmallest
from typing import Any

from footnotes.resolve.index import Index
from footnotes.resolve.query import Query
from footnotes.resolve.words import Word

_MANY = 300  # entries, of which no more are weighed by themselves
_MOST, _ENOUGH = 60, 20  # entries that are left


def narrowed(keys: Sequence[str], query: Query, index: Index) -> Sequence[str]:
    """Return keys; of very many those that most of the years, numbers and words of titles written fit."""
    return keys if len(keys) <= _MANY else _fitting(keys, _told(query, index), index)


def sharing_words(keys: Sequence[str], words: Iterable[Word], index: Index) -> Sequence[str]:
    """Return keys; of very many those whose titles share most of the words."""
    if len(keys) <= _MANY:
        return keys
    return _fitting(keys, (index.title_words.get(word.skeleton, ()) for word in words), index)


def _fitting(keys: Sequence[str], postings: Iterable[Sequence[str]], index: Index) -> Sequence[str]:
    found = sorted((index.common(keys, posting) for posting in postings), key=len)
    often: list[set[Any]] = [set()]  # what is found once, twice and so on
    for one in found:
        for times in range(len(often), 0, -1):
            again = often[times - 1] & one
            if times == len(often):
                often.append(again)
            else:
                often[times] |= again
        often[0] |= one
    best: dict[Any, None] = {}
    for group in (*reversed(often[1:]), *found):  # of what is found once, that of which there is least goes first
        best.update(dict.fromkeys(nsmallest(_MOST - len(best), group - best.keys(), key=index.place_of)))
        if len(best) >= _ENOUGH:
            break
    return index.keys_of(best) if best else keys[:_ENOUGH]


def _told(query: Query, index: Index) -> Iterator[Sequence[str]]:
    for year in query.years:
        yield index.of_year.get(str(year), ())
    for number in query.numbers:
        yield index.of_number.get(str(number), ())
    for word in query.title:
        yield index.united([index.title_words.get(term, ()) for term in index.skeletons(word)])
    for word in query.container:
        yield index.united([index.container_words.get(term, ()) for term in index.skeletons(word)])
