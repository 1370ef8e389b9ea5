"""What tests look at in a manuscript."""

from footnotes.model.manuscript import Manuscript, Zone


def blocks(manuscript: Manuscript, *zones: Zone) -> list[str]:
    """Return the text of the blocks, or of those in some zones."""
    return [block.span.of(manuscript.text) for block in manuscript.blocks if not zones or block.zone in zones]


def notes(manuscript: Manuscript) -> list[tuple[str, str | None]]:
    """Return label and body of each note; None for a marker without a body."""
    return [(note.label, note.body and note.body.of(manuscript.text)) for note in manuscript.notes]
