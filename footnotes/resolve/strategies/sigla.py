"""Sigla and aliases: as the bibliography has them, or with other case, points and spaces."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from footnotes.resolve.evidence import Finding, finding, made_once
from footnotes.resolve.index import Index
from footnotes.resolve.query import Query
from footnotes.resolve.record import Record
from footnotes.resolve.words import number, squash
from footnotes.translations import gettext

_SHORT = 4  # letters of a siglum whose capitals matter


def propose(query: Query, index: Index) -> Iterable[str]:
    """Return the entries whose siglum is written."""
    for text, _ in _readings(query):
        for _, key in index.sigla.get(squash(text), ()):
            yield key
    for letters in (query.title_text, query.container_text):
        if _are_initials(letters):
            yield from index.keys_of_initials(squash(letters))


def judge(query: Query, record: Record, index: Index, covered: frozenset[str]) -> Finding | None:
    """Weigh the written siglum; where several entries share it, it speaks for each of them alike."""
    return _findings(query, index).get(record.key)


@made_once
def _findings(query: Query, index: Index) -> dict[str, Finding]:
    """Return what is found for each entry by its key."""
    found: dict[str, Finding] = {}
    for text, covers in _readings(query):
        written = squash(text)
        for siglum, key in index.sigla.get(written, ()) if written else ():
            if key not in found:
                found[key] = _weigh(siglum, text, covers)
    for letters, part in ((query.title_text, "title"), (query.container_text, "container")):
        if _are_initials(letters) and (keys := index.keys_of_initials(squash(letters))):
            weight = 0.8 if len(squash(letters)) < 4 else 0.88
            of_initials = finding(
                "siglum", gettext("“{letters}” are the initials of its title").format(letters=letters), weight, part
            )
            found = dict.fromkeys(keys, of_initials) | found
    return found


def _weigh(siglum: str, text: str, covers: tuple[str, ...]) -> Finding:
    if siglum == text:
        return finding("siglum", gettext("“{text}” is its siglum").format(text=text), 0.98, *covers, "whole title")
    differs = len(squash(text)) <= _SHORT and siglum.replace(".", "") != text.replace(".", "")
    return finding(
        "siglum",
        gettext("“{text}” is its siglum “{siglum}”").format(text=text, siglum=siglum),
        0.6 if differs else 0.97,
        *covers,
        "whole title",
    )


def _readings(query: Query) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Yield what may be a siglum, with the parts of the designator it takes up."""
    title, container = query.title_text, query.container_text
    author = query.authors[0].written if query.authors else ""
    year = str(query.years[0]) if len(query.years) == 1 else ""
    if title and container and title != container:
        yield f"{container}, {title}", ("title", "container")
        yield f"{title}, {container}", ("title", "container")
    if title and query.volume:
        yield f"{title} {query.volume}", ("title",)
    if title:
        yield title, ("title",)
        head, _, tail = title.rpartition(" ")
        if head and number(tail) and not tail.isdigit():  # "Hill Papers II": a division of what the siglum names
            yield head, ("title",)
        first = title.partition(" ")[0]
        if first != title and sum(letter.isupper() for letter in first) > 1:  # "YB Mich 22 Edw IV"
            yield first, ("title",)
    if container:
        yield container, ("container",)
    if title and author and len(query.authors) == 1:
        yield f"{author} {title}", ("title", "authors")
    if year and (title or author):
        yield f"{title or author} {year}", ("title", "authors")
        yield f"{year} {title or author}", ("title", "authors")
    if author and not title and len(query.authors) == 1:
        yield author, ("authors",)


def _are_initials(text: str) -> bool:
    letters = text.replace(".", "").replace(" ", "")
    return 3 <= len(letters) <= 8 and letters.isalpha() and letters.isupper()
