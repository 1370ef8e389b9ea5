"""FN001: a comment or an exception that silences nothing.

What it does
    Reports each code in a ``footnotes: ignore`` comment, or in a file of exceptions, that no finding answers to, and
    each that no rule has.

Why it matters
    What was silenced has been mended since; left over, the comment would hide the next mistake in its place.

Example
    ``<!-- footnotes: ignore FN101 -->`` above a paragraph whose sources are all in the bibliography.

Instead
    Take the comment or the code out.

Fix
    None.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from footnotes.checks.rule import Finding
from footnotes.checks.selecting import is_known
from footnotes.checks.suppressions import Suppression
from footnotes.translations import gettext


def find(unused: Iterable[Suppression]) -> Iterator[Finding]:
    """Yield a finding for each suppression that was not needed."""
    for one in unused:
        if not is_known(one.code):
            told = gettext('no rule "{code}"').format(code=one.code)
        elif one.words:
            told = gettext('nothing to ignore of {code} on "{words}"').format(code=one.code, words=one.words)
        else:
            told = gettext("nothing to ignore of {code}").format(code=one.code)
        yield Finding(one.place, told, about=f"{one.code} {one.words}".rstrip())
