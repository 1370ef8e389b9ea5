"""FN506: a crossref to an entry that there is not, or in a ring.

What it does
    Reports each entry whose ``crossref``, ``xref``, ``xdata`` or ``related`` names no entry, with the nearest key, and
    each ring of entries that are each other's parents.

Why it matters
    The entry inherits nothing: a chapter without its book.

Example
    ``crossref = {getty1987}`` where the collection is called ``getty1993``.

Instead
    ``crossref = {getty1993}``

Fix
    None.
"""

from __future__ import annotations

from collections.abc import Iterator, Set

from footnotes.checks.rule import Conventions, Finding, line_of
from footnotes.model.bibliography import Bibliography
from footnotes.translations import gettext


def find(bibliography: Bibliography, cited: Set[str], conventions: Conventions) -> Iterator[Finding]:
    """Yield a finding for each reference to nothing and each ring."""
    for failure in bibliography.failures:
        if failure.kind == "no such entry":
            message = gettext('entry "{key}": {reason}').format(key=failure.key, reason=failure.reason)
            place = line_of(failure.path, failure.line, failure.column)
            yield Finding(place, message, help=failure.remedy, about=failure.key or "")
    for ring in _rings(bibliography):
        origin = bibliography.entries[ring[0]].origin
        if origin:
            place = line_of(origin.path, origin.line, origin.column)
            keys = " → ".join([*ring, ring[0]])
            yield Finding(place, gettext("crossref in a ring: {keys}").format(keys=keys), about=keys)


def _rings(bibliography: Bibliography) -> Iterator[list[str]]:
    """Yield the keys of each ring once, from the one that comes first in the bibliography."""
    done: set[str] = set()
    for key in bibliography.entries:
        path: list[str] = []
        at: str | None = key
        while at is not None and at not in done and at in bibliography.entries:
            done.add(at)
            path.append(at)
            at = bibliography.entries[at].relations.get("parent")
        if at in path:
            yield path[path.index(at) :]
