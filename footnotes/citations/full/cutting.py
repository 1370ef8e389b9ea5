"""Where the full references of a note stand, which may hold several with words of its author between them.

A small conditional random field says of each word whether it begins a reference, goes on with one, or is in none, from
the fields that it and its neighbours would be in and from what the model of full references sees of it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING

from footnotes.citations.full.features import sense_of
from footnotes.citations.full.parsing import FullReference
from footnotes.citations.full.tagging import observations, tags_for
from footnotes.citations.full.words import Word, words_of
from footnotes.patterns import pattern
from footnotes.resources import resource

if TYPE_CHECKING:
    import pycrfsuite

BEGINS, GOES_ON, NONE = "B", "I", "O"
_MARK = pattern(r"[.;:!?–—―]|\s-\s")
_OF_THE_WORD = ("w", "p", "f", "g", "-w", "+w")  # which words stand between references is no one's to foresee
_FIELDS = {
    "author": "a", "editor": "a", "title": "t", "container-title": "c", "issued": "y", "page": "p", "folio": "p",
    "publisher-place": "i", "publisher": "i", "volume": "v", "issue": "v", "URL": "u", "back": "b",
}  # fmt: skip
_OPENING = "(«“„‘‹»\"'[*_"
_CLOSING = {")": "(", "]": "[", "”": "“„", "»": "«", "’": "‘", "*": "*", "“": "„", "›": "‹", '"': '"'}


def cut(text: str) -> list[tuple[int, int]]:
    """Return where the references of a note stand, in characters, half-open, in order, without signals before them."""
    words = words_of(text)
    if not words:
        return []
    seen = observations(text, words)
    tags = tags_for(seen)
    found: list[tuple[int, int]] = []
    for at, kind in enumerate(_model().tag(observed(text, words, seen, tags))):
        if kind == BEGINS or (kind == GOES_ON and not found):
            found.append((at, at + 1))
        elif kind == GOES_ON:
            found[-1] = (found[-1][0], at + 1)
    return [_edges(text, words, _after_signal(words, start, end), end) for start, end in found]


def places_of(reference: FullReference) -> list[tuple[int, int]]:
    """Return where the references stand in what was taken for one: its own place where no field tells of another."""
    runs = Counter(field.variable for field in reference.fields)
    if max(runs["author"], runs["title"], runs["issued"]) < 2:
        return [(0, len(reference.text))]
    return cut(reference.text) or [(0, len(reference.text))]


def observed(text: str, words: Sequence[Word], seen: Sequence[Sequence[str]], tags: Sequence[str]) -> list[list[str]]:
    """Return what the model sees of each word, by what that of full references sees and makes of it."""
    codes = [_FIELDS.get(tag, "o" if tag == "other" else "z") for tag in tags]
    gaps = [text[one.end : other.start] for one, other in pairwise(words)]
    padded = ["^", "^", *codes, "$", "$"]
    parts = _parts(gaps, codes)
    earlier = ""  # the fields since the last semicolon, those of this part left out
    found = []
    for at, features in enumerate(seen):
        gap = "^" if not at else "".join(gaps[at - 1].split())[:4] or "_"
        new = not at or parts[at] != parts[at - 1]
        if new:
            earlier = "" if ";" in gap else "".join(sorted({*earlier, *parts[at - 1]})) if at else ""
        around = "".join(padded[at + 1 : at + 4])
        before = "".join(padded[at : at + 3])
        own = [
            f"~{around}", f"~<{before}", f"~g{gap}{around[:2]}", f"~h{gap}{new}{around[1:]}",
            f"~e{new}{earlier}|{codes[at]}", f"~p{new}{parts[at - 1] if at and new else ''}|{parts[at]}",
            f"~m{new}{_MARK.search(gaps[at - 1]) is not None if at else '^'}{codes[at]}",
            f"~q{new}{gap}{'t' in earlier}{'y' in earlier}{'p' in earlier}{codes[at]}",
        ]  # fmt: skip
        found.append([*(feature for feature in features if not feature.startswith(_OF_THE_WORD)), *own])
    return found


def _parts(gaps: Sequence[str], codes: Sequence[str]) -> list[str]:
    """Return for each word which fields the words between the same two full stops or semicolons are in, in order."""
    starts = [0, *(at + 1 for at, gap in enumerate(gaps) if _MARK.search(gap)), len(codes)]
    parts: list[str] = []
    for start, end in pairwise(starts):
        held = "".join(dict.fromkeys(codes[start:end]))
        parts += [held] * (end - start)
    return parts


def _after_signal(words: Sequence[Word], start: int, end: int) -> int:
    """Return the number of the word after "See also", "Cf. generally", where a reference begins with such words."""
    at = start
    while at < end - 1 and (
        (sense_of(words[at].text) == "signals" and len(words[at].text) > 1) or (at > start and words[at].text.islower())
    ):
        at += 1
    return at


def _edges(text: str, words: Sequence[Word], start: int, end: int) -> tuple[int, int]:
    """Take in the marks that open a reference, and those that close what it has opened."""
    begin, stop = words[start].start, words[end - 1].end
    while begin > (words[start - 1].end if start else 0) and text[begin - 1] in _OPENING:
        begin -= 1
    limit = words[end].start if end < len(words) else len(text)
    for at in range(stop, limit):
        if any(opening in text[begin:stop] for opening in _CLOSING.get(text[at], "")):
            stop = at + 1
        elif text[at] not in ".,?! ":
            break
    return begin, stop


@cache
def _model() -> pycrfsuite.Tagger:
    import pycrfsuite

    tagger = pycrfsuite.Tagger()
    tagger.open(str(resource("references/cuts.crf")))
    return tagger
