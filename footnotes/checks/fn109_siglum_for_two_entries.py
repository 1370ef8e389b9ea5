"""FN109: a siglum that stands for several entries of the bibliography.

What it does
    Reports each siglum that two entries or more declare, at the last of them.

Why it matters
    Every cite by it is ambiguous.

Example
    ``shorthand = {Trial}`` in the entries of two trials.

Instead
    ``1936 Trial`` and ``1937 Trial``.

Fix
    None.
"""

from __future__ import annotations

from collections.abc import Iterator, Set

from footnotes.checks.rule import Conventions, Finding, line_of
from footnotes.model.bibliography import Bibliography
from footnotes.translations import gettext


def find(bibliography: Bibliography, cited: Set[str], conventions: Conventions) -> Iterator[Finding]:
    """Yield a finding for each siglum of several entries."""
    for siglum, keys in bibliography.sigla.items():
        origin = bibliography.entries[keys[-1]].origin if len(keys) > 1 else None
        if origin:
            place = line_of(origin.path, origin.line, origin.column)
            yield Finding(
                place,
                gettext('siglum "{siglum}" stands for {keys}').format(siglum=siglum, keys=", ".join(keys)),
                about=siglum,
            )
