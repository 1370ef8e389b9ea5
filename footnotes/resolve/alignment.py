"""How well the words of a written title agree with those of an entry's."""

from __future__ import annotations

from footnotes.records import NamedTuple
from footnotes.resolve.index import Index
from footnotes.resolve.words import Word, agree

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
    pairs = _pairs(written, meant)
    if not pairs:
        return Alignment(0.0, 0.0, False, False, 0, written)
    weights = [index.weight(word) for word in written]
    others = [index.weight(word) for word in meant]
    positions = [place for _, place in pairs]
    paired = {place for place, _ in pairs}
    return Alignment(
        written=sum(weights[place] for place, _ in pairs) / (sum(weights) or 1),
        meant=sum(others[place] for place in positions) / (sum(others) or 1),
        begins=bool(pairs) and pairs[0] == (0, 0),
        together=bool(pairs) and positions[-1] - positions[0] == len(positions) - 1,
        telling=sum(1 for place, _ in pairs if weights[place] > 0.5 and len(written[place].text) > 1),
        unmatched=tuple(word for place, word in enumerate(written) if place not in paired),
    )


def _pairs(written: tuple[Word, ...], meant: tuple[Word, ...]) -> list[tuple[int, int]]:
    """Pair words in order, each with the next that agrees; a word whose partner lies far ahead may wait."""
    pairs, next_place = [], 0
    for place, word in enumerate(written):
        partner = next_place
        while partner < len(meant) and not agree(word, meant[partner]):
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
