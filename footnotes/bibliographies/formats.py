"""The formats of bibliographies and how a file's format is known."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from importlib import import_module
from pathlib import Path

from footnotes.bibliographies.reading import Reading, Source
from footnotes.model.bibliography import Bibliography
from footnotes.model.input_error import InputError
from footnotes.patterns import pattern
from footnotes.records import NamedTuple
from footnotes.translations import gettext

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Protocol

    class InPieces(Protocol):
        """Large files of a format, read piece by piece."""

        def readings(self, path: Path) -> Iterator[Reading]:
            """Yield what is in the pieces of one of the files; raises NotInPiecesError where it is to be read whole."""


class Format(NamedTuple):
    """A bibliography format: its name, its suffixes, the module that reads it and, if it is written, the one that does.

    What it cannot hold is told by ``losses``, which reads again what was written.
    """

    name: str
    suffixes: tuple[str, ...]
    reader: str
    writer: str = ""
    in_pieces: bool = False  # whether large files need not be held whole

    @property
    def read(self) -> Callable[[Sequence[Source]], list[Reading]]:
        """What reads files, loaded on first use; files read together may refer to each other."""
        read: Callable[[Sequence[Source]], list[Reading]] = import_module(f"{_PACKAGE}.{self.reader}").read
        return read

    def open_in_pieces(self, paths: Sequence[Path]) -> InPieces:
        """Open large files that may refer to each other; raises NotInPiecesError where that cannot be."""
        opened: InPieces = import_module(f"{_PACKAGE}.{self.reader}").InPieces(paths)
        return opened

    @property
    def dump(self) -> Callable[[Bibliography], str]:
        """What writes a bibliography, loaded on first use."""
        dump: Callable[[Bibliography], str] = import_module(f"{_PACKAGE}.{self.writer}").dump
        return dump


_PACKAGE = "footnotes.bibliographies"
FORMATS: dict[str, Format] = {
    format_.name: format_
    for format_ in (
        Format("biblatex", (".bib", ".biblatex"), "bibtex", "biblatex_writing", in_pieces=True),
        Format("bibtex", (".bibtex",), "bibtex", "bibtex_writing", in_pieces=True),
        Format("csl-json", (".json", ".csljson"), "csl_json", "csl_json", in_pieces=True),
        Format("csl-yaml", (".yaml", ".yml"), "csl_yaml", "csl_yaml_writing"),
        Format("ris", (".ris",), "ris", "ris_writing"),
        Format("mods", (".mods",), "mods", "mods_writing"),
        Format("marcxml", (".marcxml", ".mrcx"), "marcxml", "marcxml_writing"),
        Format("endnote-xml", (), "endnote_xml", "endnote_xml_writing"),
        Format("hayagriva", (), "hayagriva", "hayagriva_writing"),
        Format("zotero-json", (), "zotero_json"),
    )
}
_BY_SUFFIX = {suffix: format_ for format_ in FORMATS.values() for suffix in format_.suffixes}
_HAYAGRIVA = pattern(r"^[ \t]+[\"']?type[\"']?:", re.MULTILINE)
_CSL_YAML = pattern(r"^(?:\{? ?[\"']?(?:references|items)[\"']? ?:|- )", re.MULTILINE)
_ROOTS = {"mods": "mods", "leader": "marcxml", "controlfield": "marcxml", "ref-type": "endnote-xml"}
WRITTEN = tuple(name for name, format_ in FORMATS.items() if format_.writer)


def format_of(source: Source) -> Format:
    """Return the format of a file: by its suffix, else by how its text begins."""
    known = _BY_SUFFIX.get(source.path.suffix.lower())
    start = source.text[:20_000].lstrip()
    if known in (None, FORMATS["csl-json"]) and start.startswith(("[", "{")):
        return FORMATS["zotero-json" if '"itemType"' in start else "csl-json"]
    if known == FORMATS["csl-yaml"] and _HAYAGRIVA.search(start) and not _CSL_YAML.search(start):
        return FORMATS["hayagriva"]
    return known or FORMATS[_looks_like(start)]


def _looks_like(start: str) -> str:
    if start.startswith("<"):
        return next((name for word, name in _ROOTS.items() if f"<{word}" in start or f":{word}" in start), "mods")
    if start.startswith(("TY  -", "\ufeffTY  -")):
        return "ris"
    return "csl-yaml" if start.startswith(("---", "references:", "- ")) else "biblatex"


def format_to_write(path: Path | None, name: str | None = None) -> Format:
    """Return the format of a file to be written: that of the name, else that of its suffix.

    Raises InputError where no format that is written has the name or the suffix.
    """
    suffix = path.suffix.lower() if path else ""
    format_ = FORMATS.get(name) if name else _BY_SUFFIX.get(suffix)
    if format_ is None or not format_.writer:
        known = ", ".join(suffix for one in WRITTEN for suffix in FORMATS[one].suffixes[:1])
        remedy = gettext("name a file that ends in one of {known}, or name a format: {formats}").format(
            known=known, formats=", ".join(WRITTEN)
        )
        raise InputError(
            gettext('no bibliography is written as "{name}"').format(name=name or suffix), path=path, remedy=remedy
        )
    return format_
