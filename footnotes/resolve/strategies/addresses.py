"""Web addresses and DOIs: the same one, another chapter beside it, or one that spells the title out."""

from __future__ import annotations

from collections.abc import Iterable

from footnotes.resolve.alignment import align
from footnotes.resolve.evidence import Finding, finding
from footnotes.resolve.index import Index
from footnotes.resolve.query import Query
from footnotes.resolve.record import Record
from footnotes.resolve.urls import bare_url, directory, slug
from footnotes.translations import gettext


def propose(query: Query, index: Index) -> Iterable[str]:
    """Return the entries with the written address, in the same directory, or whose title it spells out."""
    if not query.url:
        return
    url = bare_url(query.url)
    yield from index.urls.get(url, ())
    yield from index.url_directories.get(directory(url), ())
    yield from index.spelled_out(index.phrase(slug(url)))


def judge(query: Query, record: Record, index: Index, covered: frozenset[str]) -> Finding | None:
    """Weigh the written address; another address says little, a work may stand at several."""
    if not query.url:
        return None
    url = bare_url(query.url)
    known = [bare_url(text) for text in (record.entry.text("URL"), record.entry.text("DOI")) if text]
    if url in known:
        return finding("address", gettext("{url} is its address").format(url=query.url), 0.97, "address")
    shared = directory(url)
    if shared and any(directory(other) == shared for other in known):
        alone = len(index.url_directories[shared]) == 1
        return finding(
            "address", gettext("its address begins like {url}").format(url=query.url), 0.8 if alone else 0.4, "address"
        )
    spelled = index.phrase(slug(url))
    if len(spelled) > 2 and any(align(spelled, title.words, index).meant > 0.7 for title in record.titles):
        return finding("address", gettext("{url} spells out its title").format(url=query.url), 0.85, "address")
    return None
