"""Notes right under the paragraphs that they belong to, with no heading or rule over them: "1) Vgl. Heck S. 62"."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from footnotes.manuscripts.note_pairs import FOOT, Marker
from footnotes.manuscripts.note_shapes import Shapes
from footnotes.manuscripts.paragraph import Paragraph
from footnotes.model.manuscript import Zone

_FARTHEST = 40  # paragraphs between a note's marker and the note
_MARKERS = {  # how markers may be written whose notes begin like this
    "parenthesis": frozenset({"parenthesis", "spaced"}),
    "closed": frozenset({"closed", "apart"}),
    "bare": frozenset({"glued"}),
    "symbol": frozenset({"symbol"}),
}


def label_feet(
    source: str, paragraphs: Sequence[Paragraph], shapes: Shapes, label_of: Callable[[Paragraph], Marker | None]
) -> None:
    """Label the paragraphs that begin as notes do and follow the text that has their markers."""
    candidates: dict[int, tuple[Marker, str]] = {}
    for index, paragraph in enumerate(paragraphs):
        if paragraph.zone is Zone.BODY and not paragraph.section and paragraph.label is None and not paragraph.is_cell:
            label = label_of(paragraph)
            if label is not None and (style := _style(source, label)) in _MARKERS:
                candidates[index] = label, style
    waiting: dict[tuple[str, str], int] = {}  # the markers above that are still without their notes
    read_until = last = 0
    for index, (label, style) in candidates.items():
        for above in range(max(read_until, index - _FARTHEST), index):
            paragraph = paragraphs[above]
            if paragraph.label is None and not paragraph.section:
                for marker in shapes.markers(source, paragraph.start, paragraph.end):
                    waiting[marker.style, marker.label] = above
        read_until = index
        number = int(label.label) if label.label.isdecimal() else 0
        found = next((key for key in ((way, label.label) for way in _MARKERS[style]) if key in waiting), None)
        if found is not None and number in (0, 1, last + 1) and index - waiting.pop(found) <= _FARTHEST:
            paragraph, read_until, last = paragraphs[index], index + 1, number or last
            paragraph.whole_start, paragraph.start = label.start, label.end
            paragraph.label, paragraph.style = label.label, FOOT


def _style(source: str, label: Marker) -> str:
    is_closed = label.style == "dot" and source[label.start : label.end].rstrip().endswith(")")
    return "closed" if is_closed else label.style
