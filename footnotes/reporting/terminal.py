"""Text as a terminal shows it: how wide it is, what must not reach it, colours."""

from __future__ import annotations

import unicodedata

from footnotes.model.diagnostic import Severity

TAB = 4  # columns
_PICTURES = 0x2400  # Unicode's pictures of the control characters
_CONTROLS = {code: chr(_PICTURES + code) for code in range(32) if code != ord("\t")}
# What ends a line, or turns the direction of text around, so that a line shows what it does not say (UTS 55, 3.1).
_UNSEEN = dict.fromkeys(
    [0x7F, *range(0x80, 0xA0), 0x2028, 0x2029, *range(0x202A, 0x202F), *range(0x2066, 0x206A)], "\ufffd"
)
_SAFE = str.maketrans(_CONTROLS | _UNSEEN)
_RIGHT_TO_LEFT = ("R", "AL", "RLE", "RLO", "RLI")
_ESCAPES = {"red": "31", "yellow": "33", "cyan": "36", "blue": "34"}
_COLOURS = {Severity.ERROR: "red", Severity.WARNING: "yellow", Severity.INFO: "cyan"}


def safe(text: str) -> str:
    """Return text that does nothing to a terminal: control characters are shown as signs."""
    return text.translate(_SAFE)


def width(character: str) -> int:
    """Return how many columns of a terminal a character takes (Unicode Standard Annex 11; a tab is not one here)."""
    if unicodedata.combining(character) or unicodedata.category(character) in ("Mn", "Me", "Cf"):
        return 0
    return 2 if unicodedata.east_asian_width(character) in ("W", "F") else 1


def is_right_to_left(text: str) -> bool:
    """Say whether a terminal may show some of a text from right to left: then no column under it is known."""
    return not text.isascii() and any(unicodedata.bidirectional(character) in _RIGHT_TO_LEFT for character in text)


def bold(text: str, *, coloured: bool) -> str:
    """Return text in bold where there are colours."""
    return f"\x1b[1m{text}\x1b[0m" if coloured else text


def dim(text: str, *, coloured: bool) -> str:
    """Return text that steps back where there are colours."""
    return f"\x1b[2m{text}\x1b[0m" if coloured else text


def in_colour_of(severity: Severity, text: str, *, coloured: bool) -> str:
    """Return text in the colour of a severity where there are colours."""
    return f"\x1b[1;{_ESCAPES[_COLOURS[severity]]}m{text}\x1b[0m" if coloured else text
