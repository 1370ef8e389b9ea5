"""What a rule is, what it is given and what it yields."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Set
from functools import cache
from importlib import import_module
from pathlib import Path
from types import ModuleType
from typing import Any

from footnotes.model.analysis import Analysis, Place
from footnotes.model.bibliography import Bibliography
from footnotes.model.diagnostic import Fix, Safety, Severity
from footnotes.records import NamedTuple, StrEnum
from footnotes.text import Span


class Conventions(NamedTuple):
    """What manuscripts are to keep to: a citation style, and how page ranges are written.

    ``style`` is a name or a path as ``csl.styles.find_style`` takes it; ``page_range_format`` one of CSL's values of
    the option of that name (CSL 1.0.2, "Page Ranges"), None where each manuscript only has to agree with itself.
    """

    style: str = "chicago-notes-bibliography"
    page_range_format: str | None = None


class Finding(NamedTuple):
    """What a rule found, where; the rule's code and severity are added to make a diagnostic of it.

    ``about`` names what a finding outside of manuscripts is about, such as a key: the same in every language.
    """

    place: Place
    message: str
    help: str = ""
    related: tuple[str, ...] = ()
    fix: Fix | None = None
    about: str = ""


class Subject(StrEnum):
    """What a rule looks at."""

    MANUSCRIPT = "manuscript"
    BIBLIOGRAPHY = "bibliography"
    SUPPRESSIONS = "suppressions"


ManuscriptFind = Callable[[Analysis, Conventions], Iterator[Finding]]
BibliographyFind = Callable[[Bibliography, Set[str], Conventions], Iterator[Finding]]


class Rule(NamedTuple):
    """A rule: its code and name, how much its findings matter, and whether it is on where nothing is selected.

    It lives in the file that code and name name; the file is imported when the rule is first run. ``fix`` says whether
    its findings may be mended, and how safely.
    """

    code: str
    name: str
    severity: Severity
    on: bool = True
    fix: Safety | None = None
    subject: Subject = Subject.MANUSCRIPT

    @property
    def module(self) -> ModuleType:
        """The rule's file: ``find`` in it yields findings, its docstring is the rule's documentation."""
        return _module(f"footnotes.checks.{self.code.lower()}_{self.name.replace('-', '_')}")

    def find(self, *subject: Any) -> Iterator[Finding]:
        """Yield what the rule finds: a ManuscriptFind or a BibliographyFind, by its subject."""
        found: Iterator[Finding] = self.module.find(*subject)
        return found


@cache
def _module(name: str) -> ModuleType:
    return import_module(name)


def line_of(path: Path, line: int, column: int = 1) -> Place:
    """Return a place of which only the line and the column are known."""
    return Place(path, Span(0, 0), line, column)
