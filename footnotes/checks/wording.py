"""How findings speak of cites and candidates."""

from __future__ import annotations

from collections.abc import Iterable

from footnotes.model.citation import Cite
from footnotes.model.resolution import Candidate


def designator(cite: Cite) -> str:
    """Return the words of a cite that name its source, in the order they are written; all of it where none do."""
    named = [cite.key, *cite.authors, cite.title, cite.container, cite.year]
    words = sorted({word for word in named if word}, key=lambda word: (cite.text.find(word), word))
    return " ".join((" ".join(words) or cite.text).split())


def nearest(candidates: Iterable[Candidate]) -> str:
    """Return candidates as ``key (why, why), key (why)``."""
    return ", ".join(f"{candidate.key} ({reasons(candidate)})" for candidate in candidates)


def reasons(candidate: Candidate) -> str:
    """Return the evidence for a candidate, each reason once."""
    return ", ".join(dict.fromkeys(evidence.why for evidence in candidate.evidence if evidence.weight > 0))
