"""Formatted text as a tree: what the CSL processor returns and each output format renders."""

from __future__ import annotations

from collections.abc import Iterator

from footnotes.records import NamedTuple, StrEnum


class Style(StrEnum):
    """What a styled run means; the "normal" ones undo an enclosing style (CSL's flip-flopping)."""

    ITALIC = "italic"
    OBLIQUE = "oblique"
    NORMAL_STYLE = "normal-style"
    BOLD = "bold"
    LIGHT = "light"
    NORMAL_WEIGHT = "normal-weight"
    SMALL_CAPS = "small-caps"
    NORMAL_VARIANT = "normal-variant"
    UNDERLINE = "underline"
    NO_DECORATION = "no-decoration"
    SUPERSCRIPT = "superscript"
    SUBSCRIPT = "subscript"
    BASELINE = "baseline"
    NO_CASE = "no-case"  # left alone by text case; prints as nothing
    LINK = "link"  # target: the URL
    BLOCK = "block"  # CSL's display values
    LEFT_MARGIN = "left-margin"
    RIGHT_INLINE = "right-inline"
    INDENT = "indent"


class Styled(NamedTuple):
    """A run with a style around it."""

    style: Style
    children: tuple[str | Styled, ...]
    target: str = ""


class RichText(NamedTuple):
    """Text with styles; ``str()`` gives the words alone."""

    children: tuple[str | Styled, ...] = ()

    def __str__(self) -> str:
        return "".join(_words(self.children))

    def __bool__(self) -> bool:
        return bool(self.children)


def _words(children: tuple[str | Styled, ...]) -> Iterator[str]:
    for child in children:
        if isinstance(child, str):
            yield child
        else:
            yield from _words(child.children)
