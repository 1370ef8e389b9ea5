"""Where the keys, fields and values of a .bib file stand, so that one of them can be changed and all else stay."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from footnotes.bibliographies.bibtex_blocks import split
from footnotes.bibliographies.bibtex_values import read_value
from footnotes.bibliographies.reading import Source
from footnotes.patterns import pattern
from footnotes.records import NamedTuple
from footnotes.text import Span

_HEAD = pattern(r"@\s*\w+\s*[{(]\s*(?P<key>[^\s,{}\"#%'()=\\]+)\s*(?=[,})])")
_FIELD = pattern(r"\s*,\s*(?P<name>[A-Za-z][^\s\"#%'(),={}\\@]*)\s*=\s*")
_END = pattern(r"\s*,?\s*[})]")


class FieldPlace(NamedTuple):
    """Where the name of a field stands, and its value with its braces or quotes."""

    name: Span
    value: Span


@dataclass(frozen=True, slots=True)
class EntryPlace:
    """Where an entry stands, from its @ to its last brace, its key, and its fields by their names in small letters."""

    whole: Span
    key: Span
    fields: Mapping[str, FieldPlace] = field(default_factory=dict)


def entry_places(source: Source) -> dict[str, EntryPlace]:
    """Return the places of the sound entries of a file by their keys; of a key given twice, the first."""
    places: dict[str, EntryPlace] = {}
    for block in split(source).entries:
        place = _place(source.text, block.offset) if block.key not in places else None
        if place is not None and place.key.of(source.text) == block.key:
            places[block.key] = place
    return places


def _place(text: str, start: int) -> EntryPlace | None:
    """Return the place of the entry that begins at ``start``; None where it is not sound to its end."""
    head = _HEAD.match(text, start)
    if head is None:
        return None
    at = head.end()
    fields: dict[str, FieldPlace] = {}
    while match := _FIELD.match(text, at):
        read = read_value(text, match.end(), len(text))
        if read is None:
            return None
        fields.setdefault(match["name"].lower(), FieldPlace(Span(*match.span("name")), Span(match.end(), read[1])))
        at = read[1]
    end = _END.match(text, at)
    return EntryPlace(Span(start, end.end()), Span(*head.span("key")), fields) if end else None
