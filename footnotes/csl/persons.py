"""Names as fields hold them, with the particles and suffixes that stand inside the family and given name found.

CSL-JSON allows particles in fields of their own; bibliographies mostly have them in the family name ("van Gogh") or
after the given name ("Alexander von"). Quotation marks around a family name keep it whole.
"""

from __future__ import annotations

from collections.abc import Mapping

from footnotes.patterns import pattern
from footnotes.records import Any, NamedTuple


class Person(NamedTuple):
    """A name in its parts; a body's name is all ``literal``."""

    family: str = ""
    given: str = ""
    dropping: str = ""
    non_dropping: str = ""
    suffix: str = ""
    comma_suffix: bool = False
    literal: str = ""
    static: bool = False


_WORDS = """
's 't a abbé ad- af al al- am an an- and ar- as- auf aus av aw bar ben bin d d' da dai dal dall' dalla dall’ das de
de' dei del dela dell dell' della delle dello dell’ den der des de’ di do dos du d’ e el el- en het i ibn in l' la
las le les lo los l’ of op saint san sant' santa sant’ te ten ter the til to tot u und van vande vanden vander vom
von vor y z zu zum zur ‘t ’s ’t
"""
_PARTICLE_WORDS = frozenset(_WORDS.split())
_HYPHENATED = pattern(r"((?:al|el|ad|an|ar|as|at|az|ash|as|dj|el)[-‐‑])(?=\w)")
_APOSTROPHE = pattern(r"((?:d|de|dell|dall|l|n|t|s)['’])\s*(?=\w)")
_SUFFIX = pattern(r"(?:Jr|Sr|jr|sr)\.?|[IVX]{2,5}|[IVX]?V|(?:2nd|3rd|[4-9]th)")


def parse_names(value: Any) -> tuple[Person, ...]:
    """Return the persons of a CSL-JSON name field; what is no name is left out."""
    items = value if isinstance(value, list) else [value]
    persons = [person for item in items if (person := parse_name(item)) is not None]
    return tuple(persons)


def parse_name(value: Any) -> Person | None:
    """Return one person of a CSL-JSON name object or of a string; None where it is empty."""
    if isinstance(value, str):
        return Person(literal=value.strip()) if value.strip() else None
    if not isinstance(value, Mapping):
        return None
    literal = _text(value, "literal")
    family, given = _text(value, "family"), _text(value, "given")
    if value.get("isInstitution") and family:
        literal = family
    if literal:
        return Person(literal=literal)
    if not family and not given:
        dropping = _text(value, "non-dropping-particle") or _text(value, "dropping-particle")
        return Person(literal=dropping) if dropping else None
    dropping, non_dropping = _text(value, "dropping-particle"), _text(value, "non-dropping-particle")
    suffix, comma = _text(value, "suffix"), bool(value.get("comma-suffix"))
    static = bool(value.get("static-ordering")) and str(value.get("static-ordering")).lower() != "false"
    if not static and str(value.get("parse-names")).lower() not in {"false", "0"}:
        if not suffix and "," in given:
            given, suffix, comma = _split_suffix(given)
        if not non_dropping:
            non_dropping, family = _split_family(family)
        if not dropping and given:
            given, dropping = _split_given(given)
    if family.startswith('"') and family.endswith('"') and len(family) > 2:
        family = family[1:-1]
    if not family:
        return Person(family="", given=given, dropping=dropping, suffix=suffix)
    return Person(family, given, dropping, non_dropping, suffix, comma, "", static)


def _text(value: Mapping[str, Any], part: str) -> str:
    found = value.get(part)
    if isinstance(found, (int, float)) and not isinstance(found, bool):
        return str(found)
    return " ".join(found.split(" ")).strip() if isinstance(found, str) else ""


def _split_suffix(given: str) -> tuple[str, str, bool]:
    """Take "III" or "Jr." off "John, III"; an exclamation mark after the comma keeps the comma ("John,! Jr.")."""
    head, _, tail = given.rpartition(",")
    tail = tail.strip()
    if tail.startswith("!"):
        return head.strip(), tail[1:].strip(), True
    if _SUFFIX.fullmatch(tail):
        return head.strip(), tail, tail[:2].lower() in {"jr", "sr"}
    return given, "", False


def _is_particle(word: str) -> bool:
    return word in _PARTICLE_WORDS or (word[:1].islower() and word.isalpha())


def _split_family(family: str) -> tuple[str, str]:
    """Return the particles at the head of a family name and the rest: ("van der", "Vlist")."""
    if family.startswith('"'):
        return "", family
    words = family.split(" ")
    count = 0
    while count < len(words) - 1 and _is_particle(words[count]):
        count += 1
    particles, rest = " ".join(words[:count]), " ".join(words[count:])
    if particles.endswith(("'", "’")):
        particles += " "  # written apart: "de' Frinkle"
    match = _HYPHENATED.match(rest) or _APOSTROPHE.match(rest)
    if match:
        joined = f"{particles.strip()} {match[1]}".strip()
        return joined, rest[match.end() :]
    return particles, rest


def _split_given(given: str) -> tuple[str, str]:
    """Return the given name and the particles at its end: ("Alexander", "von")."""
    words = given.split(" ")
    count = len(words)
    while count > 1 and _is_particle(words[count - 1]):
        count -= 1
    if count == len(words):
        return given, ""
    return " ".join(words[:count]), " ".join(words[count:])
