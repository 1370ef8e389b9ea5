"""FN501: an entry of the bibliography that no manuscript cites.

What it does
    Reports each entry that none of the manuscripts checked together cites, at its place in the bibliography. An entry
    that a cited one belongs to (the collection of a cited chapter) counts as cited, and so does one that is among the
    nearest to a cite which FN101 or FN102 reports: that is to be mended first.

Why it matters
    A list of works cited names what is cited. An entry left over is a source that was cut.

Example
    ``@book{broue1980, …}`` and no cite of it in any chapter.

Instead
    Cite it, take it out, or, where one bibliography serves many projects, set ``ignore = ["FN501"]``.

Fix
    None.
"""

from __future__ import annotations

from collections.abc import Iterator, Set

from footnotes.checks.rule import Conventions, Finding, line_of
from footnotes.model.bibliography import Bibliography
from footnotes.translations import gettext


def find(bibliography: Bibliography, cited: Set[str], conventions: Conventions) -> Iterator[Finding]:
    """Yield a finding for each entry that is neither cited nor related to a cited one."""
    related = {other for key in cited if (entry := bibliography.entries.get(key)) for other in entry.relations.values()}
    for key, entry in bibliography.entries.items():
        if key not in cited and key not in related and entry.origin:
            origin = entry.origin
            yield Finding(
                line_of(origin.path, origin.line, origin.column),
                gettext('entry "{key}" is never cited').format(key=key),
                about=key,
            )
