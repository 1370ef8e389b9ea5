"""What the command says on standard error, and how it writes paths."""

from __future__ import annotations

from pathlib import Path

import click

from footnotes.model.bibliography import LoadFailure
from footnotes.model.input_error import InputError


def shown(path: Path | None) -> str:
    """Return a path from the current folder where it lies below it, else as it is."""
    if path is None:
        return "-"
    if path.is_absolute() and path.is_relative_to(Path.cwd()):
        return str(path.relative_to(Path.cwd()))
    return str(path)


def tell(message: str) -> None:
    """Say something beside the results."""
    click.echo(f"footnotes: {message}", err=True)


def as_error(failure: LoadFailure) -> InputError:
    """Return what failed of a bibliography as an error."""
    path = Path(shown(failure.path))
    return InputError(failure.reason, path=path, line=failure.line, column=failure.column, remedy=failure.remedy)


def with_path_shown(error: InputError) -> InputError:
    """Return the error with its path as it is shown."""
    path = Path(shown(error.path)) if error.path else None
    return InputError(error.message, path=path, line=error.line, column=error.column, remedy=error.remedy)


def tell_fault(path: Path) -> None:
    """Tell of the exception being handled, which is a fault of ours and not of the file."""
    import traceback

    tell(f"{shown(path)}: a fault of footnotes itself, please report it:\n{traceback.format_exc()}")
