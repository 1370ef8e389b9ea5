"""Repeated authors in a bibliography replaced (CSL 1.0.2, "subsequent-author-substitute")."""

from __future__ import annotations

from footnotes.csl.tree import Kind, Node, Part, first, nodes, plain, replace

_NAMES = frozenset({Kind.NAMES})


def substitute_authors(entries: list[Part], mark: str, rule: str) -> list[Part]:
    """Return the entries with names that repeat those of the entry before replaced by ``mark``."""
    out: list[Part] = []
    before: list[str] = []
    before_whole = ""
    for entry in entries:
        block = first(entry, _NAMES)
        names = [plain(node) for node in nodes(block, Kind.NAME)] if block is not None else []
        whole = "".join(plain(part) for part in block.parts) if block is not None else ""
        changed: Part | None = entry
        if block is not None and whole and before_whole:
            changed = replace(entry, block, _replaced(block, (names, before), whole == before_whole, mark, rule))
        out.append(changed if changed is not None else entry)
        before, before_whole = names, whole
    return out


def _replaced(block: Node, pair: tuple[list[str], list[str]], same: bool, mark: str, rule: str) -> Node:
    names, before = pair
    if rule in {"complete-all", "complete-each"} or not names:
        alike = names == before and bool(names) if rule == "complete-each" or names else same
        if not alike:
            return block
        if rule == "complete-each" and names:
            return _marked(block, len(names), mark)
        return _whole(block, mark)
    count = 0
    while count < min(len(names), len(before)) and names[count] == before[count]:
        count += 1
    if rule == "partial-first":
        count = min(count, 1)
    return _marked(block, count, mark)


def _whole(block: Node, mark: str) -> Node:
    lists = list(nodes(block, Kind.NAME_LIST))
    if not lists:
        return block.with_parts([mark])
    changed: Part | None = block
    for index, listed in enumerate(lists):
        new = listed.with_parts([mark]) if index == 0 else None
        changed = replace(changed, listed, new) if changed is not None else None
    return changed if isinstance(changed, Node) else block


def _marked(block: Node, count: int, mark: str) -> Node:
    changed: Part | None = block
    for node in list(nodes(block, Kind.NAME))[:count]:
        changed = replace(changed, node, node.with_parts([mark])) if changed is not None else None
    return changed if isinstance(changed, Node) else block
