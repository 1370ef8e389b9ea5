"""A list at the end of a book, before it is written in a format: sections of items that may hold items."""

from __future__ import annotations

from footnotes.model.rich_text import RichText
from footnotes.records import NamedTuple


class Item(NamedTuple):
    """A line: its text, what stands after a colon, and the lines under it."""

    text: RichText
    detail: str = ""
    items: tuple[Item, ...] = ()

    @property
    def line(self) -> RichText:
        """The line as it reads."""
        return RichText((*self.text.children, f": {self.detail}")) if self.detail else self.text


class Section(NamedTuple):
    """Items under a heading; the heading is empty where a list has no sections."""

    heading: str
    items: tuple[Item, ...]


class Listing(NamedTuple):
    """A list with its title and language (an ISO 639-1 code).

    ``rows`` say the same for programs, in so many strings as ``columns`` has names.
    """

    title: str
    language: str
    sections: tuple[Section, ...]
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
