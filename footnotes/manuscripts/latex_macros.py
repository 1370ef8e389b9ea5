r"""Commands of the author's own that have no arguments: ``\newcommand{\RKEB}{\emph{Reabilitatsiia}}``."""

from __future__ import annotations

import re
from collections.abc import Mapping

from footnotes.manuscripts.latex_groups import Groups
from footnotes.patterns import pattern
from footnotes.text import Span

_DEFINED = pattern(
    r"""\\(?:(?:re|provide)?newcommand|providecommand|renewcommand|DeclareRobustCommand)\*?\s*
        (?:\{\s*\\(?P<name>[A-Za-z@]+)\s*\}|\\(?P<bare>[A-Za-z@]+))\s*(?=\{)
      | \\def\s*\\(?P<def>[A-Za-z@]+)(?=\{)""",
    re.VERBOSE,
)


def macros(source: str, groups: Groups) -> Mapping[str, Span]:
    """Return where the bodies of commands without arguments stand, by the commands' names; the last one holds."""
    found: dict[str, Span] = {}
    for match in _DEFINED.finditer(source):
        inside = groups.argument(match.end())
        if inside is not None:
            found[match["name"] or match["bare"] or match["def"]] = Span(*inside)
    return found
