"""Which entry a cite means, the candidates for it, and why."""

from __future__ import annotations

from footnotes.model.citation import Citation, Cite, CiteForm
from footnotes.records import NamedTuple, StrEnum


class State(StrEnum):
    """Whether it is known what is cited."""

    RESOLVED = "resolved"
    AMBIGUOUS = "ambiguous"
    UNRESOLVED = "unresolved"


class Evidence(NamedTuple):
    """One reason for a candidate, in words a reader understands, with its weight (0 to 1, negative against)."""

    strategy: str
    why: str
    weight: float


class Candidate(NamedTuple):
    """An entry that a cite may mean; the score is a probability between 0 and 1."""

    key: str
    score: float
    evidence: tuple[Evidence, ...]


class Resolution(NamedTuple):
    """The entry that a cite means, or None where none can be chosen; candidates best first.

    ``antecedent`` is the earlier citation (index into the analysis) that a locator or ibid. leans on. ``reason`` says
    in a sentence why no entry was chosen.
    """

    cite: Cite
    entry: str | None
    candidates: tuple[Candidate, ...] = ()
    antecedent: int | None = None
    reason: str = ""

    @property
    def rivals(self) -> tuple[Candidate, ...]:
        """The candidates that are too close to call; empty where one was chosen or none of them is likely.

        Each is at least a third as probable as the best, and one of them is more probably meant than not.
        """
        if self.entry is not None or not self.candidates:
            return ()
        close = tuple(one for one in self.candidates if one.score >= self.candidates[0].score / 3)
        return close if len(close) > 1 and sum(one.score for one in close) >= 0.5 else ()

    @property
    def state(self) -> State:
        """Whether it is known what the cite means; one that means the manuscript itself is resolved."""
        if self.entry is not None or self.cite.form is CiteForm.SELF:
            return State.RESOLVED
        return State.AMBIGUOUS if self.rivals else State.UNRESOLVED


class ResolvedCitation(NamedTuple):
    """A citation with the resolution of each of its cites, in their order."""

    citation: Citation
    resolutions: tuple[Resolution, ...]

    @property
    def state(self) -> State:
        """The state of the least certain of its cites."""
        states = [one.state for one in self.resolutions]
        return next((one for one in (State.UNRESOLVED, State.AMBIGUOUS) if one in states), State.RESOLVED)

    def _repr_html_(self) -> str:
        from footnotes.model.notebook import resolved_html  # for notebooks alone

        return resolved_html(self)
