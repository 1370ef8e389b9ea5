"""Files in: manuscripts and bibliographies."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable
from pathlib import Path

from footnotes.settings import in_folders

TYPE_CHECKING = False
if TYPE_CHECKING:
    from footnotes.model.bibliography import Bibliography
    from footnotes.model.manuscript import Manuscript
    from footnotes.pipeline.memory import Memory

AnyPath = str | os.PathLike[str]
Paths = AnyPath | Iterable[AnyPath]


def read(path: AnyPath, *, encoding: str | None = None) -> Manuscript:
    """Read a manuscript; its format is known by its suffix.

    ``encoding`` is UTF-8, or what the byte-order mark says, where it is None. Raises InputError for a file that cannot
    be read: none there, a folder, not in that encoding, no text.
    """
    from footnotes import manuscripts

    return manuscripts.read(Path(path), encoding=encoding)


def read_text(
    text: str, manuscript_format: str, path: Path | None = None, *, memory: Memory | None = None
) -> Manuscript:
    """Read a manuscript from its text, as an editor has it; the format is a name ("markdown"), the path for messages.

    With ``memory``, of the last reading of the same manuscript, only what has changed is read anew. Raises InputError
    for a format that is not known or no text.
    """
    from footnotes import manuscripts

    return manuscripts.parse(text, manuscript_format, path, memory=memory.paragraphs if memory else None)


def load_bibliography(
    paths: Paths, *, sigla: Paths = (), cached: bool = True, warn: Callable[[str], None] = lambda _: None
) -> Bibliography:
    """Return the bibliography in one or several files, or folders of them, with files of sigla.

    ``footnotes.bibliographies.formats`` has the formats that are read; a file of sigla holds lines ``RKEB: key``.
    Nothing is raised for a file that cannot be read: what failed is in ``failures``, ``fatal`` where nothing of a file
    could be read. A large bibliography is kept in the user's cache folder, unless ``cached`` is false, and read again
    when its files change; ``warn`` is told why it cannot be kept.
    """
    from footnotes import bibliographies

    files, sigla_files = in_folders(_paths(paths)), _paths(sigla)
    if not (cached and bibliographies.is_worth_keeping(files)):
        return bibliographies.load(files, sigla=sigla_files)
    from footnotes.bibliographies.cache import BibliographyCache
    from footnotes.pipeline.result_cache import cache_folder, code_digest

    return BibliographyCache(cache_folder(), code_digest(), warn).load(files, sigla_files)


def _paths(paths: Paths) -> tuple[Path, ...]:
    return (Path(paths),) if isinstance(paths, (str, os.PathLike)) else tuple(map(Path, paths))
