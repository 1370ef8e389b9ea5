"""Keys that sort text as readers expect: letters before accents, case last (after the Unicode Collation Algorithm).

A light stand-in for the full algorithm: punctuation is ignored, digits sort before letters, scripts by code point.
"""

from __future__ import annotations

from functools import lru_cache

from footnotes.patterns import pattern

Key = tuple[str, str, str]

_IGNORED = pattern(r"[^\w\s]|_")
_INNER = pattern(r"(?<=\w)['’‘‐‑-]+(?=\w)")
_SPACES = pattern(r"\s+")
_SHORT_I = pattern("[иИ]\u0306")  # a letter of its own, not an accented one
_LETTERS = str.maketrans({"ø": "o", "đ": "d", "ł": "l", "æ": "ae", "œ": "oe", "ß": "ss", "þ": "th", "ð": "d", "ı": "i"})


@lru_cache(maxsize=65536)
def collation_key(text: str) -> Key:
    """Return a key to compare by: base letters, then accents, then case (small letters first)."""
    if text.isascii():
        primary = _SPACES.sub(" ", _IGNORED.sub("", _INNER.sub(" ", text.lower()))).strip()
        return primary, "", text.swapcase()
    import unicodedata

    spread = _SHORT_I.sub("й", unicodedata.normalize("NFKD", text))
    bare = "".join([character for character in spread if not unicodedata.combining(character)])
    folded = bare.casefold().translate(_LETTERS)
    primary = _SPACES.sub(" ", _IGNORED.sub("", _INNER.sub(" ", folded))).strip()
    accents = "".join([character if unicodedata.combining(character) else " " for character in spread])
    return primary, accents.rstrip(), text.swapcase()
