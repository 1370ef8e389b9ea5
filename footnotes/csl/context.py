"""What rendering one cite or entry knows: the entry, the citation, the place, and what has been rendered so far."""

from __future__ import annotations

from footnotes.csl.item import Item, Value
from footnotes.records import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from footnotes.csl.tree import Node

# Areas that names inherit their attributes in: the citation, the bibliography, then one for each sort key.
CITATION, BIBLIOGRAPHY, FIRST_SORT_AREA = 0, 1, 2

# What a rendered part means for the group around it (CSL 1.0.2, "Group"): bits.
CALLED, FILLED = 1, 2

# Positions, as bits: a test matches where all its bits are set.
FIRST, SUBSEQUENT, IBID, IBID_WITH_LOCATOR, NEAR_NOTE = 1, 2, 4, 8, 16


class Disambiguation(NamedTuple):
    """What has been added to an item's rendering to tell it from others."""

    names: tuple[tuple[str, int, tuple[int, ...]], ...] = ()  # variable, names shown at least, given-name levels
    year_suffix: int = 0  # 1 is "a"
    conditions: int = 0  # how many tests for ambiguity hold, the first ones met

    def of(self, variable: str) -> tuple[int, tuple[int, ...]]:
        """Return how many names of a variable to show at least and their given-name levels."""
        for name, at_least, levels in self.names:
            if name == variable:
                return at_least, levels
        return 0, ()


NONE = Disambiguation()


class Place(NamedTuple):
    """Where a cite stands: its position bits, locator and the number of the note that cited the entry first."""

    position: int = 0
    locator: str = ""
    label: str = "page"
    first_note: int = 0


class Context:
    """The state of one rendering."""

    __slots__ = (
        "area",
        "conditions_held",
        "conditions_met",
        "disambiguation",
        "item",
        "names_cache",
        "number",
        "place",
        "status",
        "suffix_done",
        "trace",
        "type",
        "values",
        "volume_printed",
    )

    def __init__(  # noqa: PLR0917 - made in one place, for every rendering
        self,
        item: Item,
        place: Place,
        disambiguation: Disambiguation,
        area: int,
        number: int,
        names_cache: dict[object, Node | None],
    ) -> None:
        self.item = item
        self.values: dict[str, Value] = item.values  # what may still be rendered: substitution takes variables out
        self.type = item.type
        self.place = place
        self.disambiguation = disambiguation
        self.area = area
        self.number = number  # the citation number
        self.status = 0
        self.conditions_held = self.conditions_met = 0  # tests for ambiguity
        self.suffix_done = False
        self.volume_printed = False  # of a volume with its page
        self.names_cache = names_cache
        self.trace: list[tuple[str, int]] | None = None  # name variables rendered, with how many names were shown

    def suppress(self, variable: str) -> None:
        """Take a variable out of what is still rendered, after it has stood in for another."""
        if self.values is self.item.values:
            self.values = dict(self.values)
        self.values.pop(variable, None)
