"""Which note marker belongs to which note body.

Labels begin anew in each chapter or on each page, scans lose markers and bodies, and not every raised number is a
marker: a label alone does not tell.
"""

from __future__ import annotations

from collections import Counter, defaultdict, deque
from collections.abc import Sequence
from itertools import pairwise

from footnotes.model.input_error import InputError
from footnotes.records import NamedTuple
from footnotes.translations import gettext


class Marker(NamedTuple):
    """What may be a note marker; offsets into the file."""

    start: int
    end: int
    label: str
    style: str  # how it is written; "caret" (`[^1]`), "link" and "inline" are always markers
    target: str = ""  # what a link leads to, which tells its note for certain


class Body(NamedTuple):
    """What may be the first paragraph of a note."""

    start: int
    label: str
    style: str
    certain: bool  # stands under a heading "Notes"
    target: str = ""  # what markers that are links lead to


Pair = tuple[Marker | None, Body | None]

FOOT = "foot"  # the style of bodies that stand right under the text they belong to
MOST_NOTES = 250_000  # in one file; the largest editions have some ten thousand
_WEAK = frozenset({"apart", "closed", "glued", "parenthesis", "spaced"})  # numbers: markers only if they count up
_APART = {"apart": {"foot", "dot"}, "spaced": {"foot", "parenthesis"}}  # after a space: only where notes begin like it
_CERTAIN = frozenset({"caret", "command", "link", "inline"})


def check_count(notes: int) -> None:
    """Raise InputError for more notes than any manuscript has: they would take hours and all memory."""
    if notes > MOST_NOTES:
        raise InputError(
            gettext("holds more than {most:,} notes, which no manuscript has").format(most=MOST_NOTES),
            remedy=gettext("split it, a chapter a file"),
        )


def pair(markers: Sequence[Marker], bodies: Sequence[Body]) -> list[Pair]:
    """Return the notes of a file, in the order of their markers, then the bodies without one.

    Candidates that prove to be neither are left out.
    """
    styles = {body.style for body in bodies}
    markers = [marker for marker in markers if marker.style not in _APART or _APART[marker.style] & styles]
    markers = _in_chains(markers, bodies)
    body_of = _in_place(markers, bodies)
    elsewhere = [marker for marker in markers if marker.start not in body_of]
    body_of |= _matches(elsewhere, [body for body in bodies if body.style != "inline"])
    taken = {body.start for body in body_of.values()}
    styles = {marker.style for marker in markers if marker.start in body_of}
    lost = _in_sequence([marker for marker in markers if marker.style in styles - _WEAK], set(body_of))
    alone = _in_sequence(bodies, taken)
    pairs: list[Pair] = [
        (marker, body_of.get(marker.start))
        for marker in markers
        if marker.start in body_of or marker.style in _CERTAIN or marker.start in lost
    ]
    pairs += [
        (None, body)
        for body in bodies
        if body.start not in taken and (body.certain or body.style in _CERTAIN or body.start in alone)
    ]
    return pairs


def _in_chains(markers: Sequence[Marker], bodies: Sequence[Body]) -> list[Marker]:
    """Leave out the weak candidates that are in no chain of numbers counting up from that of a first note."""
    starts = {"1"} | {body.label for body in bodies[:1]}
    chains: dict[tuple[str, int], list[Marker]] = {}  # by the number that would continue them
    finished: list[list[Marker]] = []
    for marker in markers:
        if marker.style in _WEAK:
            number = int(marker.label)
            chain = chains.pop((marker.style, number), None)
            if chain is None and marker.label in starts:
                chain = []
                finished.append(chain)
            if chain is not None:
                chain.append(marker)
                chains[marker.style, number + 1] = chain
    shortest = min(2, len(bodies))
    kept = {marker.start for chain in finished if len(chain) >= shortest for marker in chain}
    kept |= _over_feet(markers, bodies)
    return [marker for marker in markers if marker.style not in _WEAK or marker.start in kept]


def _over_feet(markers: Sequence[Marker], bodies: Sequence[Body]) -> set[int]:
    """Return where the last markers begin before the notes under their paragraphs that have the same numbers."""
    last: dict[str, int] = {}
    kept: set[int] = set()
    by_place: list[Marker | Body] = sorted([*markers, *bodies], key=lambda item: item.start)
    for item in by_place:
        if isinstance(item, Marker):
            last[item.label] = item.start
        elif item.style == FOOT and item.label in last:
            kept.add(last.pop(item.label))
    return kept


def _in_place(markers: Sequence[Marker], bodies: Sequence[Body]) -> dict[int, Body]:
    """Return the bodies of notes that stand where their markers do, by where the marker begins."""
    found = {body.target: body for body in bodies if body.style == "inline"}
    return {marker.start: found[marker.target] for marker in markers if marker.target in found}


def _matches(markers: Sequence[Marker], bodies: Sequence[Body]) -> dict[int, Body]:
    """Return the body of each paired marker, by where the marker begins.

    A body belongs to the last marker of its label before it; at the end of a book, where the notes of all chapters
    stand one after the other, to the first that is still without one.
    """
    found: dict[int, Body] = {}
    waiting: dict[tuple[bool, str], tuple[deque[Marker], deque[Marker]]] = defaultdict(lambda: (deque(), deque()))
    behind: list[Body] = []
    closing = _closing_notes(markers, bodies)
    usual = _usual_style(markers, bodies)
    by_place: list[Marker | Body] = sorted([*markers, *bodies], key=lambda item: item.start)
    for item in by_place:
        likely, other = waiting[_key(item)]
        if isinstance(item, Marker):
            (likely if item.style == usual else other).append(item)
        elif item.start in closing and (likely or other):
            found[(likely or other).popleft().start] = item
        elif likely or other:
            found[(likely or other).pop().start] = item
            likely.clear()
            other.clear()
        else:
            behind.append(item)
    _share(markers, bodies, behind, found)
    return found


def _key(item: Marker | Body) -> tuple[bool, str]:
    """What marker and body have in common: where a link leads, else the label and whether it is surely one."""
    return item.style in _CERTAIN, item.target or item.label


def _usual_style(markers: Sequence[Marker], bodies: Sequence[Body]) -> str:
    """Return the way of writing markers that most bodies have one in: 1996⁸ is an edition where notes are `[8]`."""
    labels = {body.label for body in bodies}
    seen = dict.fromkeys((marker.style, marker.label) for marker in markers if marker.label in labels)
    counts = Counter(style for style, _ in seen)
    return max(counts, key=counts.__getitem__) if counts else ""


def _closing_notes(markers: Sequence[Marker], bodies: Sequence[Body]) -> frozenset[int]:
    """Return where the bodies at the end of the file begin, if they count afresh for several chapters."""
    last = max((marker.start for marker in markers), default=0)
    final = [body for body in bodies if body.start > last]
    numbers = [int(body.label) for body in final if body.label.isdecimal()]
    restarts = any(after <= before for before, after in pairwise(numbers))
    return frozenset(body.start for body in final) if restarts else frozenset()


def _share(markers: Sequence[Marker], bodies: Sequence[Body], behind: list[Body], found: dict[int, Body]) -> None:
    """Pair what stands the wrong way round, and `[^1]` markers that name the same note again."""
    free: dict[tuple[bool, str], list[Marker]] = defaultdict(list)
    for marker in reversed(markers):
        if marker.start not in found:
            free[_key(marker)].append(marker)
    for body in behind:
        waiting = free[_key(body)]
        while waiting and waiting[-1].start < body.start:
            waiting.pop()
        if waiting:
            found[waiting.pop().start] = body
    only: dict[tuple[bool, str], Body | None] = {}
    for body in bodies:
        only[_key(body)] = None if _key(body) in only else body
    for marker in markers:
        body_of_all = only.get(_key(marker))
        if marker.style in _CERTAIN and marker.start not in found and body_of_all is not None:
            found[marker.start] = body_of_all


def _in_sequence(items: Sequence[Marker | Body], paired: set[int]) -> set[int]:
    """Return where unpaired items begin whose number fits between those of the paired items around them."""
    following: list[int | None] = []
    after: int | None = None
    for item in reversed(items):
        following.append(after)
        if item.start in paired and item.label.isdecimal():
            after = int(item.label)
    following.reverse()
    fits: set[int] = set()
    before = 0
    for item, after in zip(items, following, strict=True):
        if not item.label.isdecimal():
            continue
        number = int(item.label)
        if item.start in paired:
            before = number
        elif len(paired) > 1 and number == before + 1 and (after is None or after > number or after == 1):
            fits.add(item.start)
            before = number
    return fits
