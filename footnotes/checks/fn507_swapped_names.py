"""FN507: a name whose family and given name look exchanged.

What it does
    Reports names with initials for a family name (family "J. A.", given "Getty"), and names whose two parts another
    entry has the other way round, or whose family name is a given name of several entries and whose given name a
    family name.

Why it matters
    The bibliography sorts Broué under P.

Example
    ``author = {Pierre, Broué}``

Instead
    ``author = {Broué, Pierre}``

Fix
    None.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Set

from footnotes.checks.rule import Conventions, Finding, line_of
from footnotes.model.bibliography import Bibliography
from footnotes.model.entry import Entry, Name
from footnotes.patterns import pattern
from footnotes.translations import gettext

_INITIALS = pattern(r"(?:[^\W\d_]\.[\s-]*)+")
_ROLES = ("author", "editor", "translator", "container-author", "collection-editor")
_SEVERAL = 2


def find(bibliography: Bibliography, cited: Set[str], conventions: Conventions) -> Iterator[Finding]:
    """Yield a finding for each name that looks exchanged."""
    entries = [entry for entry in bibliography.entries.values() if entry.origin]
    people = [(entry, name) for entry in entries for name in _names(entry)]
    pairs = Counter((name.family, name.given) for _, name in people)
    given = Counter(word for (_, names), _ in pairs.items() for word in names.split())
    families = Counter(family for family, _ in pairs)
    for entry, name in people:
        exchanged = pairs[name.given, name.family] > pairs[name.family, name.given]
        unlikely = given[name.family] >= _SEVERAL and families[name.given] > 0 and families[name.family] == 1
        if entry.origin and (_INITIALS.fullmatch(name.family) or exchanged or unlikely):
            place = line_of(entry.origin.path, entry.origin.line, entry.origin.column)
            message = gettext('family name "{family}" and given name "{given}" look exchanged').format(
                family=name.family, given=name.given
            )
            told = gettext('entry "{key}": {reason}').format(key=entry.key, reason=message)
            yield Finding(place, told, about=f"{entry.key} {name.family}, {name.given}")


def _names(entry: Entry) -> Iterator[Name]:
    return (name for role in _ROLES for name in entry.names(role) if name.family and name.given)
