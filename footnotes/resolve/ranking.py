"""From evidence to a probability, and from probabilities to a choice.

A weight w stands for odds of (1 + w) : (1 - w). The odds of a candidate are the product over its evidence; the
probability sets them against those of all other candidates and of the source not being in the bibliography at all.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from footnotes.model.resolution import Candidate, Evidence
from footnotes.model.terms import listed
from footnotes.records import NamedTuple
from footnotes.translations import gettext

ENOUGH = 0.75  # the least probability that is linked
_WORTH_NAMING = 0.02
_MOST_NAMED = 5
_GOOD = 0.4  # of all that are close; less is as good as nothing
_CLOSE = 3
_BOUND = 0.99  # no single piece of evidence is beyond doubt


class Case(NamedTuple):
    """All the evidence for and against an entry, and the odds that it gives together."""

    evidence: tuple[Evidence, ...] = ()
    odds: float = 1.0

    def joined(self, further: Sequence[Evidence]) -> Case:
        """Return the case with further evidence."""
        odds = self.odds
        for one in further:
            weight = one.weight
            if not -_BOUND <= weight <= _BOUND:
                weight = _BOUND if weight > 0 else -_BOUND
            odds *= (1 + weight) / (1 - weight)
        return Case((*self.evidence, *further), odds) if further else self


NO_EVIDENCE = Case()


def rank(proposals: Mapping[str, Case]) -> tuple[Candidate, ...]:
    """Return the candidates worth naming with their probabilities, best first; equal ones in the order proposed."""
    strength = {key: case.odds for key, case in proposals.items()}
    whole = 1.0 + sum(strength.values())
    best = sorted(strength, key=strength.__getitem__, reverse=True)[:_MOST_NAMED]
    return tuple(
        [
            Candidate(key, score, proposals[key].evidence)
            for key in best
            if (score := strength[key] / whole) >= _WORTH_NAMING
        ]
    )


def are_rivals(candidates: Sequence[Candidate]) -> bool:
    """Say whether the best candidate is not much better than the next, though both are good."""
    close = [one.score for one in candidates if one.score > candidates[0].score / _CLOSE]
    return len(close) > 1 and sum(close) > _GOOD


def choose(candidates: Sequence[Candidate]) -> tuple[str | None, str]:
    """Return the key to link, or None and why not in a sentence."""
    if not candidates:
        return None, gettext("nothing in the bibliography resembles it")
    best = candidates[0]
    if best.score >= ENOUGH:
        return best.key, ""
    if are_rivals(candidates):
        close = [candidate.key for candidate in candidates if candidate.score > best.score / _CLOSE]
        return None, gettext("{keys} fit about equally well").format(keys=listed(close))
    return None, gettext("too little speaks for the nearest, {key}").format(key=best.key)
