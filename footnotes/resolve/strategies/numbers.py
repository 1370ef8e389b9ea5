"""Volumes and issues: of a periodical, and of a work in volumes."""

from __future__ import annotations

from collections.abc import Iterable

from footnotes.resolve.evidence import Finding, finding
from footnotes.resolve.index import Index
from footnotes.resolve.query import Query
from footnotes.resolve.record import Record
from footnotes.resolve.words import number
from footnotes.translations import gettext


def propose(query: Query, index: Index) -> Iterable[str]:
    """Return nothing: a number alone names no source."""
    return ()


def judge(query: Query, record: Record, index: Index, covered: frozenset[str]) -> Finding | None:
    """Weigh the written volume and issue; which of the two a number is differs from author to author."""
    if not query.numbers:
        return None
    if record.is_part:
        if record.numbers & query.numbers:
            return finding("volume", gettext("volume or issue agree"), 0.6)
        if record.numbers:
            return finding("volume", gettext("volume or issue differ"), -0.6)
        unheld = query.volume and query.authors and not (query.title or query.container)
        return finding("volume", gettext("it is not known to have volumes"), -0.3) if unheld else None
    return _of_a_work(query, record) if query.volume and not record.is_periodical else None


def _of_a_work(query: Query, record: Record) -> Finding | None:
    """Weigh a volume against the volume that an entry is, or the number of volumes that it has."""
    volume = query.volume or 0
    own = number(record.entry.text("volume"))
    if own is not None:
        return finding("volume", gettext("it is volume {own}").format(own=own), 0.6 if own == volume else -0.7)
    if record.volumes and record.volumes > 1:
        within = volume <= record.volumes
        why = gettext("it has {count} volumes") if within else gettext("it has only {count} volumes")
        return finding("volume", why.format(count=record.volumes), 0.4 if within else -0.9)
    return finding("volume", gettext("it is not known to have volumes"), -0.3)
