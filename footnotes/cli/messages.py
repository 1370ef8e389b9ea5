"""What the command says on standard error."""

from __future__ import annotations

from pathlib import Path

import click

from footnotes.model.input_error import InputError
from footnotes.records import TYPE_CHECKING
from footnotes.reporting.paths import shown
from footnotes.translations import gettext, ngettext

if TYPE_CHECKING:
    from footnotes.model.bibliography import LoadFailure

_PACKAGE = Path(__file__).parents[1]


def tell(message: str) -> None:
    """Say something beside the results."""
    click.echo(f"footnotes: {message}", err=True)


def as_error(failure: LoadFailure) -> InputError:
    """Return what failed of a bibliography as an error."""
    path = Path(shown(failure.path))
    return InputError(failure.reason, path=path, line=failure.line, column=failure.column, remedy=failure.remedy)


def as_warning(message: object) -> str:
    """Return what is said of something that is no error."""
    return gettext("warning: {message}").format(message=message)


def as_told(error: InputError) -> str:
    """Return what is said of an error, with its path as it is shown."""
    return gettext("error: {message}").format(message=with_path_shown(error))


def with_path_shown(error: InputError) -> InputError:
    """Return the error with its path as it is shown."""
    path = Path(shown(error.path)) if error.path else None
    return InputError(error.message, path=path, line=error.line, column=error.column, remedy=error.remedy)


def entries_written(count: int, output: Path | None) -> str:
    """Return how many entries were written, and where to."""
    if output is None:
        return ngettext("{count} entry written", "{count} entries written", count).format(count=count)
    told = ngettext("{count} entry written to {path}", "{count} entries written to {path}", count)
    return told.format(count=count, path=output)


def fault(error: Exception, path: Path | None = None) -> str:
    """Return an exception that is our own fault, and not the file's, in words; with FOOTNOTES_DEBUG set, all of it."""
    import os
    import traceback

    whole = "".join(traceback.format_exception(error)) if os.environ.get("FOOTNOTES_DEBUG") else ""
    ours = [frame for frame in traceback.extract_tb(error.__traceback__) if _PACKAGE in Path(frame.filename).parents]
    place = f"{Path(ours[-1].filename).relative_to(_PACKAGE.parent).as_posix()}:{ours[-1].lineno}" if ours else "?"
    what = " ".join(traceback.format_exception_only(error)[-1].split())
    told = gettext("a fault of footnotes itself, please report it: {what} ({place})").format(what=what, place=place)
    return whole + gettext("error: {message}").format(message=f"{shown(path)}: {told}" if path else told)
