"""What the model sees of each word: its shape, its sense in the lexicons, the marks around it, its place."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache, lru_cache
from itertools import pairwise

from footnotes.citations import lexicons
from footnotes.citations.full.words import Word
from footnotes.patterns import pattern

_SPACES = pattern(r"\s+")
_ROMAN = pattern(r"[IVXLCDM]+|[ivxlc]+")
_QUOTES = {"“": '”"', "„": '“”"', "«": "»", "»": "«", "‹": "›", "‘": "’", "‚": "‘’", '"': '"”', "'": "'"}
_APOSTROPHES = "'’‘"
_OPENING, _CLOSING = '“„«‹‘"', "”»›"
_SENSES = (  # sections of the lexicons, those that tell most first
    "months", "editors", "translators", "contained", "ibid", "op_cit", "idem", "et_al", "theses", "publishers",
    "editions", "no_place", "no_date", "accessed", "located", "signals", "series", "archives", "repositories",
    "particles", "conjunctions", "following", "passim", "function_words",
)  # fmt: skip


def features_of(text: str, words: Sequence[Word]) -> list[list[str]]:
    """Return the features of each word of a reference.

    Arguments: the reference's text and its words in order. Returns a list of strings for each word.
    """
    gaps = [
        _gap(text[before:after])
        for before, after in zip(
            [0, *(word.end for word in words)], [*(word.start for word in words), len(text)], strict=True
        )
    ]
    own = [word_features(word.text) for word in words]
    of_stretch = stretch_features(words, gaps)
    within = enclosures_of(text, words)
    kinds = "".join(kind for kind in "q*" if any(kind in enclosure for enclosure in within))
    last = len(words) - 1
    seen = []
    passed: set[str] = set()  # kinds of enclosures that ended before the word
    for at, features in enumerate(own):
        before, after = gaps[at], gaps[at + 1]
        if at:
            passed.update(kind for kind in within[at - 1] if kind not in within[at])
        found = [
            *features,
            f"b{before}",
            f"a{after}",
            f"e{within[at]}",
            f"@{min(at * 6 // (last + 1), 5)}",
            f"#{at if at < 3 else 'n'}",
            f"{features[1]}{before}|{after}",
            f"{features[1]}e{within[at]}",
            f"m{kinds}{within[at]}",
            f"m{kinds}{within[at - 1] if at else ''}>{within[at]}",
            f"n{kinds}{within[at]}>{within[at + 1] if at < last else ''}",
            f"o{kinds}{'q' in passed}{'*' in passed}{within[at]}{features[1]}",
        ]
        found += of_stretch[at]
        if at:
            previous = own[at - 1]
            found += [f"-{previous[0]}", f"-{previous[1]}{before}{features[1]}", f"-{previous[2]}", f"-b{gaps[at - 1]}"]
        else:
            found.append("first")
        if at < last:
            following = own[at + 1]
            found += [
                f"+{following[0]}",
                f"+{features[1]}{after}{following[1]}",
                f"+{following[2]}",
                f"+a{gaps[at + 2]}",
            ]
        else:
            found.append("last")
        if at > 1:
            found += [f"--{own[at - 2][2]}", f"--{own[at - 2][1]}{gaps[at - 1]}{own[at - 1][1]}{before}"]
        if at + 1 < last:
            found += [f"++{own[at + 2][2]}", f"++{after}{own[at + 1][1]}{gaps[at + 2]}{own[at + 2][1]}"]
        seen.append(found)
    return seen


def stretch_features(words: Sequence[Word], gaps: Sequence[str]) -> list[list[str]]:
    """Return what each word shares with those between the same two marks, and which of the numbers it is."""
    starts = [at for at in range(len(words)) if not at or _parts(gaps[at], words[at - 1].text)]
    stretches = list(pairwise([*starts, len(words)]))
    kinds = ["", *(_kind(words[start:end]) for start, end in stretches), ""]
    years = [word.end - word.start == 4 and word.text.isdecimal() and word.text[0] in "12" for word in words]
    all_years, passed_years, numbers = sum(years), 0, 0
    found = []
    for which, (start, end) in enumerate(stretches):
        before, kind, after = kinds[which : which + 3]
        shared = [
            f"K{kind}", f"<{before}|{kind}", f">{kind}|{after}", f"G{min(which, 5)}{kind}",
            f"B{gaps[start]}{kind}{gaps[end]}", f"H{before}|{kind}|{after}",
        ]  # fmt: skip
        for at in range(start, end):
            edge = "^" * (at == start) + "$" * (at == end - 1)
            features = [*shared, f"E{edge}{kind}", f"y{passed_years > 0}{all_years > passed_years}{kind}"]
            if words[at].text[0].isdecimal():
                features += [f"N{min(numbers, 4)}{len(words[at].text)}", f"Y{passed_years}{all_years}{min(numbers, 4)}"]
                numbers += 1
                passed_years += years[at]
            found.append(features)
    return found


def _parts(gap: str, before: str) -> bool:
    """Say whether the marks after a word part it from what follows; the stop of an initial or of "vol." does not."""
    return gap not in ("_", "-", "._", ".", "'", "_-_", "&", "_&_") or (gap == "._" and len(before) > 4)


def _kind(words: Sequence[Word]) -> str:
    """Say of what kinds words are, and how many there are."""
    kinds = {_shape(word.text) if word.text[0].isalpha() else _number(word.text) for word in words}
    size = len(words)
    return f"{''.join(sorted(kinds))}{size if size < 4 else 4 if size < 8 else 8}"


@lru_cache(maxsize=20_000)
def word_features(word: str) -> tuple[str, ...]:
    """Return what a word shows by itself: the word, its shape, its sense, its beginning and its end."""
    if "/" in word or word.startswith("www."):
        kind = "DOI" if word.startswith("10.") else "URL"
        return (kind, f"s{kind}", f"k{kind}")
    folded = word.casefold()
    if word.isdecimal():
        return (f"w{len(word)}d" if len(word) > 2 else f"w{word}", f"s{_number(word)}", "k")
    if word[0].isdecimal():
        tail = word.lstrip("0123456789")
        return (f"w0{tail}", f"s0{len(tail)}", "k")
    shape = f"s{_shape(word)}"
    sense = f"k{sense_of(word)}"
    return (f"w{folded}", shape, sense, f"p{folded[:3]}", f"f{folded[-3:]}", f"g{folded[-2:]}", f"{shape}{sense}")


def sense_of(word: str) -> str:
    """Return what a word means in the lexicons: a kind of locator, or the name of a section; empty for none."""
    return _senses().get(word.casefold(), "")


def month_of(word: str) -> int | None:
    """Return the number of a month by its name in any of the languages, a season's from 13; None for other words."""
    form = word.casefold()
    months = (lexicons.load(language).months for language in lexicons.LANGUAGES)
    return next((names[form] for names in months if form in names), None)


def _number(word: str) -> str:
    if len(word) == 4 and word[0] in "12":
        return "year"
    return f"d{min(len(word), 5)}"


def _shape(word: str) -> str:
    if len(word) == 1:
        return "I" if word.isupper() else "i"
    if _ROMAN.fullmatch(word):
        return "R" if word.isupper() else "r"
    if word.isupper():
        return "XX"
    if word.islower():
        return "x"
    if word[0].isupper() and word[1:].islower():
        return "Xx"
    return "xX" if word[0].islower() else "XxX"


@lru_cache(maxsize=5_000)
def _gap(text: str) -> str:
    """Return the marks between two words without what says nothing: lengths of spaces, kinds of quotes and dashes."""
    marks = _SPACES.sub("_", text)
    return "".join("“" if mark in _OPENING else "”" if mark in _CLOSING else mark for mark in marks)[:5]


def enclosures_of(text: str, words: Sequence[Word], unclosed: frozenset[int] = frozenset()) -> list[str]:
    """Say for each word whether it stands in quotation marks, brackets or emphasis.

    ``unclosed`` holds the places of quotation marks that nothing closes, which open nothing.
    """
    found = []
    brackets, emphasised, place = 0, False, 0
    quotes: list[tuple[str, int]] = []  # the marks that would close those open, and where these stand
    for word in words:
        for at in range(place, word.start):
            mark = text[at]
            if mark in "([":
                brackets += 1
            elif mark in ")]":
                brackets = max(0, brackets - 1)
            elif quotes and (closed := _closed(quotes, mark)):
                del quotes[-closed:]
            elif mark in _QUOTES and at not in unclosed and not (mark in _APOSTROPHES and text[at - 1 : at].isalnum()):
                quotes.append((_QUOTES[mark], at))
            elif mark in "*_":
                emphasised = not emphasised
        place = word.end
        found.append(f"{'q' * bool(quotes)}{'b' * (brackets > 0)}{'*' * emphasised}")
    still = frozenset(at for closing, at in quotes if not any(mark in closing for mark in text[place:]))
    return enclosures_of(text, words, unclosed | still) if still else found


def _closed(quotes: Sequence[tuple[str, int]], mark: str) -> int:
    """Return how many of the open quotations a mark ends: with the one it closes those within it, which nothing did."""
    return next((depth for depth in range(1, min(3, len(quotes)) + 1) if mark in quotes[-depth][0]), 0)


@cache
def _senses() -> Mapping[str, str]:
    """Return the sense of each single word of the lexicons of all languages."""
    senses: dict[str, str] = {}
    for language in lexicons.LANGUAGES:
        lexicon = lexicons.load(language)
        for form, meaning in lexicon.locators.items():
            senses.setdefault(form.casefold(), meaning)
        for section in _SENSES:
            for form in getattr(lexicon, section):
                if " " not in form:
                    senses.setdefault(str(form).casefold(), section)
    return senses
