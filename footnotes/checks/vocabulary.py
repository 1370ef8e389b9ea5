"""The lexicons, as rules ask them: which words of a cite are ibid. forms, signals and so on."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

from footnotes.citations import lexicons
from footnotes.model.lexicon import Lexicon


@lru_cache
def forms(language: str, name: str) -> frozenset[str]:
    """Return the forms of one of a lexicon's sets ("ibid", "op_cit"), of a language and of Latin."""
    found: frozenset[str] = getattr(lexicons.load(language), name) | getattr(lexicons.load("la"), name)
    return found


@lru_cache
def meanings(language: str, *names: str) -> Mapping[str, str]:
    """Return the forms of a lexicon's mappings ("divisions") with their meanings, of a language and of Latin."""
    both = (lexicons.load("la"), lexicons.load(language))
    return {form: meaning for lexicon in both for name in names for form, meaning in getattr(lexicon, name).items()}


def form_in(text: str, language: str, name: str) -> str:
    """Return the words of a text that are one of the forms, as they are written; empty where none are."""
    words = text.replace(",", " ").replace(";", " ").replace("(", " ").replace(")", " ").split()
    known = forms(language, name)
    for start in range(len(words)):
        for end in range(min(len(words), start + 4), start, -1):
            if Lexicon.form(" ".join(words[start:end])).rstrip(":") in known:
                return " ".join(words[start:end])
    return ""


def stands_in(text: str, language: str, name: str) -> bool:
    """Say whether one of the forms stands in a text as whole words."""
    return bool(form_in(text, language, name))
