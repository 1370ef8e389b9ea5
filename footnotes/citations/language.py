"""The language a text is written in, told by its most frequent words."""

from __future__ import annotations

from collections import Counter

from footnotes.languages import function_words
from footnotes.patterns import pattern

_WORD = pattern(r"[^\W\d_]+")
_SAMPLES, _SIZE = 4, 5_000  # stretches of the text that are looked at, and characters in each
_ENOUGH = 4  # frequent words: one or two may be those of a title


def language_of(text: str) -> str:
    """Return the ISO 639-1 code of the language that a text is most likely written in; "en" where nothing tells.

    A few stretches of a long text are looked at. Latin is never told: it stands in notes of every language.
    """
    step = max(len(text) // _SAMPLES, _SIZE)
    words: Counter[str] = Counter()
    for start in range(0, len(text), step):
        words.update(_WORD.findall(text[start : start + _SIZE].casefold()))
    hits = {
        language: sum(words[word] for word in frequent)
        for language, frequent in function_words().items()
        if language != "la"
    }
    best = max(hits, key=lambda language: (hits[language], language == "en"))
    return best if hits[best] >= _ENOUGH else "en"
