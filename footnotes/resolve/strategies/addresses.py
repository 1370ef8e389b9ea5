"""Web addresses and DOIs: the same one, once scheme, escapes and trailing marks are gone."""

from __future__ import annotations

from collections.abc import Iterable

from footnotes.resolve.evidence import Finding, finding
from footnotes.resolve.index import Index
from footnotes.resolve.query import Query
from footnotes.resolve.record import Record
from footnotes.resolve.urls import bare_url


def propose(query: Query, index: Index) -> Iterable[str]:
    """Return the entries with the written address."""
    return index.urls.get(bare_url(query.url), ()) if query.url else ()


def judge(query: Query, record: Record, index: Index, covered: frozenset[str]) -> Finding | None:
    """Weigh the written address; another address says little, a work may stand at several."""
    if not query.url:
        return None
    url = bare_url(query.url)
    known = [bare_url(text) for text in (record.entry.text("URL"), record.entry.text("DOI")) if text]
    if url in known:
        return finding("address", f"{query.url} is its address", 0.97)
    if any(_same_directory(url, other) for other in known):
        return finding("address", f"its address begins like {query.url}", 0.6)
    return None


def _same_directory(one: str, other: str) -> bool:
    """Say whether two addresses differ only after a directory three levels deep: the chapters of one work."""
    directory = one.rpartition("/")[0]
    return directory.count("/") >= 3 and other.startswith(directory + "/")
