"""Entry keys, as pandoc and BibLaTeX write them: ``@broue1980``."""

from __future__ import annotations

from collections.abc import Iterable

from footnotes.resolve.evidence import Finding, finding
from footnotes.resolve.index import Index
from footnotes.resolve.query import Query
from footnotes.resolve.record import Record
from footnotes.translations import gettext


def propose(query: Query, index: Index) -> Iterable[str]:
    """Return the entry of the key or of its other name, or those whose key differs in case only."""
    if query.key in index:
        return (query.key,)
    if query.key in index.bibliography.aliases:
        return (index.bibliography.aliases[query.key],)
    return index.keys.get(query.key.casefold(), ()) if query.key else ()


def judge(query: Query, record: Record, index: Index, covered: frozenset[str]) -> Finding | None:
    """Weigh the written key."""
    if not query.key:
        return None
    if query.key == record.key:
        return finding("key", gettext("“{key}” is its key").format(key=query.key), 0.99)
    if index.bibliography.aliases.get(query.key) == record.key:
        return finding("key", gettext("“{key}” is another name of it").format(key=query.key), 0.99)
    if query.key.casefold() == record.key.casefold():
        return finding("key", gettext("“{key}” is its key but for capitals").format(key=query.key), 0.8)
    return None
