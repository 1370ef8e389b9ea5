"""What the grammar of citations makes of a full reference, word by word: a hint to the model."""

from __future__ import annotations

from collections.abc import Sequence

from footnotes.citations.cites import read_cites
from footnotes.citations.designators import Designators
from footnotes.citations.full.words import Word, words_of
from footnotes.citations.lexer import Lexer
from footnotes.citations.phrases import Phrases
from footnotes.citations.vocabulary import sequence_key, vocabulary
from footnotes.model.bibliography import Bibliography
from footnotes.model.citation import Cite
from footnotes.model.lexicon import Lexicon

_FIELDS = ("title", "container", "publisher", "place", "url", "date", "year", "volume", "issue")
_NOBODY = Designators.of(Bibliography())


def readings_of(text: str, words: Sequence[Word], lexicons: Sequence[Lexicon]) -> list[str]:
    """Return for each word of a reference the field in which the grammar puts it, empty where it puts it in none."""
    vocabulary_ = vocabulary(sequence_key(lexicons))
    pieces = Lexer(text, Phrases(text, vocabulary_, _NOBODY)).read(0, len(text))
    cites = [draft.cite() for draft in read_cites(text, pieces, vocabulary_)]
    folded = [word.text for word in words]
    found = [""] * len(words)
    for cite in cites:
        _mark(cite, words, folded, found)
    return found


def _mark(cite: Cite, words: Sequence[Word], written: list[str], found: list[str]) -> None:
    for locator in cite.locators:
        for at, word in enumerate(words):
            if locator.span.start <= word.start < locator.span.end and not found[at]:
                found[at] = "page" if locator.label == "page" else "locator"
    if cite.signal:
        _mark_value("signal", cite.signal, written, found)
    for field in _FIELDS:
        value = getattr(cite, field)
        if value:
            _mark_value(field, value, written, found)
    for author in cite.authors:
        for word in words_of(author):
            for at, other in enumerate(written):
                if other == word.text and not found[at]:
                    found[at] = "author"
                    break


def _mark_value(field: str, value: str, written: list[str], found: list[str]) -> None:
    sought = [word.text for word in words_of(value)]
    size = len(sought)
    if not size:
        return
    for at in range(len(written) - size + 1):
        if written[at] == sought[0] and written[at : at + size] == sought and not any(found[at : at + size]):
            found[at : at + size] = [field] * size
            return
