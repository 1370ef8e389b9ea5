"""FN110: an author's name spelled otherwise than in the entry.

What it does
    Compares the family names in a cite with those of the entry that it means, and reports those written without their
    accents, transliterated otherwise, or with a slip. Another script, capitals and case endings are left alone.

Why it matters
    The reader looks a name up as it is spelled; a bibliography has it in one place only.

Example
    ``(Getti, Origins 36)`` where the entry has Getty; ``(Broue 1988, 7)`` where it has Broué.

Instead
    ``(Getty, Origins 36)``

Fix
    Writes the name as the entry has it (unsafe: the entry may be the one that is wrong).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from footnotes.checks.locators import own_cites
from footnotes.checks.mending import fix
from footnotes.checks.remembered import once_per_entry
from footnotes.checks.rule import Conventions, Finding
from footnotes.checks.spelling import misspelled, tokens
from footnotes.model.analysis import Analysis
from footnotes.model.diagnostic import Safety
from footnotes.model.entry import Entry, Name
from footnotes.model.resolution import Resolution
from footnotes.text import Span
from footnotes.translations import gettext

_ROLES = ("author", "editor", "translator", "container-author")


def find(analysis: Analysis, conventions: Conventions) -> Iterator[Finding]:
    """Yield a finding for each family name that the entry spells otherwise."""
    for resolution in own_cites(analysis):
        entry = analysis.bibliography.entries.get(resolution.entry or "")
        if entry is not None and resolution.cite.authors:
            yield from _of_cite(analysis, resolution, entry)


def _of_cite(analysis: Analysis, resolution: Resolution, entry: Entry) -> Iterator[Finding]:
    cite = resolution.cite
    names, known = _names_of(analysis.bibliography, entry)
    for author in cite.authors:
        for word in tokens(author):
            meant = _meant(word[0], names) if word[0].casefold() not in known else None
            place = re.search(rf"(?<!\w){re.escape(word[0])}(?!\w)", cite.text) if meant else None
            if meant and place:
                span = Span(*place.span()).shift(cite.span.start)
                right = meant.upper() if word[0].isupper() else meant
                mend = fix(analysis, gettext('write "{words}"').format(words=right), Safety.UNSAFE, (span, right))
                yield Finding(
                    analysis.place(span),
                    gettext('name "{word}" is "{meant}" in the entry {key}').format(
                        word=word[0], meant=meant, key=entry.key
                    ),
                    fix=mend,
                )


@once_per_entry
def _names_of(entry: Entry) -> tuple[list[Name], set[str]]:
    """Return the names in an entry, and their words, folded."""
    names = [name for role in _ROLES for name in entry.names(role)]
    return names, {word[0].casefold() for name in names for word in tokens(_whole(name))}


def _meant(written: str, names: list[Name]) -> str | None:
    """Return the family name that a word is a misspelling of."""
    families = [tokens(name.family or name.literal) for name in names]
    last = (words[-1][0] for words in families if words)
    return next((family for family in last if misspelled(written, family)), None)


def _whole(name: Name) -> str:
    return " ".join(name)
