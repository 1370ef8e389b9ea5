"""Tokens: the smallest pieces of text, without loss, each with the white space after it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import IntEnum

from footnotes.patterns import pattern


class TokenKind(IntEnum):
    """What a token is made of; the values are the group numbers of the pattern."""

    URL = 1
    NUMBER = 2  # digits with the letters that cling to them: "12", "3r", "19th"
    WORD = 3  # letters, with apostrophes and hyphens inside
    MARK = 4  # any other character
    SPACE = 5  # at the beginning of a stretch


_TOKEN = pattern(
    r"(?:((?:https?://|ftp://|www\.|[a-z][a-z0-9-]{0,40}+\.(?:[a-z0-9-]{1,40}+\.){0,3}[a-z]{2,6}/)"
    r"[^\s<>\"“”«»]*[^\s<>\"“”«».,;:!?'’)\]*])"
    r"|(\d+(?:[^\W\d_]{1,3}(?![^\W_])|[a-e]\d{1,2}(?![^\W_]))?)"
    r"|([^\W\d_][a-z]*+[^\W\d_\u0300-\u036f]*[\u0300-\u036f]*(?:(?:['’ʼ‐-]|[\u0300-\u036f]+)[^\W\d_]+)*)"
    r"|(\S))\s*+"
    r"|(\s+)"
)


def tokenize(text: str, start: int = 0, end: int | None = None) -> Iterator[re.Match[str]]:
    """Return matches of the tokens of ``text[start:end]`` in order; ``lastindex`` of a match is its kind and its group.

    The texts of all matches joined give the stretch back character for character.
    """
    return _TOKEN.finditer(text, start, len(text) if end is None else end)
