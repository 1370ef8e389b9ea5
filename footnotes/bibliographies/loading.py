"""Several bibliography files as one: the format of each, keys given twice, sigla, and what failed."""

from __future__ import annotations

import contextlib
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from footnotes.bibliographies import sigla as sigla_file
from footnotes.bibliographies.files import read_source
from footnotes.bibliographies.formats import Format, format_of
from footnotes.bibliographies.pieces import NotInPiecesError
from footnotes.bibliographies.reading import MOST_SUGGESTIONS, Reading, Siglum, Source, nearest
from footnotes.bibliographies.translations import Translations, link_translations
from footnotes.model.bibliography import Bibliography, LoadFailure
from footnotes.model.entry import Entry, Origin
from footnotes.text import LineIndex
from footnotes.translations import gettext

_SMALLEST = 40_000  # bytes of files that may have so many entries that they are kept
_LARGEST = 30_000_000  # bytes of files that are held in memory
_BEGINNING = 100_000  # bytes that a format is known by


def is_worth_keeping(paths: Sequence[Path]) -> bool:
    """Say whether files may hold so many entries that they are kept in a cache."""
    return _size(paths) >= _SMALLEST


def are_for_pieces(paths: Sequence[Path]) -> bool:
    """Say whether files are so large that their entries should not be held in memory together."""
    return _size(paths) >= _LARGEST


def _size(paths: Sequence[Path]) -> int:
    size = 0
    for path in paths:
        with contextlib.suppress(OSError, ValueError):  # ValueError: a NUL in the path
            size += path.stat().st_size
    return size


def load(paths: Sequence[Path], *, sigla: Sequence[Path] = ()) -> Bibliography:
    """Return the bibliography in ``paths`` (of any of ``formats.FORMATS``) with the ``sigla`` files.

    Never raises for a bad file: what could not be read is in ``failures``, with file, line and remedy, ``fatal`` where
    nothing of a file could be read. Of two entries with one key the first counts; a siglum of two keys keeps both.
    """
    gathered = Gathered()
    entries = {
        entry.key: entry for reading in _readings(paths) for entry in gathered.new_of(reading.entries, reading.failures)
    }
    link_translations(entries)
    return gathered.bibliography(entries, paths, sigla)


class Gathered:
    """What entries tell of a bibliography, which need not be in memory together: sigla, aliases, keys given twice."""

    def __init__(self) -> None:
        self._origins: dict[str, Origin | None] = {}
        self._sigla: list[tuple[str, str]] = []
        self._aliases: list[tuple[str, str]] = []
        self._failures: list[LoadFailure] = []

    def new_of(self, entries: Iterable[Entry], failures: Iterable[LoadFailure] = ()) -> Iterator[Entry]:
        """Yield the entries of a file whose keys are not taken; ``failures`` are those of the file."""
        twice = []
        for entry in entries:
            if entry.key in self._origins:
                twice.append(_twice(entry, self._origins[entry.key]))
                continue
            self._origins[entry.key] = entry.origin
            self._sigla += ((name, entry.key) for name in sigla_file.declared_sigla(entry))
            self._aliases += ((alias, entry.key) for alias in _aliases(entry))
            yield entry
        self._failures += failures  # of files in pieces they are known when all entries are
        self._failures += twice

    def bibliography(self, entries: Mapping[str, Entry], paths: Sequence[Path], sigla: Sequence[Path]) -> Bibliography:
        """Return the bibliography of all entries, with what the files of sigla declare."""
        declared: list[Siglum] = []
        for path in sigla:
            source = read_source(path)
            reading = sigla_file.read(source) if isinstance(source, Source) else Reading(failures=[source])
            declared += reading.sigla
            self._failures += reading.failures
        keys = self._origins.keys()
        unknown = [siglum for siglum in declared if siglum.key not in keys]
        self._failures += [_unknown(siglum, keys, number) for number, siglum in enumerate(unknown)]
        pairs = [*self._sigla, *((name, key) for name, key, _ in declared if key in keys)]
        aliases = _others(self._aliases, keys)
        return Bibliography(entries, _by_siglum(pairs), tuple(self._failures), tuple(paths), aliases)


class InPieces:
    """Large files, read piece by piece; raises NotInPiecesError where they are to be read whole."""

    def __init__(self, paths: Sequence[Path], sigla: Sequence[Path]) -> None:
        self._paths, self._sigla = tuple(dict.fromkeys(paths)), sigla
        self._given = paths
        self._gathered = Gathered()
        self._translations = Translations()
        formats = {path: _format_in_pieces(path) for path in self._paths}
        by_reader: dict[str, list[Path]] = {}
        for path, format_ in formats.items():
            by_reader.setdefault(format_.reader, []).append(path)
        opened = {formats[files[0]].reader: formats[files[0]].open_in_pieces(files) for files in by_reader.values()}
        self._opened = {path: opened[format_.reader] for path, format_ in formats.items()}

    def entries(self) -> Iterator[Entry]:
        """Yield the entries of all files."""
        for path in self._paths:
            failures: list[LoadFailure] = []
            entries = (entry for reading in self._readings(path, failures) for entry in reading.entries)
            for entry in self._gathered.new_of(entries, failures):
                self._translations.take(entry)
                yield entry

    def _readings(self, path: Path, failures: list[LoadFailure]) -> Iterator[Reading]:
        for reading in self._opened[path].readings(path):
            failures += reading.failures
            yield reading

    def bibliography(self) -> tuple[Bibliography, Mapping[str, str]]:
        """Return what else is known when all entries are read: a bibliography without them, and translations.

        The latter are the keys of entries with those of what they are translations of.
        """
        return self._gathered.bibliography({}, self._given, self._sigla), self._translations.linked()


def _format_in_pieces(path: Path) -> Format:
    """Return the format of a large file by its beginning."""
    try:
        with path.open("rb") as file:
            head = file.read(_BEGINNING).decode("utf-8-sig", "ignore")
    except OSError as error:
        raise NotInPiecesError from error
    format_ = format_of(Source(path, head, LineIndex("")))
    if not format_.in_pieces:
        raise NotInPiecesError
    return format_


def collected(entries: dict[str, Entry], before: Bibliography) -> Bibliography:
    """Return a bibliography with other entries, its sigla and aliases looked up in them too."""
    pairs = [(name, entry.key) for entry in entries.values() for name in sigla_file.declared_sigla(entry)]
    aliases = _others(((alias, entry.key) for entry in entries.values() for alias in _aliases(entry)), entries)
    return Bibliography(entries, {**_by_siglum(pairs), **before.sigla}, before.failures, before.paths, aliases)


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


def _twice(entry: Entry, there: Origin | None) -> LoadFailure:
    before = f"{there.path}:{there.line}" if there else ""
    told = (
        gettext("the key {key} is given twice (first in {place})") if there else gettext("the key {key} is given twice")
    )
    origin = entry.origin
    assert origin is not None  # every reader gives one
    reason = told.format(key=entry.key, place=before)
    remedy = gettext("rename or remove one of the two")
    return LoadFailure(origin.path, origin.line, origin.column, reason, remedy, entry.key, kind="key twice")


def _unknown(siglum: Siglum, keys: Iterable[str], number: int) -> LoadFailure:
    name, key, origin = siglum
    best = nearest(key, keys) if number < MOST_SUGGESTIONS else ""
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


def _by_siglum(pairs: Iterable[tuple[str, str]]) -> dict[str, tuple[str, ...]]:
    """Return the keys by siglum."""
    keys: dict[str, tuple[str, ...]] = {}
    for name, key in pairs:
        if key not in keys.get(name, ()):
            keys[name] = (*keys.get(name, ()), key)
    return keys


def _aliases(entry: Entry) -> Iterator[str]:
    """Yield the other keys of an entry: BibLaTeX's ``ids``, and the citation key that Zotero gives beside its id."""
    custom = entry.variables.get("custom")
    ids = custom.get("ids") if isinstance(custom, dict) else None
    for other in (entry.text("citation-key"), *(ids if isinstance(ids, list) else [])):
        if other and isinstance(other, str):
            yield other


def _others(aliases: Iterable[tuple[str, str]], keys: Container[str]) -> dict[str, str]:
    """Return the entry's key by each alias that is no key itself; of one that two have, the first's."""
    found: dict[str, str] = {}
    for alias, key in aliases:
        if alias not in keys:
            found.setdefault(alias, key)
    return found
