"""Authors, editors and translators, spelled as in the bibliography or otherwise."""

from __future__ import annotations

from collections.abc import Iterable

from footnotes.model.terms import term
from footnotes.resolve.evidence import Finding, finding
from footnotes.resolve.index import Index
from footnotes.resolve.names import EXACT, SPELLED_OTHERWISE, WrittenName, agreement
from footnotes.resolve.narrowing import narrowed
from footnotes.resolve.query import Query
from footnotes.resolve.record import Person, Record
from footnotes.resolve.words import quoted
from footnotes.translations import gettext, ngettext

_ROLES = {"author": 1.0, "editor": 0.85, "director": 0.9, "recipient": 0.4, "translator": 0.4}


def propose(query: Query, index: Index) -> Iterable[str]:
    """Return the entries by someone of a written family name."""
    for author in query.authors[:3]:
        for word in author.family:
            if len(word.text) > 1:
                yield from narrowed(index.keys_of_name(word), query, index)


def judge(query: Query, record: Record, index: Index, covered: frozenset[str]) -> Finding | None:
    """Weigh the written names: all must be the entry's, its other authors may go unnamed."""
    if not query.authors or "authors" in covered:
        return None
    if not record.people:
        return finding("author", gettext("the entry names no author"), -0.25)
    matches = [_match(author, record.people) for author in query.authors]
    found = [match for match in matches if match[0] > 0]
    names = quoted(author.written for author in query.authors)
    if not found:
        return finding("author", gettext("{names} did not write it").format(names=names), -0.9)
    if len(found) < len(matches):
        others = [author for author, match in zip(query.authors, matches, strict=True) if match[0] <= 0]
        known = any(index.keys_of_name(word) for author in others for word in author.family[-1:])
        return finding(
            "author", gettext("only some of {names} wrote it").format(names=names), -0.5 if known else 0.2, "authors"
        )
    level = sum(match[0] for match in found) / len(found)
    role = max((match[1].role for match in found), key=lambda role: _ROLES.get(role, 0.4))
    authors = sum(1 for one in record.people if one.role == role)
    share = _ROLES.get(role, 0.4) * (1.0 if len(found) >= authors else 0.93)
    if role != "author" and any(one.role == "author" for one in record.people):
        share *= 0.85 if role == "editor" and _only_work(query, index) else 0.6
    elif all(match[1] is not next(one for one in record.people if one.role == role) for match in found):
        share *= 0.4  # who names one author names the first
    return finding(
        "author",
        _why(names, len(query.authors), role, level),
        min(0.93, (0.76 + 0.08 * (len(found) - 1)) * share * level),
        "authors",
    )


def _only_work(query: Query, index: Index) -> bool:
    """Say whether the bibliography knows one work by those written, as an edition is cited by its editor (MLA 9)."""
    keys = [index.keys_of_name(author.family[-1]) for author in query.authors if author.family]
    return bool(keys) and all(len(found) == 1 for found in keys)


def _match(author: WrittenName, people: tuple[Person, ...]) -> tuple[float, Person]:
    return max(
        ((agreement(author, one.name), one) for one in people),
        key=lambda match: match[0] * _ROLES.get(match[1].role, 0.4),
    )


def _why(names: str, count: int, role: str, level: float) -> str:
    if level == EXACT:
        told = ngettext("{names} is its {role}", "{names} are its {role}s", count)
    elif level >= SPELLED_OTHERWISE:
        told = ngettext(
            "{names}, spelled otherwise, is its {role}", "{names}, spelled otherwise, are its {role}s", count
        )
    else:
        told = ngettext("{names}, but for a slip, is its {role}", "{names}, but for a slip, are its {role}s", count)
    return told.format(names=names, role=term(role))
