"""Links a translation to its original where it names the original's title."""

from __future__ import annotations

from footnotes.model.entry import Entry

RELATION = "translation-of"


class Translations:
    """Relates entries to the one entry whose title is their ``original-title``, unless they say what they translate."""

    def __init__(self) -> None:
        self._titled: dict[str, str] = {}  # the key of the one entry with a title; none where several have it
        self._wanted: list[tuple[str, str]] = []

    def take(self, entry: Entry) -> None:
        """Know an entry."""
        title = entry.text("title").casefold()
        self._titled[title] = "" if title in self._titled else entry.key
        original = entry.text("original-title").casefold()
        if original and RELATION not in entry.relations:
            self._wanted.append((entry.key, original))

    def linked(self) -> dict[str, str]:
        """Return the keys of translations with those of their originals."""
        found = ((key, self._titled.get(original, "")) for key, original in self._wanted)
        return {key: original for key, original in found if original not in ("", key)}


def link_translations(entries: dict[str, Entry]) -> None:
    """Relate translations to their originals."""
    if not any("original-title" in entry.variables for entry in entries.values()):
        return
    translations = Translations()
    for entry in entries.values():
        translations.take(entry)
    for key, original in translations.linked().items():
        entries[key] = translated(entries[key], original)


def translated(entry: Entry, original: str) -> Entry:
    """Return an entry as a translation of another, by its key."""
    return entry._replace(relations={**entry.relations, RELATION: original})
