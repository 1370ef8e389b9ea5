"""Keys made by a pattern: ``{author}{year}{title}`` is ``getty1985origins``."""

from __future__ import annotations

from collections.abc import Iterator

from footnotes.entries.proposal import Proposal
from footnotes.model.bibliography import Bibliography
from footnotes.model.entry import Entry
from footnotes.model.input_error import InputError
from footnotes.patterns import pattern
from footnotes.resolve.words import squash
from footnotes.translations import gettext

PARTS = ("author", "authors", "Author", "Authors", "year", "title", "Title", "siglum")
_PART = pattern(r"\{([^{}]*)\}")
_NOT_IN_KEYS = pattern(r"[\s,{}()\"#%~\\'=@]")
_WORD = pattern(r"[^\W\d_]+|\d+")
_TELLING = 4  # letters of a word of a title that tells something
_MOST_AUTHORS = 3
_INITIALS = 6  # of the name of a body


def propose_keys(bibliography: Bibliography, wanted: str) -> Iterator[Proposal]:
    """Yield a proposal for each entry whose key is not what the pattern makes of it.

    Of several entries that get one key, the first keeps it and the next get a, b, c. An entry that has not all that the
    pattern asks for keeps its key. Raises InputError for a pattern that names no part, or one that there is not.
    """
    _check(wanted)
    stems = {key: _stem(entry, wanted, bibliography) for key, entry in bibliography.entries.items()}
    taken = {key for key, stem in stems.items() if not stem}
    for old, stem in stems.items():
        key, number = stem, 0
        while stem and key in taken:
            number += 1
            key = f"{stem}{chr(96 + number)}" if number <= 26 else f"{stem}-{number}"
        taken.add(key)
        if stem and key != old:
            yield Proposal(old, gettext("key {key}").format(key=key), key=key)


def _check(wanted: str) -> None:
    unknown = [match[1] for match in _PART.finditer(wanted) if match[1] not in PARTS]
    remedy = gettext("its parts are {parts}").format(parts=", ".join(f"{{{part}}}" for part in PARTS))
    if unknown:
        raise InputError(gettext("no part of a key is called {{{unknown}}}").format(unknown=unknown[0]), remedy=remedy)
    if not _PART.search(wanted):
        raise InputError(gettext('"{wanted}" is one key for all entries').format(wanted=wanted), remedy=remedy)
    if _NOT_IN_KEYS.search(_PART.sub("", wanted)):
        raise InputError(
            gettext('"{wanted}" holds what no key may').format(wanted=wanted),
            remedy=gettext("keys have no spaces, commas, quotes or braces"),
        )


def _stem(entry: Entry, wanted: str, bibliography: Bibliography) -> str:
    """Return what the pattern makes of an entry; empty where it lacks a part."""
    parts = {match[1]: _part(entry, match[1], bibliography) for match in _PART.finditer(wanted)}
    return _PART.sub(lambda match: parts[match[1]], wanted) if all(parts.values()) else ""


def _part(entry: Entry, part: str, bibliography: Bibliography) -> str:
    people = entry.names("author") or entry.names("editor")
    families = [squash(name.family) or _of_body(name.literal) for name in people]
    if part.startswith(("A", "T")):
        made = _part(entry, part.lower(), bibliography)
        return made[:1].upper() + made[1:]
    if part == "author":
        return families[0] if families else ""
    if part == "authors":
        return "".join(families[:_MOST_AUTHORS]) + ("etal" if len(families) > _MOST_AUTHORS else "")
    if part == "year":
        return str(entry.years()[0]) if entry.years() else ""
    if part == "siglum":
        return next((squash(siglum) for siglum, keys in bibliography.sigla.items() if entry.key in keys), "")
    found = [squash(word) for word in _WORD.findall(entry.text("title"))]
    return next((word for word in found if len(word) >= _TELLING), "".join(found[:1]))


def _of_body(name: str) -> str:
    """Return the name of a body for a key: one word as it is, of several the initials of those with capitals."""
    found = _WORD.findall(name)
    initials = "".join(squash(word[0]) for word in found if word[0].isupper())[:_INITIALS]
    return initials if len(initials) > 1 else squash(name)
