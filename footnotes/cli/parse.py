"""``footnotes parse``: one reference taken apart."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from footnotes.cli import options
from footnotes.cli.group import WRONG_USE

if TYPE_CHECKING:
    from footnotes.model.analysis import Analysis
    from footnotes.model.resolution import Resolution


@click.command
@click.argument("reference", metavar="STRING")
@options.sources
@options.output_format("text", "json")
@click.pass_context
def command(ctx: click.Context, /, reference: str, output_format: str, **given: Any) -> None:
    """Take one reference apart and say which entry it means.

    The words that name sources come from a bibliography; without one, only what the words themselves tell is known.

    \b
    Example:
      footnotes parse "1937 Trial 86-7/ Russian ed. 52" -b refs.bib
    """
    from footnotes.cli.project import Project
    from footnotes.model.bibliography import Bibliography
    from footnotes.pipeline.analysing import parse_alone

    project = Project(**given)
    settings = project.settings(Path.cwd())
    bibliography = project.load(settings) if settings.bibliography else Bibliography()
    analysis = parse_alone(reference, bibliography, language=settings.language)
    if output_format == "json":
        from footnotes.cli.citation_json import citation_object

        found = [citation_object(analysis, resolved) for resolved in analysis.citations]
        click.echo(json.dumps(found[0] if found else None, ensure_ascii=False, indent=1))
    else:
        click.echo("\n\n".join(_lines(analysis)))
    ctx.exit(WRONG_USE if project.failed else 0)


def _lines(analysis: Analysis) -> list[str]:
    """Return a paragraph for each cite: its text, then what it is made of."""
    return [_cite_lines(resolution) for resolved in analysis.citations for resolution in resolved.resolutions]


def _cite_lines(resolution: Resolution) -> str:
    cite = resolution.cite
    written = {
        "form": f"{cite.form}, parallel" if cite.parallel else str(cite.form),
        "signal": cite.signal,
        "authors": "; ".join(cite.authors),
        "title": cite.title,
        "container": cite.container,
        "volume": cite.volume,
        "issue": cite.issue,
        "year": cite.year if cite.date is None else cite.date,
        "place": cite.place,
        "publisher": cite.publisher,
        "pages": cite.pages,
        "url": cite.url,
    }
    rows = [(name, value) for name, value in written.items() if value]
    rows += [
        (locator.label + (" (assumed)" if locator.label_assumed else ""), locator.value) for locator in cite.locators
    ]
    rows.append(("source", _source(resolution)))
    width = max(len(name) for name, _ in rows)
    return "\n".join([cite.text, *(f"  {name:<{width}}  {value}" for name, value in rows)])


def _source(resolution: Resolution) -> str:
    if resolution.entry:
        return resolution.entry
    near = ", ".join(f"{candidate.key} {candidate.score:.2f}" for candidate in resolution.candidates)
    known = f"{'ambiguous' if resolution.rivals else 'unknown; nearest'}: {near}" if near else "unknown"
    return f"{known} ({resolution.reason})" if resolution.reason else known
