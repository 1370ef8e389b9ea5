"""Entries that are one work."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from itertools import combinations

from footnotes.model.bibliography import Bibliography
from footnotes.model.entry import Entry
from footnotes.model.terms import term
from footnotes.resolve.words import squash
from footnotes.translations import gettext

_ALIKE = 92  # of 100: titles that differ in a letter or a mark
_MOST = 400  # entries of one author and year that are compared with each other
_TELLING = (
    "language",
    "volume",
    "issue",
    "number",
    "page",
    "edition",
    "genre",
    "container-title",
    "volume-title",
    "part-number",
)


def same_works(bibliography: Bibliography) -> Iterator[tuple[Entry, Entry, str]]:
    """Yield two entries of one work, the earlier first, and in what they agree; the later one comes once."""
    found: set[str] = set()
    for group in _groups(bibliography):
        for one, other in combinations(group[:_MOST], 2):
            if other.key not in found and (evidence := _evidence(one, other)):
                found.add(other.key)
                yield one, other, evidence


def _groups(bibliography: Bibliography) -> Iterator[list[Entry]]:
    """Yield the entries that may be one work, in the order of the bibliography."""
    groups: dict[tuple[str, str], list[Entry]] = defaultdict(list)
    for entry in bibliography.entries.values():
        by = _author(entry) or squash(entry.text("title"))[:12]
        groups["author", f"{by} {entry.years()[:1]}"].append(entry)
        if doi := entry.text("DOI").casefold().rpartition("doi.org/")[2]:
            groups["DOI", doi].append(entry)
        if (isbn := entry.text("ISBN")) and entry.type == "book":
            groups["ISBN", squash(isbn)].append(entry)
    return (group for group in groups.values() if len(group) > 1)


def _evidence(one: Entry, other: Entry) -> str:
    """Return in what two entries agree, where they are one work."""
    if one.key in other.relations.values() or other.key in one.relations.values() or _differ(one, other):
        return ""
    titles = [_title(entry.text("title")) for entry in (one, other)]
    alike = _alike(*titles) if _numbers(titles[0]) == _numbers(titles[1]) else 0
    if alike < _ALIKE:
        return ""
    same = [name for name in ("DOI", "ISBN") if one.text(name) and one.text(name) == other.text(name)]
    same += [term("author")] if _author(one) and _author(one) == _author(other) else []
    same += [term("year")] if one.years() and one.years() == other.years() else []
    return ", ".join([gettext("title ({percentage} % alike)").format(percentage=alike), *same])


def _alike(one: str, other: str) -> int:
    """Return how much two titles are alike, in hundredths; 0 for titles that have little in common."""
    words = [set(title.split()) for title in (one, other)]
    if not (one and other) or 2 * len(words[0] & words[1]) < max(map(len, words)) - 1:
        return 0
    if words[0] == words[1]:
        return 100
    from rapidfuzz import fuzz  # takes longer to import than most bibliographies to compare

    return round(fuzz.token_sort_ratio(one, other))


def _author(entry: Entry) -> str:
    people = entry.names("author") or entry.names("editor")
    return squash(people[0].last) if people else ""


def _title(text: str) -> str:
    """Return the words of a title, folded, without marks."""
    return " ".join(filter(None, map(squash, text.split())))


def _numbers(title: str) -> list[str]:
    return [word for word in title.split() if not word.isalpha()]


def _differ(one: Entry, other: Entry) -> bool:
    """Say whether something tells two entries of like titles apart."""
    telling = (*_TELLING, "URL") if one.type == "webpage" else _TELLING
    pairs = [(squash(one.text(name)), squash(other.text(name))) for name in telling]
    return one.type != other.type or any(a != b for a, b in pairs if a and b)
