"""One bibliographic record in CSL variable names."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from footnotes.records import Any, NamedTuple


class Origin(NamedTuple):
    """The place in a file that an entry was read from; line and column count from 1."""

    path: Path
    line: int = 1
    column: int = 1


_NONE: Mapping[str, str] = {}


class Name(NamedTuple):
    """A person's or a body's name in CSL's parts (CSL-JSON schema, ``name-variable``)."""

    family: str = ""
    given: str = ""
    dropping_particle: str = ""
    non_dropping_particle: str = ""
    suffix: str = ""
    literal: str = ""

    @property
    def last(self) -> str:
        """What the name is looked up by: the family name with its particle, or the literal."""
        return self.literal or " ".join(filter(None, (self.non_dropping_particle, self.family))) or self.given


class Entry(NamedTuple):
    """A bibliographic record.

    ``variables`` holds CSL-JSON as it is (schema 1.0.2): text and numbers as strings or numbers, names as lists of
    objects, dates as objects with ``date-parts``, ``custom`` as an object.
    """

    key: str
    type: str
    variables: Mapping[str, Any]
    origin: Origin | None = None
    relations: Mapping[str, str] = _NONE  # kind of relation ("translation-of") to another's key

    def text(self, variable: str) -> str:
        """Return a text or number variable as text; empty where the entry has none."""
        value = self.variables.get(variable)
        if value is None or value.__class__ is str:
            return value or ""
        return str(value) if isinstance(value, (str, int, float)) else ""

    def names(self, variable: str) -> tuple[Name, ...]:
        """Return the names of a name variable ("author", "editor"); empty where there are none."""
        value = self.variables.get(variable)
        if value is None:
            return ()
        return tuple([_name(item) for item in value if isinstance(item, Mapping)]) if isinstance(value, list) else ()

    def years(self, variable: str = "issued") -> tuple[int, ...]:
        """Return the years of a date variable, one for a date and two for a range; empty where there are none.

        A year 0 (which CSL has not) stands for the open end of a range and is left out.
        """
        value = self.variables.get(variable)
        if value is None:
            return ()
        parts = value.get("date-parts") if isinstance(value, Mapping) else None
        found = []
        for part in parts if isinstance(parts, list) else ():
            try:
                found.append(int(part[0]))
            except (TypeError, ValueError, IndexError, KeyError):
                continue
        return tuple(filter(None, found))


def _name(parts: Mapping[str, Any]) -> Name:
    get = parts.get
    return Name(
        str(get("family") or ""),
        str(get("given") or ""),
        str(get("dropping-particle") or ""),
        str(get("non-dropping-particle") or ""),
        str(get("suffix") or ""),
        str(get("literal") or ""),
    )
