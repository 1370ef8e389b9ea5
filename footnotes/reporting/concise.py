"""One line a finding: ``file:line:column CODE message``."""

from __future__ import annotations

from footnotes.reporting.report import Excerpt, Report, Reported
from footnotes.reporting.terminal import bold, dim, in_colour_of, safe

_AROUND = 40  # characters before and after what is meant


def _around(excerpt: Excerpt) -> str:
    """Return what is meant with the words around it, which an author can look for."""
    text, (start, end) = excerpt.text, excerpt.marked
    before, after = text[max(0, start - _AROUND) : start], text[end : end + _AROUND]
    if start > _AROUND:
        before = before.partition(" ")[2]
    if len(text) > end + _AROUND:
        after = after.rpartition(" ")[0]
    return " ".join((before + text[start:end] + after).split())


def render(report: Report) -> str:
    """Return a line for each finding, its explanation below it."""
    return "".join(
        f"{headline(report, item)}\n" + "".join(f"    {safe(line)}\n" for line in item.explanation)
        for item in report.findings
    )


def headline(report: Report, item: Reported) -> str:
    """Return the line of a finding."""
    path = bold(safe(report.shown(item.diagnostic.path)), coloured=report.coloured)
    return path + dim(":", coloured=report.coloured) + place_and_message(report, item)


def place_and_message(report: Report, item: Reported) -> str:
    """Return the line of a finding without the name of its file."""
    finding, coloured = item.diagnostic, report.coloured
    place = dim(f" {finding.where}" if finding.where else f"{finding.line}:{finding.column}", coloured=coloured)
    if finding.where:  # there is no line to go to, but words to look for
        place += f" “{safe(_around(item.excerpt))}”:"
    return f"{place} {in_colour_of(finding.severity, finding.code, coloured=coloured)} {safe(finding.message)}"
