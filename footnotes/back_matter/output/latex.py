r"""LaTeX: a ``theindex``, for ``\input`` into a book (LaTeX: A Document Preparation System, 1994, section 4.5.2)."""

from __future__ import annotations

from collections.abc import Iterator

from footnotes.back_matter.listing import Item, Listing
from footnotes.csl.output import latex
from footnotes.model.rich_text import RichText

_COMMANDS = (r"\item", r"\subitem", r"\subsubitem")


def render(listing: Listing) -> bytes:
    """Return the list as LaTeX in UTF-8."""
    lines = [rf"{{\renewcommand{{\indexname}}{{{_plain(listing.title)}}}%", r"\begin{theindex}"]
    for number, (heading, items) in enumerate(listing.sections):
        if number:
            lines += ["", r"\indexspace"]
        if heading:
            lines += ["", rf"\item \textbf{{{_plain(heading)}}}"]
        lines += _lines(items, 0)
    return "\n".join([*lines, "", r"\end{theindex}}", ""]).encode()


def _lines(items: tuple[Item, ...], level: int) -> Iterator[str]:
    for item in items:
        if not level:
            yield ""
        yield f"{_COMMANDS[min(level, 2)]}{{}} {latex.render(item.line)}"  # {}: what follows may be a bracket
        yield from _lines(item.items, level + 1)


def _plain(text: str) -> str:
    return latex.render(RichText((text,)))
