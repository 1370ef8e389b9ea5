"""Sound BibTeX entries, which nearly all are, read four times as fast as by a parser for whatever there may be.

An entry is sound here that begins a line, is in braces, has each field once with one value, and is all that its last
line holds. Whatever else there is, ``bibtex_blocks`` leaves to bibtexparser.
"""

from __future__ import annotations

import re

from footnotes.bibliographies.bibtex_values import Piece, Value
from footnotes.patterns import pattern
from footnotes.records import NamedTuple

_DEEPEST = 4  # braces inside each other


def _braced(depth: int) -> str:
    plain = r"[^{}\\]*+(?:\\.[^{}\\]*+)*+"
    return rf"{plain}(?:\{{{_braced(depth - 1)}\}}{plain})*+" if depth else plain


_LINE = pattern(r"^[ \t]*+@", re.MULTILINE)
_HEAD = pattern(r"[ \t]*+(?P<at>@)([A-Za-z]++)\{[ \t\r\n]*+([^\s\"#%'(),={}\\@]++)[ \t\r\n]*+,[ \t\r\n]*+")
_FIELD = pattern(
    r"([A-Za-z][\w:+-]*+)[ \t\r\n]*+=[ \t\r\n]*+"
    rf'(?:\{{({_braced(_DEEPEST)})\}}|"([^"{{}}\\]*+)"|(\d++)|([A-Za-z][\w:-]*+))'
    r"[ \t\r\n]*+(?:,[ \t\r\n]*+|(?=\}))",
    re.DOTALL,
)
_END = pattern(r"\}[ \t]*+(?:\r?\n[ \t\r\n]*+|\Z)")
_OTHERS = frozenset({"string", "comment", "preamble"})


class SoundEntry(NamedTuple):
    """An entry: where its @ stands and where what follows it begins, its type and fields in small letters."""

    start: int
    end: int
    type: str
    key: str
    fields: dict[str, Value]


def sound_entry(text: str, at: int) -> SoundEntry | None:
    """Return the sound entry that begins at ``at``, the beginning of a line; None where none does."""
    head = _HEAD.match(text, at)
    if head is None:
        return None
    _, kind, key = head.groups()
    fields: dict[str, Value] = {}
    end, count = head.end(), 0
    while field := _FIELD.match(text, end):
        name, braced, quoted, number, string = field.groups()
        value: Value = braced if braced is not None else quoted if quoted is not None else number or ""
        fields[name.lower()] = value if string is None else [Piece(string, is_name=True)]
        end = field.end()
        count += 1
    close = _END.match(text, end)
    if close is None or len(fields) < count or kind.lower() in _OTHERS:
        return None
    return SoundEntry(head.start("at"), close.end(), kind.lower(), key, fields)


def next_sound_entry(text: str, at: int) -> int | None:
    """Return where the next line with a sound entry begins after ``at``; None where there is none."""
    return next((line.start() for line in _LINE.finditer(text, at + 1) if sound_entry(text, line.start())), None)
