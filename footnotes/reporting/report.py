"""What a report is made of: findings, each with the line that it stands in."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from footnotes.model.analysis import Place
from footnotes.model.diagnostic import Diagnostic
from footnotes.records import NamedTuple, dataclass, field
from footnotes.reporting.paths import shown
from footnotes.text import Span


class Excerpt(NamedTuple):
    """A piece of the line that a finding begins in, and the characters of the piece that are meant."""

    text: str
    marked: Span
    is_begun: bool = False  # something of the line stands before the piece
    is_cut: bool = False  # something of it, or of what is meant, stands after the piece


class Reported(NamedTuple):
    """A finding, where it ends, and what a reader wants to see of it.

    Lines and columns count from 1, in characters; the end is exclusive. ``byte_columns`` are the columns of start and
    end in bytes of UTF-8, 0 where the line is too long to count them.
    """

    diagnostic: Diagnostic
    end_line: int
    end_column: int
    byte_columns: tuple[int, int]
    excerpt: Excerpt
    explanation: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, eq=False)
class Report:
    """The findings of a run in their order; paths are shown from ``folder``, ``width`` counts columns of a terminal."""

    findings: Sequence[Reported]
    folder: Path = field(default_factory=Path.cwd)
    coloured: bool = False
    width: int = 100

    def shown(self, path: Path | None) -> str:
        """Return a path from the report's folder where it lies below it, else as it is."""
        return shown(path, self.folder)


def located(place: Place, folder: Path | None = None) -> str:
    """Return a place as ``file:line:column``, or in words where the file has no lines: ``file: note 12``."""
    path = shown(place.path, folder)
    return f"{path}: {place.where}" if place.where else f"{path}:{place.line}:{place.column}"
