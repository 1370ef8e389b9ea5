"""Reads the files of styles: each is parsed and looked through once, and kept for later runs."""

from __future__ import annotations

import marshal
from pathlib import Path

from footnotes.csl.elements import Element, parse
from footnotes.kept import kept
from footnotes.model.input_error import InputError
from footnotes.records import Any, NamedTuple

# name, attributes, line, text and children; those of the root's children are marshalled, for few runs need them all
Packed = tuple[str, dict[str, str], int, str, Any]

_CODE = tuple(str(Path(__file__).with_name(f"{name}.py")) for name in ("reading", "elements", "checking"))


class Facts(NamedTuple):
    """What a style uses anywhere."""

    year_suffix: bool  # it prints the year suffix itself
    conditions: bool  # it tests whether a cite is ambiguous


def read_style(path: Path) -> tuple[Element, Facts | None, list[str]]:
    """Return the root element of a file, with what ``check_style`` says of it and the warnings of that.

    None stands for a style that ``check_style`` refuses. Raises InputError as ``elements.parse`` does.
    """
    packed, facts, warnings = kept(path, _read, _CODE)
    return unpack(packed, path), Facts(*facts) if facts else None, warnings


def _read(path: Path) -> tuple[Packed, tuple[bool, ...] | None, list[str]]:
    from footnotes.csl.checking import check_style

    root = parse(path)
    warnings: list[str] = []
    try:
        facts = tuple(check_style(root, warnings))
    except InputError:
        return pack(root), None, []
    return pack(root), facts, warnings


def pack(element: Element, depth: int = 0) -> Packed:
    """Return an element as plain data that can be kept."""
    children: Any = [pack(child, depth + 1) for child in element.children]
    return (
        element.name,
        element.attributes,
        element.line,
        element.text,
        marshal.dumps(children) if depth == 1 and children else children,
    )


def unpack(packed: Packed, path: Path) -> Element:
    """Return the element that was packed, of the file ``path``; its children are made when they are first looked at."""
    return _Packed(packed, path)


class _Packed(Element):
    __slots__ = ("packed",)

    def __init__(self, packed: Packed, path: Path | None) -> None:
        self.name, self.attributes, self.line, self.text, self.packed = packed
        self.path = path

    def __getattr__(self, name: str) -> list[Element]:
        if name != "children":
            raise AttributeError(name)
        packed = marshal.loads(self.packed) if isinstance(self.packed, bytes) else self.packed
        self.children = [_Packed(each, self.path) for each in packed]
        return self.children
