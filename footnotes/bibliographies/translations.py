"""Links a translation to its original where it names the original's title."""

from __future__ import annotations

from footnotes.model.entry import Entry

_RELATION = "translation-of"


def link_translations(entries: dict[str, Entry]) -> None:
    """Relate entries to the one entry whose title is their ``original-title``, unless they say what they translate."""
    translations = [
        entry for entry in entries.values() if entry.text("original-title") and _RELATION not in entry.relations
    ]
    if not translations:
        return
    keys_by_title: dict[str, list[str]] = {}
    for entry in entries.values():
        keys_by_title.setdefault(entry.text("title").casefold(), []).append(entry.key)
    for entry in translations:
        originals = keys_by_title.get(entry.text("original-title").casefold(), [])
        if len(originals) == 1 and originals[0] != entry.key:
            entries[entry.key] = entry._replace(relations={**entry.relations, _RELATION: originals[0]})
