"""The works that a manuscript itself describes: the items of Zotero's fields, the entries of its own reference list."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from footnotes.bibliographies.csl_item import read_item
from footnotes.bibliographies.loading import collected
from footnotes.bibliographies.reading import Reading, Source
from footnotes.model.bibliography import Bibliography
from footnotes.model.entry import Entry
from footnotes.text import LineIndex
from footnotes.text.folding import fold


def with_items(bibliography: Bibliography, items: Mapping[str, Mapping[str, Any]], path: Path | None) -> Bibliography:
    """Return a bibliography with the items (CSL-JSON by key) of the manuscript at ``path`` added.

    An item that the bibliography has already, by its key, its citation key, its DOI or its author, title and year,
    becomes another name of that entry.
    """
    source = Source(path or Path(), "", LineIndex(""))
    reading = Reading()
    for key, item in items.items():
        if key not in bibliography.entries and key not in bibliography.aliases:
            read_item({**item, "id": key}, source, 0, reading)
    known = {mark: entry.key for entry in bibliography.entries.values() for mark in _marks(entry)}
    aliases = dict(bibliography.aliases)
    entries = dict(bibliography.entries)
    for entry in reading.entries:
        citation_key = entry.text("citation-key")
        same = next((known[mark] for mark in _marks(entry) if mark in known), None)
        if citation_key in bibliography.entries:
            same = citation_key
        if same is not None:
            aliases[entry.key] = same
        else:
            entries[entry.key] = entry._replace(origin=None)
    added = collected(entries, bibliography)
    names = {**added.aliases, **aliases}
    return Bibliography(added.entries, added.sigla, added.failures, added.paths, names, shared=bibliography)


def _marks(entry: Entry) -> Iterator[tuple[str, ...]]:
    """Yield what two entries of one work have in common."""
    if doi := entry.text("DOI"):
        yield "doi", doi.casefold().removeprefix("https://doi.org/")
    people = entry.names("author") or entry.names("editor")
    if (title := entry.text("title")) and (people or entry.years()):
        name = fold(people[0].last) if people else ""
        yield fold(title), name, "–".join(map(str, entry.years())), entry.text("volume")
