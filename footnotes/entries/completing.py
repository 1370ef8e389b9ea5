"""Short titles and sigla for entries that have none, so that none of them can be taken for another's."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator

from footnotes.bibliographies.biblatex_writing import escaped
from footnotes.entries.proposal import Proposal
from footnotes.model.bibliography import Bibliography
from footnotes.model.entry import Entry
from footnotes.model.lexicon import Lexicon
from footnotes.patterns import pattern
from footnotes.resolve.vocabulary import Vocabulary
from footnotes.resolve.words import squash, words
from footnotes.translations import gettext

_SUBTITLE = pattern(r"[:.?!;]\s|\s[–—-]\s")
_MARKUP = pattern(r"<[^<>]*>")  # of CSL: <i>, <span class="nocase">
_QUOTES = pattern(r"[\"“”„«»‹›]")
_WORD = pattern(r"[^\W_]+(?:['’ʼ-][^\W_]+)*")
_LONG = 4  # telling words that a title may have without a short one
_SHORT = 3  # telling words of a short title
_LETTERS = (2, 6)  # of a siglum
_WITH_SIGLA = frozenset({"periodical", "collection", "entry-encyclopedia", "entry-dictionary", "dataset", "classic"})


def propose_short_titles(bibliography: Bibliography, lexicons: Iterable[Lexicon]) -> Iterator[Proposal]:
    """Yield a short title for each entry with a long title, and no siglum: its first telling words.

    They are as many as no title of another work begins with, the main title where that has few.
    """
    function_words = Vocabulary.of(tuple(lexicons)).function_words
    titles = _titles(bibliography, function_words)
    having = {key for keys in bibliography.sigla.values() for key in keys}
    for entry in bibliography.entries.values():
        title = _MARKUP.sub("", entry.text("title"))
        named = entry.text("title-short") or entry.text("shortTitle") or entry.key in having
        if named or _telling(title, function_words) <= _LONG:
            continue
        for short in _shorter(title, function_words):
            if not _is_anothers(squash(short), entry.key, titles):
                yield Proposal(
                    entry.key,
                    gettext("short title “{short}”").format(short=short),
                    fields={"shorttitle": escaped(short)},
                )
                break


def propose_sigla(bibliography: Bibliography, lexicons: Iterable[Lexicon]) -> Iterator[Proposal]:
    """Yield a siglum for each periodical, collection and work in volumes without one: its initials, "JMH"."""
    function_words = Vocabulary.of(tuple(lexicons)).function_words
    taken = {squash(siglum) for siglum in bibliography.sigla}
    having = {key for keys in bibliography.sigla.values() for key in keys}
    for entry in bibliography.entries.values():
        in_volumes = entry.type == "book" and bool(entry.text("number-of-volumes"))
        if entry.key in having or not (in_volumes or entry.type in _WITH_SIGLA):
            continue
        for siglum in _sigla(entry, function_words):
            if _LETTERS[0] <= len(siglum) and squash(siglum) not in taken:
                taken.add(squash(siglum))
                yield Proposal(
                    entry.key, gettext("siglum {siglum}").format(siglum=siglum), fields={"shorthand": escaped(siglum)}
                )
                break


def _titles(bibliography: Bibliography, function_words: frozenset[str]) -> list[tuple[str, str]]:
    """Return all titles, short titles and sigla, squashed, in alphabetical order, with the keys of their entries.

    Titles come with and without their article.
    """
    pairs = [
        (squash(text), entry.key)
        for entry in bibliography.entries.values()
        for variable in ("title", "title-short", "shortTitle")
        for title in (_MARKUP.sub("", entry.text(variable)),)
        for text in (title, title[_start(title, function_words) :])
    ]
    pairs += [(squash(siglum), key) for siglum, keys in bibliography.sigla.items() for key in keys]
    return sorted(pair for pair in pairs if pair[0])


def _is_anothers(short: str, key: str, titles: list[tuple[str, str]]) -> bool:
    """Say whether a title of another entry begins with a short one."""
    for at in range(bisect_left(titles, (short, "")), len(titles)):
        title, other = titles[at]
        if not title.startswith(short):
            return False
        if other != key:
            return True
    return False


def _telling(text: str, function_words: frozenset[str]) -> int:
    return sum(word.text not in function_words for word in words(text))


def _shorter(title: str, function_words: frozenset[str]) -> Iterator[str]:
    """Yield ever longer beginnings of a title, without its article, and its main title before its subtitle."""
    subtitle = _SUBTITLE.search(title)
    main = title[: subtitle.start()] if subtitle else title
    if _telling(main, function_words) <= _LONG:
        yield main
    found = list(_WORD.finditer(title))
    telling = [match for match in found if not _is_function_word(match[0], function_words)]
    start = _start(title, function_words)
    for last in telling[_SHORT - 1 : _LONG + 1]:
        short = title[start : last.end()]
        if not _QUOTES.search(short):  # one that would stand alone
            yield short


def _start(title: str, function_words: frozenset[str]) -> int:
    """Return where the first telling word of a title begins."""
    told = (word.start() for word in _WORD.finditer(title) if not _is_function_word(word[0], function_words))
    return next(told, 0)


def _is_function_word(text: str, function_words: frozenset[str]) -> bool:
    return all(word.text in function_words for word in words(text))


def _sigla(entry: Entry, function_words: frozenset[str]) -> Iterator[str]:
    """Yield initials of the telling words of a title, then with more letters of the last one, then with the year."""
    title = _MARKUP.sub("", entry.text("title-short") or entry.text("title") or entry.text("container-title"))
    told = [match[0] for match in _WORD.finditer(title) if not _is_function_word(match[0], function_words)]
    initials = "".join(word[0].upper() for word in told)[: _LETTERS[1]]
    yield initials
    last = told[-1] if told else ""
    for length in range(2, min(len(last), 5)):
        yield initials[:-1] + last[:length].capitalize()
    if entry.years():
        yield f"{initials} {entry.years()[0]}"
