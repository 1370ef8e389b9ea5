"""Names as BibTeX and BibLaTeX write them, as CSL names.

BibTeX: "First von Last", "von Last, First", "von Last, Jr, First" (btxdoc, section 4). BibLaTeX: "family=…, given=…"
(manual, section 3.4, "Data Annotations and Name Formats"), ``useprefix``. A name wholly in braces is a body's.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from footnotes.bibliographies.latex_text import decode, fold_spaces
from footnotes.patterns import pattern

_AND = pattern(r"(?:^| )and(?= |$)", re.IGNORECASE)
_COMMA = pattern(r",")
_SPACE = pattern(r"[ ~]")
_BRACE = pattern(r"\\.|[{}]", re.DOTALL)
_EXTENDED = pattern(r'\s*"?(family|given|prefix|suffix|useprefix|id|hash|[a-z]+-i)\s*=')
_MOST_KEPT = 50_000  # names: the people of a library come again and again
_OTHERS = {"literal": "others"}  # what pandoc writes for "and others"


def read_names(text: str, *, useprefix: bool = False) -> list[dict[str, str]]:
    """Return the names of a name field in LaTeX as CSL names.

    Particles are dropping ones (Ludwig van Beethoven sorts under B) unless ``useprefix`` says otherwise. "and others"
    becomes the literal name "others".
    """
    names = [_OTHERS if part == "others" else _name(part, useprefix) for part in split_list(text)]
    return [dict(name) for name in names if name]


def split_list(text: str) -> list[str]:
    """Return the parts of a list field, which "and" outside braces separates."""
    parts = (part.strip() for part in _split(fold_spaces(text), _AND))
    return [part for part in parts if part]


def _split(text: str, separator: re.Pattern[str]) -> list[str]:
    """Split LaTeX where ``separator`` stands outside braces."""
    if "{" not in text:
        return separator.split(text)
    parts, start = [], 0
    inside = list(_groups(text))
    at = 0
    for match in separator.finditer(text):
        while at < len(inside) and inside[at][1] <= match.start():
            at += 1
        if at == len(inside) or match.end() <= inside[at][0]:
            parts.append(text[start : match.start()])
            start = match.end()
    return [*parts, text[start:]]


def _groups(text: str) -> Iterator[tuple[int, int]]:
    """Yield where the outermost braced groups begin and end."""
    depth = start = 0
    for match in _BRACE.finditer(text):
        if match[0] == "{":
            if depth == 0:
                start = match.start()
            depth += 1
        elif match[0] == "}" and depth:
            depth -= 1
            if depth == 0:
                yield start, match.end()
    if depth:
        yield start, len(text)


@lru_cache(maxsize=_MOST_KEPT)
def _name(text: str, useprefix: bool) -> dict[str, str]:
    if text[0] == "{" and text[-1] == "}" and next(_groups(text)) == (0, len(text)) and text[1] != "\\":
        return {"literal": literal} if (literal := _plain(text)) else {}
    if "=" in text and _EXTENDED.match(text):
        return _extended_name(text, useprefix)
    parts = [part.strip() for part in _split(text.rstrip(", "), _COMMA)]
    if len(parts) == 1:
        given, particle, family = _first_von_last(_words(text))
    else:
        particle, family = _von_last(_words(parts[0]))
        given = parts[-1] if len(parts) < 3 else " ".join(parts[2:])
    suffix = parts[1] if len(parts) > 2 else ""
    return _csl_name(family, given, particle, suffix, useprefix)


def _extended_name(text: str, useprefix: bool) -> dict[str, str]:
    parts = {}
    for part in _split(text, _COMMA):
        name, _, value = part.strip().strip('"').partition("=")
        parts[name.strip()] = value.strip().strip('"')
    if "useprefix" in parts:
        useprefix = parts["useprefix"] == "true"
    get = parts.get
    return _csl_name(get("family", ""), get("given", ""), get("prefix", ""), get("suffix", ""), useprefix)


def _csl_name(family: str, given: str, particle: str, suffix: str, useprefix: bool) -> dict[str, str]:
    name = {
        "family": _plain(family),
        "given": _plain(given),
        "non-dropping-particle" if useprefix else "dropping-particle": _plain(particle),
        "suffix": _plain(suffix),
    }
    return {part: said for part, said in name.items() if said}


def _first_von_last(words: list[str]) -> tuple[str, str, str]:
    """Part the words of a name without commas: the particle is the first run of words in small letters."""
    lower = next((at for at, word in enumerate(words[:-1]) if _is_lower(word)), len(words) - 1)
    particle, family = _von_last(words[lower:])
    return " ".join(words[:lower]), particle, family


def _von_last(words: list[str]) -> tuple[str, str]:
    end = 0
    while end < len(words) - 1 and _is_lower(words[end]):
        end += 1
    return " ".join(words[:end]), " ".join(words[end:])


def _words(text: str) -> list[str]:
    return [word for word in _split(text, _SPACE) if word]


def _is_lower(word: str) -> bool:
    """Say whether a word begins with a small letter; one in braces counts as beginning with a capital."""
    if word[0] == "{" and word[1:2] != "\\":
        return False
    letter = next((letter for letter in _plain(word) if letter.isalpha()), "")
    return letter.islower()


def _plain(text: str) -> str:
    return decode(text, markup=False).replace("\u00a0", " ")
