"""Where a cite stands: what has been read before it, and the text around it."""

from __future__ import annotations

from collections.abc import Sequence

from footnotes.model.citation import Citation, Cite
from footnotes.model.resolution import Evidence
from footnotes.records import NamedTuple, dataclass
from footnotes.resolve.index import Index
from footnotes.resolve.mentions import Mentions
from footnotes.resolve.query import Query
from footnotes.resolve.reading import Order, Read, Reading


class Clue(NamedTuple):
    """Evidence from the context for an entry, and the citation that it leans on."""

    key: str
    evidence: Evidence
    antecedent: int | None = None


class Clues(NamedTuple):
    """What the context says; ``reason`` where it says that the source cannot be known.

    ``against`` is the weight with which that reason speaks against every entry.
    """

    found: tuple[Clue, ...] = ()
    reason: str = ""
    antecedent: int | None = None
    against: float = 0.0


NO_CLUES = Clues()


@dataclass(slots=True, eq=False)
class Scene:
    """A cite in its surroundings."""

    index: Index
    order: Order
    mentions: Mentions
    reading: Reading
    citations: Sequence[Citation]
    citation: Citation
    cite: Cite
    following: Cite | None  # the next one of its citation
    query: Query
    earlier: list[Read]  # the cites before it in its own citation
    position: int  # where the citation is read
    pages: tuple[tuple[int, int], ...]  # that the cite points to, first and last of each

    def of(self, cite: Cite, asked: Query) -> Scene:
        """Return the same surroundings around a cite that is read otherwise."""
        return Scene(
            self.index, self.order, self.mentions, self.reading, self.citations, self.citation, cite, self.following,
            asked, self.earlier, self.position, self.pages,
        )  # fmt: skip

    def place(self, citation: int) -> str:
        """Return where an earlier citation stands, in words."""
        return self.order.place(citation, self.citations[citation])
