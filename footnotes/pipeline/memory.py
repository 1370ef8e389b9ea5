"""What is known of a manuscript from its last analysis, for the next one after an edit."""

from __future__ import annotations

from dataclasses import dataclass, field

from footnotes import citations
from footnotes.manuscripts import memory as manuscripts
from footnotes.resolve import Past


@dataclass(frozen=True, slots=True, eq=False)
class Memory:
    """What its paragraphs read as, the citations of its blocks, and what those before the edit mean.

    There is one for each manuscript that is being written.
    """

    paragraphs: manuscripts.Memory = field(default_factory=manuscripts.Memory)
    blocks: citations.Memory = field(default_factory=citations.Memory)
    past: Past = field(default_factory=Past)
