"""Several bibliography files as one: the format of each, keys given twice, sigla, and what failed."""

from __future__ import annotations

import contextlib
from collections.abc import Sequence
from pathlib import Path

from footnotes.bibliographies import sigla as sigla_file
from footnotes.bibliographies.files import read_source
from footnotes.bibliographies.formats import Format, format_of
from footnotes.bibliographies.reading import MOST_SUGGESTIONS, Reading, Siglum, Source, nearest
from footnotes.bibliographies.translations import link_translations
from footnotes.model.bibliography import Bibliography, LoadFailure
from footnotes.model.entry import Entry
from footnotes.translations import gettext

_SMALLEST = 40_000  # bytes of files that may have so many entries that they are kept


def is_worth_keeping(paths: Sequence[Path]) -> bool:
    """Say whether files may hold so many entries that they are kept in a cache."""
    size = 0
    for path in paths:
        with contextlib.suppress(OSError, ValueError):  # ValueError: a NUL in the path
            size += path.stat().st_size
    return size >= _SMALLEST


def load(paths: Sequence[Path], *, sigla: Sequence[Path] = ()) -> Bibliography:
    """Return the bibliography in ``paths`` (of any of ``formats.FORMATS``) with the ``sigla`` files.

    Never raises for a bad file: what could not be read is in ``failures``, with file, line and remedy, ``fatal`` where
    nothing of a file could be read. Of two entries with one key the first counts; a siglum of two keys keeps both.
    """
    entries: dict[str, Entry] = {}
    declared: list[Siglum] = []
    failures: list[LoadFailure] = []
    for reading in _readings(paths):
        failures += reading.failures
        failures += [_twice(entry, entries[entry.key]) for entry in _added(reading.entries, entries)]
    link_translations(entries)
    for path in sigla:
        source = read_source(path)
        reading = sigla_file.read(source) if isinstance(source, Source) else Reading(failures=[source])
        declared += reading.sigla
        failures += reading.failures
    unknown = [siglum for siglum in declared if siglum.key not in entries]
    failures += [_unknown(siglum, entries, number) for number, siglum in enumerate(unknown)]
    return Bibliography(entries, _sigla(entries, declared), tuple(failures), tuple(paths), _aliases(entries))


def collected(entries: dict[str, Entry], before: Bibliography) -> Bibliography:
    """Return a bibliography with other entries, its sigla and aliases looked up in them too."""
    sigla = {**_sigla(entries, []), **before.sigla}
    return Bibliography(entries, sigla, before.failures, before.paths, _aliases(entries))


def _readings(paths: Sequence[Path]) -> list[Reading]:
    """Return what is in each file; the files of a format are read together, as they may refer to each other."""
    readings: dict[Path, Reading] = {}
    by_reader: dict[str, tuple[Format, list[Source]]] = {}
    for path in dict.fromkeys(paths):
        if path.suffix.lower() == ".sqlite":
            from footnotes.bibliographies.zotero_database import read_database  # no text: it has no Source

            readings[path] = read_database(path)
            continue
        source = read_source(path)
        if isinstance(source, Source):
            format_ = format_of(source)
            by_reader.setdefault(format_.reader, (format_, []))[1].append(source)
        else:
            readings[path] = Reading(failures=[source])
    for format_, files in by_reader.values():
        readings.update(zip((source.path for source in files), format_.read(files), strict=True))
    return [readings[path] for path in dict.fromkeys(paths)]


def _added(new: list[Entry], entries: dict[str, Entry]) -> list[Entry]:
    """Add entries to those there are; return those whose key was taken."""
    refused = []
    for entry in new:
        if entries.setdefault(entry.key, entry) is not entry:
            refused.append(entry)
    return refused


def _twice(entry: Entry, first: Entry) -> LoadFailure:
    there = first.origin
    before = f"{there.path}:{there.line}" if there else ""
    told = (
        gettext("the key {key} is given twice (first in {place})") if there else gettext("the key {key} is given twice")
    )
    origin = entry.origin
    assert origin is not None  # every reader gives one
    reason = told.format(key=entry.key, place=before)
    remedy = gettext("rename or remove one of the two")
    return LoadFailure(origin.path, origin.line, origin.column, reason, remedy, entry.key, kind="key twice")


def _unknown(siglum: Siglum, entries: dict[str, Entry], number: int) -> LoadFailure:
    name, key, origin = siglum
    best = nearest(key, entries) if number < MOST_SUGGESTIONS else ""
    remedy = (
        gettext("did you mean {best}?").format(best=best) if best else gettext("add the entry, or remove the siglum")
    )
    return LoadFailure(
        origin.path,
        origin.line,
        origin.column,
        gettext("{name} stands for {key}, which is no entry").format(name=name, key=key),
        remedy,
        key,
    )


def _sigla(entries: dict[str, Entry], declared: list[Siglum]) -> dict[str, tuple[str, ...]]:
    """Return the keys by siglum, those of the entries first."""
    pairs = [(name, entry.key) for entry in entries.values() for name in sigla_file.declared_sigla(entry)]
    pairs += [(name, key) for name, key, _ in declared if key in entries]
    keys: dict[str, tuple[str, ...]] = {}
    for name, key in pairs:
        if key not in keys.get(name, ()):
            keys[name] = (*keys.get(name, ()), key)
    return keys


def _aliases(entries: dict[str, Entry]) -> dict[str, str]:
    """Return the other keys of entries: BibLaTeX's ``ids``, and the citation key that Zotero gives beside its id."""
    aliases: dict[str, str] = {}
    for entry in entries.values():
        custom = entry.variables.get("custom")
        ids = custom.get("ids") if isinstance(custom, dict) else None
        for other in (entry.text("citation-key"), *(ids if isinstance(ids, list) else [])):
            if other and isinstance(other, str) and other not in entries:
                aliases.setdefault(other, entry.key)
    return aliases
