"""The bibliographies in a folder."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from footnotes.patterns import pattern

_SUFFIXES = frozenset((".bib", ".biblatex", ".bibtex", ".csljson", ".ris", ".mods", ".marcxml", ".mrcx"))
_BEGINNINGS = {  # of files whose suffix does not say it
    ".json": pattern(rb'(?s)\A\s*(?:\[.*?"(?:type|itemType)"\s*:|\{.*?"(?:items|references)"\s*:\s*\[)'),
    ".yaml": pattern(rb"(?m)^(?:references:|- id:|[^\s#:][^\s:]*:[ \t]*\r?\n[ \t]+type:)"),
    ".xml": pattern(rb"<(?:\w+:)?(?:mods|modsCollection|leader|ref-type)\b"),
    ".sqlite": pattern(rb"\ASQLite format 3\0"),
}
_BEGINNINGS[".yml"] = _BEGINNINGS[".yaml"]
_LOOKED_AT = 20_000  # bytes
_DATABASE = "zotero.sqlite"


def bibliography_files(paths: Iterable[Path]) -> tuple[Path, ...]:
    """Return the files, with the bibliographies of a folder, and of those in it, in its place.

    They come in the order of their names; hidden ones are left out, and JSON, YAML and XML that hold something else. A
    folder without any stays, for whoever reads it to tell.
    """
    found: list[Path] = []
    for path in paths:
        found += (list(_in_folder(path)) or [path]) if path.is_dir() else [path]
    return tuple(found)


def _in_folder(folder: Path) -> Iterator[Path]:
    for path in sorted(folder.iterdir()):
        if path.name.startswith("."):
            continue
        if path.is_dir():
            yield from _in_folder(path)
        elif path.suffix.lower() in _SUFFIXES or _looks_like_one(path):
            yield path


def _looks_like_one(path: Path) -> bool:
    beginning = _BEGINNINGS.get(path.suffix.lower())
    if beginning is None or (path.suffix.lower() == ".sqlite" and path.name != _DATABASE):
        return False
    try:
        with path.open("rb") as file:
            head = file.read(_LOOKED_AT)
    except OSError:
        return True  # whoever reads it will tell
    return bool(beginning.search(head))
