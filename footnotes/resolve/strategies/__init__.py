"""One way to know a source each.

DESIGNATORS weigh what is written of the source, and their order matters: what a siglum accounts for is no title any
more. CONTEXTS find the source of a cite that leans on what was read before.
"""

from __future__ import annotations

from collections.abc import Callable

from footnotes.resolve.evidence import Strategy
from footnotes.resolve.scene import Clues, Scene
from footnotes.resolve.strategies import (
    addresses,
    antecedents,
    cases,
    containers,
    cross_references,
    declared,
    discussion,
    imprints,
    keys,
    numbers,
    parallels,
    people,
    shelfmarks,
    sigla,
    titles,
    year_books,
    years,
)

DESIGNATORS: tuple[Strategy, ...] = (
    keys,
    addresses,
    sigla,
    shelfmarks,
    people,
    titles,
    containers,
    years,
    numbers,
    imprints,
)
CONTEXTS: tuple[Callable[[Scene], Clues], ...] = (
    parallels.clues,
    declared.clues,
    cross_references.clues,
    antecedents.clues,
    antecedents.last_work,
    discussion.clues,
    cases.clues,
    year_books.clues,
)

__all__ = ["CONTEXTS", "DESIGNATORS"]
