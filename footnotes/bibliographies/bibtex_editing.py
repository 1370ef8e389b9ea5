"""Changes of a .bib file that leave its comments, its order and the form of all else as they are."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from footnotes.bibliographies.bibtex_places import EntryPlace, FieldPlace, entry_places
from footnotes.bibliographies.reading import Source
from footnotes.patterns import pattern
from footnotes.text import Edit, Span, splice

_REFERRING = ("crossref", "xref", "xdata", "related", "entryset")  # fields that hold keys of other entries
_KEY = pattern(r"[^\s,{}\"]+")
_AFTER = pattern(r"[ \t]*(?:\r?\n){0,2}")


class BibFile:
    """The text of a .bib file, and the edits that are asked for; of broken entries nothing is known."""

    def __init__(self, source: Source) -> None:
        self.source = source
        self.places = entry_places(source)
        self._edits: list[Edit] = []

    def edited(self) -> str:
        """Return the text with all edits."""
        return splice(self.source.text, self._edits)

    def written(self, key: str) -> dict[str, str]:
        """Return the fields of an entry with their values as they are written, with their braces."""
        return {name: place.value.of(self.source.text) for name, place in self.places[key].fields.items()}

    def set_fields(self, key: str, values: Mapping[str, str]) -> None:
        """Give fields of an entry other values, written with their braces; new fields come last."""
        place = self.places[key]
        for name, value in values.items():
            if name in place.fields and place.fields[name].value.of(self.source.text) != value:
                self._edits.append(Edit(place.fields[name].value, value))
        new = {name: value for name, value in values.items() if name not in place.fields}
        if new:
            self._edits.append(self._addition(place, new))

    def rename(self, keys: Mapping[str, str]) -> None:
        """Give entries other keys, by their old ones, wherever entries name them."""
        self._edits += [Edit(self.places[old].key, new) for old, new in keys.items()]
        self.refer(keys)

    def refer(self, keys: Mapping[str, str], without: Collection[str] = ()) -> None:
        """Name other keys in the fields that name some of ``keys``, but for those of the entries ``without``."""
        for key, place in self.places.items():
            for name in _REFERRING if key not in without else ():
                if name in place.fields:
                    for match in _KEY.finditer(self.source.text, *place.fields[name].value):
                        if match[0] in keys:
                            self._edits.append(Edit(Span(*match.span()), keys[match[0]]))

    def remove(self, key: str) -> None:
        """Remove an entry, with the comment right above it and the blank line after it."""
        whole = self._with_comment(self.places[key])
        after = _AFTER.match(self.source.text, whole.end)
        self._edits.append(Edit(Span(whole.start, after.end() if after else whole.end), ""))

    def order(self, keys: Sequence[str]) -> None:
        """Put these entries in this order into the places that they have, each with the comment right above it."""
        slots = {key: self._with_comment(place) for key, place in self.places.items() if key in keys}
        for slot, key in zip(slots.values(), keys, strict=True):
            if slot != slots[key]:
                self._edits.append(Edit(slot, slots[key].of(self.source.text)))

    def _with_comment(self, place: EntryPlace) -> Span:
        """Return the span of an entry with the lines of comment right above it."""
        text = self.source.text
        line = text.rfind("\n", 0, place.whole.start) + 1
        if text[line : place.whole.start].strip():
            return place.whole
        while line:
            above = text.rfind("\n", 0, line - 1) + 1
            said = text[above : line - 1].strip()
            if not said or "@" in said or said.endswith(("}", ")")):
                break
            line = above
        return Span(line, place.whole.end)

    def _addition(self, place: EntryPlace, values: Mapping[str, str]) -> Edit:
        """Return the edit that adds fields after the last one, set out as that is."""
        text = self.source.text
        last = list(place.fields.values())[-1] if place.fields else None
        at = last.value.end if last else place.key.end
        before = self._before(place, last)
        width, tight = self._width(place), last is not None and text[last.name.end] == "="
        equals = "=" if tight else " = "
        pieces = (f",{before}{name.ljust(width)}{equals}{value}" for name, value in values.items())
        return Edit(Span(at, at), "".join(pieces))

    def _before(self, place: EntryPlace, last: FieldPlace | None) -> str:
        """Return what stands before the name of a field: a line end and an indentation, or a space."""
        text = self.source.text
        if last is None:
            return "\n  " if "\n" in place.whole.of(text) else " "
        line = text.rfind("\n", 0, last.name.start) + 1
        if line <= place.whole.start or text[line : last.name.start].strip():
            return " "
        return ("\r\n" if text.endswith("\r\n", 0, line) else "\n") + text[line : last.name.start]

    def _width(self, place: EntryPlace) -> int:
        """Return how wide the names of an entry's fields are set out; 0 where their signs do not stand in line."""
        text = self.source.text
        widths = {text.index("=", name.end) - name.start for name, _ in place.fields.values()}
        lengths = {name.end - name.start for name, _ in place.fields.values()}
        return widths.pop() - 1 if len(widths) == 1 and len(lengths) > 1 else 0
