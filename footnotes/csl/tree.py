"""The output tree: what rendering makes and every later pass works on, joined to text only at the end.

A part is plain text or a node. A node says what it is (its kind), so that passes find names, dates or year suffixes
without looking at text; its format holds what is added around it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from footnotes.model.rich_text import Style
from footnotes.records import Any, NamedTuple, StrEnum


class Kind(StrEnum):
    """What a node is."""

    GROUP = "group"
    NAMES = "names"  # the output of cs:names; data: NamesData
    NAME_LIST = "name-list"  # the names of one variable, without its label
    NAME = "name"  # one name; data: the person
    DATE = "date"
    YEAR = "year"  # the last date-part "year" of a date: where an implicit year suffix goes
    YEAR_SUFFIX = "year-suffix"
    CITATION_NUMBER = "citation-number"  # data: the number
    LOCATOR = "locator"
    CITE = "cite"
    AFFIX = "affix"  # words of the author of the document around a cite
    TERM = "term"
    QUOTED = "quoted"  # between quotation marks that stand in a field
    MARKUP = "markup"  # styled in the field itself
    FIELD = "field"  # the parsed content of a field


class Format(NamedTuple):
    """What surrounds a node: affixes outside, then display, then styles, then quotation marks around the content."""

    prefix: str = ""
    suffix: str = ""
    styles: tuple[Style, ...] = ()
    quotes: bool = False
    display: Style | None = None
    link: str = ""


class Node:
    """A part of the output; never changed once made, since parts are shared between renderings."""

    __slots__ = ("data", "delimiter", "format", "kind", "parts")

    def __init__(
        self, kind: Kind, parts: list[Part], shape: Format | None = None, delimiter: str = "", data: Any = None
    ) -> None:
        self.kind, self.parts, self.format, self.delimiter, self.data = kind, parts, shape, delimiter, data

    def with_parts(self, parts: list[Part]) -> Node:
        """Return a copy that holds other parts."""
        return Node(self.kind, parts, self.format, self.delimiter, self.data)


Part = str | Node


def plain(part: Part) -> str:
    """Return the text of a part with its affixes, no punctuation merged, no quotation marks added."""
    if part.__class__ is str:
        return part
    node: Node = part  # type: ignore[assignment]
    text = node.delimiter.join([plain(child) for child in node.parts])
    return f"{node.format.prefix}{text}{node.format.suffix}" if node.format else text


def first(part: Part, kinds: frozenset[Kind]) -> Node | None:
    """Return the first node of one of these kinds, in the order of the text."""
    if isinstance(part, str):
        return None
    if part.kind in kinds:
        return part
    for child in part.parts:
        found = first(child, kinds)
        if found is not None:
            return found
    return None


def nodes(part: Part, kind: Kind) -> Iterator[Node]:
    """Yield every node of a kind, in the order of the text."""
    if not isinstance(part, str):
        if part.kind is kind:
            yield part
        for child in part.parts:
            yield from nodes(child, kind)


def replace(part: Part, old: Node, new: Part | None) -> Part | None:
    """Return the part with one node (by identity) replaced, or taken out with what only it held together."""
    if part is old:
        return new
    if isinstance(part, str):
        return part
    for index, child in enumerate(part.parts):
        if isinstance(child, str):
            continue
        changed = replace(child, old, new)
        if changed is not child:
            parts = [*part.parts[:index], *([] if changed is None else [changed]), *part.parts[index + 1 :]]
            return part.with_parts(parts) if parts else None
    return part


def map_text(part: Part, change: Callable[[str], str]) -> Part:
    """Return the part with every run of text changed, affixes and delimiters too."""
    if isinstance(part, str):
        return change(part)
    shape = part.format
    if shape is not None and (shape.prefix or shape.suffix):
        shape = shape._replace(prefix=change(shape.prefix), suffix=change(shape.suffix))
    delimiter = change(part.delimiter) if part.delimiter else ""
    return Node(part.kind, [map_text(child, change) for child in part.parts], shape, delimiter, part.data)
