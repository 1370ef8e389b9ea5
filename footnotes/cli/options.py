"""Options that several subcommands have."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import click

Command = TypeVar("Command", bound=Callable[..., Any])
_PATH = click.Path(path_type=Path)


def sources(command: Command) -> Command:
    """Add ``--bibliography``, ``--sigla`` and ``--language``: what references are understood by."""
    for option in (
        click.option("--language", metavar="CODE", help="Language of the manuscript: en, de, fr …"),
        click.option("--sigla", multiple=True, type=_PATH, help="File of sigla, lines `RKEB: key`; repeatable."),
        click.option(
            "-b", "--bibliography", multiple=True, type=_PATH, help="BibTeX, BibLaTeX, CSL-JSON, CSL-YAML; repeatable."
        ),
    ):  # fmt: skip
        command = option(command)
    return command


encoding = click.option("--encoding", metavar="NAME", help="Encoding of the manuscripts, where it is not UTF-8.")
style = click.option(
    "-s", "--style", metavar="STYLE", help="Citation style: a name (see `footnotes styles`) or a .csl file."
)


def output_format(*names: str) -> Callable[[Command], Command]:
    """Return the option ``--output-format`` with these values, the first the default."""
    return click.option(
        "--output-format", type=click.Choice(names), default=names[0], show_default=True, help="Form of the output."
    )
