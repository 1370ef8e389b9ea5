"""How well the words of a written title agree with those of an entry's."""

from __future__ import annotations

from functools import lru_cache
from itertools import chain

from footnotes.records import NamedTuple
from footnotes.resolve.index import Index
from footnotes.resolve.words import Word, agree, traits

_LONGEST = 40  # words of a title that are compared


class Alignment(NamedTuple):
    """Shares of the written and of the entry's words that agree in order, weighed by how telling they are."""

    written: float  # 0 to 1
    meant: float  # 0 to 1
    begins: bool  # the first words of both agree
    together: bool  # the agreeing words stand side by side in the entry's title
    telling: int  # how many agreeing words are more than a function word
    unmatched: tuple[Word, ...]  # written words without a partner


def align(written: tuple[Word, ...], meant: tuple[Word, ...], index: Index) -> Alignment:
    """Pair the written words, in order, with those of a title."""
    written, meant = written[:_LONGEST], meant[:_LONGEST]
    own, known = _traits(written), _traits(meant)
    pairs = _pairs(written, meant, known) if own is None or known is None or not own.isdisjoint(known) else []
    if not pairs:
        return Alignment(0.0, 0.0, False, False, 0, written)
    weights, others = index.weights(written), index.weights(meant)
    paired = {place for place, _ in pairs}
    return Alignment(
        sum([weights[place] for place, _ in pairs]) / (weights[-1] or 1),
        sum([others[place] for _, place in pairs]) / (others[-1] or 1),
        pairs[0] == (0, 0),
        pairs[-1][1] - pairs[0][1] == len(pairs) - 1,
        len([place for place in paired if weights[place] > 0.5 and len(written[place].text) > 1]),
        tuple([word for place, word in enumerate(written) if place not in paired]) if len(pairs) < len(written) else (),
    )


@lru_cache(maxsize=65536)
def _traits(words: tuple[Word, ...]) -> frozenset[str] | None:
    """Return what words that agree share at least one of; None where one is cut: it agrees with many others."""
    return None if any(word.cut for word in words) else frozenset(chain.from_iterable(map(traits, words)))


def _pairs(written: tuple[Word, ...], meant: tuple[Word, ...], known: frozenset[str] | None) -> list[tuple[int, int]]:
    """Pair words in order, each with the next that agrees; a word whose partner lies far ahead may wait."""
    pairs, next_place = [], 0
    for place, word in enumerate(written):
        if known is not None and not word.cut and known.isdisjoint(traits(word)):
            continue
        partner = next_place
        while partner < len(meant) and word.text != meant[partner].text and not agree(word, meant[partner]):
            partner += 1
        if partner == len(meant):
            continue
        if word.cut and len(word.text) == 1 and partner > next_place and word.text != meant[partner].text:
            continue  # an initial stands for the next word or for none
        if partner - next_place > 3 and _fits_better(written[place + 1 :], meant[next_place:partner]):
            continue
        pairs.append((place, partner))
        next_place = partner + 1
    return pairs


def _fits_better(later: tuple[Word, ...], skipped: tuple[Word, ...]) -> bool:
    return any(word.skeleton == other.skeleton for word in later[:2] for other in skipped)
