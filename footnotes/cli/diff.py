"""What would change in a file, as a unified diff."""

from __future__ import annotations

from collections.abc import Iterator
from difflib import unified_diff

import click

_COLOURS = {"+": "green", "-": "red", "@": "cyan"}


def show_diff(before: str, after: str, path: str, target: str) -> None:
    """Print what would change, with colours on a terminal."""
    for line in _lines(before, after, path, target):
        click.secho(line, fg=_COLOURS.get(line[:1]))


def _lines(before: str, after: str, path: str, target: str) -> Iterator[str]:
    """Yield the lines of a unified diff, without their line ends."""
    old, new = (text.splitlines(keepends=True) for text in (before, after))
    for line in unified_diff(old, new, path, target):
        yield line.rstrip("\r\n")
        if not line.endswith(("\n", "\r")):
            yield "\\ No newline at end of file"
