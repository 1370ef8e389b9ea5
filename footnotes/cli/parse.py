"""``footnotes parse``: references taken apart."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from footnotes.cli import options
from footnotes.cli.group import WRONG_USE
from footnotes.translations import gettext

if TYPE_CHECKING:
    from footnotes.citations.full.parsing import FullReference
    from footnotes.model.analysis import Analysis
    from footnotes.model.bibliography import Bibliography
    from footnotes.model.resolution import Resolution


@click.command
@click.argument("reference", metavar="STRING|-")
@click.option(
    "--full", is_flag=True, help=gettext("Take a full reference apart into the fields of a bibliography's entry.")
)
@options.sources
@options.output_format("text", "json", "jsonl")
@click.pass_context
def command(ctx: click.Context, /, reference: str, full: bool, output_format: str, **given: Any) -> None:
    """Take a reference apart and say which entry it means, or with --full what entry it describes.

    The words that name sources come from a bibliography; without one, only what the words themselves tell is known.
    With - for the reference, each line of standard input is one.

    \b
    Example:
      footnotes parse "1937 Trial 86-7/ Russian ed. 52" -b refs.bib
      footnotes parse --full "Jean van Heijenoort, *With Trotsky in Exile*. Cambridge, Mass., 1978, 40."
      footnotes parse --full --output-format jsonl - < references.txt
    """
    from footnotes.cli.project import Project
    from footnotes.model.bibliography import Bibliography

    if not reference.strip():
        raise click.UsageError(gettext("the reference is empty: write one, or - for the lines of standard input"))
    project = Project(**given)
    settings = project.settings(Path.cwd())
    indent = 1 if output_format == "json" else None
    if full:
        for parsed in _taken_apart(reference):
            written = _full_lines(parsed) if output_format == "text" else _json(_full_object(parsed), indent)
            click.echo(written)
    else:
        bibliography = project.load(settings) if settings.bibliography else Bibliography()
        for analysis in _analyses(reference, bibliography, settings.language):
            written = "\n\n".join(_lines(analysis)) if output_format == "text" else _json(_object(analysis), indent)
            click.echo(written)
    ctx.exit(WRONG_USE if project.failed else 0)


def _strings(reference: str) -> Iterator[str]:
    """Yield the reference, or for "-" the lines of standard input."""
    if reference != "-":
        yield reference
        return
    for line in sys.stdin.buffer:
        yield line.decode(errors="replace").rstrip("\r\n")


def _json(value: Any, indent: int | None) -> str:
    return json.dumps(value, ensure_ascii=False, indent=indent)


def _analyses(reference: str, bibliography: Bibliography, language: str | None) -> Iterator[Analysis]:
    from footnotes.pipeline.analysing import parse_alone

    for string in _strings(reference):
        yield parse_alone(string, bibliography, language=language)


def _object(analysis: Analysis) -> Any:
    from footnotes.cli.citation_json import citation_object

    return next((citation_object(analysis, resolved) for resolved in analysis.citations), None)


def _taken_apart(reference: str) -> Iterator[FullReference]:
    from footnotes.citations.full.parsing import parse_full

    for string in _strings(reference):
        yield parse_full(string)


def _full_object(parsed: FullReference) -> dict[str, Any]:
    """Return a full reference as an object: fields, their places with labels, the entry it describes.

    ``references`` holds where the references stand, of a line that is a note with several.
    """
    from footnotes.citations.full.cutting import places_of
    from footnotes.citations.full.entry import entry_of
    from footnotes.citations.full.parsing import labelled

    described = entry_of(parsed)
    variables = dict.fromkeys(field.variable for field in parsed.fields)
    return {
        "text": parsed.text,
        "fields": {variable: "; ".join(parsed.values(variable)) for variable in variables},
        "spans": [list(field) for field in labelled(parsed)],
        "entry": described.variables,
        "locator": described.locator or None,
        "references": [list(place) for place in places_of(parsed)],
    }


def _full_lines(parsed: FullReference) -> str:
    width = max((len(field.variable) for field in parsed.fields), default=0)
    rows = [f"  {field.variable:<{width}}  {parsed.text[field.start : field.end]}" for field in parsed.fields]
    return "\n".join([parsed.text, *rows])


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
    known = gettext("unknown")
    if near:
        told = gettext("ambiguous: {nearest}") if resolution.rivals else gettext("unknown; nearest: {nearest}")
        known = told.format(nearest=near)
    return f"{known} ({resolution.reason})" if resolution.reason else known
