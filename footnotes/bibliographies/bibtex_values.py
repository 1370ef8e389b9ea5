"""The value of a BibTeX field: ``{braced}``, ``"quoted"``, a number or the name of a string, joined with ``#``."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from footnotes.patterns import pattern
from footnotes.records import NamedTuple

_START = pattern(r'\s*(?:(?P<open>[{"])|(?P<bare>[^\s"#%{}(),=]+))')
_JOIN = pattern(r"\s*#")
_MARK = pattern(r'(?<!\\)[{}"]')

_LONGEST_OF_STRINGS = 20_000  # characters that strings give a value: strings of strings of strings grow beyond bounds


class Piece(NamedTuple):
    """A part of a value: its text, or the name of a string that stands for it."""

    text: str
    is_name: bool = False


Value = str | list[Piece]


def read_value(text: str, at: int, end: int) -> tuple[list[Piece], int] | None:
    """Return the pieces of the value that begins at ``at`` and where it stops; None where none does by ``end``."""
    pieces: list[Piece] = []
    while match := _START.match(text, at, end):
        if match["bare"]:
            pieces.append(Piece(match["bare"], not match["bare"].isdecimal()))
            at = match.end()
        else:
            closing = _closing(text, match.end(), end, match["open"])
            if closing is None:
                return None
            pieces.append(Piece(text[match.end() : closing]))
            at = closing + 1
        join = _JOIN.match(text, at, end)
        if not join:
            return pieces, at
        at = join.end()
    return None


def read_whole_value(text: str) -> Value | None:
    """Return the value that all of ``text`` is; None where it is none."""
    inner = text[1:-1]
    if text[:1] == "{" and text[-1:] == "}" and "{" not in inner and "}" not in inner:
        return inner  # by far the most
    read = read_value(text, 0, len(text))
    if not read or read[1] != len(text):
        return None
    pieces = read[0]
    return pieces[0].text if len(pieces) == 1 and not pieces[0].is_name else pieces


def expand(value: Value, strings: Mapping[str, str], unknown: Callable[[str], None]) -> str:
    """Return the text of a value, its string names replaced; ``unknown`` is told those that nothing defines."""
    if isinstance(value, str):
        return value
    text = []
    room = _LONGEST_OF_STRINGS
    for piece in value:
        known = strings.get(piece.text.lower()) if piece.is_name else piece.text
        if known is None:
            unknown(piece.text)
            known = piece.text
        elif piece.is_name:
            known = known[:room]
            room -= len(known)
        text.append(known)
    return "".join(text)


def _closing(text: str, at: int, end: int, opening: str) -> int | None:
    """Return where the brace or quote closes that opened before ``at``; None where it does not before ``end``."""
    depth = 0
    for match in _MARK.finditer(text, at, end):
        if match[0] == '"':
            if opening == '"' and depth == 0:
                return match.start()
        elif match[0] == "{":
            depth += 1
        elif depth:
            depth -= 1
        elif opening == "{":
            return match.start()
    return None
