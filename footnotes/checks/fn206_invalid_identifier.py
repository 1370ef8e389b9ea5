"""FN206: a DOI, ISBN, ISSN or ORCID that cannot be one.

What it does
    Reports identifiers in the bibliography with a wrong check digit (ISBN-10 and -13, ISSN, ORCID) or of a wrong shape
    (DOI: "10.", a number, "/", a name).

Why it matters
    A reader, a library and a publisher's tools look the work up by them; one digit wrong leads nowhere, or to
    another book.

Example
    ``ISBN = {978-0-674-76691-3}``

Instead
    ``ISBN = {978-0-674-76691-4}`` (ISO 2108, ISO 3297, ISO 27729, ISO 26324).

Fix
    None.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Set

from footnotes.checks.rule import Conventions, Finding, line_of
from footnotes.model.bibliography import Bibliography
from footnotes.model.entry import Entry
from footnotes.patterns import pattern
from footnotes.translations import gettext

_DOI = pattern(r"(?:https?://(?:dx\.)?doi\.org/|doi:\s*)?10\.\d{4,9}(?:\.\d+)*/\S+", re.IGNORECASE)
_SEPARATOR = pattern(r"[,;/]|\s+(?=97[89])|\s*\([^()]*\)\s*")
_DASHES = pattern(r"[\s\-‐‑–]")


def find(bibliography: Bibliography, cited: Set[str], conventions: Conventions) -> Iterator[Finding]:
    """Yield a finding for each identifier that is wrong."""
    for entry in bibliography.entries.values():
        for written, message in _wrong(entry) if entry.origin else ():
            origin = entry.origin
            if origin:
                yield Finding(
                    line_of(origin.path, origin.line, origin.column),
                    gettext('entry "{key}": {reason}').format(key=entry.key, reason=message),
                    about=f"{entry.key} {written}",
                )


def _wrong(entry: Entry) -> Iterator[tuple[str, str]]:
    """Yield each identifier that is wrong, and what is wrong with it."""
    doi = entry.text("DOI").strip()
    if doi and not _DOI.fullmatch(doi):
        yield doi, gettext('"{written}" is no {kind}').format(written=doi, kind="DOI")
    for isbn in filter(None, map(str.strip, _SEPARATOR.split(entry.text("ISBN")))):
        yield from _checked("ISBN", isbn, _is_isbn(_bare(isbn)))
    for issn in filter(None, map(str.strip, re.split(r"[,;\s]+", entry.text("ISSN")))):
        yield from _checked("ISSN", issn, _is_issn(_bare(issn)))
    for orcid in _orcids(entry):
        yield from _checked("ORCID", orcid, _is_orcid(_bare(orcid.rpartition("/")[2])))


def _checked(kind: str, written: str, valid: bool | None) -> Iterator[tuple[str, str]]:
    """Yield what is wrong; ``valid`` is None for what has not even the shape."""
    if not valid:
        told = (
            gettext('"{written}" is no {kind}')
            if valid is None
            else gettext('{kind} "{written}" has a wrong check digit')
        )
        yield written, told.format(written=written, kind=kind)


def _bare(written: str) -> str:
    return _DASHES.sub("", written).upper().removeprefix("ISBN").removeprefix("ISSN").lstrip(":")


def _is_isbn(bare: str) -> bool | None:
    if re.fullmatch(r"\d{9}[\dX]", bare):
        return sum(_digit(sign) * weight for sign, weight in zip(bare, range(10, 0, -1), strict=True)) % 11 == 0
    if re.fullmatch(r"97[89]\d{10}", bare):
        return sum(int(sign) * (3 if place % 2 else 1) for place, sign in enumerate(bare)) % 10 == 0
    return None


def _is_issn(bare: str) -> bool | None:
    if not re.fullmatch(r"\d{7}[\dX]", bare):
        return None
    return sum(_digit(sign) * weight for sign, weight in zip(bare, range(8, 0, -1), strict=True)) % 11 == 0


def _is_orcid(bare: str) -> bool | None:
    """Check an ORCID as ISO 7064, MOD 11-2, does."""
    if not re.fullmatch(r"\d{15}[\dX]", bare):
        return None
    total = 0
    for sign in bare[:-1]:
        total = (total + int(sign)) * 2
    return (total + _digit(bare[-1])) % 11 == 1


def _digit(sign: str) -> int:
    return 10 if sign == "X" else int(sign)


def _orcids(entry: Entry) -> Iterator[str]:
    for value in entry.variables.values():
        for name in value if isinstance(value, list) else ():
            orcid = name.get("ORCID") if isinstance(name, Mapping) else None
            if isinstance(orcid, str) and orcid:
                yield orcid
