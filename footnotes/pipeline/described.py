"""The works that a manuscript itself describes, also those of which it gives the reference alone, as CSL-JSON."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from typing import Any

from footnotes.model.manuscript import Manuscript

_REMEMBERED = 2000  # references: an editor asks for the same ones at every keystroke


def described_items(manuscript: Manuscript) -> dict[str, Mapping[str, Any]]:
    """Return the items of a manuscript by key; an entry in words is taken apart where a citation by key needs it."""
    cited = {cite.key for citation in manuscript.keyed for cite in citation.cites}
    items: dict[str, Mapping[str, Any]] = {}
    for key, item in manuscript.items.items():
        if "literal" not in item:
            items[key] = item
        elif key in cited:
            items[key] = _taken_apart(item["literal"])
    return items


@lru_cache(_REMEMBERED)
def _taken_apart(reference: str) -> Mapping[str, Any]:
    """Return a reference as an item; one that cannot be taken apart is all title."""
    from footnotes.citations.full.entry import entry_of
    from footnotes.citations.full.parsing import parse_full

    variables = entry_of(parse_full(reference)).variables
    return variables if "title" in variables else {"type": "document", "title": reference.replace("*", "")}
