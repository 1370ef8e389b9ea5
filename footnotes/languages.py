"""The languages that have a lexicon, and the frequent words that tell them.

Apart from the lexicons, which hold much more: to format one entry only the language of its title has to be known.
"""

from __future__ import annotations

from functools import cache

from footnotes.resources import resource

LANGUAGES = ("en", "de", "fr", "it", "es", "pt", "ru", "la")  # ISO 639-1
_SECTION = "\nfunction_words: "  # one line of each lexicon


@cache
def function_words() -> dict[str, frozenset[str]]:
    """Return the most frequent words of each language, by its code."""
    found = {}
    for language in LANGUAGES:
        text = resource(f"references/lexicon/{language}.yml").read_text(encoding="utf-8")
        line = text.partition(_SECTION)[2].partition("\n")[0]
        found[language] = frozenset(line.split())
    return found
