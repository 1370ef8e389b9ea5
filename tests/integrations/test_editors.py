"""Each feature of the language server, asked for as editors ask: with the capabilities that they declare.

pytest-lsp is a client of its own; it warns of answers that an editor with these capabilities could not use.
"""

import asyncio
import os
import sys
from pathlib import Path

import pytest
from language_client import PATIENCE
from lsprotocol import types
from pytest_lsp import LanguageClient, client_capabilities, make_test_lsp_client

pytestmark = pytest.mark.filterwarnings("error::pytest_lsp.LspSpecificationWarning")
UNITS = {"utf-8": 1, "utf-16": 2, "utf-32": 4}  # bytes
LINE = 2
IBID = 6


def at(uri: str, line: int, character: int) -> dict:
    return {"text_document": types.TextDocumentIdentifier(uri), "position": types.Position(line, character)}


async def begun(project: Path, editor: str) -> tuple[LanguageClient, str]:
    """Return a client, and how it counts the characters of a line."""
    client = make_test_lsp_client()
    await client.start_io(sys.executable, "-m", "footnotes", "lsp", cwd=project)
    answer = await client.initialize_session(
        types.InitializeParams(
            capabilities=client_capabilities(editor), process_id=os.getpid(), root_uri=project.as_uri()
        )
    )
    return client, answer.capabilities.position_encoding or "utf-16"


async def ask_for_everything(project: Path, editor: str) -> None:
    client, encoding = await begun(project, editor)
    path = project / "essay.md"
    uri, text = path.as_uri(), path.read_text(encoding="utf-8")
    before = text.splitlines()[LINE].partition("L&P")[0]  # a character beyond the first plane is in it
    column = len(before.encode(f"{encoding}-le" if encoding != "utf-8" else encoding)) // UNITS[encoding]
    client.text_document_did_open(types.DidOpenTextDocumentParams(types.TextDocumentItem(uri, "markdown", 1, text)))
    await client.wait_for_notification(types.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS)
    assert [found.code for found in client.diagnostics[uri]] == ["FN101"]

    hover = await client.text_document_hover_async(types.HoverParams(**at(uri, LINE, column)))
    assert "Letters and Papers" in str(hover.contents)
    offered = await client.text_document_completion_async(types.CompletionParams(**at(uri, LINE, column + 1)))
    assert "L&P" in [item.label for item in offered.items]
    entry = await client.text_document_definition_async(types.DefinitionParams(**at(uri, LINE, column)))
    assert [Path(place.uri).name for place in entry] == ["refs.bib"]
    asked = types.ReferenceParams(types.ReferenceContext(include_declaration=True), **at(uri, LINE, column))
    cited = await client.text_document_references_async(asked)
    assert {Path(place.uri).name for place in cited} == {"essay.md", "other.md", "refs.bib"}
    links = await client.text_document_document_link_async(types.DocumentLinkParams(types.TextDocumentIdentifier(uri)))
    assert [link.target for link in links] == ["https://example.org/lp"]
    whole = types.Range(types.Position(0, 0), types.Position(IBID + 1, 0))
    hints = await client.text_document_inlay_hint_async(types.InlayHintParams(types.TextDocumentIdentifier(uri), whole))
    assert [hint.position.line for hint in hints] == [IBID]
    context = types.CodeActionContext(client.diagnostics[uri])
    actions = await client.text_document_code_action_async(
        types.CodeActionParams(types.TextDocumentIdentifier(uri), whole, context)
    )
    assert not actions  # nothing mends a source that is not there
    renamed = await client.text_document_rename_async(types.RenameParams(new_name="LP", **at(uri, LINE, column)))
    edited = renamed.changes or {change.text_document.uri: change.edits for change in renamed.document_changes}
    assert {Path(name).name for name in edited} == {"essay.md", "other.md", "refs.bib"}

    stray = types.Range(types.Position(LINE, column + 6), types.Position(LINE, column + 8))
    change = types.TextDocumentContentChangePartial(range=stray, text="42- 44")
    client.text_document_did_change(
        types.DidChangeTextDocumentParams(types.VersionedTextDocumentIdentifier(2, uri), [change])
    )
    await client.wait_for_notification(types.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS)
    assert sorted(found.code for found in client.diagnostics[uri]) == ["FN101", "FN304"]
    context = types.CodeActionContext(client.diagnostics[uri])
    actions = await client.text_document_code_action_async(
        types.CodeActionParams(types.TextDocumentIdentifier(uri), whole, context)
    )
    assert "take the space out (FN304)" in [action.title for action in actions]
    await client.shutdown_session()


@pytest.mark.parametrize("editor", ["visual_studio_code", "neovim", "emacs"])
def test_an_editor_can_use_every_answer(project, editor):
    asyncio.run(asyncio.wait_for(ask_for_everything(project, editor), 4 * PATIENCE))
