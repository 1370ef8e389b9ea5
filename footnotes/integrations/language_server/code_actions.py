"""Fixes of findings, offered where they stand."""

from __future__ import annotations

from collections.abc import Iterable

from lsprotocol import types

from footnotes.integrations.language_server.diagnostics import diagnostics
from footnotes.integrations.language_server.session import Document, Session
from footnotes.model.diagnostic import Diagnostic, Fix, Safety
from footnotes.text import Edit
from footnotes.translations import gettext

FIX_ALL = types.CodeActionKind.SourceFixAll
KINDS = (types.CodeActionKind.QuickFix, FIX_ALL)


def code_actions(session: Session, document: Document, params: types.CodeActionParams) -> list[types.CodeAction]:
    """Return the fixes of the findings that a range touches, and one that applies all safe fixes of the manuscript."""
    found = document.findings(session.sources(document))
    asked = document.text.span(params.range)
    here = [item for item in found if item.fix and item.span.start <= asked.end and asked.start <= item.span.end]
    actions = [_quick_fix(document, item, item.fix) for item in here if item.fix]
    safe = _together(item.fix for item in found if item.fix and item.fix.safety is Safety.SAFE)
    if safe:
        edit = workspace_edit(document, safe)
        actions.append(types.CodeAction(gettext("Apply all safe fixes of footnotes"), kind=FIX_ALL, edit=edit))
    only = params.context.only
    return [action for action in actions if only is None or any(_is_of(action.kind, kind) for kind in only)]


def _is_of(kind: str | None, asked: str) -> bool:
    return kind == asked or (kind or "").startswith(f"{asked}.")


def _quick_fix(document: Document, item: Diagnostic, fix: Fix) -> types.CodeAction:
    return types.CodeAction(
        title=f"{fix.title} ({item.code})",
        kind=types.CodeActionKind.QuickFix,
        diagnostics=diagnostics(document.text, [item]),
        is_preferred=fix.safety is Safety.SAFE,
        edit=workspace_edit(document, fix.edits),
    )


def _together(fixes: Iterable[Fix | None]) -> list[Edit]:
    """Return the edits of fixes that do not meet: where two do, those of the first."""
    taken: list[Edit] = []
    for fix in fixes:
        edits = fix.edits if fix else ()
        if not any(_meet(edit, other) for edit in edits for other in taken):
            taken += edits
    return taken


def _meet(one: Edit, other: Edit) -> bool:
    return one.span.start <= other.span.end and other.span.start <= one.span.end


def workspace_edit(document: Document, edits: Iterable[Edit]) -> types.WorkspaceEdit:
    """Return edits of a manuscript, for the version that is open now."""
    changes: list[types.TextEdit | types.AnnotatedTextEdit | types.SnippetTextEdit] = [
        types.TextEdit(document.text.range(edit.span), edit.replacement) for edit in edits
    ]
    version = types.OptionalVersionedTextDocumentIdentifier(document.uri, document.version)
    return types.WorkspaceEdit(document_changes=[types.TextDocumentEdit(version, changes)])
