"""An editor, as far as a language server can tell: it speaks the protocol with a process of its own."""

from __future__ import annotations

import json
import os
import queue
import subprocess
import sys
import threading
from pathlib import Path
from typing import Any

PATIENCE = 8  # seconds until a test gives up


class RefusedError(Exception):
    """The server answered with an error."""


class Client:
    """A server that has been started, and what it has said."""

    def __init__(self, folder: Path, *, listening: bool = True) -> None:
        command = [sys.executable, "-m", "footnotes", "lsp"]
        self.process = subprocess.Popen(
            command,
            cwd=folder,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=os.environ,
        )  # fmt: skip
        self.folder = folder
        self.number = 0
        self.versions: dict[str, int] = {}
        self.notes: list[dict[str, Any]] = []
        self._heard: queue.Queue[dict[str, Any] | None] = queue.Queue()
        if listening:
            threading.Thread(target=self._listen, daemon=True).start()

    def _listen(self) -> None:
        out = self.process.stdout
        while header := out.readline():
            length = int(header.split(b":")[1])
            while out.readline().strip():
                pass
            self._heard.put(json.loads(out.read(length)))
        self._heard.put(None)

    def send(self, message: dict[str, Any]) -> None:
        self.send_raw(json.dumps({"jsonrpc": "2.0", **message}).encode())

    def send_raw(self, body: bytes) -> None:
        self.process.stdin.write(b"Content-Length: %d\r\n\r\n%b" % (len(body), body))
        self.process.stdin.flush()

    def hear(self) -> dict[str, Any]:
        heard = self._heard.get(timeout=PATIENCE)
        assert heard is not None, "the server has ended"
        return heard

    def ask(self, method: str, params: Any = None) -> Any:
        """Send a request and return its result; what comes before it is kept."""
        self.number += 1
        self.send({"id": self.number, "method": method, "params": params})
        while True:
            heard = self.hear()
            if heard.get("id") == self.number and "method" not in heard:
                if "error" in heard:
                    raise RefusedError(heard["error"]["message"])
                return heard["result"]
            self.notes.append(heard)

    def tell(self, method: str, params: Any = None) -> None:
        self.send({"method": method, "params": params})

    def note(self, method: str, **wanted: Any) -> dict[str, Any]:
        """Return the next notification of a kind whose parameters hold these values."""
        while True:
            for place, note in enumerate(self.notes):
                params = note.get("params") or {}
                if note.get("method") == method and all(params.get(name) == value for name, value in wanted.items()):
                    del self.notes[place]
                    return params
            self.notes.append(self.hear())

    def begin(self, encodings: list[str] | None = None) -> dict[str, Any]:
        general = {"positionEncodings": encodings} if encodings else {}
        capabilities = {"general": general, "workspace": {"workspaceEdit": {"documentChanges": True}}}
        result = self.ask("initialize", {"processId": None, "rootUri": self.uri("."), "capabilities": capabilities})
        self.tell("initialized", {})
        return result["capabilities"]

    def end(self) -> int:
        self.ask("shutdown")
        self.tell("exit")
        return self.process.wait(PATIENCE)

    # documents

    def uri(self, name: str) -> str:
        return (self.folder / name).resolve().as_uri()

    def open(self, name: str, text: str | None = None, language: str = "markdown") -> list[dict[str, Any]]:
        uri = self.uri(name)
        text = (self.folder / name).read_text(encoding="utf-8") if text is None else text
        self.versions[uri] = 1
        item = {"uri": uri, "languageId": language, "version": 1, "text": text}
        self.tell("textDocument/didOpen", {"textDocument": item})
        return self.diagnostics(name)

    def change(self, name: str, *changes: dict[str, Any]) -> list[dict[str, Any]]:
        uri = self.uri(name)
        self.versions[uri] += 1
        document = {"uri": uri, "version": self.versions[uri]}
        self.tell("textDocument/didChange", {"textDocument": document, "contentChanges": list(changes)})
        return self.diagnostics(name)

    def diagnostics(self, name: str) -> list[dict[str, Any]]:
        """Return the findings in the latest version of a document."""
        uri = self.uri(name)
        return self.note("textDocument/publishDiagnostics", uri=uri, version=self.versions[uri])["diagnostics"]

    def at(self, name: str, line: int, character: int) -> dict[str, Any]:
        return {"textDocument": {"uri": self.uri(name)}, "position": {"line": line, "character": character}}


def place(line: int, start: int, end: int) -> dict[str, Any]:
    """Return a range in one line."""
    return {"start": {"line": line, "character": start}, "end": {"line": line, "character": end}}
