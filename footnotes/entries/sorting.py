"""The order of entries in their file."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from footnotes.model.entry import Entry
from footnotes.text.folding import fold

ORDERS = ("key", "author", "year", "title", "type")


def in_order(entries: Iterable[Entry], by: str) -> list[str]:
    """Return the keys in order, by one of ``ORDERS`` and then by the others.

    What other entries inherit from comes after them, as BibTeX wants it.
    """
    listed = list(entries)
    parents = {key for entry in listed for kind, key in entry.relations.items() if kind == "parent"}
    key = _KEYS[by]
    return [entry.key for entry in sorted(listed, key=lambda entry: (entry.key in parents, key(entry), _all(entry)))]


def _author(entry: Entry) -> str:
    people = entry.names("author") or entry.names("editor")
    return "\n".join(fold(f"{name.family or name.last}\t{name.given}") for name in people) or fold(entry.text("title"))


def _year(entry: Entry) -> tuple[int, ...]:
    return entry.years() or (9999,)


def _title(entry: Entry) -> str:
    return fold(entry.text("title"))


def _all(entry: Entry) -> tuple[object, ...]:
    return _author(entry), _year(entry), _title(entry), entry.key


_KEYS: dict[str, Callable[[Entry], object]] = {
    "key": lambda entry: (entry.key.casefold(), entry.key),
    "author": _author,
    "year": _year,
    "title": _title,
    "type": lambda entry: entry.type,
}
