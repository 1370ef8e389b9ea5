"""Plain text: the words alone, a space after a label in the margin."""

from __future__ import annotations

from footnotes.csl.output.runs import runs
from footnotes.model.rich_text import RichText


def render(rich: RichText) -> str:
    """Return the words of ``rich``; a block within it stands on a line of its own."""
    return "".join(run.text for run in runs(rich)).replace("\t", " ")
