"""Cites web pages that are linked by words: "There is more of it. [The Salt Roads](https://example.org)"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from footnotes.citations.vocabulary import Vocabulary
from footnotes.model.citation import Citation, CitationForm, Cite, CiteForm
from footnotes.model.manuscript import Block, Manuscript, Mark
from footnotes.patterns import pattern

_WEB = pattern(r"https?://", re.IGNORECASE)
_ENDED = pattern(r"[.?!:…)\]»”\"(]\s*$")  # before a link that begins a sentence
_WORD = pattern(r"[^\W\d_]{2,}")
_FEWEST_WORDS = 2  # of a link: one alone leads about a site ("Home") or is explained by it
_WORDS_BEFORE = pattern(r"[^\W\d_]+\.?(?: [^\W\d_]+\.?)?,? $")
_REACH = 24  # characters before a link that hold a signal, after it the beginning of a sentence


def linked_sources(manuscript: Manuscript, block: Block, words: Vocabulary) -> Iterator[Citation]:
    """Yield a citation for each link of a block that stands where a source does.

    Such a link leads to the web and has words for its text; it is a sentence or paragraph by itself, or a signal
    ("see") stands before it. Links among the words of a sentence only explain them.
    """
    for mark in manuscript.marks_in(block.span):
        if is_web(mark) and _is_source(manuscript.text, mark, block, words):
            span, text = mark.text, mark.text.of(manuscript.text)
            cite = Cite(span, text, CiteForm.URL, title=text, url=mark.target)
            yield Citation(span, text, CitationForm.PROSE, (cite,), block.note)


def is_web(mark: Mark) -> bool:
    """Say whether a mark is a link that leads to the web."""
    return mark.kind == "link" and _WEB.match(mark.target) is not None


def _is_source(text: str, mark: Mark, block: Block, words: Vocabulary) -> bool:
    start, end = mark.text
    label = mark.text.of(text)
    if len(_WORD.findall(label)) < _FEWEST_WORDS or _WEB.match(label):
        return False
    before = text[max(block.span.start, start - _REACH) : start]
    after = text[end : min(block.span.end, end + _REACH)]
    rest = after.lstrip(" .)]")
    stopped = not rest or "." in after[: len(after) - len(rest)]
    if rest and not rest[0].isupper():
        return False
    if (signal := _WORDS_BEFORE.search(before)) and _is_signal(signal[0], words):
        return True
    return stopped if start == block.span.start else _ENDED.search(before) is not None


def _is_signal(written: str, words: Vocabulary) -> bool:
    """Say whether the last one or two words before a link are a signal: "see", "see also"."""
    said = tuple(word.casefold() for word in re.findall(r"[^\W\d_]+", written))
    return any("signals" in words.phrases.get(said[at:], {}) for at in range(len(said)))
