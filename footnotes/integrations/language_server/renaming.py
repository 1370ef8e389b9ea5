"""A siglum or a key, renamed in the bibliography and in all manuscripts of its project."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

from lsprotocol import types

from footnotes.integrations.language_server.navigation import uri_of
from footnotes.integrations.language_server.positions import EditorText
from footnotes.integrations.language_server.session import Document, Session, cite_at, cites
from footnotes.model.bibliography import Bibliography
from footnotes.model.citation import CiteForm
from footnotes.model.input_error import InputError
from footnotes.model.terms import term
from footnotes.patterns import pattern
from footnotes.settings import Settings
from footnotes.text import Edit, Span
from footnotes.translations import gettext

# Where a name (%s) is declared or referred to, by the suffix of the file; the files of sigla come last.
_RELATIONS = "crossref|xref|xdata|related|entryset|ids"
_Patterns = Mapping[str, tuple[str, ...]]
_BIB: _Patterns = {
    "siglum": (r"\bshorthand\s*=\s*[{{\"]({0})[}}\"]", r"^\s*Shorthand:\s*({0})\s*$"),
    "key": (
        r"@\w+\s*[{{(]\s*({0})\s*,",
        rf"\b(?:{_RELATIONS})\s*=\s*[{{{{\"](?:[^{{{{}}}}\"]*,)?\s*({{0}})\s*(?=[,}}}}\"])",
    ),
}
_JSON: _Patterns = {
    "siglum": (r"\"shorthand\"\s*:\s*\"({0})\"", r"\"aliases\"\s*:\s*\[[^\]]*\"({0})\"", r"Shorthand: ({0})(?=\\n|\")"),
    "key": (r"\"id\"\s*:\s*\"({0})\"",),
}
_YAML: _Patterns = {
    "siglum": (r"^\s*shorthand:\s*[\"']?({0})[\"']?\s*$", r"^\s*-\s*[\"']?({0})[\"']?\s*$"),
    "key": (r"^[\s-]*id:\s*[\"']?({0})[\"']?\s*$",),
}
_SIGLA: _Patterns = {"siglum": (r"^[\"']?({0})[\"']?\s*:",), "key": (r":\s*[\"']?({0})[\"']?\s*$",)}
_BY_SUFFIX = {".json": _JSON, ".csljson": _JSON, ".yaml": _YAML, ".yml": _YAML}
_NO_NAME = pattern(r"[{}\"\\,:\n\r\t\[\]@]|^\s|\s$|^$")
_NO_KEY = pattern(r"[\s#%~()'=]")


class Named(NamedTuple):
    """A siglum or key, where it stands in the file that is looked at, and the settings of its project."""

    kind: str  # "siglum" or "key"
    name: str
    span: Span
    text: EditorText
    settings: Settings


def named_at(session: Session, uri: str, position: types.Position) -> Named | None:
    """Return the siglum or key at a position of a manuscript or bibliography; None where there is none."""
    document = session.documents.get(uri)
    if document is not None and not session.is_bibliography(uri):
        return _in_manuscript(session, document, document.text.offset(position))
    path = session.path(uri)
    if path is None:
        return None
    text, settings = session.text_of(path), session.settings(path)
    offset = text.offset(position)
    bibliography = session.bibliography(settings)
    for kind, names in (("siglum", bibliography.sigla), ("key", bibliography.entries)):
        for name in names:
            for span in _places(text.text, _patterns(path, settings)[kind], name):
                if span.start <= offset <= span.end:
                    return Named(kind, name, span, text, settings)
    return None


def _in_manuscript(session: Session, document: Document, offset: int) -> Named | None:
    sources = session.sources(document)
    analysis = document.analysis(sources)
    found = cite_at(analysis, offset)
    if found is None or found.resolution.entry is None:
        return None
    cite, entry = found.resolution.cite, found.resolution.entry
    source = analysis.manuscript.source_span(cite.span)
    names = [("key", cite.key)] if cite.form is CiteForm.KEY and cite.key else _sigla(sources.bibliography, entry)
    for kind, name in names:
        for span in _whole(document.text.text, source, name):
            return Named(kind, name, span, document.text, sources.settings)
    return None


def _sigla(bibliography: Bibliography, key: str) -> list[tuple[str, str]]:
    return [("siglum", siglum) for siglum in sorted(bibliography.sigla, key=len, reverse=True)
            if key in bibliography.sigla[siglum]]  # fmt: skip


def rename(session: Session, named: Named, new: str) -> types.WorkspaceEdit:
    """Return the edits that give a siglum or key another name. Raises InputError for one that cannot be."""
    bibliography = session.bibliography(named.settings)
    _expect_free(named, new, bibliography)
    changes: list[types.TextDocumentEdit] = []
    declared = False
    for path in dict.fromkeys((*named.settings.bibliography, *named.settings.sigla)):
        text = session.text_of(path)
        spans = _places(text.text, _patterns(path, named.settings)[named.kind], named.name)
        if spans:
            declared = True
            changes.append(_edits(uri_of(path), None, text, spans, new))
    if not declared:
        raise InputError(gettext('nowhere is "{name}" declared in words that can be changed').format(name=named.name))
    for document in session.manuscripts(named.settings):
        if spans := list(_in_cites(session, document, named, bibliography)):
            changes.append(_edits(document.uri, document.version, document.text, spans, new))
    return types.WorkspaceEdit(document_changes=list(changes))


def _expect_free(named: Named, new: str, bibliography: Bibliography) -> None:
    if _NO_NAME.search(new) or (named.kind == "key" and _NO_KEY.search(new)):
        raise InputError(gettext('"{new}" cannot be a {kind}').format(new=new, kind=term(named.kind)))
    if new != named.name and new in (bibliography.sigla if named.kind == "siglum" else bibliography.entries):
        raise InputError(gettext('there is a {kind} "{new}" already').format(kind=term(named.kind), new=new))


def _in_cites(session: Session, document: Document, named: Named, bibliography: Bibliography) -> Iterator[Span]:
    """Yield where a manuscript cites by the name."""
    keys = bibliography.sigla.get(named.name, ()) if named.kind == "siglum" else (named.name,)
    try:
        analysis = session.analysis(document)
    except InputError:
        return
    seen: set[Span] = set()
    for _, resolution in cites(analysis):
        by_key = resolution.cite.form is CiteForm.KEY
        if resolution.entry not in keys or by_key != (named.kind == "key"):
            continue
        source = analysis.manuscript.source_span(resolution.cite.span)
        for span in _whole(document.text.text, source, named.name):
            if span not in seen:
                seen.add(span)
                yield span


def _whole(text: str, within: Span, name: str) -> Iterator[Span]:
    """Yield where a name stands as whole words."""
    for match in re.compile(rf"(?<!\w){re.escape(name)}(?!\w)").finditer(text, *within):
        yield Span(*match.span())


def _patterns(path: Path, settings: Settings) -> _Patterns:
    if path in settings.sigla:
        return _SIGLA
    return _BY_SUFFIX.get(path.suffix.lower(), _BIB)


def _places(text: str, patterns: Iterable[str], name: str) -> list[Span]:
    """Return where a bibliography declares a name or refers to it."""
    if name not in text:
        return []
    found = {
        Span(*match.span(1))
        for pattern in patterns
        for match in re.finditer(pattern.format(re.escape(name)), text, re.MULTILINE | re.IGNORECASE)
        if match[1] == name
    }
    return sorted(found)


def _edits(uri: str, version: int | None, text: EditorText, spans: Iterable[Span], new: str) -> types.TextDocumentEdit:
    edits: list[types.TextEdit | types.AnnotatedTextEdit | types.SnippetTextEdit] = [
        types.TextEdit(text.range(edit.span), edit.replacement) for edit in (Edit(span, new) for span in spans)
    ]
    return types.TextDocumentEdit(types.OptionalVersionedTextDocumentIdentifier(uri, version), edits)
