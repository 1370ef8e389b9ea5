"""Turns text into pieces: brackets, quotation marks and emphasis paired in one pass with a stack of bounded depth."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from footnotes.citations.phrases import Phrases
from footnotes.citations.pieces import Kind, Piece
from footnotes.model.manuscript import Mark
from footnotes.text.span import Span
from footnotes.text.tokens import Token, TokenKind, tokenize

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
_EMPHASIS = "*_"
_CLOSERS = frozenset("".join((*_BRACKETS.values(), *_QUOTES.values(), _EMPHASIS)))
_PAIRED = _CLOSERS.union(_BRACKETS, _QUOTES)


@dataclass(slots=True, eq=False)
class _Frame:
    """A bracket, quotation mark or emphasis that has been opened."""

    opener: Token | None = None
    closers: str = ""
    pieces: list[Piece] = field(default_factory=list)
    until: int = -1  # of emphasis by markup: where it ends


class Lexer:
    """Reads stretches of one text; the work on words and numbers is that of ``Phrases``."""

    def __init__(self, text: str, phrases: Phrases, marks: Callable[[Span], Sequence[Mark]] | None = None) -> None:
        self._text, self._phrases, self._marks = text, phrases, marks

    def read(self, start: int, end: int) -> list[Piece]:
        """Return the pieces of ``text[start:end]`` in order; titles and groups hold theirs."""
        frames = [_Frame()]
        emphases = self._emphases(start, end)
        tokens = tokenize(self._text, start, end)
        for index, token in enumerate(tokens):
            while len(frames) > 1 and 0 <= frames[-1].until <= token.start:
                self._close(frames, len(frames) - 1, frames[-1].until, frames[-1].until)
            if emphases and emphases[-1].start <= token.start:
                self._open_emphasis(frames, emphases.pop(), token)
            if token.kind is _SPACE:
                continue
            if token.text not in _PAIRED or not self._paired(frames, tokens, index):
                frames[-1].pieces.append(_piece(token))
        while len(frames) > 1:
            if frames[-1].until >= 0:
                self._close(frames, len(frames) - 1, min(frames[-1].until, end), end)
            else:
                _flatten(frames)
        return self._phrases.joined(frames[0].pieces)

    def _emphases(self, start: int, end: int) -> list[Span]:
        if self._marks is None:
            return []
        found = [mark.text for mark in self._marks(Span(start, end)) if mark.kind in ("emphasis", "quoted")]
        return [Span(span.start, min(span.end, end)) for span in reversed(found) if span.end > span.start]

    def _open_emphasis(self, frames: list[_Frame], span: Span, token: Token) -> None:
        inside = any(frame.until >= 0 for frame in frames)
        if not inside and len(frames) < _DEEPEST and span.end > token.start:
            frames.append(_Frame(Token(TokenKind.MARK, "", span.start, span.start), "", [], span.end))

    def _paired(self, frames: list[_Frame], tokens: Sequence[Token], index: int) -> bool:
        """Open or close a frame with this token; say whether that was its meaning."""
        token = tokens[index]
        before = tokens[index - 1] if index else None
        after = tokens[index + 1] if index + 1 < len(tokens) else None
        if token.text in _CLOSERS and not (token.text in _EMPHASIS and before and before.kind is TokenKind.SPACE):
            for depth in range(len(frames) - 1, 0, -1):
                if token.text in frames[depth].closers and (frames[depth].pieces or depth < len(frames) - 1):
                    self._close(frames, depth, token.start, token.end)
                    return True
        closers = (
            _BRACKETS.get(token.text) or _QUOTES.get(token.text) or (token.text if token.text in _EMPHASIS else "")
        )
        if not closers or len(frames) >= _DEEPEST or after is None:
            return False
        if after.kind is TokenKind.SPACE and token.text not in _SPACED:
            return False
        if token.text in "'’" and after.kind is TokenKind.NUMBER:
            return False  # "'27": a year
        if token.text in "'’‘\"*_" and before is not None and before.kind in (TokenKind.WORD, TokenKind.NUMBER):
            return False
        frames.append(_Frame(token, closers))
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
        frames[-1].pieces.append(_piece(frame.opener))
    frames[-1].pieces += frame.pieces


_SPACE = TokenKind.SPACE
_KINDS = {
    TokenKind.WORD: Kind.WORD,
    TokenKind.NUMBER: Kind.NUMBER,
    TokenKind.URL: Kind.URL,
    TokenKind.MARK: Kind.MARK,
}


def _piece(token: Token) -> Piece:
    return Piece(_KINDS[token.kind], token.text, token.start, token.end)
