"""The identifiers of notes, which grow in the order of their markers as Word writes them.

The standard lets them be any (17.11.10, 17.11.14), but LibreOffice gives the first marker the note of the lowest one.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import pairwise
from pathlib import Path

from footnotes.manuscripts.docx.package import NAMESPACES
from footnotes.manuscripts.xml_events import START, events, tag_end
from footnotes.patterns import pattern
from footnotes.text import Edit, Span, splice

_IDENTIFIER = pattern(r"""(?<=[\s:]id)\s*=\s*["'](-?\d+)["']""")


def in_order(main: str, notes: str, kind: str, path: Path | None) -> tuple[str, str]:
    """Return the main part and the one with its notes of a kind, with identifiers that grow as the markers come.

    Where they do already, nothing changes. Notes without a marker come last.
    """
    marked = list(dict.fromkeys(value for value, _ in _identifiers(main, f"w:{kind}Reference", path)))
    if all(one < other for one, other in pairwise(marked)):
        return main, notes
    separators = _separators(notes, f"w:{kind}", path)
    there = [value for value, _ in _identifiers(notes, f"w:{kind}", path)]
    order = marked + [value for value in there if value not in marked and value not in separators]
    new = {value: number for number, value in enumerate(order, start=max(0, *separators) + 1)}
    return (
        splice(main, _edits(main, f"w:{kind}Reference", new, path)),
        splice(notes, _edits(notes, f"w:{kind}", new, path)),
    )


def _identifiers(source: str, name: str, path: Path | None) -> Iterator[tuple[int, Span]]:
    """Yield the identifiers of elements, and where they stand."""
    for event in events(source, NAMESPACES, name, path):
        if event.kind == START and event.name == name:
            found = _IDENTIFIER.search(source, event.start, tag_end(source, event.start))
            if found:
                yield int(found[1]), Span(*found.span(1))


def _separators(source: str, name: str, path: Path | None) -> list[int]:
    """Return the identifiers of what is no note but a line between notes and text (17.18.33)."""
    typed = (event.attributes for event in events(source, NAMESPACES, name, path) if event.name == name)
    return [int(given.get("w:id", "0")) for given in typed if given.get("w:type", "normal") != "normal"] or [0]


def _edits(source: str, name: str, new: Mapping[int, int], path: Path | None) -> list[Edit]:
    return [
        Edit(span, str(new[value]))
        for value, span in _identifiers(source, name, path)
        if new.get(value, value) != value
    ]
