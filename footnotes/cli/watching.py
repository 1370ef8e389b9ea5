"""``footnotes check --watch``: checks again whenever something has changed."""

from __future__ import annotations

import sys
from collections.abc import Callable, Container, Iterable
from pathlib import Path

import click

from footnotes.cli.messages import as_told, tell
from footnotes.model.input_error import InputError
from footnotes.pipeline.folders import SUFFIXES
from footnotes.settings import SETTINGS_FILES
from footnotes.translations import gettext

_CLEAR = "\x1b[2J\x1b[H"
_BEAT = 200  # milliseconds after which it is known that all is being watched


def watch(check: Callable[[], object], watched: Callable[[], Iterable[Path]]) -> None:
    """Check, and check again after each change of one of the files or folders of ``watched``, until an interrupt.

    In a folder, manuscripts and settings count. Raises InputError where the library that does it is not installed.
    """
    try:
        import watchfiles
    except ImportError:
        raise InputError(gettext("--watch needs watchfiles"), remedy="pip install 'footnotes[watch]'") from None
    begun = False
    while True:
        paths = _paths(watched)
        folders = {path if path.is_dir() else path.parent for path in paths}
        for changes in watchfiles.watch(*folders, rust_timeout=_BEAT, yield_on_timeout=True, raise_interrupt=True):
            if begun and not any(_counts(Path(path), paths) for _, path in changes):
                continue
            begun = True
            _check(check)
            if _paths(watched) != paths:  # the settings name others now
                break


def _check(check: Callable[[], object]) -> None:
    if sys.stdout.isatty():
        click.echo(_CLEAR, nl=False, color=True)
    try:
        check()
    except InputError as error:
        click.echo(as_told(error), err=True)
    sys.stdout.flush()
    tell(gettext("waiting for changes"))


def _paths(watched: Callable[[], Iterable[Path]]) -> set[Path]:
    """Return what is watched; the current folder while that is not known."""
    try:
        return {path.absolute() for path in watched() if path.exists() or path.parent.is_dir()}
    except InputError:
        return {Path.cwd()}


def _counts(path: Path, watched: Container[Path]) -> bool:
    """Say whether a change of a file may change what is found; programs write other files beside manuscripts."""
    return path in watched or path.suffix.lower() in SUFFIXES or path.name in SETTINGS_FILES
