"""Output formats: one per file, each with ``render(rich) -> str``."""

from __future__ import annotations

from collections.abc import Callable

from footnotes.model.input_error import InputError
from footnotes.model.rich_text import RichText
from footnotes.translations import gettext

FORMATS = ("plain", "html", "markdown", "latex", "rtf", "docx", "odt", "tei", "jats", "docbook", "rst", "typst", "org")


def renderer(name: str) -> Callable[[RichText], str]:
    """Return the ``render`` of an output format; raises InputError for one that is not in FORMATS."""
    if name not in FORMATS:
        raise InputError(
            gettext('no output format "{name}"').format(name=name),
            remedy=gettext("one of: {formats}").format(formats=", ".join(FORMATS)),
        )
    from importlib import import_module  # who takes one format has no need of it

    render: Callable[[RichText], str] = import_module(f"footnotes.csl.output.{name}").render
    return render
