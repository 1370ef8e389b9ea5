"""Keys for entries of formats that have none: family name and year, "darnton1984", then "darnton1984a"."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from footnotes.patterns import pattern
from footnotes.text.folding import fold

_NOT_IN_KEYS = pattern(r"\W+")


def made_key(variables: Mapping[str, Any], taken: set[str]) -> str:
    """Return a key that is not ``taken``, and add it; of the title's longest word where nobody is named."""
    people = variables.get("author") or variables.get("editor") or [{}]
    name = (
        people[0].get("family")
        or people[0].get("literal")
        or max(str(variables.get("title", "")).split() or [""], key=len)
    )
    parts = variables.get("issued", {}).get("date-parts") or [[""]]
    stem = _NOT_IN_KEYS.sub("", fold(name)) + str(parts[0][0]) or "entry"
    key, number = stem, 0
    while key in taken:
        number += 1
        key = f"{stem}{chr(96 + number)}" if number <= 26 else f"{stem}-{number}"
    taken.add(key)
    return key
