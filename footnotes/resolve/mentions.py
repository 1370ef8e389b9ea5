"""Sources that running text names without citing them: an author, a title, a siglum."""

from __future__ import annotations

import re
from collections import defaultdict
from enum import StrEnum
from functools import cached_property
from typing import NamedTuple

from footnotes.model.manuscript import Manuscript
from footnotes.resolve.index import Index
from footnotes.resolve.words import Word, agree, words
from footnotes.text import Span

_TOKEN = re.compile(r"\w+(?:['’ʼ-]\w+)*\.?")
_LONGEST_PHRASE = 14  # words of a title that are compared


class MentionKind(StrEnum):
    """What of a source the text names."""

    AUTHOR = "author"
    TITLE = "title"
    SIGLUM = "siglum"


class Mention(NamedTuple):
    """A name, title or siglum in the text and the entries that it may stand for."""

    span: Span
    kind: MentionKind
    text: str
    name: str  # of an author: the family name as a skeleton
    keys: tuple[str, ...]


class _Phrase(NamedTuple):
    words: tuple[Word, ...]
    kind: MentionKind
    key: str


class Mentions:
    """Finds the sources that each block of a manuscript names; a block is read once."""

    def __init__(self, manuscript: Manuscript, index: Index) -> None:
        self._text = manuscript.text
        self._index = index
        self._found: dict[Span, tuple[Mention, ...]] = {}

    def within(self, span: Span) -> tuple[Mention, ...]:
        """Return what the text of a block or a part of one names, in order; longer names hide those inside them."""
        found = self._found.get(span)
        if found is None:
            found = self._found[span] = tuple(self._scan(span))
        return found

    @cached_property
    def _phrases(self) -> dict[str, list[_Phrase]]:
        """Titles of several telling words, and sigla with a capital or a digit, by their first word."""
        found: dict[str, list[_Phrase]] = defaultdict(list)
        index = self._index
        for key in index.bibliography.entries:
            for title in index.record(key).titles:
                if sum(1 for word in title.words if len(word.text) > 2) > 1:
                    found[title.words[0].skeleton].append(
                        _Phrase(title.words[:_LONGEST_PHRASE], MentionKind.TITLE, key)
                    )
            for siglum in index.sigla_of.get(key, ()):
                if siglum != siglum.lower() and words(siglum):
                    found[words(siglum)[0].skeleton].append(_Phrase(words(siglum), MentionKind.SIGLUM, key))
        return found

    def _scan(self, span: Span) -> list[Mention]:
        tokens = list(_TOKEN.finditer(self._text, span.start, span.end))
        found, at = [], 0
        while at < len(tokens):
            mention, length = self._phrase_at(tokens, at) or self._name_at(tokens, at) or (None, 1)
            if mention:
                found.append(mention)
            at += length
        return found

    def _phrase_at(self, tokens: list[re.Match[str]], at: int) -> tuple[Mention, int] | None:
        first = words(tokens[at][0])
        best: dict[str, MentionKind] = {}
        longest = 0
        for phrase in self._phrases.get(first[0].skeleton, ()) if first else ():
            length = self._agrees(tokens, at, phrase.words)
            if length > longest:
                best, longest = {phrase.key: phrase.kind}, length
            elif length and length == longest:
                best.setdefault(phrase.key, phrase.kind)
        if not best:
            return None
        span = Span(tokens[at].start(), tokens[at + longest - 1].end())
        return Mention(span, next(iter(best.values())), span.of(self._text), "", tuple(best)), longest

    def _agrees(self, tokens: list[re.Match[str]], at: int, phrase: tuple[Word, ...]) -> int:
        """Return how many tokens the phrase takes up from ``at``, function words between them included; else 0."""
        place = at
        for word in phrase:
            while True:
                if place >= len(tokens):
                    return 0
                here = words(tokens[place][0])
                place += 1
                if (
                    here
                    and agree(here[0], word)
                    and (not here[0].cut or here[0].text == word.text or len(here[0].text) > 1)
                ):
                    break
                if place == at + 1 or not here or here[0].text not in self._index.vocabulary.function_words:
                    return 0
        return place - at

    def _name_at(self, tokens: list[re.Match[str]], at: int) -> tuple[Mention, int] | None:
        token = tokens[at][0]
        if not token[0].isupper() or len(token) < 3:
            return None
        for word in words(token):
            if keys := self._index.names.get(word.text) or self._index.spelled_otherwise(word):
                return Mention(Span(*tokens[at].span()), MentionKind.AUTHOR, token, word.skeleton, keys), 1
        return None
