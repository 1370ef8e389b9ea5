"""The rows of a manuscript in a corpus: citations as ``find`` prints them, or findings as ``check`` does."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from footnotes.checks import check_manuscript, choose_rules, cited_keys
from footnotes.checks.rule import Conventions
from footnotes.cli.citation_json import citation_object
from footnotes.model.analysis import Analysis
from footnotes.pipeline.rows import Rows, row
from footnotes.reporting.excerpts import in_manuscript
from footnotes.reporting.json import as_object
from footnotes.reporting.report import Report, Reported
from footnotes.settings import Settings


def citation_rows(path: str, analysis: Analysis) -> Rows:
    """Return the citations of a manuscript."""
    lines = [row({"path": path, **citation_object(analysis, item)}) for item in analysis.citations]
    return Rows(b"".join(lines), len(lines), cited_keys(analysis), analysis.manuscript.losses)


@dataclass(frozen=True, slots=True)
class FindingRows:
    """The findings in a manuscript by the rules of settings."""

    settings: Settings
    explain: bool
    folder: Path = field(default_factory=Path.cwd)

    def __call__(self, path: str, analysis: Analysis) -> Rows:
        """Return the rows of a manuscript."""
        settings, own = self.settings, analysis.manuscript.path
        ignored = settings.ignored(own) if own else settings.ignore
        rules = choose_rules(settings.select, ignored, extend_select=settings.extend_select)
        found = check_manuscript(analysis, rules, Conventions(settings.style, settings.page_range_format))
        reported = in_manuscript(analysis, found, explain=self.explain)
        lines = [self._row(item, path if item.diagnostic.path == own else None) for item in reported]
        return Rows(b"".join(lines), len(lines), cited_keys(analysis), analysis.manuscript.losses)

    def of_bibliography(self, found: Iterable[Reported]) -> list[bytes]:
        """Return the rows of findings in the bibliography."""
        return [self._row(item, None) for item in found]

    def _row(self, item: Reported, path: str | None) -> bytes:
        plain = as_object(Report((item,), self.folder), item)
        return row(plain if path is None else {**plain, "path": path})
