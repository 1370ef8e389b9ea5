"""The formats of manuscripts and how a file's format is known."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from importlib import import_module
from pathlib import Path
from types import ModuleType
from typing import Any

from footnotes.manuscripts.key_syntax import KeySyntax
from footnotes.manuscripts.note_syntax import NoteSyntax
from footnotes.model.input_error import InputError
from footnotes.model.manuscript import Manuscript
from footnotes.patterns import pattern
from footnotes.records import TYPE_CHECKING, NamedTuple
from footnotes.translations import gettext

if TYPE_CHECKING:
    from footnotes.manuscripts.memory import Memory


class Format(NamedTuple):
    """A manuscript format: its name, its suffixes, and the module that reads it."""

    name: str
    suffixes: tuple[str, ...]
    is_archive: bool = False  # a zip archive: ``read_archive`` reads it, not ``read``

    @property
    def read(self) -> Callable[[str, Path | None], Manuscript]:
        """The reader, loaded on first use."""
        reader: Callable[[str, Path | None], Manuscript] = self._module.read
        return reader

    def read_again(self, source: str, path: Path | None, memory: Memory) -> Manuscript:
        """Read a text with what is remembered of its last reading, if the format has a reader that remembers."""
        if getattr(self._module, "REMEMBERS", False):
            again: Manuscript = self._module.read(source, path, memory)
            return again
        return self.read(source, path)

    @property
    def read_archive(self) -> Callable[[Path], Manuscript]:
        """The reader of an archive, loaded on first use."""
        reader: Callable[[Path], Manuscript] = self._module.read_archive
        return reader

    @property
    def rewrite_archive(self) -> Callable[[Manuscript, Sequence[Any], str | None, Any], dict[str, str]]:
        """What puts replacements and a bibliography into the parts of an archive and returns those that change."""
        module = import_module(f"footnotes.manuscripts.{self.name}.writing")
        rewrite: Callable[[Manuscript, Sequence[Any], str | None, Any], dict[str, str]] = module.rewrite
        return rewrite

    @property
    def note_syntax(self) -> NoteSyntax:
        """How the format writes notes."""
        syntax: NoteSyntax = self._module.NOTE_SYNTAX
        return syntax

    @property
    def key_syntax(self) -> KeySyntax | None:
        """How the format writes citations by key; None where it has none."""
        syntax: KeySyntax | None = getattr(self._module, "KEY_SYNTAX", None)
        return syntax

    @property
    def _module(self) -> ModuleType:
        return import_module(f"footnotes.manuscripts.{self.name}")


FORMATS: dict[str, Format] = {
    format_.name: format_
    for format_ in (
        Format("markdown", (".md", ".markdown", ".mdown", ".mkd", ".mdwn", ".qmd", ".rmd")),
        Format("plain", (".txt", ".text")),
        Format("latex", (".tex", ".ltx", ".latex")),
        Format("tei", (".xml", ".tei")),
        Format("jats", (".nxml", ".jats")),
        Format("docbook", (".dbk", ".docbook")),
        Format("org", (".org",)),
        Format("rst", (".rst", ".rest")),
        Format("typst", (".typ",)),
        Format("html", (".html", ".htm", ".xhtml")),
        Format("epub", (".epub",), is_archive=True),
        Format("docx", (".docx", ".docm"), is_archive=True),
        Format("odt", (".odt", ".ott"), is_archive=True),
    )
}
_BY_SUFFIX = {suffix: format_ for format_ in FORMATS.values() for suffix in format_.suffixes}
_ROOT = pattern(r"<(?:[\w.-]+:)?(?P<name>[A-Za-z][\w.-]*)\b[^<>]*>")
_ROOTS = frozenset({"article", "book", "chapter", "section", "part", "preface", "appendix"})
_JATS = pattern(r"<(?:front|body|back|sub-article)\b")
_CONVERT = {
    ".doc": gettext("save it as .docx in Word or LibreOffice, or run: soffice --headless --convert-to docx FILE"),
    ".rtf": gettext("not read yet; convert it: pandoc FILE -o FILE.md"),
    ".pdf": gettext("a PDF holds no text in reading order; work on the file it was made from"),
}


def format_named(name: str, path: Path | None = None) -> Format:
    """Return a format by its name; raises InputError that names the nearest."""
    if name not in FORMATS:
        raise InputError(
            gettext('unknown manuscript format "{name}"').format(name=name),
            path=path,
            remedy=gettext("known: {formats}").format(formats=", ".join(FORMATS)),
        )
    return FORMATS[name]


def format_of(path: Path, text: str) -> Format:
    """Return the format of a file by its suffix or, where it has none, by its content; raises InputError."""
    suffix = path.suffix.lower()
    if suffix == ".xml":
        return FORMATS[_xml_format(text)]
    if suffix in _BY_SUFFIX:
        return _BY_SUFFIX[suffix]
    if suffix in _CONVERT:
        raise InputError(
            gettext("cannot read {suffix} files").format(suffix=suffix), path=path, remedy=_CONVERT[suffix]
        )
    return FORMATS[_looks_like(text[:20_000])] if not suffix else _refuse(path, suffix)


def archive_format(path: Path) -> Format | None:
    """Return the format of a file whose suffix is that of an archive."""
    format_ = _BY_SUFFIX.get(path.suffix.lower())
    return format_ if format_ is not None and format_.is_archive else None


def check_suffix(path: Path) -> None:
    """Raise InputError for a suffix that no format has, before the file is read."""
    if path.suffix and path.suffix.lower() not in _BY_SUFFIX and not path.is_dir() and path.exists():
        format_of(path, "")


def _refuse(path: Path, suffix: str) -> Format:
    from difflib import get_close_matches

    nearest = get_close_matches(suffix, _BY_SUFFIX, n=3, cutoff=0.5) or [
        format_.suffixes[0] for format_ in FORMATS.values()
    ]
    raise InputError(
        gettext('unknown suffix "{suffix}"').format(suffix=suffix),
        path=path,
        remedy=gettext("nearest formats: {nearest}").format(nearest=", ".join(nearest)),
    )


def _xml_format(text: str) -> str:
    """Tell the formats of XML by their root elements; JATS and DocBook both have articles."""
    root = _ROOT.search(text)
    if root is None or root["name"] not in _ROOTS:
        return "tei"
    named = root["name"] != "article" or "docbook" in text[: root.end()].lower() or not _JATS.search(text, root.start())
    return "docbook" if named else "jats"


def _looks_like(text: str) -> str:
    if re.search(r"^(?:#{1,6} |---\s*$|\[\^[^\]\s]+\]:)|\]\(|\[\^", text, re.MULTILINE):
        return "markdown"
    return "plain"
