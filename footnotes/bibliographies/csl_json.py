"""CSL-JSON: a list of items, or an object that holds it under "items" or "references"."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

from footnotes.bibliographies.csl_item import item_of, read_item
from footnotes.bibliographies.pieces import NotInPiecesError, Piece, pieces
from footnotes.bibliographies.reading import Reading, Source
from footnotes.model.bibliography import Bibliography
from footnotes.patterns import pattern
from footnotes.translations import gettext

_SPACE = pattern(r"[ \t\r\n]*")
_LISTS = ("items", "references")
_SURROGATE = pattern(r"\\u[dD][89a-fA-F]")
# Numbers that JSON cannot hold exactly stay as they are written: "1.10" is an edition, not 1.1.
_DECODER = json.JSONDecoder(parse_float=str, parse_constant=str)


def read(sources: Sequence[Source]) -> list[Reading]:
    """Return the entries of each file."""
    return [read_list(source, read_item) for source in sources]


def read_list(source: Source, take: Callable[[Any, Source, int, Reading], None]) -> Reading:
    """Return the entries of a file, ``take`` adding each; a fatal failure where it is no JSON, or holds no list."""
    reading = Reading()
    try:
        items = _items(source.text)
        if items is None:
            remedy = gettext('write the entries as a list: [ {"id": …}, {"id": …} ]')
            reading.failures.append(source.fatal(0, gettext("not a list of entries"), remedy))
            return reading
        for item, offset in list(items):
            take(item, source, offset, reading)
    except json.JSONDecodeError as error:
        reason = gettext("not JSON: {error}").format(error=f"{error.msg[:1].lower()}{error.msg[1:]}")
        return Reading(
            failures=[source.fatal(error.pos, reason, gettext("mend the file at this place, or export it again"))]
        )
    except RecursionError:
        return Reading(
            failures=[source.fatal(0, gettext("nested too deeply"), gettext("export the bibliography again"))]
        )
    except ValueError as error:  # an integer of thousands of digits
        return Reading(
            failures=[
                source.fatal(
                    0, gettext("not usable: {error}").format(error=error), gettext("export the bibliography again")
                )
            ]
        )
    return reading


class InPieces:
    """Large files that are one list, read piece by piece; raises NotInPiecesError for any other."""

    def __init__(self, paths: Sequence[Path]) -> None:
        """Take the files; nothing in them refers to each other."""

    def readings(self, path: Path) -> Iterator[Reading]:
        """Yield the entries of a file, with what failed in them."""
        count, opened = 0, False
        for piece in pieces(path):
            reading = Reading(before=count)
            try:
                piece.done = _take_elements(piece, reading, is_open=opened)
            except (ValueError, RecursionError) as error:
                raise NotInPiecesError from error
            opened = True
            count += len(reading.entries)
            yield reading


def _take_elements(piece: Piece, reading: Reading, *, is_open: bool) -> int:
    """Read the elements of a list that are whole in a piece; return where the others begin."""
    text = piece.source.text
    at = _skip_space(text, 0)
    if not is_open:
        if text[at : at + 1] != "[":
            raise NotInPiecesError
        at = _skip_space(text, at + 1)
    while at < len(text) and text[at] != "]":
        try:
            value, end = _DECODER.raw_decode(text, at)
        except json.JSONDecodeError:
            break  # it goes on in the next piece
        after = _skip_space(text, end)
        if after == len(text):
            break
        if text[after] not in ",]" or not isinstance(value, dict):
            raise NotInPiecesError
        read_item(_without_surrogates(value) if _SURROGATE.search(text, at, end) else value, piece.source, at, reading)
        at = _skip_space(text, after + 1) if text[after] == "," else after
    if text[at : at + 1] == "]":
        _expect_end(text, at + 1)
        return at  # what follows must be nothing, in the pieces after this one too
    if piece.is_last:
        raise NotInPiecesError
    return at


def dump(bibliography: Bibliography) -> str:
    """Return the entries as CSL-JSON, one a line: id, type, variables as they were read, relations in ``custom``."""
    lines = [json.dumps(item_of(entry), ensure_ascii=False) for entry in bibliography.entries.values()]
    return "[\n" + ",\n".join(lines) + "\n]\n"


def _items(text: str) -> Iterator[tuple[Any, int]] | None:
    """Return the items of the list with their offsets; None where the file holds no list."""
    start = _skip_space(text, 0)
    if text[start] == "[":
        return _elements(text, start)
    value, end = _DECODER.raw_decode(text, start)
    _expect_end(text, end)
    if not isinstance(value, dict) or not any(isinstance(value.get(name), list) for name in _LISTS):
        return None
    return _elements(text, next(offset for name, offset in _members(text, start) if name in _LISTS), closed=False)


def _elements(text: str, opening: int, *, closed: bool = True) -> Iterator[tuple[Any, int]]:
    """Yield the elements of the list that opens at ``opening``; ``closed``: nothing may follow the list."""
    at = _skip_space(text, opening + 1)
    while text[at : at + 1] != "]":
        value, end = _DECODER.raw_decode(text, at)
        yield (_without_surrogates(value) if _SURROGATE.search(text, at, end) else value), at
        at = _skip_space(text, end)
        if text[at : at + 1] == ",":
            at = _skip_space(text, at + 1)
        elif text[at : at + 1] != "]":
            raise json.JSONDecodeError("Expecting ',' delimiter", text, at)
    if closed:
        _expect_end(text, at + 1)


def _members(text: str, opening: int) -> Iterator[tuple[str, int]]:
    """Yield the names of an object that is known to be sound, with the offsets of their values."""
    at = _skip_space(text, opening + 1)
    while text[at] != "}":
        name, end = _DECODER.raw_decode(text, at)
        value = _skip_space(text, _skip_space(text, end) + 1)
        yield name, value
        end = _skip_space(text, _DECODER.raw_decode(text, value)[1])
        at = _skip_space(text, end + 1) if text[end] == "," else end


def _skip_space(text: str, at: int) -> int:
    match = _SPACE.match(text, at)
    return match.end() if match else at


def _expect_end(text: str, at: int) -> None:
    at = _skip_space(text, at)
    if at < len(text):
        raise json.JSONDecodeError("Extra data", text, at)


def _without_surrogates(value: Any) -> Any:
    """Return a value with halves of surrogate pairs replaced: they are no characters and cannot be written out."""
    if isinstance(value, str):
        return value.encode("utf-8", "replace").decode("utf-8")
    if isinstance(value, list):
        return [_without_surrogates(item) for item in value]
    if isinstance(value, dict):
        return {_without_surrogates(name): _without_surrogates(item) for name, item in value.items()}
    return value
