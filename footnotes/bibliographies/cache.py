"""Large bibliographies are read once, and kept in files of tables until one of their files changes.

The name of a kept file tells which files it is made from and, after a hyphen, their content and the program that made
it. Several processes may make one at once: it is put in its place in one step, and each makes the same.
"""

from __future__ import annotations

import contextlib
import os
import sqlite3
from collections.abc import Callable, Iterator, Sequence
from hashlib import blake2b, file_digest
from pathlib import Path

from footnotes.bibliographies import loading
from footnotes.bibliographies.pieces import NotInPiecesError
from footnotes.bibliographies.stored import store, store_in_pieces, stored
from footnotes.model.bibliography import Bibliography
from footnotes.translations import gettext, language
from footnotes.undisturbed import undisturbed

_FOLDER = "bibliographies"
_LARGE = 2_000  # entries


class BibliographyCache:
    """The bibliographies kept in a folder.

    ``version`` tells the program that makes them; ``warn`` is told why nothing can be kept.
    """

    def __init__(self, folder: Path, version: bytes, warn: Callable[[str], None]) -> None:
        self._folder, self._version, self._warn = folder / _FOLDER, version, warn

    @undisturbed
    def load(self, paths: Sequence[Path], sigla: Sequence[Path]) -> Bibliography:
        """Return what ``loading.load`` does, and keep it where it is large."""
        files = (*paths, *sigla)
        path = self._path(files)
        if (found := stored(path, paths, sigla)) is not None:
            return found
        if loading.are_for_pieces(paths) and (found := self._kept_in_pieces(path, paths, sigla)) is not None:
            return found
        bibliography = loading.load(paths, sigla=sigla)
        if len(bibliography.entries) <= _LARGE or self._path(files) != path:  # changed while it was read
            return bibliography
        if not self._keep(path, lambda: store(bibliography, files, path)):
            return bibliography
        return stored(path, paths, sigla, bibliography.entries) or bibliography

    def _kept_in_pieces(self, path: Path, paths: Sequence[Path], sigla: Sequence[Path]) -> Bibliography | None:
        """Return the bibliography of large files, kept while they were read; None where that cannot be."""
        files = (*paths, *sigla)
        try:
            if not self._keep(path, lambda: store_in_pieces(loading.InPieces(paths, sigla), files, path)):
                return None
        except NotInPiecesError:
            return None
        return stored(path, paths, sigla) if self._path(files) == path else None  # not changed while it was read

    def _keep(self, path: Path, store: Callable[[], None]) -> bool:
        try:
            store()
            self._remove_older(path)
        except (OSError, sqlite3.Error) as error:
            self._warn(
                gettext("{folder}: no bibliography can be kept here: {why}").format(
                    folder=self._folder, why=getattr(error, "strerror", None) or error
                )
            )
            return False
        except ValueError:  # text that is no Unicode: it is read each time
            return False
        return True

    def _path(self, files: Sequence[Path]) -> Path:
        place, content = blake2b(digest_size=10), blake2b(self._version + language().encode(), digest_size=10)
        for file in files:
            place.update(os.fsencode(file.absolute()) + b"\0")
            for piece in _content(file):
                content.update(piece)
        return self._folder / f"{place.hexdigest()}-{content.hexdigest()}.sqlite"

    def _remove_older(self, path: Path) -> None:
        place, _, _ = path.name.partition("-")
        for other in self._folder.glob(f"{place}-*"):
            if other.stem.partition(".")[0] != path.stem:
                with contextlib.suppress(OSError):  # a system that keeps open files: another run will
                    other.unlink()


def clean(folder: Path) -> int:
    """Remove all that is kept below a folder; return how many bytes it took. Raises OSError where that cannot be."""
    size = 0
    for path in (folder / _FOLDER).glob("*"):
        size += path.stat().st_size
        path.unlink()
    return size


def _content(path: Path) -> Iterator[bytes]:
    """Yield the digests of a file's content, and of what belongs to it; nothing of what cannot be read."""
    names = [path.name]
    if path.suffix.lower() == ".sqlite":  # Zotero's database
        names += [f"{path.name}-wal", f"{path.name}-journal", "better-bibtex.sqlite"]
    for name in names:
        with contextlib.suppress(OSError, ValueError), path.with_name(name).open("rb") as file:
            yield file_digest(file, "sha256").digest()
