"""What is open in the editor, and what it is read against."""

from __future__ import annotations

import time
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from pygls.uris import from_fs_path, to_fs_path

from footnotes.checks import Conventions, Rule, check_bibliography, check_manuscript, choose_rules
from footnotes.checks.baseline import Baseline
from footnotes.integrations.language_server.positions import EditorText, Encoding
from footnotes.manuscripts.formats import FORMATS, format_of
from footnotes.model.analysis import Analysis
from footnotes.model.bibliography import Bibliography
from footnotes.model.citation import Citation
from footnotes.model.diagnostic import Diagnostic
from footnotes.model.input_error import InputError
from footnotes.model.resolution import Resolution, ResolvedCitation
from footnotes.pipeline.analysing import analyse
from footnotes.pipeline.memory import Memory
from footnotes.pipeline.reading import load_bibliography, read_text
from footnotes.settings import Settings, settings_for
from footnotes.text import Span
from footnotes.translations import gettext

_FORMATS = {
    "markdown": "markdown",
    "plaintext": "plain",
    "latex": "latex",
    "tex": "latex",
    "html": "html",
    "xml": "tei",
    "restructuredtext": "rst",
    "typst": "typst",
    "org": "org",
}  # by what editors call the languages
_NEVER_CITED = "FN501"  # only a check of all manuscripts can know
_MOMENT = 1.0  # seconds
_Files = tuple[tuple[Path, ...], tuple[Path, ...]]  # bibliographies and files of sigla
_State = tuple[tuple[int, int], ...]


class Sources(NamedTuple):
    """What manuscripts of one folder are read against."""

    settings: Settings
    bibliography: Bibliography
    rules: tuple[Rule, ...]


class Document:
    """A manuscript that is open; what is known of it is found out when it is asked for and kept until it changes."""

    def __init__(self, uri: str, language_id: str, text: EditorText, version: int | None) -> None:
        self.uri, self.text, self.version = uri, text, version
        self.path = Session.path(uri)
        self.format = _format(self.path, language_id, text.text)
        self._memory = Memory()
        self._known: tuple[EditorText, Sources, Analysis] | None = None
        self._findings: list[Diagnostic] | None = None

    def analysis(self, sources: Sources) -> Analysis:
        """Return the citations as the text now has them. Raises InputError where it cannot be read."""
        if self._known is None or self._known[0] is not self.text or self._known[1] is not sources:
            manuscript = read_text(self.text.text, self.format, self.path, memory=self._memory)
            language = sources.settings.language
            analysis = analyse(manuscript, sources.bibliography, language=language, memory=self._memory)
            self._known, self._findings = (self.text, sources, analysis), None
        return self._known[2]

    def findings(self, sources: Sources) -> list[Diagnostic]:
        """Return what the rules find in the text as it is now."""
        analysis = self.analysis(sources)
        if self._findings is None:
            conventions = Conventions(sources.settings.style, sources.settings.page_range_format)
            found = check_manuscript(analysis, sources.rules, conventions)
            known = sources.settings.baseline
            self._findings = Baseline.read(known).new(found) if known else found
        return self._findings


class Session:
    """The open manuscripts, and the settings and bibliographies of their folders, which are read again when changed."""

    def __init__(self) -> None:
        self.documents: dict[str, Document] = {}
        self.encoding: Encoding = "utf-16"
        self._bibliographies: dict[_Files, tuple[_State, Bibliography]] = {}
        self._sources: dict[tuple[Settings, tuple[str, ...]], Sources] = {}
        self._settings: dict[Path, tuple[float, Settings]] = {}
        self._in_bibliographies: dict[Settings, tuple[Bibliography, dict[Path, list[Diagnostic]]]] = {}
        self._closed: dict[Path, Document] = {}

    def sources(self, document: Document) -> Sources:
        """Return what a manuscript is read against. Raises InputError where settings or bibliography cannot be used."""
        settings = self.settings(document.path.parent if document.path else Path.cwd())
        ignored = settings.ignored(document.path) if document.path else settings.ignore
        bibliography = self.bibliography(settings)
        held = self._sources.get((settings, ignored))
        if held is None or held.bibliography is not bibliography:
            rules = choose_rules(settings.select, ignored, extend_select=settings.extend_select)
            held = self._sources[settings, ignored] = Sources(settings, bibliography, rules)
        return held

    def bibliography(self, settings: Settings) -> Bibliography:
        """Return the bibliography of settings, as its files are now. Raises InputError where none is named."""
        if not settings.bibliography:
            remedy = gettext('name one with bibliography = ["FILE"] in footnotes.toml; `footnotes init` writes it')
            raise InputError(gettext("no bibliography"), path=settings.source, remedy=remedy)
        files = (settings.bibliography, settings.sigla)
        state = tuple(_state(path) for paths in files for path in paths)
        held = self._bibliographies.get(files)
        if held is None or held[0] != state:
            held = self._bibliographies[files] = state, load_bibliography(files[0], sigla=files[1])
        return held[1]

    def analysis(self, document: Document) -> Analysis:
        """Return a manuscript with its citations resolved. Raises InputError where that cannot be."""
        return document.analysis(self.sources(document))

    def manuscripts(self, settings: Settings) -> Iterator[Document]:
        """Yield the manuscripts of a project, open or not; those that cannot be read are left out."""
        from footnotes.pipeline.folders import manuscripts_in

        open_ = {document.path: document for document in self.documents.values() if document.path}
        for path in manuscripts_in(settings.folder) if settings.source else list(open_):
            if path in open_:
                yield open_[path]
            elif not settings.excludes(path) and (document := self._read(path)):
                yield document

    def findings_in_bibliography(self, sources: Sources) -> dict[Path, list[Diagnostic]]:
        """Return what is wrong with the files of a bibliography themselves, whatever cites them."""
        held = self._in_bibliographies.get(sources.settings)
        if held is None or held[0] is not sources.bibliography:
            held = self._in_bibliographies[sources.settings] = sources.bibliography, _check_bibliography(sources)
        return held[1]

    def settings(self, path: Path) -> Settings:
        """Return the settings that hold for a file or folder, at most a moment old. Raises InputError."""
        folder = path if path.is_dir() else path.parent
        held = self._settings.get(folder)
        if held is None or time.monotonic() - held[0] > _MOMENT:
            held = self._settings[folder] = time.monotonic(), settings_for(folder)
        return held[1]

    def forget_settings(self) -> None:
        """Read settings anew when they are next asked for: a file has been saved."""
        self._settings.clear()

    def is_excluded(self, document: Document) -> bool:
        """Say whether the settings leave a manuscript out. Raises InputError where they cannot be used."""
        return document.path is not None and self.settings(document.path).excludes(document.path)

    def is_bibliography(self, uri: str) -> bool:
        """Say whether a file is a bibliography or a file of sigla of its folder's settings."""
        path = self.path(uri)
        if path is None:
            return False
        try:
            settings = self.settings(path)
        except InputError:
            return False
        return path in (*settings.bibliography, *settings.sigla)

    @staticmethod
    def path(uri: str) -> Path | None:
        """Return the path of a file by its address; None for what is no file, such as a text not saved yet."""
        found = to_fs_path(uri) if uri.startswith("file:") else None
        return Path(found) if found else None

    def _read(self, path: Path) -> Document | None:
        try:
            text = path.read_bytes().decode("utf-8-sig")
        except (OSError, UnicodeDecodeError):
            return None
        held = self._closed.get(path)
        if held is None or held.text.text != text:
            held = Document(from_fs_path(str(path)) or "", "", EditorText(text, self.encoding), None)
            self._closed[path] = held
        return held

    def text_of(self, path: Path) -> EditorText:
        """Return the text of a file: as the editor or else the disk has it. Raises OSError where it cannot be read."""
        for document in self.documents.values():
            if document.path == path:
                return document.text
        return EditorText(path.read_bytes().decode("utf-8-sig", errors="replace"), self.encoding)


class Found(NamedTuple):
    """The cite at a place in a manuscript."""

    citation: Citation
    resolution: Resolution


def cite_at(analysis: Analysis, offset: int) -> Found | None:
    """Return the cite that an offset of the file stands in or right behind."""
    at = analysis.manuscript.text_offset(offset)
    for resolved in analysis.citations:
        for resolution in resolved.resolutions:
            span = resolution.cite.span
            if span.start <= at <= span.end and _source(analysis, span).start <= offset <= _source(analysis, span).end:
                return Found(resolved.citation, resolution)
    return None


def cites(analysis: Analysis) -> Iterator[tuple[ResolvedCitation, Resolution]]:
    """Yield each cite with the citation that it is part of."""
    for resolved in analysis.citations:
        for resolution in resolved.resolutions:
            yield resolved, resolution


def _check_bibliography(sources: Sources) -> dict[Path, list[Diagnostic]]:
    bibliography = sources.bibliography
    rules = [rule for rule in sources.rules if rule.code != _NEVER_CITED]
    conventions = Conventions(sources.settings.style, sources.settings.page_range_format)
    found: dict[Path, list[Diagnostic]] = {path: [] for path in bibliography.paths}
    for item in check_bibliography(bibliography, frozenset(bibliography.entries), rules, conventions):
        if item.path is not None:
            found.setdefault(item.path, []).append(item)
    return {path: items for path, items in found.items() if path.is_file()}


def _source(analysis: Analysis, span: Span) -> Span:
    return analysis.manuscript.source_span(span)


def _state(path: Path) -> tuple[int, int]:
    """Return what tells whether a file has been written since."""
    try:
        found = path.stat()
    except OSError:
        return 0, 0
    return found.st_mtime_ns, found.st_size


def _format(path: Path | None, language_id: str, text: str) -> str:
    """Return the format of a manuscript by its suffix, of XML by its root, or by what its editor calls it."""
    if path and any(path.suffix.lower() in known.suffixes for known in FORMATS.values()):
        return format_of(path, text).name
    return _FORMATS.get(language_id, "markdown")
