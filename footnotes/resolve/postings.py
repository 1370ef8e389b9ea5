"""What look-ups return: keys by a term."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

Postings = Mapping[str, tuple[str, ...]]  # terms with the keys of the entries that have them, in their order


def elements(keys: Sequence[str]) -> Sequence[Any]:
    """Return what is counted and compared in place of keys: their numbers, where they are kept as such."""
    return getattr(keys, "numbers", keys)


def postings(pairs: Iterable[tuple[str, str]]) -> Postings:
    """Return the keys of each term, in their order; the pairs of an entry come one after another."""
    found: dict[str, dict[str, None]] = {}
    for term, key in pairs:
        if term in found:
            found[term][key] = None
        else:
            found[term] = {key: None}
    return {term: tuple(keys) for term, keys in found.items()}
