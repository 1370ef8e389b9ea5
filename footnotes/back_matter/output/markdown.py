"""Markdown: sources as paragraphs, what is under them as nested lists."""

from __future__ import annotations

from collections.abc import Iterator

from footnotes.back_matter.listing import Item, Listing
from footnotes.csl.output import markdown
from footnotes.model.rich_text import RichText


def render(listing: Listing) -> bytes:
    """Return the list as Markdown in UTF-8."""
    blocks = [f"# {_plain(listing.title)}"]
    for heading, items in listing.sections:
        if heading:
            blocks.append(f"## {_plain(heading)}")
        for item in items:
            blocks.append(_line(item))
            if item.items:
                blocks.append("\n".join(_nested(item.items, "")))
    return ("\n\n".join(blocks) + "\n").encode()


def _nested(items: tuple[Item, ...], indent: str) -> Iterator[str]:
    for item in items:
        yield f"{indent}- {_line(item)}"
        yield from _nested(item.items, f"{indent}    ")


def _line(item: Item) -> str:
    return markdown.render(item.line)


def _plain(text: str) -> str:
    return markdown.render(RichText((text,)))
