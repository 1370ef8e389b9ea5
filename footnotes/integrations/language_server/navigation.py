"""From a cite to its entry, from an entry to its cites, from a cite to its address."""

from __future__ import annotations

from pathlib import Path

from lsprotocol import types
from pygls.uris import from_fs_path

from footnotes.integrations.language_server.diagnostics import line_span
from footnotes.integrations.language_server.session import Document, Session, cite_at, cites
from footnotes.model.bibliography import Bibliography
from footnotes.model.entry import Entry
from footnotes.model.input_error import InputError

_RESOLVER = "https://doi.org/"


def definition(session: Session, document: Document, position: types.Position) -> list[types.Location]:
    """Return where the entry stands that the cite at a position means; where several may be meant, all of them."""
    analysis = session.analysis(document)
    found = cite_at(analysis, document.text.offset(position))
    if found is None:
        return []
    resolution = found.resolution
    keys = [resolution.entry] if resolution.entry else [candidate.key for candidate in resolution.rivals]
    entries = (analysis.bibliography.entries.get(key) for key in keys)
    return [place for entry in entries if entry is not None and (place := _place(session, entry)) is not None]


def _place(session: Session, entry: Entry) -> types.Location | None:
    if entry.origin is None:
        return None
    try:
        text = session.text_of(entry.origin.path)
    except OSError:
        return None
    span = line_span(text, entry.origin.line, entry.origin.column)
    return types.Location(uri_of(entry.origin.path), text.range(span))


def references(session: Session, uri: str, position: types.Position, *, declaration: bool) -> list[types.Location]:
    """Return all citations of an entry in the manuscripts of its project: of that cited, or standing, at a position.

    With ``declaration`` the place of the entry itself comes first.
    """
    asked = entry_at(session, uri, position)
    if asked is None:
        return []
    entry, manuscripts = asked
    own = _place(session, entry) if declaration else None
    found = [own] if own else []
    for document in manuscripts:
        try:
            analysis = session.analysis(document)
        except InputError:  # what is wrong with it is told where it is open
            continue
        for _, resolution in cites(analysis):
            if resolution.entry == entry.key:
                place = document.text.range(analysis.place(resolution.cite.span).span)
                found.append(types.Location(document.uri, place))
    return found


def entry_at(session: Session, uri: str, position: types.Position) -> tuple[Entry, list[Document]] | None:
    """Return the entry that is cited at a position, or that stands there, and its project's manuscripts."""
    document = session.documents.get(uri)
    if document is not None and not session.is_bibliography(uri):
        sources = session.sources(document)
        analysis = document.analysis(sources)
        found = cite_at(analysis, document.text.offset(position))
        entry = analysis.bibliography.entries.get(found.resolution.entry or "") if found else None
        return (entry, list(session.manuscripts(sources.settings))) if entry else None
    path = session.path(uri)
    if path is None:
        return None
    settings = session.settings(path)
    entry = _entry_in(session.bibliography(settings), path, position.line + 1)
    return (entry, list(session.manuscripts(settings))) if entry else None


def _entry_in(bibliography: Bibliography, path: Path, line: int) -> Entry | None:
    """Return the entry that begins last before a line of a bibliography ends."""
    begun = [
        (entry.origin.line, entry.key)
        for entry in bibliography.entries.values()
        if entry.origin and entry.origin.path.absolute() == path and entry.origin.line <= line
    ]
    return bibliography.entries[max(begun)[1]] if begun else None


def links(session: Session, document: Document) -> list[types.DocumentLink]:
    """Return the cites whose source has an address: a DOI or a URL."""
    analysis = session.analysis(document)
    found = []
    for _, resolution in cites(analysis):
        entry = analysis.bibliography.entries.get(resolution.entry or "")
        target = _address(entry) if entry else resolution.cite.url or ""
        if target.startswith(("http://", "https://")):
            place = document.text.range(analysis.place(resolution.cite.span).span)
            found.append(types.DocumentLink(place, target))
    return found


def _address(entry: Entry) -> str:
    doi = entry.text("DOI").removeprefix(_RESOLVER)
    return f"{_RESOLVER}{doi}" if doi else entry.text("URL")


def uri_of(path: Path) -> str:
    """Return the address of a file as editors name it."""
    return from_fs_path(str(path.absolute())) or path.absolute().as_uri()
