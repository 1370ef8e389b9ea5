"""What a rule is and what it yields."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator, Set
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from footnotes.model.analysis import Analysis, Place
from footnotes.model.bibliography import Bibliography
from footnotes.model.diagnostic import Diagnostic, Fix, Severity
from footnotes.text import Span


class Finding(NamedTuple):
    """What a rule found, where; the rule's code and severity are added to make a diagnostic of it."""

    place: Place
    message: str
    help: str = ""
    related: tuple[str, ...] = ()
    fix: Fix | None = None


@dataclass(frozen=True, slots=True, eq=False)
class _Rule:
    """What rules over manuscripts and over bibliographies have in common."""

    code: str
    name: str
    severity: Severity

    def _diagnostics(self, findings: Iterable[Finding]) -> Iterator[Diagnostic]:
        for finding in findings:
            path, span, line, column, part = finding.place
            yield Diagnostic(
                self.code, self.severity, path, span, line, column, finding.message,
                finding.help, finding.related, finding.fix, part,
            )  # fmt: skip


@dataclass(frozen=True, slots=True, eq=False)
class ManuscriptRule(_Rule):
    """A rule over one manuscript with its citations."""

    find: Callable[[Analysis], Iterator[Finding]]

    @property
    def documentation(self) -> str:
        """What the rule does, why, an example and what to write instead: the docstring of its file."""
        return sys.modules[self.find.__module__].__doc__ or ""

    def run(self, analysis: Analysis) -> Iterator[Diagnostic]:
        """Yield what the rule finds in one manuscript, in the order of the text."""
        return self._diagnostics(self.find(analysis))


@dataclass(frozen=True, slots=True, eq=False)
class BibliographyRule(_Rule):
    """A rule over a bibliography and the keys that the manuscripts read against it cite.

    Of manuscripts there are only the keys: they may have been checked in another process, or in an earlier run.
    """

    find: Callable[[Bibliography, Set[str]], Iterator[Finding]]

    @property
    def documentation(self) -> str:
        """What the rule does, why, an example and what to write instead: the docstring of its file."""
        return sys.modules[self.find.__module__].__doc__ or ""

    def run(self, bibliography: Bibliography, cited: Set[str]) -> Iterator[Diagnostic]:
        """Yield what the rule finds in one bibliography, in the order of its entries."""
        return self._diagnostics(self.find(bibliography, cited))


Rule = ManuscriptRule | BibliographyRule


def line_of(path: Path, line: int, column: int = 1) -> Place:
    """Return a place of which only the line and the column are known."""
    return Place(path, Span(0, 0), line, column)
