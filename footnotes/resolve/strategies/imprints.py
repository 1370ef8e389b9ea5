"""Place and publisher: full references agree in them."""

from __future__ import annotations

from collections.abc import Iterable

from footnotes.resolve.evidence import Finding, finding
from footnotes.resolve.index import Index
from footnotes.resolve.query import Query
from footnotes.resolve.record import Record
from footnotes.resolve.words import words
from footnotes.translations import gettext


def propose(query: Query, index: Index) -> Iterable[str]:
    """Return nothing: hundreds of books share a publisher."""
    return ()


def judge(query: Query, record: Record, index: Index, covered: frozenset[str]) -> Finding | None:
    """Weigh the written imprint; a different one is no evidence, books have many editions."""
    found = [
        written
        for written, variable in ((query.place, "publisher-place"), (query.publisher, "publisher"))
        if written and _share(written, record.entry.text(variable))
    ]
    return (
        finding("imprint", gettext("{found} agree").format(found=", ".join(found)), 0.3 * len(found)) if found else None
    )


def _share(written: str, known: str) -> bool:
    own = {word.skeleton for word in words(written)} if known else ()
    return any(word.skeleton in own for word in words(known) if len(word.text) > 2)
