"""A BibTeX file as entries with their fields: sound ones by ``bibtex_sound``, others by bibtexparser's splitter.

Looked at in bibtexparser 2.1: after two backslashes it takes a brace for an escaped one, hence the mask; it knows no
line end between the type and the brace; an entry with a field given twice and a key given twice come as failed blocks
that hold the entry; fields without a comma between them come as one; an entry broken in the middle is dropped, and so
are the fields after a closing brace too many. What is broken is read again by ``bibtex_repair``.
"""

from __future__ import annotations

import logging
import re
from dataclasses import dataclass, field
from typing import Any

from footnotes.bibliographies.bibtex_repair import mend
from footnotes.bibliographies.bibtex_sound import next_sound_entry, sound_entry
from footnotes.bibliographies.bibtex_values import Value, read_whole_value
from footnotes.bibliographies.quoting import quoted
from footnotes.bibliographies.reading import Source
from footnotes.model.bibliography import LoadFailure
from footnotes.patterns import pattern
from footnotes.records import NamedTuple
from footnotes.text import Span
from footnotes.translations import gettext

_MASK = "\0\0"  # stands for two backslashes: as long, and in no text that is read
_NAME = pattern(r"[^\s\"#%'(),={}\\@]+")
_WORD = pattern(r"\w+")
_FIELD = r"[A-Za-z][\w:+-]*[ \t]*=[ \t]*[{\"\w]"
_FIELD_FIRST = pattern(rf",?\s*{_FIELD}")
_FIELD_LATER = pattern(rf"(?:^|,)[ \t]*{_FIELD}", re.MULTILINE)
_STRAY_ENTRY = pattern(rf"^[ \t]*(?P<at>@)[^\n]*[\n,][ \t]*{_FIELD}", re.MULTILINE)
_SIGN = pattern(r"[^ \t\r\n]")
_SPACED_HEAD = pattern(r"^(?P<at>[ \t]*@)(?P<before>\s*)(?P<type>[A-Za-z]+)(?P<after>\s*)(?=\{)", re.MULTILINE)


@dataclass(slots=True)
class Block:
    """An entry as it stands in the file; its type and the names of its fields in small letters."""

    source: Source
    offset: int
    type: str
    key: str
    fields: dict[str, Value] = field(default_factory=dict)


@dataclass(slots=True)
class Blocks:
    """What a file holds, in its order: entries, strings (name and value), failures."""

    entries: list[Block] = field(default_factory=list)
    strings: list[tuple[str, Value]] = field(default_factory=list)
    failures: list[LoadFailure] = field(default_factory=list)
    any: bool = False  # whether there is anything of BibTeX


class _Part(NamedTuple):
    """A block of the splitter's or a stray "@", where it begins, where the next one does, and whether it goes on.

    It goes on where fields follow its closing brace.
    """

    kind: str
    block: Any
    start: int
    end: int
    goes_on: bool = False


def split(source: Source) -> Blocks:
    """Return the blocks of a BibTeX file; entries that are broken hold what could be read of them."""
    blocks = Blocks()
    split_piece(source, blocks, is_last=True)
    if not blocks.any:
        blocks.failures.append(nothing_in(source))
    return blocks


def nothing_in(source: Source) -> LoadFailure:
    """Return the failure of a file without anything of BibTeX."""
    return source.fatal(0, gettext("not BibTeX: no @entry in it"), gettext("export it as BibTeX or BibLaTeX"))


def split_piece(source: Source, blocks: Blocks, *, is_last: bool) -> int:
    """Add the blocks of a piece of a file; return where those begin that go on in the next piece, if there is one.

    The last entry of a piece may go on, too: fields may follow its closing brace.
    """
    text = source.text if "\n" in source.text else source.text.replace("\r", "\n")
    at = before = _first_sign(text, 0)
    while at < len(text):
        entry = sound_entry(text, at)
        if entry is not None:
            blocks.entries.append(Block(source, entry.start, entry.type, entry.key, entry.fields))
            blocks.any = True
            before, at = at, entry.end
            continue
        start = at
        if before < at and text[_first_sign(text, at)] != "@":  # perhaps the rest of the entry before
            start = before
            blocks.entries.pop()
        end = next_sound_entry(text, at)
        if end is None and not is_last:
            return start
        at = before = len(text) if end is None else end
        _split_rest(source, text, Span(start, at), blocks)
    if before < at and not is_last:
        blocks.entries.pop()
        return before
    return len(text)


def _first_sign(text: str, at: int) -> int:
    match = _SIGN.search(text, at)
    return match.start() if match else len(text)


def _split_rest(source: Source, text: str, span: Span, blocks: Blocks) -> None:
    """Add the blocks of what has no sound entry."""
    prepared = _prepared(span.of(text))
    parts = _parts(prepared)
    blocks.any = blocks.any or bool(parts)
    for part in parts:
        if part.kind == "Stray":
            _blame_stray(source, span.start + part.start, blocks)
        elif part.kind == "String" and (value := read_whole_value(part.block.value)) is not None:
            blocks.strings.append((part.block.key.lower(), _unmasked(value)))
        elif part.kind in ("Entry", "String", "ParsingFailedBlock"):
            sound = part.kind == "Entry" and not part.goes_on
            if not (sound and _take_entry(source, part, span.start, blocks)):
                _mend_entry(source, prepared, part, span.start, blocks)


def _prepared(text: str) -> str:
    """Return the text as the splitter reads it right, every character but the spaces of a head where it was."""
    return _SPACED_HEAD.sub(r"\g<before>\g<after>\g<at>\g<type>", text.replace("\\\\", _MASK))


def _parts(text: str) -> list[_Part]:
    parts: list[_Part] = []
    at = 0
    for block in _split_quietly(text):
        before, start = at, max(text.find(block.raw, at), at)
        at = start + len(block.raw)
        kind = type(block).__name__
        if kind == "ImplicitComment":
            if stray := _STRAY_ENTRY.search(block.comment):
                kind, start = "Stray", start + stray.start("at")
            else:
                if parts and _continues(text[before:start], block.comment):
                    parts[-1] = parts[-1]._replace(goes_on=True)
                continue
        if parts:
            parts[-1] = parts[-1]._replace(end=start)
        if kind.startswith("Duplicate"):
            block = block.ignore_error_block  # noqa: PLW2901 - the entry or string itself
            kind = type(block).__name__
        parts.append(_Part(kind, block, start, len(text)))
    return parts


def _split_quietly(text: str) -> list[Any]:
    """Return the splitter's blocks, without its warnings: what fails is told in our own words."""
    from bibtexparser.splitter import Splitter

    logger = logging.getLogger("bibtexparser")
    level = logger.level
    logger.setLevel(logging.CRITICAL)
    try:
        return list(Splitter(text).split().blocks)
    finally:
        logger.setLevel(level)


def _continues(gap: str, comment: str) -> bool:
    """Say whether what follows an entry is the rest of it: fields, or a rest of its line with fields after it."""
    return bool(_FIELD_FIRST.match(comment) or ("\n" not in gap and _FIELD_LATER.search(comment)))


def _blame_stray(source: Source, start: int, blocks: Blocks) -> None:
    line = source.text[start : start + 80].splitlines()[0]
    remedy = gettext("write @, the type, a brace, the key and a comma; or a % before each line of a comment")
    failure = source.failure(start, gettext("not an entry: {text}").format(text=quoted(line, 40)), remedy)
    blocks.failures.append(failure._replace(broken=True))


def _take_entry(source: Source, part: _Part, start: int, blocks: Blocks) -> bool:
    """Add an entry of a text that begins at ``start``; return False where a field of it cannot be read."""
    fields: dict[str, Value] = {}
    twice = []
    for item in part.block.fields:
        name = item.key.lower()
        value = read_whole_value(item.value)
        if value is None or not _NAME.fullmatch(name):
            return False
        if name in fields:
            twice.append(item)
        else:
            fields[name] = _unmasked(value)
    block = Block(source, start + part.start, part.block.entry_type.lower(), part.block.key, fields)
    blocks.entries.append(block)
    for item in twice:
        line = source.lines.offset(source.lines.position(start)[0] + item.start_line)
        name = _WORD.search(source.text, max(line, start + part.start + 1))
        remedy = gettext("remove or rename one of the two; the first is used")
        reason = gettext("the field {key} is given twice").format(key=item.key.lower())
        blocks.failures.append(source.failure(name.start() if name else line, reason, remedy, key=block.key))
    return True


def _mend_entry(source: Source, text: str, part: _Part, start: int, blocks: Blocks) -> None:
    """Add what can be read of a broken entry of a text that begins at ``start``."""
    mended = mend(text, part.start, part.end)
    if mended.reason:
        failure = source.failure(start + mended.fault, mended.reason, mended.remedy, key=mended.key or None)
        blocks.failures.append(failure._replace(broken=True))
    if mended.fields and mended.type != "string":
        fields = {name: _unmasked(value) for name, value in mended.fields.items()}
        blocks.entries.append(Block(source, start + part.start, mended.type, mended.key, fields))


def _unmasked(value: Value) -> Value:
    if isinstance(value, str):
        return value.replace(_MASK, "\\\\")
    return [piece._replace(text=piece.text.replace(_MASK, "\\\\")) for piece in value]
