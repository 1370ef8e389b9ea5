"""Repeated authors in a bibliography replaced (CSL 1.0.2, "subsequent-author-substitute")."""

from __future__ import annotations

from footnotes.csl.persons import Person
from footnotes.csl.tree import Kind, Node, Part, nodes, plain, replace


def substitute_authors(entries: list[Part], mark: str, rule: str) -> list[Part]:
    """Return the entries with names that repeat those of the entry before replaced by ``mark``.

    Compared are the persons that are named, whether with initials, inverted or with a label; only names that an entry
    begins with are replaced.
    """
    out: list[Part] = []
    before: tuple[Person, ...] = ()
    before_words = ""
    for entry in entries:
        block = _leading_names(entry)
        persons = _persons(block)
        words = "".join(plain(part) for part in block.parts) if block is not None and not persons else ""
        changed: Part | None = entry
        if block is not None:
            new: Node | None
            if not persons:  # a title or a term that stands in for names
                new = _whole(block, mark) if words and words == before_words else block
            elif rule.startswith("partial"):
                new = _marked(block, 1 if rule == "partial-first" else len(persons), before, mark)
            elif persons != before:
                new = block
            else:
                new = _marked(block, len(persons), before, mark) if rule == "complete-each" else _whole(block, mark)
            changed = replace(entry, block, new)
        out.append(changed if changed is not None else entry)
        before, before_words = persons, words
    return out


def _leading_names(part: Part) -> Node | None:
    """Return the names that an entry begins with, a citation number before them aside; None where other text leads."""
    leading = _leading(part)
    return leading if leading is not None and leading.kind is Kind.NAMES else None


def _leading(part: Part) -> Node | None:
    """Return the names in a part, or else the node whose text stands before any names; None where it has no text."""
    if isinstance(part, str) or part.kind is Kind.CITATION_NUMBER:
        return None
    if part.kind is Kind.NAMES:
        return part
    for child in part.parts:
        if isinstance(child, str):
            if child.strip():
                return part
        elif (found := _leading(child)) is not None:
            return found
    return None


def _persons(block: Node | None) -> tuple[Person, ...]:
    return tuple(_person(node) for node in nodes(block, Kind.NAME)) if block is not None else ()


def _person(name: Node) -> Person:
    """Return the person of a name; what is a family name to one entry may be a body's name to the other."""
    person: Person = name.data
    return person._replace(family=person.literal, literal="") if person.literal else person


def _whole(block: Node, mark: str) -> Node | None:
    """Return the names with one mark for all of them; an empty one leaves the label, or nothing of them at all."""
    lists = list(nodes(block, Kind.NAME_LIST))
    if not lists:
        return block.with_parts([mark]) if mark else None
    changed: Part | None = block
    for index, listed in enumerate(lists):
        new = listed.with_parts([mark]) if index == 0 and mark else None
        changed = replace(changed, listed, new) if changed is not None else None
    return changed if isinstance(changed, Node) else None


def _marked(block: Node, most: int, before: tuple[Person, ...], mark: str) -> Node:
    """Replace the names at the head of the list, ``most`` at most, that are those of the entry before."""
    changed: Part | None = block
    for node, person in zip(list(nodes(block, Kind.NAME))[:most], before, strict=False):
        if _person(node) != person:
            break
        changed = replace(changed, node, node.with_parts([mark])) if changed is not None else None
    return changed if isinstance(changed, Node) else block
