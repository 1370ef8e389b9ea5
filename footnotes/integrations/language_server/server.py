"""The server: which request is answered by which feature, and when findings are sent.

Findings are found again when nothing has been typed for a moment. What keeps a manuscript from being read is shown in
the file that it is about, or said once.
"""

from __future__ import annotations

import asyncio
import gc
from collections.abc import Callable
from importlib.metadata import version
from pathlib import Path
from typing import TypeVar

from lsprotocol import types
from pygls.exceptions import JsonRpcInvalidParams
from pygls.lsp.server import LanguageServer

from footnotes.integrations.language_server import (
    code_actions,
    completion,
    diagnostics,
    hover,
    inlay_hints,
    navigation,
    renaming,
)
from footnotes.integrations.language_server.positions import EditorText
from footnotes.integrations.language_server.session import Document, Session
from footnotes.model.input_error import InputError
from footnotes.translations import gettext

_PAUSE = 0.01  # seconds without another change after which findings are found
_REST = 5  # seconds after which nobody types
_Answer = TypeVar("_Answer")


class FootnotesServer(LanguageServer):
    """A language server with its session."""

    def __init__(self) -> None:
        super().__init__("footnotes", version("footnotes"))
        self.session = Session()
        self._waiting: dict[str, asyncio.TimerHandle] = {}
        self._collecting: asyncio.TimerHandle | None = None
        self._told: set[str] = set()
        self._elsewhere: dict[str, set[str]] = {}  # files that findings were sent for, by the manuscript they came with

    def check_soon(self, uri: str) -> None:
        """Find and send the findings of a manuscript after a moment without changes."""
        if waiting := self._waiting.pop(uri, None):
            waiting.cancel()
        self._waiting[uri] = asyncio.get_running_loop().call_later(_PAUSE, self._check, uri)

    def _check(self, uri: str) -> None:
        self._waiting.pop(uri, None)
        document = self.session.documents.get(uri)
        if document is None:
            return
        others: dict[Path, list[types.Diagnostic]] = {}
        try:
            found = self._findings(document, others)
        except InputError as error:
            found = self._shown(document, error, others)
        except Exception as error:  # a fault of ours must not end the session
            self._tell(gettext("a fault of footnotes itself, please report it: {error!r}").format(error=error))
            found = []
        self._send(uri, found, document.version)
        self._send_others(uri, others)
        self._collect_later()

    def _collect_later(self) -> None:
        """Collect garbage when nothing has been done for a while: it would be felt between two keystrokes."""
        if self._collecting:
            self._collecting.cancel()
        self._collecting = asyncio.get_running_loop().call_later(_REST, gc.collect)

    def _findings(self, document: Document, others: dict[Path, list[types.Diagnostic]]) -> list[types.Diagnostic]:
        if self.session.is_excluded(document):
            return []
        sources = self.session.sources(document)
        found = document.findings(sources)
        own = [item for item in found if item.path == document.path]
        for path, items in self.session.findings_in_bibliography(sources).items():
            others[path] = diagnostics.by_line(self.session.text_of(path), items)
        return diagnostics.diagnostics(document.text, own)

    def _shown(
        self, document: Document, error: InputError, others: dict[Path, list[types.Diagnostic]]
    ) -> list[types.Diagnostic]:
        """Return what keeps a manuscript from being checked, if that is in itself; else show it elsewhere."""
        if error.path is not None and error.path == document.path:
            return [diagnostics.of_error(document.text, error)]
        try:
            if error.path is not None:
                others[error.path] = [diagnostics.of_error(self.session.text_of(error.path), error)]
        except OSError:
            pass
        self._tell(str(error))
        return []

    def _tell(self, message: str) -> None:
        """Say something to whoever writes, once."""
        if message not in self._told:
            self._told.add(message)
            self.window_show_message(types.ShowMessageParams(types.MessageType.Warning, f"footnotes: {message}"))

    def _send(self, uri: str, found: list[types.Diagnostic], number: int | None = None) -> None:
        self.text_document_publish_diagnostics(types.PublishDiagnosticsParams(uri, found, number))

    def _send_others(self, uri: str, others: dict[Path, list[types.Diagnostic]]) -> None:
        """Send findings in other files, and take back those sent before that are no more."""
        now = {navigation.uri_of(path): found for path, found in others.items()}
        for gone in self._elsewhere.get(uri, set()) - set(now):
            self._send(gone, [])
        for other, found in now.items():
            self._send(other, found)
        self._elsewhere[uri] = set(now)

    def answer(self, uri: str, ask: Callable[[Document], _Answer], nothing: _Answer) -> _Answer:
        """Return what a feature knows of an open manuscript; ``nothing`` where it cannot be read."""
        document = self.session.documents.get(uri)
        if document is None or self.session.is_bibliography(uri):
            return nothing
        try:
            return ask(document)
        except InputError:  # told with the findings
            return nothing


def make_server() -> FootnotesServer:
    """Return a server that has all features."""
    server = FootnotesServer()
    _follow_documents(server)
    _answer_questions(server)
    _rename(server)
    return server


def _follow_documents(server: FootnotesServer) -> None:
    session = server.session

    @server.feature(types.INITIALIZED)
    def begun(_: types.InitializedParams) -> None:
        session.encoding = server.workspace.position_encoding or session.encoding

    @server.feature(types.TEXT_DOCUMENT_DID_OPEN)
    def opened(params: types.DidOpenTextDocumentParams) -> None:
        item = params.text_document
        text = EditorText(item.text, session.encoding)
        session.documents[item.uri] = Document(item.uri, item.language_id, text, item.version)
        if not session.is_bibliography(item.uri):
            server.check_soon(item.uri)

    @server.feature(types.TEXT_DOCUMENT_DID_CHANGE)
    def changed(params: types.DidChangeTextDocumentParams) -> None:
        document = session.documents.get(params.text_document.uri)
        if document is not None:
            document.text = document.text.changed(params.content_changes)
            document.version = params.text_document.version
            if not session.is_bibliography(document.uri):
                server.check_soon(document.uri)

    @server.feature(types.TEXT_DOCUMENT_DID_CLOSE)
    def closed(params: types.DidCloseTextDocumentParams) -> None:
        if session.documents.pop(params.text_document.uri, None):
            server.text_document_publish_diagnostics(types.PublishDiagnosticsParams(params.text_document.uri, []))

    @server.feature(types.TEXT_DOCUMENT_DID_SAVE)
    def saved(_: types.DidSaveTextDocumentParams) -> None:
        _check_all(server)

    @server.feature(types.WORKSPACE_DID_CHANGE_WATCHED_FILES)
    def changed_outside(_: types.DidChangeWatchedFilesParams) -> None:
        _check_all(server)


def _check_all(server: FootnotesServer) -> None:
    """Check all that is open: a bibliography or the settings may be others now."""
    server.session.forget_settings()
    for uri in server.session.documents:
        if not server.session.is_bibliography(uri):
            server.check_soon(uri)


def _answer_questions(server: FootnotesServer) -> None:
    session = server.session

    @server.feature(types.TEXT_DOCUMENT_HOVER)
    def show(params: types.HoverParams) -> types.Hover | None:
        uri, position = params.text_document.uri, params.position
        return server.answer(uri, lambda document: hover.hover(session, document, position), None)

    @server.feature(
        types.TEXT_DOCUMENT_COMPLETION, types.CompletionOptions(trigger_characters=list(completion.TRIGGERS))
    )
    def complete(params: types.CompletionParams) -> types.CompletionList | None:
        uri, position = params.text_document.uri, params.position
        return server.answer(uri, lambda document: completion.complete(session, document, position), None)

    @server.feature(types.TEXT_DOCUMENT_DEFINITION)
    def define(params: types.DefinitionParams) -> list[types.Location]:
        uri, position = params.text_document.uri, params.position
        return server.answer(uri, lambda document: navigation.definition(session, document, position), [])

    @server.feature(types.TEXT_DOCUMENT_REFERENCES)
    def refer(params: types.ReferenceParams) -> list[types.Location]:
        try:
            return navigation.references(
                session,
                params.text_document.uri,
                params.position,
                declaration=params.context.include_declaration,
            )
        except InputError:
            return []

    @server.feature(
        types.TEXT_DOCUMENT_CODE_ACTION, types.CodeActionOptions(code_action_kinds=list(code_actions.KINDS))
    )
    def mend(params: types.CodeActionParams) -> list[types.CodeAction]:
        uri = params.text_document.uri
        return server.answer(uri, lambda document: code_actions.code_actions(session, document, params), [])

    @server.feature(types.TEXT_DOCUMENT_DOCUMENT_LINK)
    def link(params: types.DocumentLinkParams) -> list[types.DocumentLink]:
        return server.answer(params.text_document.uri, lambda document: navigation.links(session, document), [])

    @server.feature(types.TEXT_DOCUMENT_INLAY_HINT)
    def hint(params: types.InlayHintParams) -> list[types.InlayHint]:
        uri, place = params.text_document.uri, params.range
        return server.answer(uri, lambda document: inlay_hints.inlay_hints(session, document, place), [])


def _rename(server: FootnotesServer) -> None:
    def named(uri: str, position: types.Position) -> renaming.Named:
        try:
            found = renaming.named_at(server.session, uri, position)
        except (InputError, OSError) as error:
            raise JsonRpcInvalidParams(str(error)) from None
        if found is None:
            raise JsonRpcInvalidParams(gettext("no siglum and no key stands here"))
        return found

    @server.feature(types.TEXT_DOCUMENT_PREPARE_RENAME)
    def prepare(params: types.PrepareRenameParams) -> types.PrepareRenamePlaceholder:
        found = named(params.text_document.uri, params.position)
        return types.PrepareRenamePlaceholder(found.text.range(found.span), found.name)

    @server.feature(types.TEXT_DOCUMENT_RENAME, types.RenameOptions(prepare_provider=True))
    def rename(params: types.RenameParams) -> types.WorkspaceEdit:
        found = named(params.text_document.uri, params.position)
        try:
            return renaming.rename(server.session, found, params.new_name)
        except (InputError, OSError) as error:
            raise JsonRpcInvalidParams(str(error)) from None
