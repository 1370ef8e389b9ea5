"""Tokens: the smallest pieces of text, without loss."""

from __future__ import annotations

import re
from enum import IntEnum
from typing import NamedTuple


class TokenKind(IntEnum):
    """What a token is made of; the values are the group numbers of the pattern."""

    SPACE = 1
    URL = 2
    NUMBER = 3  # digits with the letters that cling to them: "12", "3r", "19th"
    WORD = 4  # letters, with apostrophes and hyphens inside
    MARK = 5  # any other character


class Token(NamedTuple):
    """A token and where it stands; ``text[start:end]`` is its text."""

    kind: TokenKind
    text: str
    start: int
    end: int


_TOKEN = re.compile(
    r"(\s+)"
    r"|((?:https?://|ftp://|www\.|[a-z][a-z0-9-]{0,40}(?:\.[a-z0-9-]{1,40}){0,3}\.[a-z]{2,6}/)"
    r"[^\s<>\"“”«»]*[^\s<>\"“”«».,;:!?'’)\]*])"
    r"|(\d+(?:[^\W\d_]{1,3}(?![^\W_]))?)"
    r"|([^\W\d_][^\W\d_\u0300-\u036f]*[\u0300-\u036f]*(?:(?:['’ʼ‐-]|[\u0300-\u036f]+)[^\W\d_]+)*)"
    r"|(.)",
    re.DOTALL,
)
_KINDS = (TokenKind.SPACE, *TokenKind)


def tokenize(text: str, start: int = 0, end: int | None = None) -> list[Token]:
    """Return the tokens of ``text[start:end]`` in order; their texts joined give it back character for character."""
    matches = _TOKEN.finditer(text, start, len(text) if end is None else end)
    make = tuple.__new__  # what Token(...) does, without the cost of a call of it for each token
    return [make(Token, (_KINDS[match.lastindex or 5], match[0], match.start(), match.end())) for match in matches]
