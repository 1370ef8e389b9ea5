"""``footnotes explain``: what the citation at a place means, and why, in plain words."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from footnotes.cli import options
from footnotes.cli.group import FINDINGS, WRONG_USE
from footnotes.patterns import pattern
from footnotes.translations import gettext

if TYPE_CHECKING:
    from footnotes.model.analysis import Analysis
    from footnotes.model.resolution import ResolvedCitation

_PLACE = pattern(r"(.+?):(\d+)(?::(\d+))?")


@click.command
@click.argument("place", metavar="FILE:LINE[:COLUMN]")
@options.sources
@options.encoding
@click.pass_context
def command(ctx: click.Context, /, place: str, **given: Any) -> None:
    """Explain what the citation at a place means, and why.

    Without a column, all citations that touch the line are explained.

    \b
    Example:
      footnotes explain trials.md:3:22 -b refs.bib
    """
    from footnotes.cli.project import Project

    parts = _PLACE.fullmatch(place)
    if parts is None or parts[2] == "0":
        raise click.UsageError(
            gettext('"{place}" is no place: write FILE:LINE or FILE:LINE:COLUMN, as `check` prints it').format(
                place=place
            )
        )
    path, line, column = Path(parts[1]), int(parts[2]), int(parts[3]) if parts[3] else None
    project = Project(**given)
    analysis = project.analyse(path)
    found = [resolved for resolved in analysis.citations if _touches(analysis, resolved, line, column)]
    click.echo("\n\n".join(_explained(analysis, resolved) for resolved in found) or _nothing(analysis, line))
    ctx.exit(WRONG_USE if project.failed else 0 if found else FINDINGS)


def _touches(analysis: Analysis, resolved: ResolvedCitation, line: int, column: int | None) -> bool:
    """Say whether the citation, or a bracket or quote next to it, stands at the place."""
    begin = analysis.place(resolved.citation.span)
    end = analysis.source_place(begin.span._replace(start=begin.span.end), begin.part)
    if column is None:
        return begin.line <= line <= end.line
    return (begin.line, begin.column - 1) <= (line, column) <= (end.line, end.column)


def _nothing(analysis: Analysis, line: int) -> str:
    """Say that there is no citation, and where the nearest one is."""
    places = [analysis.place(resolved.citation.span) for resolved in analysis.citations]
    if not places:
        return gettext("no citation there, nor anywhere in this manuscript")
    from footnotes.reporting.explaining import at

    return gettext("no citation there; the nearest stands {at}").format(
        at=at(min(places, key=lambda place: abs(place.line - line)))
    )


def _explained(analysis: Analysis, resolved: ResolvedCitation) -> str:
    from footnotes.reporting.explaining import explanation
    from footnotes.reporting.report import located

    place = analysis.place(resolved.citation.span)
    lines = [f"{located(place)}: {' '.join(resolved.citation.text.split())}"]
    for resolution in resolved.resolutions:
        lines += ["", *explanation(analysis, resolution)]
    return "\n".join(lines)
