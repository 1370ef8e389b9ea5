"""Writes entries as CSL-YAML, as pandoc does: items under ``references:``, their markup as Markdown."""

from __future__ import annotations

from typing import Any

from footnotes.bibliographies.csl_item import item_of
from footnotes.bibliographies.markdown_text import marked
from footnotes.model.bibliography import Bibliography


def dump(bibliography: Bibliography) -> str:
    """Return the entries of a bibliography as CSL-YAML, in their order."""
    import yaml

    class Dumper(getattr(yaml, "CSafeDumper", yaml.SafeDumper)):  # type: ignore[misc]
        def ignore_aliases(self, data: Any) -> bool:
            return True

    items = [marked(item_of(entry)) for entry in bibliography.entries.values()]
    written: str = yaml.dump(
        {"references": items}, Dumper=Dumper, allow_unicode=True, sort_keys=False, width=100, explicit_start=True
    )
    return f"{written}...\n"
