"""Text as it is compared: without case, diacritics, typographic variants and differences of script."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from footnotes.patterns import pattern

_VARIANTS = {
    **dict.fromkeys("‐‑‒–—―−⁃", "-"),
    **dict.fromkeys("‘’‚‛ʼʹ′`´ʾʿ", "'"),
    **dict.fromkeys("“”„‟«»″", '"'),
    **dict.fromkeys("‹›", "'"),
    **dict.fromkeys("\u00ad\u200b\u200c\u200d\u2060\ufeff\u200e\u200f"),  # soft hyphens, joiners, marks of direction
}
_TYPOGRAPHY = str.maketrans(_VARIANTS)
# What anyascii makes of Cyrillic and of what NFKD leaves of western letters: only for others need it be loaded.
_LETTERS = "абвгдежзиклмнопрстуфхцчшщъыьэюяßæœøłđðþ§°"
_IN_LATIN = "a b v g d e zh z i k l m n o p r s t u f kh ts ch sh shch ' y ' e yu ya ss ae oe o l d d th s deg"
_LATIN = dict(zip(_LETTERS, _IN_LATIN.split(), strict=True))
_TO_LATIN = str.maketrans(_LATIN | {one.upper(): latin for one, latin in _LATIN.items() if len(one.upper()) == 1})
_NOT_ASCII = pattern(r"[^\x00-\x7f]+")


@lru_cache(maxsize=65536)
def fold(text: str) -> str:
    """Return ``text`` as it is compared: casefolded ASCII.

    Diacritics go (Unicode NFKD), typographic quotes, apostrophes and dashes become the plain ones, what is left of
    other letters is transliterated ("Троцкий" and "Trotskii" fold alike). Spaces and line breaks stay.
    """
    if text.isascii():
        return text.casefold()
    text = unicodedata.normalize("NFKD", text.translate(_TYPOGRAPHY))
    if not text.isascii():
        text = "".join(character for character in text if not unicodedata.combining(character))
        text = text.translate(_TO_LATIN)
    return _NOT_ASCII.sub(_transliterate, text).casefold()


def _transliterate(match: re.Match[str]) -> str:
    from anyascii import anyascii

    return anyascii(match[0])
