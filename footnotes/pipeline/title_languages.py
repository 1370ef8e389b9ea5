"""The language of an entry's title where the entry does not say it: title case is for English alone."""

from __future__ import annotations

from functools import cache
from itertools import filterfalse

from footnotes.languages import function_words
from footnotes.model.entry import Entry
from footnotes.patterns import pattern

_WORD = pattern(r"[^\W\d_]+")
_LAST_LATIN = "\u036f"  # Greek, Cyrillic and all other scripts come after the Latin letters
_SHARED = pattern(r"a|am|an|as|come|die|do|hat|in|man|me|no|on|or|par|plus|so|son|war")


def with_language(entry: Entry) -> Entry:
    """Return the entry, with a ``language`` where it has none and its title is not English.

    Styles capitalise the words of English titles; CSL takes an entry without a language for English (CSL 1.0.2,
    "Text-case"), and so would print "Études Sur La Classe Industrielle".
    """
    if entry.text("language"):
        return entry
    language = _foreign(entry.text("title") or entry.text("container-title"))
    return entry._replace(variables={**entry.variables, "language": language}) if language else entry


def _foreign(title: str) -> str:
    """Return the language of a title by its small words, "und" (undetermined) for another script; empty for English."""
    words = _WORD.findall(title)
    if sum(word[0] > _LAST_LATIN for word in words) * 2 > len(words):
        return "und"
    small = {word for word in words if word.islower()}
    if not small:
        return ""
    hits = {language: len(small & frequent) for language, frequent in _small_words().items()}
    best = max(hits, key=lambda language: (hits[language], language == "en"))
    return best if best != "en" else ""


@cache
def _small_words() -> dict[str, frozenset[str]]:
    """Return the frequent words of each language without those that are words of English and of another."""
    return {
        language: frozenset(filterfalse(_SHARED.fullmatch, found))
        for language, found in function_words().items()
        if language != "la"
    }
