"""The subcommands of ``footnotes entries`` that change .bib files: a preview, --write, --check."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from footnotes.cli.group import FINDINGS, WRONG_USE
from footnotes.translations import gettext

if TYPE_CHECKING:
    from footnotes.cli.project import Project
    from footnotes.entries.applying import Change
    from footnotes.entries.proposal import Proposal
    from footnotes.model.bibliography import Bibliography
    from footnotes.model.lexicon import Lexicon

Command = TypeVar("Command", bound=Callable[..., Any])
_PATH = click.Path(path_type=Path)


def load(given: dict[str, Any]) -> tuple[Project, Bibliography]:
    """Return the run with its options, and the bibliography that they or the settings name."""
    from footnotes.cli.project import Project

    project = Project(**given)
    return project, project.load(project.settings(Path.cwd()))


def _editing(command: Command) -> Command:
    """Add the options of what changes .bib files."""
    for option in (
        click.option(
            "--check", "checking", is_flag=True, help=gettext("Only tell what would change; exit code 1 if anything.")
        ),
        click.option("--write", is_flag=True, help=gettext("Write the changes.")),
        click.option(
            "--sigla", multiple=True, type=_PATH, help=gettext("File of sigla, lines `RKEB: key`; repeatable.")
        ),
        click.option("-b", "--bibliography", multiple=True, type=_PATH, help=gettext("A .bib file; repeatable.")),
    ):
        command = option(command)
    return command


@click.command
@_editing
@click.pass_context
def duplicates(ctx: click.Context, /, *, write: bool, checking: bool, **given: Any) -> None:
    """Merge the entries of one work into the first of them.

    It keeps its own fields and takes over those that only the others have; their keys go among its `ids`, by which
    older manuscripts still find it. One work is what rule FN502 takes for one: alike in title, and in author and
    year, DOI or ISBN.

    \b
    Example:
      footnotes entries duplicates -b refs.bib
    """
    from footnotes.entries.duplicates import propose_merging

    project, bibliography = load(given)
    _carry_out(ctx, project, bibliography, propose_merging(bibliography), write=write, checking=checking)


@click.command
@click.option("--only", type=click.Choice(("short-titles", "sigla")), help=gettext("Propose nothing else."))
@_editing
@click.pass_context
def complete(ctx: click.Context, /, *, only: str | None, write: bool, checking: bool, **given: Any) -> None:
    """Give short titles to long titles, and sigla to periodicals, collections and works in volumes.

    None is proposed that could be taken for another entry's.

    \b
    Example:
      footnotes entries complete -b refs.bib --only sigla --write
    """
    from footnotes.entries.completing import propose_short_titles, propose_sigla

    project, bibliography = load(given)
    lexicons = _lexicons()
    proposals = [
        *(propose_short_titles(bibliography, lexicons) if only != "sigla" else ()),
        *(propose_sigla(bibliography, lexicons) if only != "short-titles" else ()),
    ]
    _carry_out(ctx, project, bibliography, proposals, write=write, checking=checking)


def _lexicons() -> tuple[Lexicon, ...]:
    from footnotes.citations import lexicons

    return tuple(map(lexicons.load, lexicons.LANGUAGES))  # of a bibliography's titles, each may have its own


@click.command
@_editing
@click.pass_context
def normalise(ctx: click.Context, /, *, write: bool, checking: bool, **given: Any) -> None:
    """Spell each person's name in one way: the fullest, and of such the most frequent.

    Names are one person's where all transliterations agree on them, and given names differ in initials at most. An
    initial that several people have stays.

    \b
    Example:
      footnotes entries normalise -b refs.bib
    """
    from footnotes.entries.naming import propose_names

    project, bibliography = load(given)
    _carry_out(ctx, project, bibliography, propose_names(bibliography), write=write, checking=checking)


@click.command
@click.option("--pattern", default="{author}{year}{title}", show_default=True, help=gettext("What keys are made of."))
@_editing
@click.pass_context
def keys(ctx: click.Context, /, *, pattern: str, write: bool, checking: bool, **given: Any) -> None:
    """Make keys by a pattern.

    Its parts are {author}, {authors}, {year}, {title} (the first telling word) and {siglum}; {Author}, {Authors} and
    {Title} begin with a capital. Old keys go among the `ids`; fields that name an entry name its new key.

    \b
    Example:
      footnotes entries keys -b refs.bib --pattern "{Author}_{year}"
    """
    from footnotes.entries.keys import propose_keys

    project, bibliography = load(given)
    _carry_out(ctx, project, bibliography, propose_keys(bibliography, pattern), write=write, checking=checking)


@click.command
@click.option(
    "--by", type=click.Choice(("author", "key", "year", "title", "type")), default="author", help=gettext("Order.")
)
@_editing
@click.pass_context
def sort(ctx: click.Context, /, *, by: str, write: bool, checking: bool, **given: Any) -> None:
    """Sort the entries of each .bib file; the comment right above an entry goes with it.

    Entries that others inherit from come last, as BibTeX wants it.

    \b
    Example:
      footnotes entries sort -b refs.bib --by key --write
    """
    from footnotes.entries.applying import put_in_order
    from footnotes.entries.sorting import in_order

    project, bibliography = load(given)
    entries = bibliography.entries.values()
    orders = {
        path: in_order([entry for entry in entries if entry.origin and entry.origin.path == path], by)
        for path in bibliography.paths
    }
    changes = put_in_order(bibliography, orders)
    told = [gettext("{path}: not sorted by {by}").format(path=_shown(change.path), by=by) for change in changes]
    _finish(ctx, project, changes, told, write=write, checking=checking)


COMMANDS = (duplicates, complete, normalise, keys, sort)


def _carry_out(
    ctx: click.Context,
    project: Project,
    bibliography: Bibliography,
    proposals: Iterable[Proposal],
    *,
    write: bool,
    checking: bool,
) -> None:
    """Show, write or tell proposals, and end with the exit code."""
    from footnotes.entries.applying import carried_out

    proposed = list(proposals)
    changes, left = carried_out(bibliography, proposed)
    told = [f"{_place(bibliography, one.of)}{one.of}: {one.why}" for one in proposed if one not in left]
    for one in left:
        project.tell_failure(
            gettext("{place}{key}: broken, cannot be edited: {why}").format(
                place=_place(bibliography, one.of), key=one.of, why=one.why
            )
        )
    _finish(ctx, project, changes, told, write=write, checking=checking)


def _finish(
    ctx: click.Context, project: Project, changes: list[Change], told: list[str], *, write: bool, checking: bool
) -> None:
    from footnotes.cli.diff import show_diff
    from footnotes.manuscripts.writing import replace_file

    for line in told:
        click.echo(line, err=not checking)
    for change in changes if not checking else ():
        path = _shown(change.path)
        if write:
            replace_file(change.path, change.encoded())
            click.echo(gettext("{path} written").format(path=path), err=True)
        else:
            show_diff(change.before, change.after, path, path)
    ctx.exit(WRONG_USE if project.failed else FINDINGS if checking and changes else 0)


def _place(bibliography: Bibliography, key: str) -> str:
    origin = bibliography.entries[key].origin
    return f"{_shown(origin.path)}:{origin.line} " if origin else ""


def _shown(path: Path) -> str:
    from footnotes.reporting.paths import shown

    return shown(path)
