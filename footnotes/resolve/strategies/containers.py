"""Periodicals and collections: the article that the volume, year and page fall in, or the periodical itself."""

from __future__ import annotations

from collections.abc import Iterable

from footnotes.resolve.alignment import align
from footnotes.resolve.evidence import Finding, finding, made_once
from footnotes.resolve.index import Index
from footnotes.resolve.narrowing import narrowed
from footnotes.resolve.query import Query
from footnotes.resolve.record import Record
from footnotes.resolve.words import Word, agree, squash
from footnotes.translations import gettext

_MOST = 200  # entries that begin with the first word of a container


def propose(query: Query, index: Index) -> Iterable[str]:
    """Return the entries that stand in the written container, and those that it names itself."""
    for words in _names_of(query, index):
        for found in index.contained(words):
            yield from narrowed(found, query._replace(container=()), index)  # all of them have words of it
        for term in index.skeletons(words[0]):
            yield from index.independent.get(term, ())[:_MOST]


def judge(query: Query, record: Record, index: Index, covered: frozenset[str]) -> Finding | None:
    """Weigh the written container against the entry's own title and against that of what it stands in."""
    if not query.container or "container" in covered:
        return None
    text = query.container_text
    for words in _names_of(query, index):
        if found := _compare(words, query, record, index, covered):
            return found
    if record.entry.type == "legal_case":
        return None  # entries seldom say in which reports a case stands
    if record.containers:
        return finding("container", gettext("it does not stand in “{text}”").format(text=text), -0.5)
    return finding("container", gettext("nothing says that it stands in “{text}”").format(text=text), -0.15)


def _compare(
    words: tuple[Word, ...], query: Query, record: Record, index: Index, covered: frozenset[str]
) -> Finding | None:
    text = query.container_text
    if not record.containers or record.is_periodical:
        if any(_same(words, title.words, index) for title in record.titles):
            return finding("container", gettext("“{text}” is its title").format(text=text), 0.95, "container")
        if record.is_periodical and any(_begins(words, title.words, index) for title in record.titles):
            return finding("container", gettext("“{text}” begins its title").format(text=text), 0.8, "container")
    if any(_same(words, container, index) for container in record.containers):
        return _part(query, record, text, covered)
    if _singles_out(query, record) and any(_begins(words, container, index) for container in record.containers):
        return finding(
            "container", gettext("“{text}”, volume and page single it out").format(text=text), 0.9, "container"
        )
    return None


def holds(query: Query, record: Record, index: Index) -> bool:
    """Say whether the entry stands in the written container."""
    return any(_same(words, container, index) for words in _names_of(query, index) for container in record.containers)


def names_itself(query: Query, record: Record, index: Index) -> bool:
    """Say whether the written container is the entry itself, so that a title written beside it stands in it."""
    if not query.container or (record.containers and not record.is_periodical):
        return False
    return any(_same(words, title.words, index) for words in _names_of(query, index) for title in record.titles)


def _part(query: Query, record: Record, text: str, covered: frozenset[str]) -> Finding:
    why = gettext("it stands in “{text}”").format(text=text)
    if "title" in covered or "authors" in covered:
        return finding("container", why, 0.7, "container")
    # Nothing but the periodical is named: volume, year and page must single the article out.
    return finding("container", why, 0.9 if _singles_out(query, record) else -0.3, "container")


def _singles_out(query: Query, record: Record) -> bool:
    inside = any(record.holds_page(first) for first, _ in query.pages)
    return inside and bool(record.numbers & query.numbers or (not query.numbers and record.years & {*query.years}))


@made_once
def _names_of(query: Query, index: Index) -> tuple[tuple[Word, ...], ...]:
    """Return the written container in words, and the titles of the periodicals whose siglum or initials it is."""
    if not query.container:
        return ()
    named = [key for _, key in index.sigla.get(squash(query.container_text), ())]
    written = [title.words for key in named for title in index.record(key).titles]
    return tuple(dict.fromkeys((query.container, *written)))


def _same(written: tuple[Word, ...], meant: tuple[Word, ...], index: Index) -> bool:
    if not (meant and agree(written[0], meant[0])):
        return False
    found = align(written, meant, index)
    return found.written > 0.85 and (found.meant > 0.6 or found.telling > 1)


def _begins(written: tuple[Word, ...], meant: tuple[Word, ...], index: Index) -> bool:
    if not (meant and agree(written[0], meant[0])):
        return False
    found = align(written, meant, index)
    return found.written == 1 and found.together
