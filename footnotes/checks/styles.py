"""What rules need to know of a citation style: of its file, as text."""

from __future__ import annotations

import re
from functools import lru_cache

from footnotes.records import NamedTuple


class StyleFacts(NamedTuple):
    """Which variables a style prints anywhere, whether it cites in notes, and shortens citations after the first."""

    variables: frozenset[str]
    in_notes: bool
    shortens: bool


@lru_cache
def style_facts(name: str) -> StyleFacts:
    """Return the facts of a style by its name or path. Raises InputError for one that there is not."""
    from footnotes.csl.styles import find_style

    style = find_style(name)
    source = style.path.read_text(encoding="utf-8")
    variables = re.findall(r"""\bvariable\s*=\s*["']([^"']+)["']""", source)
    positions = re.findall(r"""\bposition\s*=\s*["']([^"']+)["']""", source)
    shortens = any(position in names.split() for names in positions for position in ("first", "subsequent"))
    return StyleFacts(frozenset(one for names in variables for one in names.split()), style.in_notes, shortens)
