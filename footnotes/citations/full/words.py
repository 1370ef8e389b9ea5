"""The words of a full reference, with what stands between them: what the model labels."""

from __future__ import annotations

import re

from footnotes.patterns import pattern
from footnotes.records import NamedTuple

_WORD = pattern(
    r"""(?: https?:// | www\. ) [^\s<>«»"“”]+    # an address
    |   10\.\d{4,9}/[^\s<>«»"“”]+                # a DOI
    |   [^\W\d_]+ (?: ['’ʼ`´‐‑-] [^\W\d_]+ )*    # letters, with an apostrophe or a hyphen within
    |   \d+ (?: [a-z]{1,2} \b )?                   # digits, "35v", "2nd", "132ff"
    """,
    re.VERBOSE,
)
_ENDS_OF_ADDRESS = ".,;:)]}>*_'’"


class Word(NamedTuple):
    """A word with its place in the reference, in characters, half-open."""

    text: str
    start: int
    end: int


def words_of(text: str) -> list[Word]:
    """Return the words of a reference in order: letters, digits, addresses and DOIs; marks stand between them."""
    found = []
    for match in _WORD.finditer(text):
        written = match[0]
        if "/" in written or written.startswith("www."):
            written = written.rstrip(_ENDS_OF_ADDRESS)
        found.append(Word(written, match.start(), match.start() + len(written)))
    return found
