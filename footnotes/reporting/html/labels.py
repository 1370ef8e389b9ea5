"""Short names of sources, for plots and narrow columns."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping

from footnotes.model.entry import Entry
from footnotes.reporting.html.survey import SourceId

_LONGEST = 48  # characters of a title


def labels(entries: Mapping[SourceId, Entry], sigla: Mapping[SourceId, str]) -> dict[SourceId, str]:
    """Return a short name for each source: its siglum, its author and year, or its title; no two have the same."""
    named = {cited: sigla.get(cited) or _author_and_year(entry) for cited, entry in entries.items()}
    named = _told_apart(named, lambda cited: f"{named[cited]}, {_title(entries[cited])}")
    longer = _told_apart(named, lambda cited: f"{named[cited]} [{cited[1]}]")
    return _told_apart(longer, lambda cited: f"{longer[cited]} ({cited[0] + 1})")


def _told_apart(named: dict[SourceId, str], longer: Callable[[SourceId], str]) -> dict[SourceId, str]:
    counted = Counter(named.values())
    return {cited: longer(cited) if counted[name] > 1 else name for cited, name in named.items()}


def _author_and_year(entry: Entry) -> str:
    people = entry.names("author") or entry.names("editor")
    names = ", ".join(name.last for name in people[:2]) + ("…" if len(people) > 2 else "")
    year = next(iter(map(str, entry.years())), "")
    return " ".join(filter(None, (names or _title(entry), year)))


def _title(entry: Entry) -> str:
    title = entry.text("title-short") or entry.text("title") or entry.text("container-title") or entry.text("URL")
    words = " ".join(title.split()) or entry.key
    if len(words) <= _LONGEST:
        return words
    return words[:_LONGEST].rpartition(" ")[0].rstrip(",:;. ") + "…" if " " in words[:_LONGEST] else words[:_LONGEST]
