"""What a format's reader is given, and what it hands back."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from footnotes.model.bibliography import LoadFailure
from footnotes.model.entry import Entry, Origin
from footnotes.records import NamedTuple, dataclass, field
from footnotes.text import LineIndex


class Source(NamedTuple):
    """The text of a file, and its lines."""

    path: Path
    text: str
    lines: LineIndex

    def origin(self, offset: int) -> Origin:
        """Return the place of a character of the text."""
        return Origin(self.path, *self.lines.position(offset))

    def failure(self, offset: int, reason: str, remedy: str, *, key: str | None = None) -> LoadFailure:
        """Return a failure at a character of the text, with which something else of the file could be read."""
        line, column = self.lines.position(offset)
        return LoadFailure(self.path, line, column, reason, remedy, key)

    def fatal(self, offset: int, reason: str, remedy: str) -> LoadFailure:
        """Return a failure with which nothing of the file could be read."""
        line, column = self.lines.position(offset)
        return LoadFailure(self.path, line, column, reason, remedy, fatal=True)


class Siglum(NamedTuple):
    """A siglum, the key it stands for, and where it is declared."""

    name: str
    key: str
    origin: Origin


@dataclass(frozen=True, slots=True, eq=False)
class Reading:
    """The entries of a file in their order, the sigla of a file of sigla, and what failed.

    Of a file that is read in pieces, ``before`` counts the entries of those before.
    """

    entries: list[Entry] = field(default_factory=list)
    failures: list[LoadFailure] = field(default_factory=list)
    sigla: list[Siglum] = field(default_factory=list)
    before: int = 0


MOST_SUGGESTIONS = 100  # of keys: each looks at all there are


def nearest(word: str, known: Iterable[str]) -> str:
    """Return the known word most like ``word``; empty where none is alike."""
    from rapidfuzz import fuzz, process  # slow to import, and only wanted where something is wrong

    best = process.extractOne(word, list(known), scorer=fuzz.ratio, score_cutoff=60)
    return best[0] if best else ""
