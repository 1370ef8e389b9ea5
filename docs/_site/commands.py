"""The page of all commands, from what they say of themselves."""

from __future__ import annotations

import inspect
import re
from collections.abc import Iterator

import click

from footnotes.cli.group import footnotes

_INTRODUCTION = """\
# Commands

Every command with its arguments and options, as `footnotes COMMAND --help` shows them. This page is made from the
commands themselves by `make docs`.

Exit codes: 0 nothing found, 1 findings, 2 wrong use, unreadable input or a bibliography that failed to load. Results go
to standard output, messages and progress to standard error.
"""


def page() -> str:
    """Return the page in Markdown."""
    with click.Context(footnotes, info_name="footnotes") as root:
        sections = [text for name in footnotes.list_commands(root) for text in _sections(root, footnotes, name, "##")]
    return "\n".join([_INTRODUCTION, *sections])


def _sections(parent: click.Context, group: click.Group, name: str, heading: str) -> Iterator[str]:
    """Yield the section of a command, and those of its subcommands."""
    command = group.get_command(parent, name)
    assert command is not None
    with click.Context(command, info_name=name, parent=parent) as context:
        words = [*command.collect_usage_pieces(context)]
        title = context.command_path.removeprefix("footnotes ")
        usage = " ".join([context.command_path, *words])
        yield "\n".join(
            [f"{heading} {title}\n", f"```text\n{usage}\n```\n", _told(command.help or ""), _options(command)]
        )
        if isinstance(command, click.Group):
            for sub in command.list_commands(context):
                yield from _sections(context, command, sub, f"{heading}#")


def _told(text: str) -> str:
    """Return a help text in Markdown: its example is a block of commands."""
    told, _, example = inspect.cleandoc(text).partition("\b\nExample:\n")
    parts = [told.strip().replace("\b\n", "").replace("\\", "\\\\").replace("*", "\\*")]
    if example:
        parts.append(f"```sh\n{inspect.cleandoc(example)}\n```")
    return "\n\n".join(parts) + "\n"


def _options(command: click.Command) -> str:
    options = [one for one in command.params if isinstance(one, click.Option) and not one.hidden]
    if not options:
        return ""
    rows = [f"| {_names(one)} | {_cell(one.help or '')}{_default(one)} |\n" for one in options]
    return "| option | means |\n| --- | --- |\n" + "".join(rows)


def _names(option: click.Option) -> str:
    shown = ", ".join(f"`{name}`" for name in option.opts)
    if isinstance(option.type, click.Choice):
        return f"{shown} " + _cell(" or ".join(f"`{choice}`" for choice in option.type.choices))
    return shown if option.is_flag else f"{shown} {option.metavar or option.type.name.upper()}"


def _default(option: click.Option) -> str:
    return f" Without it: `{option.default}`." if option.show_default else ""


def _cell(text: str) -> str:
    return re.sub(r"(?<!`)\*(?!`)", r"\\*", text.replace("|", "\\|"))
