"""Shelfmarks of manuscripts and archives: "Bibl. nat. Ms. fr. 24069", "ASVe, Senato, Terra, reg. 60"."""

from __future__ import annotations

from collections.abc import Iterable

from footnotes.resolve.alignment import align
from footnotes.resolve.evidence import Finding, finding
from footnotes.resolve.index import Index
from footnotes.resolve.query import Query
from footnotes.resolve.record import Record
from footnotes.resolve.words import Word, agree, shortens, squash, words

_CROWDED = 200  # holdings that share a word which tells nothing then


def propose(query: Query, index: Index) -> Iterable[str]:
    """Return the entries whose shelfmark has a word or number in common with the written one."""
    for word in query.shelfmark:
        found = index.shelfmarks.get(word.text, ())
        if len(found) <= _CROWDED:
            yield from found


def judge(query: Query, record: Record, index: Index, covered: frozenset[str]) -> Finding | None:
    """Weigh the written shelfmark: all of the entry's must be written, in its order; more may follow."""
    if not query.shelfmark or not record.shelfmark or "title" in covered:
        return None
    found = align(record.shelfmark, query.shelfmark, index)
    numbers = [word for word in record.shelfmark if word.text.isdigit()]
    written = {word.text for word in query.shelfmark}
    if found.written < 0.85 or not all(word.text in written for word in numbers):
        return None
    if not found.telling and not numbers:
        return None
    archive = _same_archive(query.archive, record.archive)
    if archive is False:
        return finding("shelfmark", "its shelfmark is written, but of another archive", -0.5)
    return finding("shelfmark", "its shelfmark is written", 0.95 if archive else 0.8, "shelfmark")


def _same_archive(written: str, known: tuple[Word, ...]) -> bool | None:
    """Say whether two names of an archive agree: in their words, or as initials; None where one has none."""
    if not written or not known:
        return None
    here = words(written)
    if any(agree(word, other) for word in here for other in known if len(word.text) > 3 or word.text == other.text):
        return True
    if sum(letter.isupper() for letter in written) < len(written.replace(" ", "")) / 2:
        return False
    return shortens(squash(written), "".join(word.text for word in known)) or None  # initials: "ASVe", "GStA PK"
