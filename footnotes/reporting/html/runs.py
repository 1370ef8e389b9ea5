"""Text cut wherever something begins or ends that stands on it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Generic, TypeVar

from footnotes.records import NamedTuple
from footnotes.text import Span

Thing = TypeVar("Thing")
Placed = tuple[Span, Thing]


class Layer(Generic[Thing]):
    """Things of one kind that stand on a text, such as its citations, each with its span."""

    def __init__(self, placed: Iterable[Placed[Thing]]) -> None:
        self._waiting = sorted(placed, key=lambda pair: pair[0].start, reverse=True)
        self._begun: list[Placed[Thing]] = []

    def on(self, block: Span) -> list[Placed[Thing]]:
        """Return what stands on a block or a part of it; blocks are to be asked for in their order.

        What is empty is found in the block that it lies in or that comes next.
        """
        while self._waiting and self._waiting[-1][0].start <= block.end:
            span, thing = self._waiting.pop()
            is_before = span.start == span.end < block.start
            self._begun.append((Span(block.start, block.start) if is_before else span, thing))
        here = [(span, thing) for span, thing in self._begun if span.start == span.end or span.overlaps(block)]
        self._begun = [(span, thing) for span, thing in self._begun if span.end > block.end]
        return here


class Run(NamedTuple):
    """A stretch of a block in which nothing begins or ends; ``at`` is what stands at its beginning and is empty."""

    span: Span
    on: tuple[tuple[object, ...], ...]  # of each layer, what the run stands in, what begins first leading
    at: tuple[object, ...]


def runs(block: Span, layers: Sequence[Sequence[Placed[object]]]) -> Iterator[Run]:
    """Cut a block where a thing of any layer begins or ends; each layer's things in the order of their beginnings."""
    cuts = {block.start, block.end}
    points: dict[int, list[object]] = {}
    waiting: list[list[Placed[object]]] = []
    for layer in layers:
        wide = []
        for span, thing in layer:
            if span.start == span.end:
                points.setdefault(span.start, []).append(thing)
                cuts.add(span.start)
            else:
                wide.append((span, thing))
                cuts |= {max(span.start, block.start), min(span.end, block.end)}
        waiting.append(wide[::-1])
    yield from _swept(sorted(cuts), waiting, points)


def _swept(cuts: list[int], waiting: list[list[Placed[object]]], points: dict[int, list[object]]) -> Iterator[Run]:
    active: list[list[Placed[object]]] = [[] for _ in waiting]
    for start, end in zip(cuts, [*cuts[1:], cuts[-1]], strict=True):
        for layer, coming in zip(active, waiting, strict=True):
            layer[:] = [pair for pair in layer if pair[0].end > start]
            while coming and coming[-1][0].start <= start:
                layer.append(coming.pop())
        on = tuple(tuple(thing for _, thing in layer) for layer in active)
        if end > start or start in points:
            yield Run(Span(start, end), on, tuple(points.get(start, ())))
