"""Sources that running text names without citing them: an author, a title, a siglum."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from enum import StrEnum
from functools import cached_property
from itertools import pairwise

from footnotes.model.manuscript import Manuscript
from footnotes.patterns import pattern
from footnotes.records import NamedTuple
from footnotes.resolve.index import Index
from footnotes.resolve.words import Word, skeleton, words
from footnotes.text import Span

_TOKEN = re.compile(r"[^\W_]+(?:['’ʼ][^\W_]+)*\.?")
# Tokens that may begin a title, a siglum or a name; the ranges hold the capitals of Latin, Greek and Cyrillic.
_CAPITALISED = re.compile(r"(?<![^\W_])[A-Z0-9À-ÖØ-ÞĀ-ɏͰ-ΫЀ-Я][^\W_]*(?:['’ʼ][^\W_]+)*\.?")
_MOST_ALIKE = 3  # entries of one title that a mention may mean
_LONGEST_TITLE = 250  # characters of text that a title is looked for in
_YEAR = re.compile(r"[^.;:()]{0,20}?\b(\d{4})\b")
_YEAR_AND_WORD = re.compile(r"(\d{4}) (\w{4,})")
_YEAR_BEFORE = re.compile(r"\b(\d{4}),? (?:\w+ )?$")
_BETWEEN = pattern(r"(?:['’]s)?[\s.,:]*(?:[^\W\d_]\.[\s,:-]*){0,3}[«“„‘\"]?")  # "Пушкин А. С. Полное собрание"
# Endings of names in other cases, German and Russian, folded, with what stands in the nominative.
_CASES = (("s", ""), ("a", ""), ("u", ""), ("e", ""), ("y", ""), ("om", ""), ("em", ""), ("ym", ""), ("im", ""),
          ("oy", "a"), ("ogo", "iy"), ("omu", "iy"))  # fmt: skip
_BEFORE_SERIES = 40  # characters before the word of a series that an ordinal is looked for in
_SHORTEST_DECLINED = 4
_LONGEST_PHRASE = 14  # words of a title that are compared


class MentionKind(StrEnum):
    """What of a source the text names."""

    AUTHOR = "author"
    WORK = "work"  # an author with a year: "Bloch's 1949 book"
    TITLE = "title"
    SIGLUM = "siglum"
    SERIES = "series"  # "the second trial", where the sigla are "1936 Trial", "1937 Trial"


class Mention(NamedTuple):
    """A name, title or siglum in the text and the entries that it may stand for."""

    span: Span
    kind: MentionKind
    text: str
    name: str  # of an author: the family name as a skeleton
    keys: tuple[str, ...]
    given: Word | None = None  # of an author: the given name before it
    full: bool = False  # of an author: that is the entry's


class _Phrase(NamedTuple):
    words: tuple[Word, ...]
    kind: MentionKind
    key: str


class _Lead(NamedTuple):
    """What a word may begin or be: titles and sigla by their second word, a siglum, a name."""

    seconds: Mapping[str, Sequence[_Phrase]]
    longest: int  # words of those titles and sigla
    sigla: tuple[str, ...]  # the keys of the siglum that it is
    name: tuple[Word, tuple[str, ...]] | None


class Mentions:
    """Finds the sources that each block of a manuscript names; a block is read once."""

    def __init__(self, manuscript: Manuscript, index: Index) -> None:
        self._text = manuscript.text
        self._manuscript = manuscript
        self._index = index
        self._found: dict[Span, list[Mention]] = {}
        self._leads: dict[str, _Lead | None] = {}  # by the word as written; most lead to nothing

    def within(self, block: Span, low: int = 0, high: int | None = None) -> list[Mention]:
        """Return what a block names between two offsets of the text, in order; longer names hide those inside them."""
        found = self._found.get(block)
        if found is None:
            found = self._found[block] = self._scan(block)
        if low <= block.start and high is None:
            return found
        first = bisect_left(found, low, key=_start)
        last = len(found) if high is None else bisect_left(found, high, key=_start)
        return [mention for mention in found[first:last] if high is None or mention.span.end <= high]

    @cached_property
    def _phrases(self) -> dict[str, dict[str, list[_Phrase]]]:
        """Titles of several telling words, and sigla of several words, by their first and their second word."""
        found: dict[str, dict[str, list[_Phrase]]] = defaultdict(lambda: defaultdict(list))
        index = self._index
        for key in index.bibliography.entries:
            titles = [(title.words[:_LONGEST_PHRASE], MentionKind.TITLE) for title in index.record(key).titles]
            sigla = [(index.phrase(siglum), MentionKind.SIGLUM) for siglum in index.sigla_of.get(key, ())]
            for phrase, kind in (*titles, *sigla):
                if sum(1 for word in phrase if len(word.text) > 1) > 1:
                    found[phrase[0].skeleton][phrase[1].skeleton].append(_Phrase(phrase, kind, key))
        return {first: dict(seconds) for first, seconds in found.items()}

    @cached_property
    def _single_sigla(self) -> dict[str, tuple[str, ...]]:
        """Sigla of one word with a capital or a digit, as they are written."""
        sigla = self._index.bibliography.sigla.items()
        return {siglum: keys for siglum, keys in sigla if siglum != siglum.lower() and " " not in siglum}

    def _scan(self, span: Span) -> list[Mention]:
        marked = sorted((*self._series_in(span), *self._titles_marked_in(span)), key=_start)
        found: list[Mention] = []
        reached = span.start
        for token in _CAPITALISED.finditer(self._text, *span):
            if (text := token[0]) not in self._leads:
                self._leads[text] = self._lead(text)
            lead = self._leads[text]
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
            keys = self._index.whole_titles.get(" ".join(word.skeleton for word in phrase), ()) if phrase else ()
            if 0 < len(keys) <= _MOST_ALIKE:
                found.append(Mention(mark.text, MentionKind.TITLE, mark.text.of(self._text), "", keys))
        return found

    def _lead(self, text: str) -> _Lead | None:
        first = words(text)
        seconds = self._phrases.get(first[0].skeleton, {}) if first else {}
        longest = max((len(phrase.words) for phrases in seconds.values() for phrase in phrases), default=0)
        sigla = self._single_sigla.get(text) or self._single_sigla.get(text.rstrip("."), ())
        name = self._look_up_name(text)
        return _Lead(seconds, longest, sigla, name) if seconds or sigla or name else None

    def _phrase_at(self, token: re.Match[str], lead: _Lead, block: Span) -> Mention | None:
        best: dict[str, MentionKind] = {}
        longest, end = 0, 0
        following = self._following(token.end(), block, lead) if lead.seconds else []
        for phrase in lead.seconds[following[0][0].skeleton] if following else ():
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

    def _following(self, start: int, block: Span, lead: _Lead) -> list[tuple[Word, int]]:
        """Return the telling words that follow, as many as the longest title has, with their ends.

        Nothing is returned where the first of them is the second of no title.
        """
        function_words = self._index.vocabulary.function_words
        found: list[tuple[Word, int]] = []
        for match in _TOKEN.finditer(self._text, start, min(block.end, start + _LONGEST_TITLE)):
            for word in words(match[0])[:1]:
                if word.text in function_words:
                    continue
                if not found and word.skeleton not in lead.seconds:
                    return []
                found.append((word, match.end()))
            if len(found) + 1 == lead.longest:
                break
        return found

    def _is_personal(self, span: Span) -> bool:
        found = words(span.of(self._text))
        return len(found) < 4 and all(word.skeleton in self._index.name_words for word in found)

    @cached_property
    def _series(self) -> dict[str, list[str]]:
        """Keys in the order of their years by the word that sigla share which differ in the year alone."""
        years: dict[str, dict[str, str]] = defaultdict(dict)
        for siglum, keys in self._index.bibliography.sigla.items():
            if (match := _YEAR_AND_WORD.fullmatch(siglum)) and len(keys) == 1:
                years[words(match[2])[0].skeleton][match[1]] = keys[0]
        return {
            word: [of_year[year] for year in sorted(of_year)] for word, of_year in years.items() if _in_step(of_year)
        }

    @cached_property
    def _series_words(self) -> tuple[str, ...]:
        """The words that the sigla of a series share, as they are written."""
        matches = (_YEAR_AND_WORD.fullmatch(siglum) for siglum in self._index.bibliography.sigla)
        shared = dict.fromkeys(word for match in matches if match for word in (match[2], match[2].lower()))
        return tuple(word for word in shared if words(word)[0].skeleton in self._series)

    def _series_in(self, span: Span) -> list[Mention]:
        """Return what an ordinal at most two words before the shared word of a series names."""
        found = []
        for shared in self._series_words if self._series else ():
            series, at = self._series[words(shared)[0].skeleton], self._text.find(shared, *span)
            while at >= 0:
                for match in _TOKEN.finditer(self._text, max(span.start, at - _BEFORE_SERIES), at):
                    ordinal = self._index.vocabulary.ordinals.get(match[0].casefold(), 0)
                    if 0 < ordinal <= len(series) and self._text.count(" ", match.end(), at) < 4:
                        whole = Span(match.start(), at + len(shared))
                        text = whole.of(self._text)
                        found.append(Mention(whole, MentionKind.SERIES, text, "", (series[ordinal - 1],)))
                at = self._text.find(shared, at + 1, span.end)
        return found

    def _look_up_name(self, text: str) -> tuple[Word, tuple[str, ...]] | None:
        # A name in capitals is a speaker's in a transcript, or stands in a heading.
        if len(text) < 3 or not text[0].isupper() or (text.isupper() and len(text) > 3):
            return None
        for word in words(text)[:1]:
            if word.text in self._index.vocabulary.function_words:
                return None
            for name in _declined(word):
                if keys := self._index.names.get(name.text) or self._index.spelled_otherwise(name):
                    return name, keys
        return None

    def _name(self, span: Span, text: str, word: Word, keys: tuple[str, ...]) -> Mention:
        year = _YEAR.match(self._text, span.end, span.end + 30)
        year = year or _YEAR_BEFORE.search(self._text, max(0, span.start - 30), span.start)
        if year:
            of_year = tuple(key for key in keys if int(year[1]) in self._index.record(key).years)
            if len(of_year) == 1:
                return Mention(span, MentionKind.WORK, f"{text} {year[1]}", word.skeleton, of_year)
        before = words(self._text[max(0, span.start - 20) : span.start])
        given = before[-1] if before and before[-1].text in self._index.given_names else None
        full = given is not None and any(
            given.text == one.text for key in keys for who in self._index.record(key).people for one in who.name.given
        )
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


def _declined(word: Word) -> Iterator[Word]:
    """Yield a name as written and without the ending of a case: "Korffs", "Лотмана"."""
    yield word
    for ending, nominative in _CASES:
        if word.text.endswith(ending) and len(word.text) - len(ending) >= _SHORTEST_DECLINED:
            name = word.text[: -len(ending)] + nominative
            yield Word(name, skeleton(name))


def _in_step(years: Iterable[str]) -> bool:
    """Say whether three years or more follow one another evenly: a series without a gap that can be seen."""
    steps = [int(later) - int(earlier) for earlier, later in pairwise(sorted(years))]
    return len(steps) > 1 and len(set(steps)) == 1
