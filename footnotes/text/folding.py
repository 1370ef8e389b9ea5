"""Text as it is compared: without case, diacritics, typographic variants and differences of script."""

from __future__ import annotations

import unicodedata
from functools import lru_cache

_VARIANTS = {
    **dict.fromkeys("‐‑‒–—―−⁃", "-"),
    **dict.fromkeys("‘’‚‛ʼʹ′`´ʾʿ", "'"),
    **dict.fromkeys("“”„‟«»″", '"'),
    **dict.fromkeys("‹›", "'"),
    **dict.fromkeys("\u00ad\u200b\u200c\u200d\u2060\ufeff\u200e\u200f"),  # soft hyphens, joiners, marks of direction
}
# What anyascii makes of Cyrillic and of what NFKD leaves of western letters: only for others need it be loaded.
_LETTERS = "абвгдежзиклмнопрстуфхцчшщъыьэюяßæœøłđðþ§°"
_IN_LATIN = "a b v g d e zh z i k l m n o p r s t u f kh ts ch sh shch ' y ' e yu ya ss ae oe o l d d th s deg"
_LATIN = dict(zip(_LETTERS, _IN_LATIN.split(), strict=True))
_LATIN |= {one.upper(): latin for one, latin in _LATIN.items() if len(one.upper()) == 1}


class _Folded(dict[int, str]):
    """What each character folds to by its number, found out when it is first met: folding is one pass of a table."""

    def __missing__(self, number: int) -> str:
        written = _VARIANTS.get(chr(number), chr(number)) or ""
        plain = "".join(one for one in unicodedata.normalize("NFKD", written) if not unicodedata.combining(one))
        self[number] = folded = "".join(one if one.isascii() else _in_latin(one) for one in plain).casefold()
        return folded


_FOLDED = _Folded()


@lru_cache(maxsize=65536)
def fold(text: str) -> str:
    """Return ``text`` as it is compared: casefolded ASCII.

    Diacritics go (Unicode NFKD), typographic quotes, apostrophes and dashes become the plain ones, what is left of
    other letters is transliterated ("Троцкий" and "Trotskii" fold alike). Spaces and line breaks stay.
    """
    return text.casefold() if text.isascii() else text.translate(_FOLDED)


def _in_latin(letter: str) -> str:
    if letter in _LATIN:
        return _LATIN[letter]
    from anyascii import anyascii

    return anyascii(letter)
