"""Given names made into initials (CSL 1.0.2, "initialize", "initialize-with")."""

from __future__ import annotations

from functools import lru_cache

from footnotes.patterns import pattern

_PIECE = pattern(r"(?P<open>(?:<[^<>/]+>)*)(?P<word>[^\s<>\-‐‑]+)(?P<close>(?:</[^<>]+>)*)|(?P<hyphen>[-‐‑])")
_AFTER_PERIOD = pattern(r"\.(?=[^\s\-‐‑<.,])")


@lru_cache(maxsize=32768)
def initials(given: str, with_: str, hyphen: bool, shorten: bool) -> str:
    """Return a given name with each part made an initial and followed by ``with_``.

    ``shorten`` false leaves full names alone and only sets the initials that are there; ``hyphen`` false drops the
    hyphen of compound names ("J.-P." to "J.P.").
    """
    bare = with_.rstrip()
    out: list[str] = []  # pieces with what parts them before each
    hyphened = False
    for match in _PIECE.finditer(_AFTER_PERIOD.sub(". ", given)):
        if match["hyphen"]:
            hyphened = True
            continue
        word, made = match["word"], _initial(match["word"], shorten)
        if made is None:  # a particle or a full name
            if hyphened and word[0].islower() and shorten:
                hyphened = False
                continue
            if out:
                out[-1] = out[-1].rstrip(" ")
                out.append("-" if hyphened else " ")
            out += [match["open"] + word + match["close"], " "]
        else:
            if out and hyphened and hyphen:
                out[-1] = out[-1].rstrip(" ")
                out.append("-")
            elif out and hyphened and not shorten:
                out.append("-")
            after = with_[len(bare) :]
            out += [match["open"] + made + bare + match["close"], after]
        hyphened = False
    return "".join(out).rstrip(" ") if with_ != "" else "".join(out).strip(" ")


def _initial(word: str, shorten: bool) -> str | None:
    """Return the initial of a word without its period; None for a word to be left whole."""
    if word.endswith(".") and not word[0].islower():
        return word.rstrip(".")
    if word[0].islower():
        return None
    letters = word.rstrip(".,")
    if len(letters) == 1 and word[0].isalpha():
        return letters
    if not shorten:
        return None
    lead = 1
    while lead < len(word) and word[lead].isupper():
        lead += 1
    if 1 < lead < len(word) and word[lead].islower() and lead == 2:
        return word[0] + word[1:lead].lower()
    return word[0]
