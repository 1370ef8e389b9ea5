"""The lists, one a file: each with ``listing(index, references) -> Listing``.

``references`` has the entries as a style prints them, by key and in the order that they are listed in.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from footnotes.back_matter.listing import Listing
from footnotes.back_matter.source_index import SourceIndex
from footnotes.model.rich_text import RichText

LISTS = ("sources", "sigla", "archives", "kinds")
References = Mapping[str, RichText]


def maker(name: str) -> Callable[[SourceIndex, References], Listing]:
    """Return the function that makes a list of LISTS."""
    from importlib import import_module

    listing: Callable[[SourceIndex, References], Listing] = import_module(f"{__name__}.{name}").listing
    return listing
