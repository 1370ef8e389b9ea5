"""Tokens: the smallest pieces of text, without loss."""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import IntEnum

from footnotes.patterns import pattern


class TokenKind(IntEnum):
    """What a token is made of; the values are the group numbers of the pattern."""

    SPACE = 1
    URL = 2
    NUMBER = 3  # digits with the letters that cling to them: "12", "3r", "19th"
    WORD = 4  # letters, with apostrophes and hyphens inside
    MARK = 5  # any other character


_TOKEN = pattern(
    r"(\s+)"
    r"|((?:https?://|ftp://|www\.|[a-z][a-z0-9-]{0,40}+\.(?:[a-z0-9-]{1,40}+\.){0,3}[a-z]{2,6}/)"
    r"[^\s<>\"“”«»]*[^\s<>\"“”«».,;:!?'’)\]*])"
    r"|(\d+(?:[^\W\d_]{1,3}(?![^\W_])|[a-e]\d{1,2}(?![^\W_]))?)"
    r"|([^\W\d_][a-z]*+[^\W\d_\u0300-\u036f]*[\u0300-\u036f]*(?:(?:['’ʼ‐-]|[\u0300-\u036f]+)[^\W\d_]+)*)"
    r"|(.)",
    re.DOTALL,
)


def tokenize(text: str, start: int = 0, end: int | None = None) -> Iterator[re.Match[str]]:
    """Return matches of the tokens of ``text[start:end]`` in order; ``lastindex`` of a match is its kind.

    The texts of all joined give the stretch back character for character.
    """
    return _TOKEN.finditer(text, start, len(text) if end is None else end)
