"""How results speak of cites and entries."""

from __future__ import annotations

from footnotes.model.entry import Entry
from footnotes.model.resolution import Resolution


def meaning(resolution: Resolution) -> str:
    """Return what a cite means in a few words: ``rkeb, volume 3, page 40``."""
    cite = resolution.cite
    where = [f"{locator.label} {locator.value}" for locator in cite.locators]
    if cite.volume:
        where.insert(0, f"volume {cite.volume}")
    return ", ".join([_source(resolution), *where])


def _source(resolution: Resolution) -> str:
    if resolution.entry:
        return resolution.entry
    if resolution.rivals:
        return " or ".join(candidate.key for candidate in resolution.rivals) + "?"
    return "this manuscript" if resolution.cite.form == "self" else "?"


def described(entry: Entry) -> str:
    """Return an entry as a reader knows it: authors, title, year."""
    people = entry.names("author") or entry.names("editor")
    names = ", ".join(name.last for name in people[:3]) + (" and others" if len(people) > 3 else "")
    years = "–".join(map(str, dict.fromkeys(entry.years())))
    title = entry.text("title") or entry.text("container-title") or entry.text("URL")
    return ", ".join(filter(None, (names, title, years))) or entry.key
