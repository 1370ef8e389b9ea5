"""Options that several subcommands have."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import click

from footnotes.translations import gettext

Command = TypeVar("Command", bound=Callable[..., Any])
_PATH = click.Path(path_type=Path)


def sources(command: Command) -> Command:
    """Add ``--bibliography``, ``--sigla`` and ``--language``: what references are understood by."""
    for option in (
        click.option("--language", metavar="CODE", help=gettext("Language of the manuscript: en, de, fr …")),
        click.option(
            "--sigla", multiple=True, type=_PATH, help=gettext("File of sigla, lines `RKEB: key`; repeatable.")
        ),
        click.option(
            "-b", "--bibliography", multiple=True, type=_PATH,
            help=gettext("BibLaTeX, CSL-JSON, RIS, Zotero …; repeatable.")
        ),
    ):  # fmt: skip
        command = option(command)
    return command


def _codes(_: click.Context, option: click.Parameter, value: str | None) -> tuple[str, ...] | None:
    if value is None:
        return None if option.name == "select" else ()
    return tuple(code.strip() for code in value.split(",") if code.strip())


def _codes_by_pattern(
    _: click.Context, option: click.Parameter, values: tuple[str, ...]
) -> tuple[tuple[str, tuple[str, ...]], ...]:
    pairs = [value.rpartition(":") for value in values]
    if not all(pattern and codes for pattern, _, codes in pairs):
        raise click.BadParameter(gettext("write PATTERN:CODES, such as drafts/*:FN101,FN4"))
    return tuple((pattern, tuple(codes.split(","))) for pattern, _, codes in pairs)


def rules(command: Command) -> Command:
    """Add ``--select`` and the other options that say which rules are on."""
    for option in (
        click.option(
            "--per-file-ignores", metavar="PATTERN:CODES", multiple=True, callback=_codes_by_pattern,
            help=gettext("Rules to leave out of the files that a pattern names; repeatable."),
        ),
        click.option("--ignore", metavar="CODES", callback=_codes, help=gettext("Rules to leave out besides.")),
        click.option("--extend-select", metavar="CODES", callback=_codes, help=gettext("Rules to apply besides.")),
        click.option(
            "--select", metavar="CODES", callback=_codes, help=gettext("Rules to apply: codes, beginnings (FN4), ALL.")
        ),
    ):  # fmt: skip
        command = option(command)
    return command


def corpus(command: Command) -> Command:
    """Add ``--corpus`` and ``--cluster``: any number of manuscripts, on any number of machines."""
    for option in (
        click.option(
            "--cluster", metavar="ADDRESS", help=gettext("Work through Dask: its scheduler's address, or `local`.")
        ),
        click.option(
            "--corpus", metavar="PATTERN", multiple=True,
            help=gettext("Manuscripts as rows: 'books/**/*.docx', a folder, an address of fsspec; repeatable."),
        ),
    ):  # fmt: skip
        command = option(command)
    return command


jobs = click.option(
    "-j", "--jobs", type=click.IntRange(min=0), default=0, help=gettext("Processes; one for each processor if 0.")
)
encoding = click.option(
    "--encoding", metavar="NAME", help=gettext("Encoding of the manuscripts, where it is not UTF-8.")
)
style = click.option(
    "-s", "--style", metavar="STYLE", help=gettext("Citation style: a name (see `footnotes styles`) or a .csl file.")
)


def output_format(*names: str) -> Callable[[Command], Command]:
    """Return the option ``--output-format`` with these values, the first the default."""
    return click.option(
        "--output-format",
        type=click.Choice(names),
        default=names[0],
        show_default=True,
        help=gettext("Form of the output."),
    )
