"""A cite whose author and title were parted wrongly, parted anew at a name that the bibliography knows.

Old books set both in italics ("*Rolandini Chron.* l. IV"), decline the author (Maurisii, Sigonius) and cut him short
(Roland., Murat.), so that nothing in the cite itself tells where the title begins.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from footnotes.model.citation import Cite, CiteForm
from footnotes.patterns import pattern
from footnotes.resolve.index import Index
from footnotes.resolve.words import words

_TOKEN = pattern(r"[^\W\d_]+(?:['’ʼ‐-][^\W\d_]+)*\.?")
_AROUND = ' \t\r\n,:;*_«»“”„"–—'
_FARTHEST = 4  # words before a family name
_LONGEST = 200  # characters of author and title


def resplit(cite: Cite, index: Index) -> Iterator[Cite]:
    """Yield the ways to read author and title of a cite, the likeliest first."""
    if cite.form not in (CiteForm.SHORT, CiteForm.SIGLUM, CiteForm.FULL):
        return
    written = _designator(cite)
    tokens = list(_TOKEN.finditer(written))
    for at, token in enumerate(tokens[: _FARTHEST + 1]):
        name = _name(token[0], index)
        if name is None:
            continue
        rest = written[token.end() :].strip(_AROUND) or None
        before = written[: token.start()]
        whole = before + name if at and before.strip(_AROUND + ".") else name
        for author in dict.fromkeys((whole, name) if _leads(tokens[:at]) else (whole,)):
            yield cite._replace(authors=(author,), title=rest, form=CiteForm.SHORT)
        return
    if written.strip(_AROUND) != cite.title or cite.authors:
        yield cite._replace(authors=(), title=written.strip(_AROUND), form=CiteForm.SHORT)


def _designator(cite: Cite) -> str:
    """Return the words of author and title as they are written, with the full stop that cuts the last one short."""
    start = len(cite.signal) if cite.signal and cite.text.startswith(cite.signal) else 0
    end = start
    for part in (*cite.authors, cite.title or ""):
        place = cite.text.find(part, start) if part else -1
        end = max(end, place + len(part) if place >= 0 else end)
    end += cite.text.startswith(".", end)
    return cite.text[start : min(end, start + _LONGEST)].lstrip(_AROUND + ".")


def _leads(tokens: list[re.Match[str]]) -> bool:
    """Say whether the words before a name may be no given names: "Raccolta di", "Fr."."""
    return any(token[0].islower() for token in tokens) or (len(tokens) == 1 and tokens[0][0].endswith("."))


def _name(token: str, index: Index) -> str | None:
    """Return the family name of the bibliography that a word is, perhaps declined or cut short."""
    found = words(token)
    if not found or not token[0].isupper() or len(found[-1].text) < 3:
        return None
    if index.keys_of_name(found[-1]._replace(cut=False)):
        return token.rstrip(".")
    return index.name_beginning(found[-1]) if found[-1].cut else None
