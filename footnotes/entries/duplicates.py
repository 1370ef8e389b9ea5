"""Several entries of one work, taken together in the first of them."""

from __future__ import annotations

from collections.abc import Iterator

from footnotes.bibliographies.biblatex_writing import fields
from footnotes.checks.same_work import same_works
from footnotes.entries.proposal import Proposal
from footnotes.model.bibliography import Bibliography
from footnotes.model.entry import Entry
from footnotes.resolve.words import squash
from footnotes.translations import gettext

_OF_ONE = frozenset({"ids", "options", "xref", "related", "relatedtype"})  # say nothing of the work


def propose_merging(bibliography: Bibliography) -> Iterator[Proposal]:
    """Yield a proposal for each entry of a work that an earlier entry has already."""
    taken: dict[str, str] = {}  # entries that are taken in, by those that take them
    own: dict[str, dict[str, str]] = {}
    for one, other, evidence in same_works(bibliography):
        key = one.key
        while key in taken:
            key = taken[key]
        if key == other.key:
            continue
        taken[other.key] = key
        kept = own.setdefault(key, _fields(bibliography.entries[key]))
        new = {name: value for name, value in _fields(other).items() if name not in kept}
        differing = [name for name, value in _fields(other).items() if name in kept and _differ(kept[name], value)]
        kept.update(new)
        told = (
            gettext("takes in {key}: {evidence}; kept of its own: {fields}")
            if differing
            else gettext("takes in {key}: {evidence}")
        )
        why = told.format(key=other.key, evidence=evidence, fields=", ".join(differing))
        yield Proposal(key, why, fields=new, removed=other.key)


def _fields(entry: Entry) -> dict[str, str]:
    return {name: value for name, value in fields(entry) if value and name not in _OF_ONE}


def _differ(one: str, other: str) -> bool:
    return squash(one) != squash(other)
