"""Words that are meant to be the same and are not written the same."""

from __future__ import annotations

import re
import unicodedata

from footnotes.patterns import pattern
from footnotes.resolve.words import skeleton
from footnotes.text.folding import fold

_LONG = 5  # letters: shorter words differ by one from too many others
_WORD = pattern(r"[^\W\d_]+(?:['’ʼ-][^\W\d_]+)*")


def tokens(text: str) -> list[re.Match[str]]:
    """Return the words of a text, hyphens and apostrophes inside them included."""
    return list(_WORD.finditer(text))


def misspelled(written: str, meant: str) -> bool:
    """Say whether a word is another written otherwise: without its accents, transliterated otherwise, with a slip.

    Other cases of a word ("Besitzes"), capitals, another script, е for ё, ligatures and other apostrophes are none.
    """
    one, other = _plain(written), _plain(meant)
    one_folded, other_folded = fold(one), fold(other)
    if one == other or _script(one) != _script(other) or one_folded[:1] != other_folded[:1]:
        return False
    if one_folded == other_folded:
        return len(one) > 2
    if min(len(one_folded), len(other_folded)) < _LONG - 1:
        return False
    if skeleton(one_folded) == skeleton(other_folded) and _script(one) == "LATIN":
        return True
    long = min(len(one_folded), len(other_folded)) >= _LONG
    return long and not _inflected(one_folded, other_folded) and _one_slip(one_folded, other_folded)


def _plain(word: str) -> str:
    return (
        unicodedata.normalize("NFC", word)
        .casefold()
        .replace("’", "'")
        .replace("ʼ", "'")
        .replace("ё", "е")
        .replace("æ", "ae")
        .replace("œ", "oe")
        .replace("ſ", "s")
        .removesuffix("'s")
    )


def _script(word: str) -> str:
    return unicodedata.name(word[0], "").partition(" ")[0]


def _inflected(one: str, other: str) -> bool:
    """Say whether two words differ in their endings only."""
    shared = next((at for at, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))
    return shared >= 4 and max(len(one), len(other)) - shared <= 3 and shared > min(len(one), len(other)) - 3


def _one_slip(one: str, other: str) -> bool:
    """Say whether a letter is lost, added or changed, or two are exchanged, inside a word."""
    if abs(len(one) - len(other)) > 1:
        return False
    start = next((at for at, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))
    rest, other_rest = one[start:], other[start:]
    exchanged = rest[:2] == other_rest[:2][::-1] and rest[2:] == other_rest[2:]
    return exchanged or rest[1:] == other_rest[1:] or rest[1:] == other_rest or rest == other_rest[1:]
