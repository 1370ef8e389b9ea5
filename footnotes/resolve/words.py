"""Words as they are compared: folded, with what transliterations agree on, and whether they are abbreviated."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from functools import lru_cache
from itertools import chain, filterfalse

from footnotes.patterns import pattern
from footnotes.records import NamedTuple
from footnotes.text.folding import fold

# Elided articles of French and Italian ("l'Humanité", "dell'arte") are no part of the word, nor is English "'s".
_ELISION = pattern(
    r"\b(?:l|d|qu|n|s|j|c|m|un|all|coll|dall|dell|nell|sull|quest)'(?=[a-z])|(?<=[a-z])'s\b|(?<=s)'(?=\s|$)"
)
_NO_LETTER = pattern(r"[^a-z0-9]+")
_WORD = pattern(r"[a-z0-9]+\.?")
_SECOND_HALVES = {"g": "geschicht", "b": "buch", "r": "recht"}  # of compounds that two letters abbreviate
_STEM = 5  # letters that two forms of a word share at least
# Endings of Russian adjectives and nouns in Latin letters, the longest first.
_RUSSIAN = (
    "iyakh", "iyam", "yakh", "yami", "yaya", "yimi", "yuyu", "akh", "aya", "ego", "emu", "ikh", "imi", "iya", "iye",
    "iyu", "ogo", "omu", "oye", "uyu", "yam", "ykh", "ymi", "am", "ee", "ei", "em", "ev", "ie", "ii", "im", "oe",
    "oi", "om", "ov", "ya", "ye", "yi", "ym", "yu", "a", "e", "i", "o", "u", "y",
)  # fmt: skip
_LONGEST_CUT = 7  # letters of a contraction: a longer word before a full stop may merely end a sentence
_MOST_KEPT = 200_000  # words

# What Latin spellings of Cyrillic and Greek (ISO 9, ALA-LC, BGN, Duden, French) write differently, longest first.
_SPELLINGS = (
    ("schtsch", "s"), ("shch", "s"), ("tsch", "h"), ("sch", "s"), ("tch", "h"), ("dzh", "z"), ("dsch", "z"),
    ("zh", "z"), ("sh", "s"), ("ch", "h"), ("kh", "h"), ("ck", "k"), ("ph", "f"), ("th", "t"), ("ts", "z"),
    ("tz", "z"), ("cz", "z"), ("ce", "ze"), ("ci", "zi"), ("cy", "zi"), ("yu", "u"), ("iu", "u"), ("ju", "u"),
    ("ya", "a"), ("ia", "a"), ("ja", "a"), ("yo", "o"), ("io", "o"), ("jo", "o"), ("ye", "e"), ("ie", "e"),
    ("je", "e"), ("ou", "u"), ("oe", "o"), ("ae", "a"), ("ue", "u"), ("c", "k"), ("q", "k"), ("w", "v"), ("f", "v"),
    ("x", "ks"), ("y", "i"), ("j", "i"),
)  # fmt: skip
_SPELLING = pattern("(" + "|".join(written for written, _ in _SPELLINGS) + ")")
_SPELLED = dict(_SPELLINGS)
_DOUBLED = pattern(r"(.)\1+")

_DIGITS = pattern(r"\d+")
_YEARS = pattern(r"(?<!\d)(\d{4})(?:\s*[-–—/]\s*(\d{2,4}))?(?!\d)")
_ROMAN = pattern(r"m{0,4}(?:cm|cd|d?c{0,4})(?:xc|xl|l?x{0,4})(?:ix|iv|v?i{0,4})")
_ROMAN_VALUES = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100, "d": 500, "m": 1000}


class Word(NamedTuple):
    """A folded word, what all its spellings share, and whether a full stop cuts it short."""

    text: str
    skeleton: str
    cut: bool = False


class _Known(dict[str, Word]):
    """The words met so far, by how they stand in a folded text, with the full stop after them."""

    def __missing__(self, written: str) -> Word:
        self.learn((written,))
        return self[written]

    def learn(self, tokens: Collection[str]) -> None:
        """Make words of tokens: of many together in a third of the time."""
        if len(self) + len(tokens) > _MOST_KEPT:
            self.clear()
        texts = [token.rstrip(".") for token in tokens]
        for token, text, shared in zip(tokens, texts, _skeletons(texts), strict=True):
            self[token] = Word(text, shared, len(text) < len(token))


_KNOWN = _Known()


@lru_cache(maxsize=65536)
def words(text: str) -> tuple[Word, ...]:
    """Return the words of ``text`` in order: "Pis'ma" is "pisma", "L'Humanité" is "humanite", "Hist." is cut."""
    return tuple(map(_KNOWN.__getitem__, _tokens(text)))


def words_of_all(texts: Iterable[str]) -> list[tuple[Word, ...]]:
    """Return the words of each text: for many texts this is faster than to ask for the words of one after another."""
    tokens = list(map(_tokens, texts))
    if new := {*filterfalse(_KNOWN.__contains__, chain.from_iterable(tokens))}:
        _KNOWN.learn(new)
    return [tuple(map(_KNOWN.__getitem__, found)) for found in tokens]


def _tokens(text: str) -> list[str]:
    folded = fold(text)
    if "'" in folded:
        folded = _ELISION.sub(" ", folded).replace("'", "")
    return _WORD.findall(folded)


@lru_cache(maxsize=65536)
def skeleton(word: str) -> str:
    """Return what the usual transliterations of a folded word share: "trotskii", "trotsky", "trotzki" are one."""
    return _skeletons((word,))[0]


def _skeletons(texts: Collection[str]) -> list[str]:
    """Return the skeleton of each folded word."""
    parts = _SPELLING.split("\n".join(texts))
    parts[1::2] = map(_SPELLED.__getitem__, parts[1::2])
    found = _DOUBLED.sub(r"\1", "".join(parts)).split("\n")  # a list of one empty word for no words at all
    return [text if text.isdigit() else shared for text, shared in zip(texts, found, strict=False)]


@lru_cache(maxsize=65536)
def squash(text: str) -> str:
    """Return the letters and digits of ``text`` alone, folded: "Izv. TsK KPSS" and "Izv TsK KPSS" are one."""
    return _NO_LETTER.sub("", fold(text))


def agree(written: Word, meant: Word) -> bool:
    """Say whether a written word can be the one meant: spelled otherwise, or abbreviated on either side."""
    if written.text[0] != meant.text[0] and written.skeleton[0] != meant.skeleton[0]:
        return False
    return (
        written.text == meant.text
        or (written.skeleton == meant.skeleton and len(written.skeleton) > 2)
        or _inflected(written.text, meant.text)
        or (written.cut and shortens(written.text.replace("j", "i"), meant.text.replace("j", "i")))
        or (meant.cut and shortens(meant.text, written.text))
        or (len(written.text) == 2 and _is_compound(written.text, meant.text))
    )


def _is_compound(letters: str, word: str) -> bool:
    """Say whether two letters are the initials of a German compound: "KG" for "Kirchengeschichte"."""
    second = _SECOND_HALVES.get(letters[1])
    return second is not None and word[0] == letters[0] and word.find(second) > 2


def traits(word: Word) -> tuple[str, str]:
    """Return the beginning and the skeleton of a word: two that agree, neither of them cut, share one of these."""
    return word.text[:_STEM], word.skeleton


def _inflected(one: str, other: str) -> bool:
    """Say whether two words differ in an ending of at most two letters ("Besitz", "Besitzes") or in Russian ones."""
    if one[:_STEM] != other[:_STEM]:
        return False
    if one.endswith(_RUSSIAN) and other.endswith(_RUSSIAN) and _stem(one) == _stem(other):
        return True
    if abs(len(one) - len(other)) > 2:
        return False
    stem = max(_STEM, max(len(one), len(other)) - 2)
    return min(len(one), len(other)) >= stem and one[:stem] == other[:stem]


def _stem(word: str) -> str:
    """Return a word without the ending of a Russian adjective or noun: "rossiiskuyu" and "rossiiskogo" are alike."""
    return next(word[: -len(ending)] for ending in _RUSSIAN if word.endswith(ending))


def shortens(short: str, long: str) -> bool:
    """Say whether ``short`` abbreviates ``long``: its beginning, or a contraction of three letters to seven."""
    if long.startswith(short):
        return True
    if not 3 <= len(short) <= _LONGEST_CUT or short[0] != long[:1]:
        return False
    letters = iter(long)
    return all(letter in letters for letter in short)


def number(value: str | None) -> int | None:
    """Return the number that an Arabic or Roman numeral stands for, the first of a range; None for anything else."""
    if not value:
        return None
    if match := _DIGITS.search(value):
        return int(match[0][:9])
    letters = fold(value).strip(" .,;:()[]")
    if not letters or not _ROMAN.fullmatch(letters):
        return None
    values = [_ROMAN_VALUES[letter] for letter in letters]
    return sum(-one if one < following else one for one, following in zip(values, [*values[1:], 0], strict=True))


def years(*texts: str | None) -> tuple[int, ...]:
    """Return the years written in the texts, those of a range ("1886–90") completed."""
    found: list[int] = []
    for text in texts:
        for match in _YEARS.finditer(text) if text else ():
            found.append(int(match[1]))
            if match[2]:
                found.append(int(match[1][: 4 - len(match[2])] + match[2]))
    return tuple(dict.fromkeys(found))


def quoted(texts: Iterable[str]) -> str:
    """Return texts as they are named in an explanation: “Febvre”, “Bloch”."""
    return ", ".join(f"“{text.strip()}”" for text in texts)
