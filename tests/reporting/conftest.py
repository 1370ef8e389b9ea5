"""A report of findings in a manuscript and a bibliography."""

from pathlib import Path

import pytest
from made_findings import FIX, finding, reported

from footnotes.model.diagnostic import Severity
from footnotes.reporting.report import Report


@pytest.fixture
def report() -> Report:
    return Report(
        (
            reported(finding(help="declare it", related=("candidate pkt1937",)), explanation=("it means nothing",)),
            reported(finding(line=4)),
            reported(finding("FN402", 9, 'note \x1b "1" & <b> without\nmarker', severity=Severity.WARNING, fix=FIX)),
            reported(finding("FN501", 1, 'entry "x" is never cited', severity=Severity.INFO, path=Path("refs.bib"))),
        ),
        folder=Path("/project"),
    )


@pytest.fixture
def empty() -> Report:
    return Report(())
