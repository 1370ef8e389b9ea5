"""The group of subcommands: loaded when called; errors, interrupts and closed pipes end in exit codes."""

from __future__ import annotations

import importlib
import inspect
import os
import sys
from pathlib import Path
from typing import Any

import click

from footnotes.cli.messages import as_told, fault
from footnotes.model.input_error import InputError
from footnotes.reporting.paths import shown
from footnotes.translations import gettext, language

COMMANDS = (
    "parse",
    "find",
    "harvest",
    "convert",
    "entries",
    "check",
    "explain",
    "report",
    "cite",
    "bibliography",
    "render",
    "index",
    "styles",
    "rule",
    "init",
    "lsp",
    "clean",
)
FINDINGS, WRONG_USE = 1, 2
INTERRUPTED, PIPE_CLOSED = 130, 141  # as shells show the signals: 128 and their numbers


class LazyGroup(click.Group):
    """Subcommands by name, each imported when it is asked for."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the names in the order that they are learnt in."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Return a subcommand, or None where there is no such."""
        if cmd_name not in COMMANDS:
            return None
        command: click.Command = importlib.import_module(f"footnotes.cli.{cmd_name}").command
        return translated(command)

    def invoke(self, ctx: click.Context) -> Any:
        """Run the subcommand; an InputError is told on standard error."""
        try:
            result = super().invoke(ctx)
            sys.stdout.flush()
            return result
        except InputError as error:
            click.echo(as_told(error), err=True)
            ctx.exit(WRONG_USE)
        except BrokenPipeError:
            # Whatever is still buffered goes nowhere, so that Python does not try to write it at exit.
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            ctx.exit(PIPE_CLOSED)
        except OSError as error:
            about = f"{shown(Path(error.filename))}: " if isinstance(error.filename, str) else ""
            click.echo(gettext("error: {message}").format(message=f"{about}{error.strerror or error}"), err=True)
            ctx.exit(WRONG_USE)
        except KeyboardInterrupt:
            ctx.exit(INTERRUPTED)
        except (click.ClickException, click.Abort, click.exceptions.Exit):
            raise
        except Exception as error:
            click.echo(fault(error), err=True)
            ctx.exit(WRONG_USE)


def translated(command: click.Command) -> click.Command:
    """Return a command with its help, and that of its subcommands, in the user's language."""
    if command.help and language() != "en":
        command.help = gettext(inspect.cleandoc(command.help))
        for subcommand in command.commands.values() if isinstance(command, click.Group) else ():
            translated(subcommand)
    return command


def _print_version(ctx: click.Context, _: click.Parameter, wanted: bool) -> None:
    if wanted:
        from importlib.metadata import version

        click.echo(f"footnotes {version('footnotes')}")
        ctx.exit()


@click.command(cls=LazyGroup, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.option(
    "--version",
    is_flag=True,
    is_eager=True,
    expose_value=False,
    callback=_print_version,
    help=gettext("Print the version."),
)
def footnotes() -> None:
    """Manage the citations and bibliography of humanities manuscripts.

    Finds source references as they are written ("RKEB 3 40", "Getty, Origins 36", "ibid. 125"), says which entry of a
    bibliography each means, checks them, and formats them in any citation style.

    \b
    Exit codes: 0 nothing found, 1 findings, 2 wrong use, unreadable input or a bibliography that failed to load.
    Shell completion: eval "$(_FOOTNOTES_COMPLETE=bash_source footnotes)", likewise zsh_source and fish_source.
    """
