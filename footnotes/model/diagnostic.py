"""Findings: what is wrong, where, and what to do."""

from __future__ import annotations

from pathlib import Path

from footnotes.records import NamedTuple, StrEnum
from footnotes.text import Edit, Span


class Severity(StrEnum):
    """How much a finding matters."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"


class Safety(StrEnum):
    """Whether a fix may be applied without asking."""

    SAFE = "safe"
    UNSAFE = "unsafe"


class Fix(NamedTuple):
    """Edits of the file that mend a finding."""

    title: str
    safety: Safety
    edits: tuple[Edit, ...]


class Surroundings(NamedTuple):
    """The words of the file that a finding stands on and some before and after: what stays when lines move."""

    before: str = ""
    words: str = ""
    after: str = ""


class Diagnostic(NamedTuple):
    """A finding of a rule in a file; the span is in characters of the file's part, line and column count from 1."""

    code: str
    severity: Severity
    path: Path | None
    span: Span
    line: int
    column: int
    message: str
    help: str = ""
    related: tuple[str, ...] = ()
    fix: Fix | None = None
    part: str = ""
    surroundings: Surroundings = Surroundings()
    where: str = ""  # in words, where the file has no lines: "note 12", "paragraph 34"

    def _repr_html_(self) -> str:
        from footnotes.model.notebook import diagnostics_html  # for notebooks alone

        return diagnostics_html([self])


class Diagnostics(list[Diagnostic]):
    """Findings, a list that a notebook shows as a table."""

    def _repr_html_(self) -> str:
        from footnotes.model.notebook import diagnostics_html  # for notebooks alone

        return diagnostics_html(self)
