"""FN205: another place of publication or publisher than the entry has.

What it does
    Compares place and publisher of a full reference with those of the entry that it means, where both have one. It is
    enough that one word of the name agrees; a place may be spelled in another language, so places are compared only
    where both are in one script. Off by default: editions and imprints of one book differ.

Why it matters
    Two publishers are two editions, with other pages; or one of the two is mistaken.

Example
    ``Broué, *Trotsky* (Paris: Seuil, 1988)`` where the entry has Fayard.

Instead
    ``Broué, *Trotsky* (Paris: Fayard, 1988)``, or mend the entry.

Fix
    None.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

from footnotes.checks.against_entry import cites_with_entries, span_of
from footnotes.checks.rule import Conventions, Finding
from footnotes.model.analysis import Analysis
from footnotes.model.citation import CiteForm
from footnotes.resolve.words import agree, words
from footnotes.translations import gettext

_ANONYMOUS = frozenset({"n.p.", "s.l.", "o. o.", "s.n.", "б. м."})


def find(analysis: Analysis, conventions: Conventions) -> Iterator[Finding]:
    """Yield a finding for each place and publisher that shares no word with the entry's."""
    for cite, entry in cites_with_entries(analysis):
        if cite.form is not CiteForm.FULL:
            continue
        place = gettext('place "{written}" is "{own}" in the entry {key}')
        publisher = gettext('publisher "{written}" is "{own}" in the entry {key}')
        pairs = ((place, cite.place, "publisher-place"), (publisher, cite.publisher, "publisher"))
        for told, written, variable in pairs:
            own = entry.text(variable)
            imprint = f"{entry.text('publisher-place')} {entry.text('publisher')}"
            if written and own and _differ(written, own) and _differ(written, imprint):
                message = told.format(written=written, own=own, key=entry.key)
                yield Finding(analysis.place(span_of(cite, written)), message)


def _differ(written: str, own: str) -> bool:
    acronym = written.isupper() and len(written) < 6  # CUP, OUP
    if acronym or written.casefold() in _ANONYMOUS or _script(written) != _script(own):
        return False
    one, other = words(written), words(own)
    initials = {"".join(word.text[0] for word in some) for some in (one, other)}
    shortened = any(word.text in initials for word in (*one, *other))  # HMSO, UP
    return bool(one and other) and not shortened and not any(agree(a, b) for a in one for b in other)


def _script(text: str) -> str:
    return next((unicodedata.name(sign, "").partition(" ")[0] for sign in text if sign.isalpha()), "")
