"""Which encoding bytes are in: their byte order mark, else what they look like."""

from __future__ import annotations

import codecs

MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_SINGLE_BYTE = ("cp1252", "mac-roman", "cp1251", "koi8-r")
_SAMPLE = 200_000  # bytes looked at in guessing an encoding
_TYPOGRAPHY = frozenset("–—‘’“”„«»…§°ºª†№  ")


def likely_encoding(data: bytes) -> str | None:
    """Return Python's name of the encoding that bytes which are no UTF-8 look like; None where nothing tells."""
    marked = next((name for mark, name in MARKS if data.startswith(mark)), None)
    return marked or likely_utf16(data) or _single_byte(data[:_SAMPLE])


def likely_utf16(data: bytes) -> str | None:
    """Return which UTF-16 without a byte order mark bytes look like: every other one of plain text is zero."""
    sample = data[:4000]
    if len(sample) < 4:
        return None
    even, odd = sample[0::2].count(0), sample[1::2].count(0)
    if odd > len(sample) // 5 and odd > 4 * even:
        return "utf-16-le"
    if even > len(sample) // 5 and even > 4 * odd:
        return "utf-16-be"
    return None


def _single_byte(sample: bytes) -> str | None:
    scores = {name: score for name in _SINGLE_BYTE if (score := _likeness(sample, name)) is not None}
    return max(scores, key=scores.__getitem__) if scores else None


def _likeness(sample: bytes, encoding: str) -> float | None:
    """Score how much bytes read as words in an encoding: letters of one script and of the right case inside words."""
    try:
        text = sample.decode(encoding)
    except UnicodeDecodeError:
        return None
    score = 0.0
    before = " "
    for char in text:
        if char > "\x7f":
            score += _fitness(before, char)
        before = char
    return score


def _fitness(before: str, char: str) -> float:
    if char in _TYPOGRAPHY:
        return 1.0
    if not char.isalpha():
        return -2.0
    cyrillic = "Ѐ" <= char <= "ӿ"
    if not cyrillic:
        # Latin letters with marks stand among plain ones and are seldom capitals inside a word.
        alone = before > "\x7f" and before.isalpha()
        return -1.0 if alone or (char.isupper() and before.islower()) else 1.0
    if before.isalpha() and not "Ѐ" <= before <= "ӿ":
        return -1.0
    return -1.0 if char.isupper() and before.islower() else 1.1
