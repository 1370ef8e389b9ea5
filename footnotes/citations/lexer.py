"""Turns text into pieces: brackets, quotation marks and emphasis paired in one pass with a stack of bounded depth."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from sys import maxsize

from footnotes.citations.phrases import Phrases
from footnotes.citations.pieces import Kind, Piece
from footnotes.model.manuscript import Mark
from footnotes.records import dataclass, field
from footnotes.text.span import Span
from footnotes.text.tokens import TokenKind, tokenize

_DEEPEST = 8  # brackets and quotes nested deeper are taken as they stand
_BRACKETS = {"(": ")", "[": "]"}
_QUOTES = {
    "“": "”",
    "„": "“”",
    "‟": "”",
    "‘": "’",
    "‚": "‘’",
    '"': '"',
    "'": "'",
    "«": "»",
    "»": "«",
    "‹": "›",
    "›": "‹",
}
_SPACED = "«“„"  # may have a space after them
_EMPHASIS = {"*": "*", "_": "_"}
_OPENERS = {**_BRACKETS, **_QUOTES, **_EMPHASIS}
_CLOSERS = frozenset("".join(_OPENERS.values()))
_PAIRED = _CLOSERS.union(_OPENERS)
_NO_OPENERS_AFTER_WORDS = "'’‘\"*_"
_KINDS: dict[int, Kind] = {
    TokenKind.WORD: Kind.WORD,
    TokenKind.NUMBER: Kind.NUMBER,
    TokenKind.URL: Kind.URL,
    TokenKind.MARK: Kind.MARK,
}
_MARK = Kind.MARK


@dataclass(slots=True, eq=False)
class _Frame:
    """A bracket, quotation mark or emphasis that has been opened."""

    opener: Piece | None = None
    closers: str = ""
    pieces: list[Piece] = field(default_factory=list)
    until: int = -1  # of emphasis by markup: where it ends


class Lexer:
    """Reads stretches of one text; the work on words and numbers is that of ``Phrases``."""

    def __init__(self, text: str, phrases: Phrases, marks: Callable[[Span], Sequence[Mark]] | None = None) -> None:
        self._text, self._phrases, self._marks = text, phrases, marks

    def read(self, start: int, end: int) -> list[Piece]:
        """Return the pieces of ``text[start:end]`` in order; titles and groups hold theirs."""
        while start < end and self._text[start].isspace():
            start += 1
        frames = [_Frame()]
        emphases = self._emphases(start, end)
        edge = emphases[-1].start if emphases else maxsize  # of emphasis: the next
        pieces = frames[0].pieces  # of the last frame
        before, reached = None, start  # the kind of the last token and where it ends
        for token in tokenize(self._text, start, end):
            group = token.lastindex or 0
            kind = _KINDS[group]
            at, after = token.span(group)
            piece = Piece(kind, token[group], at, after)
            if edge <= at:
                edge = self._emphasise(frames, emphases, at)
                pieces = frames[-1].pieces
            if kind is _MARK and piece.text in _PAIRED:
                if not self._paired(frames, piece, before if reached == at else None, end):
                    pieces.append(piece)
                pieces = frames[-1].pieces
            else:
                pieces.append(piece)
            before, reached = kind, after
        while len(frames) > 1:
            if frames[-1].until >= 0:
                self._close(frames, len(frames) - 1, min(frames[-1].until, end), end)
            else:
                _flatten(frames)
        return self._phrases.joined(frames[0].pieces)

    def _emphases(self, start: int, end: int) -> list[Span]:
        if self._marks is None:
            return []
        marks = self._marks(Span(start, end))
        if not marks:
            return []
        found = [mark.text for mark in marks if mark.kind in ("emphasis", "quoted")]
        return [Span(span.start, min(span.end, end)) for span in reversed(found) if span.end > span.start]

    def _emphasise(self, frames: list[_Frame], emphases: list[Span], at: int) -> int:
        """Close the emphasis by markup that ends, and open the one that begins, before a piece.

        Returns where the next one ends or begins.
        """
        while len(frames) > 1 and 0 <= frames[-1].until <= at:
            self._close(frames, len(frames) - 1, frames[-1].until, frames[-1].until)
        while emphases and emphases[-1].start <= at:
            span = emphases.pop()
            inside = any(frame.until >= 0 for frame in frames)
            if not inside and len(frames) < _DEEPEST and span.end > at:
                frames.append(_Frame(Piece(_MARK, "", span.start, span.start), "", [], span.end))
        edges = [frame.until for frame in frames if frame.until >= 0] + [span.start for span in emphases[-1:]]
        return min(edges, default=maxsize)

    def _paired(self, frames: list[_Frame], mark: Piece, before: Kind | None, end: int) -> bool:
        """Open or close a frame with this mark; say whether that was its meaning.

        ``before`` is the kind of the token that it touches, ``end`` that of the stretch.
        """
        if mark.text in _CLOSERS and (before or mark.text not in _EMPHASIS):
            for depth in range(len(frames) - 1, 0, -1):
                if mark.text in frames[depth].closers and (frames[depth].pieces or depth < len(frames) - 1):
                    self._close(frames, depth, mark.start, mark.end)
                    return True
        if mark.text not in _OPENERS or len(frames) >= _DEEPEST or mark.end == end:
            return False
        after = self._text[mark.end]
        if after.isspace() and mark.text not in _SPACED:
            return False
        if mark.text == "'" and after.isdecimal():
            return False  # "'27": a year
        if mark.text in _NO_OPENERS_AFTER_WORDS and before in (Kind.WORD, Kind.NUMBER):
            return False
        frames.append(_Frame(mark, _OPENERS[mark.text]))
        return True

    def _close(self, frames: list[_Frame], depth: int, inner_end: int, end: int) -> None:
        while len(frames) - 1 > depth:
            _flatten(frames)
        frame = frames.pop()
        if frame.opener is None:
            return
        inner = Span(frame.opener.end, inner_end)
        if frame.opener.text in _BRACKETS:
            children = self._phrases.joined(frame.pieces)
            frames[-1].pieces.append(
                Piece(Kind.GROUP, inner.of(self._text), frame.opener.start, end, inner=inner, children=children)
            )
            return
        quoted = frame.opener.text in _QUOTES
        frames[-1].pieces += self._phrases.title(frame.pieces, inner, Span(frame.opener.start, end), quoted=quoted)


def _flatten(frames: list[_Frame]) -> None:
    """Give the pieces of the last frame, which is never closed, to the one around it."""
    frame = frames.pop()
    if frame.opener is not None and frame.opener.text:
        frames[-1].pieces.append(frame.opener)
    frames[-1].pieces += frame.pieces
