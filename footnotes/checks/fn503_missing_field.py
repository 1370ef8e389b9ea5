"""FN503: a field that the citation style prints and a cited entry lacks.

What it does
    For each cited entry, reports the facts that works of its type are known by (title, author or editor, year; the
    periodical or book it stands in; publisher or place; volume or pages of an article) where the style of the settings
    prints them and the entry has none. Off by default: archives and early prints often cannot have them.

Why it matters
    The style leaves a gap, or prints "n.d." and a lone comma.

Example
    ``@article{broue1980, …}`` without a ``journaltitle``.

Instead
    Add the field.

Fix
    None.
"""

from __future__ import annotations

from collections.abc import Iterator, Set

from footnotes.checks.rule import Conventions, Finding, line_of
from footnotes.checks.styles import style_facts
from footnotes.model.bibliography import Bibliography
from footnotes.model.entry import Entry
from footnotes.translations import gettext

_Facts = tuple[tuple[str, ...], ...]  # each fact by the variables that can tell it

_WORK: _Facts = (("title",), ("issued",))
_IN_PERIODICAL: _Facts = (*_WORK, ("author",), ("container-title",))
_FACTS: dict[str, _Facts] = {
    "book": (*_WORK, ("author", "editor"), ("publisher", "publisher-place")),
    "chapter": (*_WORK, ("author",), ("container-title",), ("page",), ("publisher", "publisher-place")),
    "paper-conference": (*_WORK, ("author",), ("container-title", "event-title")),
    "article-journal": (*_IN_PERIODICAL, ("volume", "issue", "number"), ("page", "DOI", "number")),
    "article-magazine": (("title",), ("issued",), ("container-title",)),
    "article-newspaper": (("title",), ("issued",), ("container-title",)),
    "thesis": (*_WORK, ("author",), ("publisher",)),
    "report": (*_WORK, ("author", "publisher")),
    "webpage": (("title",), ("URL",)),
}


def find(bibliography: Bibliography, cited: Set[str], conventions: Conventions) -> Iterator[Finding]:
    """Yield a finding for each cited entry that lacks what the style prints."""
    printed = style_facts(conventions.style).variables
    for entry in bibliography.entries.values():
        missing = list(_missing(entry, printed)) if entry.key in cited and entry.origin else []
        if missing and entry.origin:
            place = line_of(entry.origin.path, entry.origin.line, entry.origin.column)
            yield Finding(
                place,
                gettext('entry "{key}" has no {variables}, which the style prints').format(
                    key=entry.key, variables=gettext(", no ").join(missing)
                ),
                about=entry.key,
            )


def _missing(entry: Entry, printed: Set[str]) -> Iterator[str]:
    for variables in _FACTS.get(entry.type, ()):
        wanted = [variable for variable in variables if variable in printed]
        if wanted and not any(entry.variables.get(variable) for variable in variables):
            yield gettext(" or ").join(wanted)
