"""One spelling for one person: names that differ in transliteration, diacritics or how far they are written out."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator

from footnotes.bibliographies.biblatex_writing import fields
from footnotes.entries.proposal import Proposal
from footnotes.model.bibliography import Bibliography
from footnotes.model.entry import Entry, Name
from footnotes.resolve.words import Word, skeleton, words
from footnotes.translations import gettext

_ROLES = ("author", "editor", "translator")


def propose_names(bibliography: Bibliography) -> Iterator[Proposal]:
    """Yield a proposal for each field with a name that most other entries, or fuller ones, spell otherwise.

    Two names are one person's where all transliterations agree on the family name and on each given name, of which one
    may be an initial; an initial that several people have is left as it is. Names stay in their script.
    """
    counted = Counter(name for entry in bibliography.entries.values() for name in _names(entry))
    chosen = {name: best for group in _groups(counted) for name, best in _chosen(group, counted)}
    for entry in bibliography.entries.values():
        changed = {role: [chosen.get(name, name) for name in entry.names(role)] for role in _ROLES}
        before = dict(fields(entry))
        after = dict(fields(_with_names(entry, changed)))
        new = {role: after[role] for role in _ROLES if after.get(role) != before.get(role)}
        if new:
            differing = [(old, chosen[old]) for old in _names(entry) if old in chosen]
            why = "; ".join(
                gettext("{old} is {best}").format(old=_shown(old), best=_shown(best))
                for old, best in dict.fromkeys(differing)
            )
            yield Proposal(entry.key, why, fields=new)


def _names(entry: Entry) -> list[Name]:
    return [name for role in _ROLES for name in entry.names(role) if name.family and name.given]


def _shown(name: Name) -> str:
    return f"{name.last}, {name.given}"


def _groups(names: Iterable[Name]) -> Iterator[list[Name]]:
    """Yield names of one family name in one script."""
    groups: dict[tuple[str, bool], list[Name]] = defaultdict(list)
    for name in names:
        groups[
            skeleton("".join(word.text for word in words(name.last))), name.family.isascii() or _is_latin(name)
        ].append(name)
    return (group for group in groups.values() if len(group) > 1)


def _is_latin(name: Name) -> bool:
    return all(ord(letter) < 0x250 for letter in name.family if letter.isalpha())


def _chosen(group: list[Name], counted: Counter[Name]) -> Iterator[tuple[Name, Name]]:
    """Yield names with the better spelling of the same person."""
    for name in group:
        others = [other for other in group if other != name and _agree(name, other)]
        if not others or not all(_agree(one, other) for one in others for other in others):
            continue  # an initial that several people have
        best = max((name, *others), key=lambda one: (_length(one), counted[one], one.family, one.given))
        if best != name:
            yield name, best


def _length(name: Name) -> int:
    """Return how many given names are written out."""
    return sum(len(word.text) > 1 for word in words(name.given))


def _agree(one: Name, other: Name) -> bool:
    """Say whether the given names of two names of one family name may be one person's."""
    pairs = list(zip(words(one.given), words(other.given), strict=False))
    return (
        one.suffix == other.suffix
        and bool(pairs)
        and all(a.skeleton == b.skeleton or _is_initial(a, b) or _is_initial(b, a) for a, b in pairs)
    )


def _is_initial(short: Word, long: Word) -> bool:
    """Say whether a given name is cut short: "J.", "Дж." for "Джон"."""
    cut = short.cut or len(short.text) == 1
    return cut and (long.text.startswith(short.text) or long.skeleton.startswith(short.skeleton))


def _with_names(entry: Entry, names: dict[str, list[Name]]) -> Entry:
    variables = dict(entry.variables)
    for role, people in names.items():
        if role in variables:
            variables[role] = [_parts(name) for name in people]
    return entry._replace(variables=variables)


def _parts(name: Name) -> dict[str, str]:
    parts = {
        "family": name.family,
        "given": name.given,
        "dropping-particle": name.dropping_particle,
        "non-dropping-particle": name.non_dropping_particle,
        "suffix": name.suffix,
        "literal": name.literal,
    }
    return {part: text for part, text in parts.items() if text}
