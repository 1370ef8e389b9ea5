"""FN111: a title spelled otherwise than in the entry.

What it does
    Compares the words of a title in a cite with those of the entry that it means, and reports those written without
    their accents or with a slip. Shortened words, case endings and words that the entry has not are left alone.

Why it matters
    A title is a quotation: what is misspelled in the cite cannot be found in a catalogue.

Example
    ``Davis, *The Retrun of Martin Guerre*, 7``

Instead
    ``Davis, *The Return of Martin Guerre*, 7``

Fix
    Writes the word as the entry has it (unsafe: the entry may be the one that is wrong).
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
from footnotes.model.citation import Cite, CiteForm
from footnotes.model.diagnostic import Safety
from footnotes.model.entry import Entry
from footnotes.text import Span
from footnotes.translations import gettext

_TITLES = ("title", "title-short", "container-title", "container-title-short", "original-title", "volume-title")


def find(analysis: Analysis, conventions: Conventions) -> Iterator[Finding]:
    """Yield a finding for each word of a title that the entry spells otherwise."""
    for resolution in own_cites(analysis):
        cite = resolution.cite
        entry = analysis.bibliography.entries.get(resolution.entry or "")
        if entry is not None and cite.title and cite.form in (CiteForm.SHORT, CiteForm.FULL):
            yield from _of_cite(analysis, cite, entry)


def _of_cite(analysis: Analysis, cite: Cite, entry: Entry) -> Iterator[Finding]:
    at = cite.text.find(cite.title or "")
    meant, sigla = _words_of(analysis.bibliography, entry)
    for word in tokens(cite.title or "") if at >= 0 else ():
        written = word[0].casefold()
        cut = (cite.title or "")[word.end() : word.end() + 1] == "."
        if written in meant or written in sigla or cut:
            continue
        right = next((one for folded, one in meant.items() if misspelled(word[0], one)), None)
        if right:
            span = Span(*word.span()).shift(cite.span.start + at)
            right = right.capitalize() if word[0].istitle() and right.islower() else right
            mend = fix(analysis, gettext('write "{words}"').format(words=right), Safety.UNSAFE, (span, right))
            message = gettext('"{word}" in the title is "{right}" in the entry {key}').format(
                word=word[0], right=right, key=entry.key
            )
            yield Finding(analysis.place(span), message, fix=mend)


@once_per_entry
def _words_of(entry: Entry) -> tuple[dict[str, str], set[str]]:
    """Return the words of an entry's titles by what they are folded to, and those of its other names, folded."""
    titles = {word[0].casefold(): word[0] for title in _TITLES for word in tokens(entry.text(title))}
    return titles, {word[0].casefold() for word in tokens(_other_names(entry))}


def _other_names(entry: Entry) -> str:
    """Return the sigla and aliases of an entry, and the names in it: they may stand in a title."""
    custom = entry.variables.get("custom")
    values = list(custom.values()) if isinstance(custom, dict) else []
    names = [" ".join(name) for role in ("author", "editor") for name in entry.names(role)]
    return re.sub(r"[\[\]{}]", " ", " ".join([*map(str, values), *names]))
