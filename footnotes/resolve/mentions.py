"""Sources that running text names without citing them: an author, a title, a siglum."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence

from footnotes.model.manuscript import Manuscript
from footnotes.patterns import pattern
from footnotes.records import NamedTuple
from footnotes.resolve.index import Index
from footnotes.resolve.leads import Lead, Leads, MentionKind, Seconds
from footnotes.resolve.words import Word, words
from footnotes.text import Span

_TOKEN = pattern(r"[^\W_]+(?:['’ʼ][^\W_]+)*\.?")
# Tokens that may begin a title, a siglum or a name; the ranges hold the capitals of Latin, Greek and Cyrillic. What
# stands before is looked at last: a search for one of some characters is the fastest.
_CAPITALISED = pattern(r"[A-Z0-9À-ÖØ-ÞĀ-ɏͰ-ΫЀ-Я](?<![^\W_].)[^\W_]*(?:['’ʼ][^\W_]+)*\.?")
_CROWDED = 300  # entries by authors of one name
_MOST_ALIKE = 3  # entries of one title that a mention may mean
_LONGEST_TITLE = 250  # characters of text that a title is looked for in
_YEAR = pattern(r"[^.;:()]{0,20}?\b(\d{4})\b")
_YEAR_BEFORE = pattern(r"\b(\d{4}),? (?:\w+ )?$")
_BETWEEN = pattern(r"(?:['’]s)?[\s.,:]*(?:[^\W\d_]\.[\s,:-]*){0,3}[«“„‘\"]?")  # "Пушкин А. С. Полное собрание"
_BEFORE_SERIES = 40  # characters before the word of a series that an ordinal is looked for in


class Mention(NamedTuple):
    """A name, title or siglum in the text and the entries that it may stand for."""

    span: Span
    kind: MentionKind
    text: str
    name: str  # of an author: the family name as a skeleton
    keys: Sequence[str]
    given: Word | None = None  # of an author: the given name before it
    full: bool = False  # of an author: that is the entry's


class Mentions:
    """Finds the sources that each block of a manuscript names; a block is read once."""

    def __init__(self, manuscript: Manuscript, index: Index) -> None:
        self._text = manuscript.text
        self._manuscript = manuscript
        self._index = index
        self._found: dict[Span, list[Mention]] = {}
        self._leads = Leads.of(index)

    def within(self, block: Span, low: int = 0, high: int | None = None) -> list[Mention]:
        """Return what a block names between two offsets of the text, in order; longer names hide those inside them."""
        found = self._found.get(block)
        if found is None:
            found = self._found[block] = self._scan(block)
        if not found or (low <= block.start and high is None):
            return found
        first = bisect_left(found, low, key=_start) if low > block.start else 0
        if high is None:
            return found[first:]
        return [mention for mention in found[first : bisect_left(found, high, key=_start)] if mention.span.end <= high]

    def _scan(self, span: Span) -> list[Mention]:
        marked = [*self._series_in(span), *self._titles_marked_in(span)]
        found: list[Mention] = []
        reached = span.start
        for token in _CAPITALISED.finditer(self._text, *span):
            text = token[0]
            lead = self._leads.get(text)
            if lead is None or token.start() < reached:
                continue
            mention = self._phrase_at(token, lead, span)
            if mention is None and lead.name:
                mention = self._name(Span(*token.span()), text, *lead.name)
            if mention is not None:
                found.append(self._of_author(mention, found[-1]) if found and len(mention.keys) > 1 else mention)
                reached = mention.span.end
        return sorted((*found, *marked), key=_start) if marked else found

    def _of_author(self, mention: Mention, before: Mention) -> Mention:
        """Return a title that several works share as that of the author named right before it."""
        if mention.kind is not MentionKind.TITLE or before.kind is not MentionKind.AUTHOR:
            return mention
        own = tuple(key for key in mention.keys if key in before.keys)
        joined = own and _BETWEEN.fullmatch(self._text, before.span.end, mention.span.start)
        return mention._replace(keys=own) if joined else mention

    def _titles_marked_in(self, span: Span) -> list[Mention]:
        """Return what is set off by emphasis or quotation marks and is a whole title, one word though it be."""
        found = []
        for mark in self._manuscript.marks_in(span):
            phrase = self._index.phrase(mark.text.of(self._text)) if _length(mark.text) <= _LONGEST_TITLE else ()
            keys = self._index.entitled(phrase)
            if 0 < len(keys) <= _MOST_ALIKE:
                found.append(Mention(mark.text, MentionKind.TITLE, mark.text.of(self._text), "", keys))
        return found

    def _phrase_at(self, token: re.Match[str], lead: Lead, block: Span) -> Mention | None:
        best: dict[str, MentionKind] = {}
        longest, end = 0, 0
        following = self._following(token.end(), block, lead.seconds) if lead.seconds is not None else []
        telling = [word for word, _ in following]
        for phrase in lead.seconds.among(telling) if lead.seconds is not None and following else ():
            length = len(phrase.words)
            if length >= longest and _agrees(following, phrase.words):
                best = {**(best if length == longest else {}), phrase.key: phrase.kind}
                longest, end = length, following[length - 2][1]
        if not best:
            return Mention(Span(*token.span()), MentionKind.SIGLUM, token[0], "", lead.sigla) if lead.sigla else None
        span = Span(token.start(), end)
        if self._is_personal(span) and not self._manuscript.marks_in(span):
            return None  # "Léon Sedov" is a title only where it is marked as one
        return Mention(span, next(iter(best.values())), span.of(self._text), "", tuple(best))

    def _following(self, start: int, block: Span, seconds: Seconds) -> list[tuple[Word, int]]:
        """Return the telling words that follow, as many as the longest title has, with their ends.

        Nothing is returned where the first of them is the second of no title.
        """
        function_words = self._index.vocabulary.function_words
        found: list[tuple[Word, int]] = []
        longest = 2
        for match in _TOKEN.finditer(self._text, start, min(block.end, start + _LONGEST_TITLE)):
            for word in words(match[0])[:1]:
                if word.text in function_words:
                    continue
                if not found:
                    longest = seconds.longest(word.skeleton)
                    if not longest:
                        return []
                found.append((word, match.end()))
            if len(found) + 1 >= longest:
                break
        return found

    def _is_personal(self, span: Span) -> bool:
        found = words(span.of(self._text))
        return len(found) < 4 and all(word.skeleton in self._index.name_words for word in found)

    def _series_in(self, span: Span) -> list[Mention]:
        """Return what an ordinal at most two words before the shared word of a series names."""
        found = []
        for shared in self._leads.series_words if self._leads.series else ():
            at = self._text.find(shared, *span)
            while at >= 0:
                series = self._leads.series[words(shared)[0].skeleton]
                for match in _TOKEN.finditer(self._text, max(span.start, at - _BEFORE_SERIES), at):
                    ordinal = self._index.vocabulary.ordinals.get(match[0].casefold(), 0)
                    if 0 < ordinal <= len(series) and self._text.count(" ", match.end(), at) < 4:
                        whole = Span(match.start(), at + len(shared))
                        text = whole.of(self._text)
                        found.append(Mention(whole, MentionKind.SERIES, text, "", (series[ordinal - 1],)))
                at = self._text.find(shared, at + 1, span.end)
        return found

    def _name(self, span: Span, text: str, word: Word, keys: Sequence[str]) -> Mention:
        year = _YEAR.match(self._text, span.end, span.end + 30)
        year = year or _YEAR_BEFORE.search(self._text, max(0, span.start - 30), span.start)
        if year:
            of_year = tuple(self._index.of_years(keys, (int(year[1]),)))
            if len(of_year) == 1:
                return Mention(span, MentionKind.WORK, f"{text} {year[1]}", word.skeleton, of_year)
        before = words(self._text[max(0, span.start - 20) : span.start])
        given = before[-1] if before and before[-1].text in self._index.given_names else None
        full = given is not None and (len(keys) > _CROWDED or any(  # of so many, one has it
            given.text == one.text for key in keys for who in self._index.record(key).people for one in who.name.given
        ))  # fmt: skip
        return Mention(span, MentionKind.AUTHOR, text, word.skeleton, keys, given, full)


def _length(span: Span) -> int:
    return span.end - span.start


def _start(mention: Mention) -> int:
    return mention.span.start


def _agrees(following: list[tuple[Word, int]], phrase: tuple[Word, ...]) -> bool:
    """Say whether the words that follow the first of a phrase are its others; the second is known to be."""
    if len(phrase) - 1 > len(following):
        return False
    return all(following[place - 1][0].skeleton == phrase[place].skeleton for place in range(2, len(phrase)))
