"""The manuscripts in a folder."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from footnotes.manuscripts.formats import FORMATS

SUFFIXES = frozenset(suffix for format_ in FORMATS.values() for suffix in format_.suffixes)


def manuscripts_in(folder: Path) -> Iterator[Path]:
    """Yield the manuscripts below a folder in the order of their names.

    Hidden files and folders are passed over, and what Word keeps beside a file that is open (``~$thesis.docx``).
    """
    for path in sorted(folder.iterdir()):
        if path.name.startswith((".", "~$")):
            continue
        if path.is_dir() and not path.is_symlink():
            yield from manuscripts_in(path)
        elif is_manuscript(path) and path.is_file():
            yield path


def is_manuscript(path: Path) -> bool:
    """Say whether a file in a folder is a manuscript, by its name and, where that does not tell, its content."""
    return path.suffix.lower() in SUFFIXES and (path.suffix != ".xml" or _is_tei(path))


def _is_tei(path: Path) -> bool:
    """Say whether an XML file is a manuscript: most are something else."""
    try:
        with path.open("rb") as file:
            return b"<TEI" in file.read(4096)
    except OSError:  # reading it tells
        return True
