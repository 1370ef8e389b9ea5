"""Edits, and the only function of the project that changes text."""

from __future__ import annotations

from collections.abc import Iterable

from footnotes.records import NamedTuple
from footnotes.text.span import Span


class OverlappingEditsError(ValueError):
    """Two edits want to change the same characters."""


class Edit(NamedTuple):
    """The characters of ``span`` give way to ``replacement``; an empty span inserts."""

    span: Span
    replacement: str


def splice(text: str, edits: Iterable[Edit]) -> str:
    """Return ``text`` with ``edits`` applied; every character outside their spans stays as it was.

    Spans are offsets in characters into ``text``. Edits may come in any order; insertions at one place keep theirs.
    Raises OverlappingEditsError where two edits share a character, ValueError where a span lies outside the text.
    """
    pieces: list[str] = []
    end = 0
    for edit in sorted(edits, key=lambda edit: edit.span):
        start, stop = edit.span
        if start < end:
            raise OverlappingEditsError(f"two edits meet at character {start}")
        if stop < start or stop > len(text):
            raise ValueError(f"edit outside the text: {start}-{stop} of {len(text)} characters")
        pieces += text[end:start], edit.replacement
        end = stop
    pieces.append(text[end:])
    return "".join(pieces)
