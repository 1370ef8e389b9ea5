"""Formats of lists, one a file: each with ``render(listing) -> bytes``."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from footnotes.back_matter.listing import Listing
from footnotes.model.input_error import InputError
from footnotes.translations import gettext

FORMATS = {  # with the suffixes of their files
    "markdown": (".md", ".markdown"),
    "html": (".html", ".htm"),
    "docx": (".docx",),
    "latex": (".tex", ".latex"),
    "csv": (".csv",),
}


def format_of(output: Path | None, name: str | None) -> str:
    """Return the format that is asked for by name, else by the suffix of a file, else Markdown.

    Raises InputError for a suffix that no format has.
    """
    if name is not None or output is None:
        return name or "markdown"
    for found, suffixes in FORMATS.items():
        if output.suffix.lower() in suffixes:
            return found
    known = ", ".join(suffixes[0] for suffixes in FORMATS.values())
    message = gettext('no format has the suffix "{suffix}"').format(suffix=output.suffix)
    raise InputError(message, path=output, remedy=gettext("one of: {suffixes}; or give --to").format(suffixes=known))


def renderer(name: str) -> Callable[[Listing], bytes]:
    """Return the ``render`` of a format of FORMATS."""
    from importlib import import_module  # who takes one format has no need of the others

    render: Callable[[Listing], bytes] = import_module(f"{__name__}.{name}").render
    return render
