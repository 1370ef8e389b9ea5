"""The findings under the names of their files."""

from __future__ import annotations

from itertools import groupby

from footnotes.reporting.concise import place_and_message
from footnotes.reporting.report import Report, Reported
from footnotes.reporting.terminal import bold, safe


def render(report: Report) -> str:
    """Return the findings, those of a file under its name."""

    def path(item: Reported) -> str:
        return report.shown(item.diagnostic.path)

    return "\n".join(
        f"{bold(safe(name), coloured=report.coloured)}:\n" + "".join(_lines(report, item) for item in items)
        for name, items in groupby(report.findings, path)
    )


def _lines(report: Report, item: Reported) -> str:
    lines = [place_and_message(report, item), *(f"    {safe(line)}" for line in item.explanation)]
    return "".join(f"  {line}\n" for line in lines)
