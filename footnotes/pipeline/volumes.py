"""Volumes: a cite of a volume of a periodical or of a work in volumes, where the entry stands for the whole."""

from __future__ import annotations

from typing import Any

from footnotes.model.citation import Cite
from footnotes.model.entry import Entry

_ARTICLES = ("article-journal", "article-magazine", "article-newspaper")


def cited_work(cite: Cite, entry: Entry, *, in_notes: bool) -> Entry:
    """Return the entry as it is cited: of a whole periodical the volume that the cite names, with a key of its own.

    "CahLT 24 (1985), 69" cites volume 24 of 1985, but the entry of a periodical has neither volume nor year. In the
    text it is cited by its title and year; in notes as a journal without an article (*Cahiers* 24 (1985): 69), and so
    each time, for later forms are made of an author and a title, and it has neither.
    """
    if entry.type != "periodical" or entry.text("volume") or entry.years() or not (cite.volume or cite.year):
        return entry
    found: dict[str, Any] = {**entry.variables}
    if cite.volume:
        found["volume"] = cite.volume
    if cite.issue:
        found["issue"] = cite.issue
    if cite.date and cite.date != cite.year:
        found["issued"] = {"literal": cite.date}
    elif cite.year and cite.year.isdecimal():
        found["issued"] = {"date-parts": [[int(cite.year)]]}
    if in_notes:
        found["container-title"] = found.pop("title", entry.key)
    named = [entry.key, cite.volume, cite.issue, cite.date or cite.year, str(id(cite)) if in_notes else None]
    key = " ".join(filter(None, named))
    return entry._replace(key=key, type="article-journal" if in_notes else entry.type, variables={**found, "id": key})


def volume_to_print(cite: Cite, work: Entry) -> str:
    """Return the volume that goes before the page ("3:40", Chicago Manual of Style 14.116); empty where none does.

    An article's volume is in its entry; of a work in volumes the entry has only their number.
    """
    if work.type in _ARTICLES:
        return ""
    number = [cite.volume if not work.text("volume") else None, cite.issue if not work.text("issue") else None]
    return ".".join(filter(None, number))
