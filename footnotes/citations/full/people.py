"""The persons in a list of names as written: "Smith, J., and A. Doe", "ГЕССЕН Ю. И.", "Fernando Coronil"."""

from __future__ import annotations

import re

from footnotes.citations.full.features import sense_of
from footnotes.patterns import pattern

Person = dict[str, str]  # family and given, or literal

_INITIALS = r"(?:[^\W\d_]{1,2}\.[ -]?)+"
_FAMILY = r"(?:[^\W\d_][\w’'´`‐-]*\.? )*?[^\W\d_][\w’'´`‐-]+"
_CAPITALS = r"[A-ZА-ЯЁ]{1,3}(?=$|[,;.])"  # "Smith AB", as physicians write it
_INVERTED = pattern(
    rf"({_FAMILY})(?:, ({_INITIALS}(?: ?[^\W\d_][\w’-]+)?|{_CAPITALS})| ((?:{_INITIALS}|{_CAPITALS})(?=$|[,;.])))"
)
_PARTED = pattern(r"\s*(?:;|/|,? (?:and|und|et|y|e|и|&) )\s*")
_ASIDE = pattern(r"\([^)]*\)|\[[^\]]*\]")
_TRIM = " \t.,;:*"


def people_of(written: str) -> list[Person]:
    """Return the persons of a list of names in CSL's parts; a name that is not clear is kept whole, as ``literal``."""
    written = _without_roles(_ASIDE.sub("", written.replace("*", "")))
    people: list[Person] = []
    for part in _PARTED.split(written):
        people += _people_of_part(part.strip(" \t,;:"))
    return people


def _people_of_part(part: str) -> list[Person]:
    inverted = list(_INVERTED.finditer(part))
    if inverted and sum(len(match[0]) for match in inverted) > len(part) * 0.7 and inverted[0].start() == 0:
        return [{"family": match[1].strip(), "given": (match[2] or match[3]).strip()} for match in inverted]
    sides = [side.strip() for side in part.split(",") if side.strip(_TRIM)]
    if len(sides) == 2 and " " not in sides[0] and not _initialed(sides[0]):
        return [{"family": sides[0], "given": sides[1]}]
    return [_person(side.strip(" ,;")) for side in sides]


def _person(name: str) -> Person:
    """Part a name written given names first; a name of one word is a family name."""
    words = name.split()
    if len(words) == 1:
        return {"family": name.strip(_TRIM)}
    start = len(words) - 1
    while start > 1 and sense_of(words[start - 1]) == "particles" and words[start - 1].islower():
        start -= 1
    if any(word in _OF_BODIES for word in words) or not all(
        word[:1].isupper() or sense_of(word) == "particles" for word in words
    ):
        return {"literal": name.strip(_TRIM)}
    return {"family": " ".join(words[start:]).strip(_TRIM), "given": " ".join(words[:start])}


def _initialed(name: str) -> bool:
    return bool(re.fullmatch(_INITIALS, name))


def _without_roles(written: str) -> str:
    """Leave out "ed.", "hrsg. von", "a cura di", "et al." before and after the names."""
    words = written.split()
    while words and _says_role(words[0]):
        words.pop(0)
    while words and _says_role(words[-1]):
        words.pop()
    return " ".join(words)


def _says_role(word: str) -> bool:
    bare = word.strip(" ,;:()[].")
    if len(bare) < 2:
        return not bare or word in _SHORT_ROLES
    sense = sense_of(bare)
    return bare.casefold() in _ROLES or (sense in _SENSES_OF_ROLES and word.islower())


_OF_BODIES = frozenset((  # a name with one of these is not a person's
    "The", "Commission", "Committee", "Council", "Ministry", "Office", "Department", "Association", "Society",
    "Institute", "University", "Court", "Government", "Bundesministerium", "Bundesamt", "Kommission", "Ministero",
    "Ministerium",    "Commissione", "Comité", "Ministère", "Istituto", "Institut", "Университет",
    "Комиссия", "Комитет",
))  # fmt: skip
_SENSES_OF_ROLES = ("editors", "translators", "et_al", "contained", "signals", "conjunctions")
_ROLES = frozenset(
    ("ed", "eds", "edited", "by", "hrsg", "hg", "von", "in", "et", "al", "cura", "di", "éd", "éds", "dir")
)
_SHORT_ROLES = frozenset(("v.", "u.", "a.", "a"))
