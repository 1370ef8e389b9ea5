"""Names as RIS, EndNote, MARC and Hayagriva write them: "Berg, Jan van der, Jr."; a body's name ends in a comma.

Sources: RIS specification ("Lastname, Firstname, Suffix"); EndNote manual, "Author Names" (corporate authors).
"""

from __future__ import annotations

from footnotes.model.entry import Name


def read_name(text: str) -> dict[str, str]:
    """Return a name as a CSL name; particles are the words in small letters before the family name or after the given.

    A name without a comma is a family name if it is one word, else a literal.
    """
    text = " ".join(text.split())
    if text.endswith(","):
        return {"literal": text.rstrip(", ")}
    family, *rest = (part.strip() for part in text.split(",", 2))
    if not rest:
        return {"literal": family} if " " in family else {"family": family}
    before, family = _particle(family.split())
    after, given = _particle(rest[0].split()[::-1])
    name = {
        "family": family,
        "given": " ".join(given.split()[::-1]),
        "non-dropping-particle": before,
        "dropping-particle": " ".join(after.split()[::-1]),
        "suffix": rest[1] if len(rest) > 1 else "",
    }
    return {part: said for part, said in name.items() if said}


def write_name(name: Name) -> str:
    """Return a name as it is read."""
    if name.literal:
        return f"{name.literal},"
    family = " ".join(filter(None, (name.non_dropping_particle, name.family)))
    given = " ".join(filter(None, (name.given, name.dropping_particle)))
    parts = [family, given, name.suffix]
    while parts and not parts[-1]:
        parts.pop()
    return ", ".join(parts)


def _particle(words: list[str]) -> tuple[str, str]:
    """Part the words in small letters at the beginning from the others; one word is no particle."""
    end = 0
    while end < len(words) - 1 and words[end].isalpha() and words[end].islower():
        end += 1
    return " ".join(words[:end]), " ".join(words[end:])
