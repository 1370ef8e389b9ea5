"""What a page is made of: manuscripts with their findings, and the sources that they cite."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from footnotes.model.analysis import Analysis
from footnotes.model.bibliography import Bibliography
from footnotes.model.diagnostic import Diagnostic
from footnotes.model.rich_text import RichText
from footnotes.records import NamedTuple, dataclass, field

SourceId = tuple[int, str]  # the number of a bibliography, and a key in it


class Surveyed(NamedTuple):
    """A manuscript and what the rules found in it; ``bibliography`` is the number of that it was read against."""

    analysis: Analysis
    findings: tuple[Diagnostic, ...] = ()
    bibliography: int = 0


@dataclass(frozen=True, slots=True, eq=False)
class Survey:
    """All that a page tells of.

    ``formatted`` holds the entries cited as the style has them in its bibliography, ``findings`` what the rules found
    in the bibliographies.
    """

    manuscripts: tuple[Surveyed, ...]
    bibliographies: tuple[Bibliography, ...] = ()
    formatted: Mapping[SourceId, RichText] = field(default_factory=dict)
    findings: tuple[Diagnostic, ...] = ()
    style: str = ""
    folder: Path = field(default_factory=Path.cwd)
