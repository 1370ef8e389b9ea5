"""Positions of cites: first, subsequent, ibid, near-note (CSL 1.0.2, "Choose", ``position``), by one sweep."""

from __future__ import annotations

from collections.abc import Sequence

from footnotes.csl.citation_cluster import CitationCluster, CitationItem
from footnotes.csl.context import FIRST, IBID, IBID_WITH_LOCATOR, NEAR_NOTE, SUBSEQUENT, Place
from footnotes.csl.locators import parse_locator
from footnotes.records import NamedTuple


class Rules(NamedTuple):
    """What counts as near, and whether Chicago's limits on ibid. hold (Chicago Manual of Style 18, 13.37)."""

    near_note_distance: int = 5
    strict_ibid: bool = True  # none after a note with several sources or one that cites something unknown


def assign_positions(clusters: Sequence[CitationCluster], known: set[str], rules: Rules) -> list[list[Place]]:
    """Return the place of every cite of every citation, in order; cites of unknown keys do not count."""
    sweeps = (_Sweep(rules), _Sweep(rules))  # citations in the text and those in notes do not see one another
    return [sweeps[cluster.note > 0].cluster(cluster, known) for cluster in clusters]


class _Sweep:
    def __init__(self, rules: Rules) -> None:
        self.rules = rules
        self.first_note: dict[str, int] = {}
        self.last_note: dict[str, int] = {}
        self.previous: list[CitationItem] = []  # the cites of the citation before
        self.previous_note = 0

    def cluster(self, cluster: CitationCluster, known: set[str]) -> list[Place]:
        if cluster.new_chapter:
            self.first_note, self.last_note, self.previous, self.previous_note = {}, {}, [], 0
        places: list[Place] = []
        before: CitationItem | None = None
        for index, item in enumerate(cluster.items):
            if item.key not in known:
                places.append(Place(FIRST))
                before = None
                continue
            places.append(self._place(item, before if index else self._before(cluster), cluster.note))
            before = item
        for item in cluster.items:
            if item.key in known:
                self.first_note.setdefault(item.key, cluster.note)
                self.last_note[item.key] = cluster.note
        self._remember(cluster, known)
        return places

    def _remember(self, cluster: CitationCluster, known: set[str]) -> None:
        items = [item if item.key in known else CitationItem("") for item in cluster.items]
        if self.rules.strict_ibid and cluster.note and cluster.note == self.previous_note:
            items = [*self.previous, *items] or [CitationItem("")]
        self.previous, self.previous_note = items, cluster.note

    def _before(self, cluster: CitationCluster) -> CitationItem | None:
        """Return the only cite of the citation before, where ibid. may look at it."""
        if not self.previous or cluster.note - self.previous_note > 1:
            return None
        same = {item.key for item in self.previous}
        if len(self.previous) == 1 or (len(same) == 1 and self.rules.strict_ibid):
            return self.previous[-1]
        return None

    def _place(self, item: CitationItem, before: CitationItem | None, note: int) -> Place:
        if item.key not in self.first_note and (before is None or before.key != item.key):
            return Place(FIRST, *_locator(item))
        position = SUBSEQUENT
        if before is not None and before.key == item.key:
            position |= _ibid(item, before)
        last = self.last_note.get(item.key, note)
        near = note - last <= self.rules.near_note_distance and bool(note)
        if near if item.near_note is None else item.near_note:
            position |= NEAR_NOTE
        return Place(position, *_locator(item), self.first_note.get(item.key, note))


def _locator(item: CitationItem) -> tuple[str, str]:
    label, value = parse_locator(item.label, item.locator)
    return value, label


def _ibid(item: CitationItem, before: CitationItem) -> int:
    if before.locator:
        if not item.locator:
            return 0
        same = (before.locator, before.label) == (item.locator, item.label)
        return IBID if same else IBID | IBID_WITH_LOCATOR
    return IBID | IBID_WITH_LOCATOR if item.locator else IBID
