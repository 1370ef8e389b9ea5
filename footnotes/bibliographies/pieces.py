"""Files too large to be held whole, read piece by piece."""

from __future__ import annotations

import codecs
from collections.abc import Iterator
from pathlib import Path

from footnotes.bibliographies.reading import Source
from footnotes.records import dataclass
from footnotes.text import LineIndex

_PIECE = 4_000_000  # bytes


class NotInPiecesError(Exception):
    """A file is to be read as a whole: it is broken, or has something that pieces cannot tell."""


@dataclass(slots=True, eq=False)
class Piece:
    """A piece of a file; whoever reads it sets how many characters are done with: the next one begins there."""

    source: Source
    is_last: bool
    done: int


def pieces(path: Path) -> Iterator[Piece]:
    """Yield the pieces of a file in UTF-8, each longer where nothing of the one before was done with.

    Raises NotInPiecesError where the file cannot be read, or is no text in UTF-8.
    """
    decoder = codecs.getincrementaldecoder("utf-8-sig")()
    rest, place, size = "", (1, 1), _PIECE
    try:
        with path.open("rb") as file:
            while True:
                data = file.read(size)
                text = rest + decoder.decode(data, final=not data)
                while text.endswith("\r") and (more := file.read(1)):  # a line feed after it belongs to it
                    text += decoder.decode(more)
                if "\0" in text:
                    raise NotInPiecesError
                source = Source(path, text, LineIndex(text, place))
                piece = Piece(source, not data, len(text))
                yield piece
                if not data:
                    return
                rest, place = text[piece.done :], source.lines.position(piece.done)
                size = _PIECE if piece.done else 2 * size  # so that nothing is read again and again
    except (OSError, UnicodeDecodeError) as error:
        raise NotInPiecesError from error
