"""Sigla that the manuscript itself declares: "(hereafter CahLT)", "im Folgenden: GStA PK"."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Collection, Iterator
from functools import cached_property

from footnotes.model.citation import Citation
from footnotes.model.manuscript import Manuscript
from footnotes.patterns import pattern
from footnotes.records import NamedTuple
from footnotes.resolve.leads import MentionKind
from footnotes.resolve.mentions import Mentions
from footnotes.resolve.vocabulary import Vocabulary

_SIGLUM = r"[:\s—–-]*[\"“„«'‘]?(?P<siglum>[^\W_][^\"”“»'’),;:\n\]]{0,38}?)[\"”“»'’]?(?=\.?\s*[),;\]\n.]|$)"
_MOST_WORDS = 4
_NEAR = 40  # characters between a citation and the siglum declared for it
_BEFORE_WORD, _AFTER_WORD = 30, 90  # characters around the longest word of a form that the whole is looked for in
_AFTER_TITLE = 120  # characters between a title in the text and the siglum declared for it
_LONGEST_TITLE = 500  # characters before a declaration that are read for a title


class Declaration(NamedTuple):
    """A siglum and where it is declared."""

    start: int
    siglum: str


class Declarations:
    """The declarations of a manuscript, found in one pass when first asked for."""

    def __init__(self, manuscript: Manuscript, vocabulary: Vocabulary, mentions: Mentions) -> None:
        self._manuscript = manuscript
        self._vocabulary = vocabulary
        self._mentions = mentions

    def of(self, citation: Citation) -> list[str]:
        """Return the sigla declared in a citation or right after it."""
        low = bisect_left(self._starts, citation.span.start)
        high = bisect_left(self._starts, citation.span.end + _NEAR)
        return [
            declaration.siglum
            for declaration in self._found[low:high]
            if "\n\n" not in self._manuscript.text[citation.span.end : declaration.start]
        ]

    def of_titles(self) -> Iterator[tuple[str, str, int]]:
        """Yield the sigla declared right after a title that the text names, with its entry's key and the offset."""
        for start, siglum in self._found:
            block = self._manuscript.block_at(start)
            named = self._mentions.within(block.span, start - _LONGEST_TITLE, start) if block is not None else ()
            titles = [mention for mention in named if mention.kind is MentionKind.TITLE and len(mention.keys) == 1]
            if titles and start - titles[-1].span.end <= _AFTER_TITLE:
                yield siglum, titles[-1].keys[0], start

    @cached_property
    def _found(self) -> list[Declaration]:
        return declarations_in(self._manuscript, self._vocabulary.hereafter)

    @cached_property
    def _starts(self) -> list[int]:
        return [declaration.start for declaration in self._found]


_last: list[tuple[str, Collection[str], list[Declaration]]] = []  # of the text that was looked through last


def declarations_in(manuscript: Manuscript, hereafter: Collection[str]) -> list[Declaration]:
    """Return the sigla declared in a manuscript, in the order of the text.

    ``hereafter`` holds the forms of declaring, as ``Lexicon.form`` gives them. Rules ask for what the resolver has
    asked for just before.
    """
    last = _last[0] if _last else None  # read once: another thread may put its own there
    if last is None or last[0] is not manuscript.text or last[1] != hereafter:
        last = (manuscript.text, hereafter, _declarations_in(manuscript.text, hereafter))
        _last[:] = [last]
    return last[2]


def _declarations_in(text: str, hereafter: Collection[str]) -> list[Declaration]:
    forms = sorted(hereafter, key=len, reverse=True)
    if not forms:
        return []
    alternatives = "|".join(r"\.?\s+".join(map(re.escape, form.rstrip(" –").split())) for form in forms)
    declaring = pattern(rf"(?<!\w)(?:{alternatives})\.?(?!\w){_SIGLUM}", re.IGNORECASE)
    found: dict[int, Declaration] = {}
    for place in _places(text, {max(form.split(), key=len) for form in forms}):
        match = declaring.search(text, max(0, place - _BEFORE_WORD), place + _AFTER_WORD)
        if match and _is_siglum(match["siglum"]):
            found[match.start()] = Declaration(match.start(), match["siglum"].strip())
    return sorted(found.values())


def _places(text: str, telling: set[str]) -> Iterator[int]:
    """Yield where the longest words of the forms stand: finding them is much faster than trying every form."""
    for word in telling:
        for written in {word, word.capitalize()}:
            at = text.find(written)
            while at >= 0:
                yield at
                at = text.find(written, at + 1)


def _is_siglum(text: str) -> bool:
    """Say whether what follows "hereafter" is a name for a source and no running text."""
    return len(text.split()) <= _MOST_WORDS and (text[0].isupper() or text[0].isdigit())
