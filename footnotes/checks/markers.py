"""Note markers in the order of the text, and what stands beside them in the file."""

from __future__ import annotations

import re
from collections.abc import Iterator

from footnotes.model.manuscript import Manuscript, Note
from footnotes.patterns import pattern

_OWN_BODY = pattern(r"\\footnote\b|\^\[|<note\b")  # the note is written where its marker stands
_NUMBERED_ANEW = pattern(r"\[\^|\\|\^\[")  # the label is a name: pandoc and LaTeX count the notes themselves


def marked(manuscript: Manuscript) -> list[Note]:
    """Return the notes that have a marker, in the order in which their markers are read."""
    return sorted((note for note in manuscript.notes if note.marker is not None), key=_place)


def _place(note: Note) -> tuple[int, int]:
    return (note.marker.start if note.marker else 0), (note.marker_source.start if note.marker_source else 0)


def source_of_marker(manuscript: Manuscript, note: Note) -> str:
    """Return a marker as the file has it; empty where there is none."""
    return note.marker_source.of(manuscript.parts[note.part]) if note.marker_source else ""


def has_own_body(manuscript: Manuscript, note: Note) -> bool:
    r"""Say whether a note is written where its marker stands: ``\footnote{}``, ``^[]``, ``<note>``."""
    return bool(_OWN_BODY.match(source_of_marker(manuscript, note)))


def runs(manuscript: Manuscript) -> Iterator[list[tuple[int, Note]]]:
    """Yield the numbered markers of each chapter, or of each stretch that begins with 1, with their numbers.

    Markers whose labels are only names are left out.
    """
    run: list[tuple[int, Note]] = []
    for note in marked(manuscript):
        if not re.fullmatch(r"\d{1,6}", note.label) or _NUMBERED_ANEW.match(source_of_marker(manuscript, note)):
            continue
        if run and (note.chapter != run[-1][1].chapter or (note.label == "1" and run[-1][0] > 1)):
            yield run
            run = []
        run.append((int(note.label), note))
    if run:
        yield run
