"""``footnotes entries``: a bibliography listed, searched and shown; what changes it is in ``entry_edits``."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from footnotes.cli import entry_edits, options
from footnotes.cli.group import FINDINGS, WRONG_USE
from footnotes.translations import gettext

if TYPE_CHECKING:
    from footnotes.model.bibliography import Bibliography
    from footnotes.model.entry import Entry


@click.group
def command() -> None:
    """List, search and show the entries of a bibliography, and put them in order.

    What changes entries shows first what it would change in the .bib files, and writes it with --write. All else in a
    file stays: comments, the order of entries, the form of fields. With --check nothing is shown but a line for each
    change, and the exit code is 1 where there is one: for hooks.

    \b
    Example:
      footnotes entries search -b refs.bib trotsky bulletin
      footnotes entries duplicates -b refs.bib --write
    """


@command.command("list")
@options.sources
@options.output_format("text", "json")
@click.pass_context
def list_entries(ctx: click.Context, /, output_format: str, **given: Any) -> None:
    """List all entries: key, authors, year, title.

    \b
    Example:
      footnotes entries list -b refs.bib
    """
    project, bibliography = entry_edits.load(given)
    _write(bibliography.entries.values(), output_format)
    ctx.exit(WRONG_USE if project.failed else 0)


@command.command
@click.argument("query", metavar="WORD...", nargs=-1, required=True)
@click.option(
    "-n", "--most", type=click.IntRange(min=1), default=20, show_default=True, help=gettext("How many to list.")
)
@options.sources
@options.output_format("text", "json")
@click.pass_context
def search(ctx: click.Context, /, query: tuple[str, ...], most: int, output_format: str, **given: Any) -> None:
    """List the entries in which all words stand, best first.

    Authors, titles, containers, publishers, sigla, keys and years are searched. Words may be written in any script and
    transliteration, cut short, or with a slip. The exit code is 1 where nothing is found.

    \b
    Example:
      footnotes entries search -b refs.bib троцкий 1937
    """
    from footnotes.entries.searching import search as entries_with

    project, bibliography = entry_edits.load(given)
    found = entries_with(" ".join(query), bibliography)
    _write((one.entry for one in found[:most]), output_format)
    ctx.exit(WRONG_USE if project.failed else 0 if found else FINDINGS)


@command.command
@click.argument("keys", metavar="KEY...", nargs=-1, required=True)
@options.sources
@options.style
@click.pass_context
def show(ctx: click.Context, /, keys: tuple[str, ...], **given: Any) -> None:
    """Show entries as a style prints them, then where they stand, their sigla, relations and variables.

    \b
    Example:
      footnotes entries show -b refs.bib broue1980 --style chicago
    """
    from footnotes.csl.output import renderer
    from footnotes.model.bibliography import Bibliography
    from footnotes.pipeline.formatting import format_bibliography

    project, bibliography = entry_edits.load(given)
    settings = project.settings(Path.cwd())
    for key in keys:
        entry = _entry(key, bibliography)
        alone = Bibliography({entry.key: entry}, bibliography.sigla)
        for text in format_bibliography(alone, settings.style, language=settings.language):
            click.echo(renderer("plain")(text))
        click.echo("".join(f"  {name}: {value}\n" for name, value in _told(entry, bibliography)), nl=False)
    ctx.exit(WRONG_USE if project.failed else 0)


for edit in entry_edits.COMMANDS:
    command.add_command(edit)


def _write(entries: Iterable[Entry], output_format: str) -> None:
    if output_format == "json":
        for entry in entries:
            click.echo(json.dumps({"id": entry.key, "type": entry.type, **entry.variables}, ensure_ascii=False))
        return
    from footnotes.cli.tables import write_table

    rows = [
        (entry.key, _people(entry), "–".join(map(str, entry.years())), _plain(entry.text("title"))) for entry in entries
    ]
    write_table(("key", "author", "year", "title"), rows)


def _plain(title: str) -> str:
    """Return a title without the markup of CSL: <i>, <span class="nocase">."""
    return re.sub(r"<[^<>]*>", "", title)


def _people(entry: Entry) -> str:
    return "; ".join(name.last for name in entry.names("author") or entry.names("editor"))


def _entry(key: str, bibliography: Bibliography) -> Entry:
    from footnotes.bibliographies.reading import nearest
    from footnotes.model.input_error import InputError

    entry = bibliography.entries.get(bibliography.aliases.get(key, key))
    if entry is None:
        best = nearest(key, bibliography.entries)
        raise InputError(
            gettext("no entry has the key {key}").format(key=key),
            remedy=gettext("did you mean {best}?").format(best=best) if best else "",
        )
    return entry


def _told(entry: Entry, bibliography: Bibliography) -> Iterator[tuple[str, str]]:
    """Yield what is known of an entry, a line each."""
    from footnotes.reporting.paths import shown

    yield "key", entry.key
    if entry.origin:
        yield "stands in", f"{shown(entry.origin.path)}:{entry.origin.line}"
    if sigla := [siglum for siglum, keys in bibliography.sigla.items() if entry.key in keys]:
        yield "sigla", ", ".join(sigla)
    yield from entry.relations.items()
    yield "type", entry.type
    for variable, value in entry.variables.items():
        if names := entry.names(variable):
            yield variable, "; ".join(", ".join(filter(None, (name.last, name.given))) for name in names)
        elif isinstance(value, Mapping) and "date-parts" in value:
            yield variable, "/".join("-".join(map(str, part)) for part in value["date-parts"])
        elif isinstance(value, (Mapping, list)):
            yield variable, json.dumps(value, ensure_ascii=False)
        else:
            yield variable, str(value)
