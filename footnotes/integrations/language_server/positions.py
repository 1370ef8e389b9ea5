"""Places in a text as editors count them, and edits that they send.

Lines end at LF, CR LF or CR; characters of a line are counted in code units of UTF-16, unless editor and server agree
on another encoding (Language Server Protocol 3.17, "Text Documents").
"""

from __future__ import annotations

from collections.abc import Iterable

from lsprotocol.types import (
    Position,
    PositionEncodingKind,
    Range,
    TextDocumentContentChangeEvent,
    TextDocumentContentChangePartial,
)

from footnotes.text import LineIndex, Span

Encoding = PositionEncodingKind | str


class EditorText:
    """A text with its lines; lines and characters count from 0, offsets are in characters of the text."""

    def __init__(self, text: str, encoding: Encoding = PositionEncodingKind.Utf16) -> None:
        self.text = text
        self._encoding = encoding
        self._lines = LineIndex(text)

    def position(self, offset: int) -> Position:
        """Return the position of an offset."""
        line, column = self._lines.position(min(offset, len(self.text)))
        start = offset - column + 1
        return Position(line - 1, self._units(self.text[start:offset]))

    def offset(self, position: Position) -> int:
        """Return the offset of a position; one behind the end of a line or of the text is at that end."""
        if position.line >= len(self._lines):
            return len(self.text)
        start = self._lines.offset(position.line + 1)
        line = self.text[start : self._end_of_line(position.line)]
        if line.isascii() or self._encoding == PositionEncodingKind.Utf32:
            return start + min(position.character, len(line))
        units = 0
        for place, character in enumerate(line):
            if units >= position.character:
                return start + place
            units += self._units(character)
        return start + len(line)

    def range(self, span: Span) -> Range:
        """Return a span as a range."""
        return Range(self.position(span.start), self.position(span.end))

    def span(self, place: Range) -> Span:
        """Return a range as a span; one that ends before it begins is empty."""
        start = self.offset(place.start)
        return Span(start, max(start, self.offset(place.end)))

    def changed(self, changes: Iterable[TextDocumentContentChangeEvent]) -> EditorText:
        """Return the text after changes, each of which counts in what the one before has left."""
        text = self
        for change in changes:
            if isinstance(change, TextDocumentContentChangePartial):
                start, end = text.span(change.range)
                new = text.text[:start] + change.text + text.text[end:]
            else:
                new = change.text
            text = EditorText(new, self._encoding)
        return text

    def _end_of_line(self, line: int) -> int:
        """Return where the characters of a line end, before the sign that ends it."""
        if line + 1 >= len(self._lines):
            return len(self.text)
        end = self._lines.offset(line + 2)
        return end - 2 if self.text.endswith("\r\n", 0, end) else end - 1

    def _units(self, text: str) -> int:
        if text.isascii() or self._encoding == PositionEncodingKind.Utf32:
            return len(text)
        if self._encoding == PositionEncodingKind.Utf8:
            return len(text.encode("utf-8", errors="surrogatepass"))
        return len(text) + sum(character > "\uffff" for character in text)
