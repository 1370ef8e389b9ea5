"""Which numbers notes have once new ones stand between them."""

from __future__ import annotations

from collections.abc import Sequence

from footnotes.model.manuscript import Manuscript, Note
from footnotes.records import NamedTuple


class Numbers(NamedTuple):
    """The labels of notes: of those in the manuscript by index, and of the new ones in their order."""

    old: dict[int, str]
    new: list[str]
    before: list[int]  # of each new note: the index of the note before it; -1 where it is the first
    after: list[int]  # and of that after it


class _Item(NamedTuple):
    position: int
    is_old: bool
    at: int


def counted(manuscript: Manuscript, positions: Sequence[int]) -> Numbers | None:
    """Return the labels that notes have when new ones are marked at ``positions``, offsets in the text.

    None where the notes do not count up one by one, from the first number on or again from 1: what has been lost, or
    is counted in another way, is not for us to count. Notes without a number stay so, and then so do new ones.
    """
    notes = _first_ones(manuscript.notes)
    runs = _runs(manuscript.notes, notes)
    if runs is None:
        return None
    items = [_Item(note.marker.start, True, at) for at in notes if (note := manuscript.notes[at]).marker]
    items += [_Item(position, False, at) for at, position in enumerate(positions)]
    items.sort()
    numbered = [item for item in items if not item.is_old or item.at in runs]
    before, after = _neighbours(numbered, len(positions)), _neighbours(numbered[::-1], len(positions))
    found = Numbers({}, [""] * len(positions), before, after)
    if not runs:
        return found
    last: dict[int, int] = {}
    for at, run in reversed(runs.items()):
        last[run] = int(manuscript.notes[at].label) - 1
    for item in numbered:
        run = runs[item.at] if item.is_old else _run_of(manuscript, item, found, runs)
        last[run] += 1
        if item.is_old:
            found.old[item.at] = str(last[run])
        else:
            found.new[item.at] = str(last[run])
    return found


def _first_ones(notes: Sequence[Note]) -> list[int]:
    """Return the notes in the order of their markers, without markers that only name a note again."""
    seen: set[int] = set()
    found = []
    for at, note in sorted(enumerate(notes), key=lambda item: item[1].marker or (-1, -1)):
        body = note.body_source.start if note.body_source else -at - 1
        if body not in seen:
            seen.add(body)
            found.append(at)
    return found


def _runs(notes: Sequence[Note], order: Sequence[int]) -> dict[int, int] | None:
    """Return for each numbered note in which count, from 0, it stands; None where a number is missing or twice."""
    found: dict[int, int] = {}
    run, last = 0, None
    for at in order:
        if not notes[at].label.isdecimal():
            continue
        number = int(notes[at].label)
        if notes[at].marker is None or (last is not None and number not in (last + 1, 1)):
            return None
        if last is not None and number != last + 1:
            run += 1
        found[at], last = run, number
    return found


def _neighbours(items: Sequence[_Item], new: int) -> list[int]:
    """Return for each new note the old one that comes before it."""
    found, last = [-1] * new, -1
    for item in items:
        if item.is_old:
            last = item.at
        else:
            found[item.at] = last
    return found


def _run_of(manuscript: Manuscript, item: _Item, numbers: Numbers, runs: dict[int, int]) -> int:
    """Return the count that a new note belongs to: that of the chapter it stands in."""
    before, after = numbers.before[item.at], numbers.after[item.at]
    if before < 0 or after < 0 or runs[before] == runs[after]:
        return runs[after if before < 0 else before]
    block = manuscript.block_at(item.position)
    ends_before = block is not None and block.chapter == manuscript.notes[after].chapter
    return runs[after if ends_before and block.chapter != manuscript.notes[before].chapter else before]  # type: ignore[union-attr]
