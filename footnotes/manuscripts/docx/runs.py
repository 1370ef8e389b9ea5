"""Changes inside the runs of a DOCX part: a run that is touched is cut in two around what comes in (17.3.2)."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import deque
from collections.abc import Iterable, Iterator, Sequence

from footnotes.manuscripts.xml_events import END, START, Event, tag_end
from footnotes.patterns import pattern
from footnotes.records import NamedTuple, dataclass, field
from footnotes.text import Edit, Span

_KEPT = pattern(r"<w:(?:rFonts|color|sz|szCs|lang|rtl|cs)\b[^<>]*/>")  # of the text around; emphasis is not
_NEW_RUN = pattern(r"<w:r>(?:<w:rPr>(.*?)</w:rPr>)?")
_ORDER = (
    "rStyle",
    "rFonts",
    "b",
    "bCs",
    "i",
    "iCs",
    "smallCaps",
    "color",
    "sz",
    "szCs",
    "u",
    "vertAlign",
    "rtl",
    "cs",
    "lang",
)
_PROPERTY = pattern(r"<w:(\w+)\b[^<>]*/>")
_PRESERVED = pattern(r"\bxml:space\s*=")


class _Child(NamedTuple):
    """An element of a run; of an empty element all three ends are one."""

    name: str
    start: int
    inside: int  # where its start tag ends
    closing: int  # where its end tag begins
    end: int


@dataclass(eq=False, slots=True)
class _Run:
    start: int
    head: int  # where its start tag and its properties end
    closing: int = 0
    end: int = 0
    children: list[_Child] = field(default_factory=list)
    depth: int = 0


def edits_in_runs(
    source: str, found: Iterable[Event], cuts: Sequence[Span], insertions: Sequence[tuple[int, str]]
) -> Iterator[Edit]:
    """Yield the edits that take characters out of runs and put new runs in.

    ``found`` are the events of ``source``; ``cuts`` lie each inside one element of a run, ``insertions`` (where, runs
    for the prefix ``w``) inside one or at its end. New runs look like the text around but for emphasis.
    """
    places = sorted({*(cut.start for cut in cuts), *(place for place, _ in insertions)})
    cuts, insertions = sorted(cuts), sorted(insertions, key=lambda insertion: insertion[0])
    for run in _runs_at(source, found, places):
        within = cuts[bisect_left(cuts, (run.start, 0)) : bisect_left(cuts, (run.end, 0))]
        low = bisect_left(insertions, run.start, key=lambda insertion: insertion[0])
        high = bisect_right(insertions, run.end, key=lambda insertion: insertion[0])
        yield Edit(Span(run.start, run.end), _rewritten(source, run, within, insertions[low:high]))


def _runs_at(source: str, found: Iterable[Event], places: list[int]) -> Iterator[_Run]:
    """Yield the innermost runs that hold the places."""
    runs: list[_Run] = []
    opened: list[tuple[int, int]] = []  # start and end of the start tags of children open
    for event in found:
        if not places:
            return
        if event.kind == START:
            if event.name == "w:r":
                runs.append(_Run(event.start, tag_end(source, event.start)))
            elif runs:
                runs[-1].depth += 1
                if runs[-1].depth == 1:
                    opened.append((event.start, tag_end(source, event.start)))
        elif event.kind == END and event.name == "w:r" and runs and not runs[-1].depth:
            run = runs.pop()
            run.closing, run.end = event.start, event.end
            low, high = bisect_left(places, run.start), bisect_right(places, run.end)
            if low < high:
                del places[low:high]
                yield run
        elif event.kind == END and runs:
            run = runs[-1]
            run.depth -= 1
            if not run.depth:
                start, inside = opened.pop()
                if event.name == "w:rPr":
                    run.head = event.end
                else:
                    run.children.append(_Child(event.name, start, inside, event.start, event.end))


def _rewritten(source: str, run: _Run, cuts: Sequence[Span], insertions: Sequence[tuple[int, str]]) -> str:
    """Return a run without what is cut, parted in runs where something comes in."""
    head, end = source[run.start : run.head], source[run.closing : run.end]
    pieces: list[str] = []
    is_open, position = False, run.head
    waiting = deque(insertions)
    for child in run.children:
        gap, position = source[position : child.start], child.end
        for is_new, piece in _parts(source, child, cuts, waiting):
            if is_new == is_open:
                pieces.append(end if is_open else head)
                is_open = not is_open
            pieces.append(dressed(piece, head) if is_new else gap + piece)
            gap = "" if not is_new else gap
    return "".join(pieces) + (end if is_open else "") + "".join(dressed(new, head) for _, new in waiting)


def _parts(
    source: str, child: _Child, cuts: Sequence[Span], waiting: deque[tuple[int, str]]
) -> Iterator[tuple[bool, str]]:
    """Yield what becomes of a child in order: what stays of it, and what is new before, in and after it."""
    while waiting and waiting[0][0] <= child.start:
        yield True, waiting.popleft()[1]
    own = [cut for cut in cuts if child.start <= cut.start < child.end]
    if child.name == "w:t" and child.inside < child.closing and (own or (waiting and waiting[0][0] <= child.closing)):
        yield from _parts_of_text(source, child, own, waiting)
    elif not own:
        yield False, source[child.start : child.end]
    while waiting and waiting[0][0] <= child.end:
        yield True, waiting.popleft()[1]


def _parts_of_text(
    source: str, child: _Child, cuts: Sequence[Span], waiting: deque[tuple[int, str]]
) -> Iterator[tuple[bool, str]]:
    tag, end = source[child.start : child.inside], source[child.closing : child.end]
    if not _PRESERVED.search(tag):
        tag = f'{tag[:-1]} xml:space="preserve">'
    changes: list[tuple[int, int, str]] = [(cut.start, cut.end, "") for cut in cuts]
    while waiting and waiting[0][0] <= child.closing:
        place, new = waiting.popleft()
        changes.append((place, place, new))
    position, kept = child.inside, ""
    for start, stop, new in sorted(changes):
        kept += source[position:start]
        if new:
            if kept:
                yield False, f"{tag}{kept}{end}"
            yield True, new
            kept = ""
        position = max(position, stop)
    if kept := kept + source[position : child.closing]:
        yield False, f"{tag}{kept}{end}"


def dressed(runs: str, head: str) -> str:
    """Return new runs in the font, size, colour and language of the run whose beginning is ``head``."""
    kept = _KEPT.findall(head.partition("<w:rPrChange")[0])
    if not kept:
        return runs

    def with_properties(match: re.Match[str]) -> str:
        own = _PROPERTY.finditer(match[1] or "")
        properties = {one[1]: one[0] for text in kept for one in _PROPERTY.finditer(text)}
        properties |= {one[1]: one[0] for one in own}
        ordered = sorted(properties, key=lambda name: _ORDER.index(name) if name in _ORDER else len(_ORDER))
        return f"<w:r><w:rPr>{''.join(properties[name] for name in ordered)}</w:rPr>"

    return _NEW_RUN.sub(with_properties, runs)
