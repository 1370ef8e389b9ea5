"""FN504: two entries with one key, or with keys that differ in capitals only.

What it does
    Reports each entry whose key an earlier one has, and each whose key differs from an earlier one in capitals only.

Why it matters
    Of two entries with one key BibTeX and citeproc keep one and drop the other; ``Broue1980`` and ``broue1980`` are one
    key to BibTeX and two to BibLaTeX.

Example
    ``@book{broue1980, …}`` and ``@article{broue1980, …}``.

Instead
    ``broue1980a`` and ``broue1980b``, or words: ``broue-trotsky``.

Fix
    None.
"""

from __future__ import annotations

from collections.abc import Iterator, Set

from footnotes.checks.rule import Conventions, Finding, line_of
from footnotes.model.bibliography import Bibliography
from footnotes.translations import gettext


def find(bibliography: Bibliography, cited: Set[str], conventions: Conventions) -> Iterator[Finding]:
    """Yield a finding for each key that comes again."""
    for failure in bibliography.failures:
        if failure.kind == "key twice":
            yield Finding(
                line_of(failure.path, failure.line, failure.column),
                failure.reason,
                help=failure.remedy,
                about=failure.key or "",
            )
    seen: dict[str, str] = {}
    for key, entry in bibliography.entries.items():
        first = seen.setdefault(key.casefold(), key)
        if first != key and entry.origin:
            place = line_of(entry.origin.path, entry.origin.line, entry.origin.column)
            yield Finding(
                place,
                gettext('the key "{key}" differs from "{first}" in capitals only').format(key=key, first=first),
                about=key,
            )
