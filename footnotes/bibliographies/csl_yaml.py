"""CSL-YAML: items under ``references:``, as pandoc writes them, or a list of items."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from footnotes.bibliographies.csl_item import read_item
from footnotes.bibliographies.markdown_text import formatted
from footnotes.bibliographies.reading import Reading, Source
from footnotes.bibliographies.yaml_values import Document, RefusedYamlError
from footnotes.translations import gettext

_LISTS = ("references", "items")


def read(sources: Sequence[Source]) -> list[Reading]:
    """Return the entries of each file."""
    return [_read(source) for source in sources]


def _read(source: Source) -> Reading:
    try:
        document = Document(source.text)
    except RefusedYamlError as error:
        offset = _offset(source, error.mark) if error.mark else 0
        return Reading(
            failures=[source.fatal(offset, error.reason, gettext("mend the file at this place, or export it again"))]
        )
    items = _items(document)
    if items is None:
        remedy = gettext("write the entries as a list under references:, as pandoc does")
        return Reading(failures=[source.fatal(0, gettext("not a list of entries"), remedy)])
    reading = Reading()
    for item, mark in items:
        read_item(formatted(item), source, _offset(source, mark), reading)
    return reading


def _items(document: Document) -> list[tuple[Any, Any]] | None:
    """Return the items with the marks where they begin; None where there is no list of them."""
    value = document.value
    if isinstance(value, dict):
        value = next((value[name] for name in _LISTS if name in value), None)
    if not isinstance(value, list):
        return None
    return list(zip(value, document.marks.get(id(value), []), strict=True))


def _offset(source: Source, mark: Any) -> int:
    return source.lines.offset(min(mark.line + 1, len(source.lines)), mark.column + 1)
