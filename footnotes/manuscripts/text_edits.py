"""Changes of words in a word processor's file: edits of the text that a reader sees, made in the parts."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from xml.sax.saxutils import escape

from footnotes import manuscripts
from footnotes.manuscripts.writing import archived
from footnotes.model.manuscript import Manuscript
from footnotes.text import Edit, Span, splice


def place_of(manuscript: Manuscript, edit: Edit) -> tuple[str, Span] | None:
    """Return the part that an edit of the text changes, and where; None where it cannot be made as it stands.

    It cannot where it reaches over the edge of a run of the file's own characters, or would leave white space at that
    edge, which word processors may leave out.
    """
    (start, end), words = edit
    segments = manuscript.segments
    numbers = segments.touching(Span(start, max(end, start + 1)))
    number = numbers.start
    if len(numbers) != 1 or not segments.is_own(number) or segments.text_starts[number] > start:
        return None
    run = Span(segments.text_starts[number], segments.text_ends[number])
    if end > run.end:
        return None
    before = run.of(manuscript.text)
    after = before[: start - run.start] + words + before[end - run.start :]
    if not after or after[0].isspace() > before[0].isspace() or after[-1].isspace() > before[-1].isspace():
        return None
    shift = segments.source_starts[number] - run.start
    return segments.part(number), Span(start + shift, end + shift)


def changed_parts(manuscript: Manuscript, edits: Iterable[Edit]) -> dict[str, str]:
    """Return the parts that edits of the text change, by name. Raises ValueError for one that has no place."""
    by_part: dict[str, list[Edit]] = defaultdict(list)
    for edit in edits:
        place = place_of(manuscript, edit)
        if place is None:
            raise ValueError(f"no one place for the text at {edit.span.start}-{edit.span.end}")
        by_part[place[0]].append(Edit(place[1], escape(edit.replacement)))
    return {part: splice(manuscript.parts[part], found) for part, found in by_part.items()}


def read_changed(manuscript: Manuscript, parts: dict[str, str]) -> Manuscript:
    """Return the manuscript as it reads with other texts as parts of its archive."""
    import tempfile

    assert manuscript.path is not None
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / manuscript.path.name
        path.write_bytes(b"".join(archived(parts, manuscript)))
        return replace(manuscripts.read(path), path=manuscript.path)
