"""The language server, driven over standard input and output as an editor drives it."""

import json

import pytest
from language_client import PATIENCE, Client, RefusedError, place

LINE = "The reply 😀 came late (L&P 9 42), which is doubted (Scarisbrick, *Henry VIII* 509).[^1]"


def units(text: str) -> int:
    """Return the length in code units of UTF-16, which positions are counted in."""
    return len(text.encode("utf-16-le")) // 2


def column(words: str, line: str = LINE) -> int:
    return units(line[: line.index(words)])


def codes(found):
    return [item["code"] for item in found]


# findings


def test_findings_have_positions_in_utf16(client):
    (found,) = client.open("essay.md")
    start = units("As 😀 he says (")
    assert (found["code"], found["severity"], found["source"]) == ("FN101", 1, "footnotes")
    assert found["range"] == place(4, start, start + len("Layton Papers, 12"))
    assert 'unresolved source "Layton Papers"' in found["message"]


@pytest.mark.parametrize(("encoding", "count"), [("utf-8", len("As 😀 he says (".encode())), ("utf-32", 14)])
def test_another_encoding_of_positions(fresh, encoding, count):
    assert fresh.begin([encoding])["positionEncoding"] == encoding
    (found,) = fresh.open("essay.md")
    assert found["range"]["start"] == {"line": 4, "character": count}


def test_findings_as_one_types(client):
    assert codes(client.open("essay.md")) == ["FN101"]
    start = units("As 😀 he says (")
    mended = {"range": place(4, start, start + len("Layton Papers")), "text": "L&P"}
    assert client.change("essay.md", mended) == []
    again = {"range": place(1, 0, 0), "text": "It (PKT 44) 😀\r\nA new line.\u2028\x0cNo new line.\n"}
    (found,) = client.change("essay.md", again)
    assert found["range"]["start"] == {"line": 1, "character": 4}
    below = {"range": place(6, 0, 2), "text": "So (PKT 45),"}
    assert [item["range"]["start"] for item in client.change("essay.md", below)] == [
        {"line": 1, "character": 4},
        {"line": 6, "character": 4},
    ]


def test_several_changes_in_one(client):
    client.open("essay.md")
    first = {"range": place(0, 0, 0), "text": "New.\n\n"}
    second = {"range": {"start": {"line": 4, "character": 0}, "end": {"line": 99, "character": 0}}, "text": ""}
    third = {"range": place(3, 0, 0), "text": "It (PKT 44) on\n"}
    (found,) = client.change("essay.md", first, second, third)
    assert found["range"] == place(3, 4, 10)


def test_the_whole_text_at_once(client):
    client.open("essay.md")
    assert codes(client.change("essay.md", {"text": "It is told (PKT 44).\n"})) == ["FN101"]


def test_a_text_that_is_not_saved(client):
    uri = "untitled:Untitled-1"
    item = {"uri": uri, "languageId": "markdown", "version": 1, "text": "It is told (PKT 44).\n"}
    client.tell("textDocument/didOpen", {"textDocument": item})
    assert codes(client.note("textDocument/publishDiagnostics", uri=uri)["diagnostics"]) == ["FN101"]


@pytest.mark.parametrize(
    ("name", "language", "text"),
    [
        ("a.xml", "xml", "<article><para>Told.<footnote><para>PKT 44.</para></footnote></para></article>"),
        ("a.xml", "xml", '<TEI><text><body><p>Told.<note n="1">PKT 44.</note></p></body></text></TEI>'),
        ("a.org", "text", "Told.[fn:1]\n\n[fn:1] PKT 44.\n"),
        ("a", "typst", "Told.#footnote[PKT 44.]\n"),
        ("a", "restructuredtext", "Told. [#]_\n\n.. [#] PKT 44.\n"),
    ],
)
def test_formats(client, name, language, text):
    assert codes(client.open(name, text, language)) == ["FN101"]


def test_closing_takes_findings_back(client):
    client.open("essay.md")
    client.tell("textDocument/didClose", {"textDocument": {"uri": client.uri("essay.md")}})
    assert client.note("textDocument/publishDiagnostics", uri=client.uri("essay.md"))["diagnostics"] == []


def test_a_bibliography_that_changes(client, project):
    client.open("essay.md")
    entry = "@book{layton, title = {Layton Papers}}\n"
    (project / "refs.bib").write_text((project / "refs.bib").read_text() + entry)
    client.tell("workspace/didChangeWatchedFiles", {"changes": []})
    assert client.diagnostics("essay.md") == []


def test_what_is_wrong_in_a_bibliography_is_shown_there(client, project):
    (project / "refs.bib").write_text("@book{lp,\n  title = {Open\n")
    client.open("essay.md")
    found = client.note("textDocument/publishDiagnostics", uri=client.uri("refs.bib"))["diagnostics"]
    assert found
    assert {item["code"] for item in found} == {"FN505"}


def test_wrong_settings_are_shown_there_and_told_once(client, project):
    (project / "footnotes.toml").write_text('\nbibliograpy = ["refs.bib"]\n')
    assert client.open("essay.md") == []
    (found,) = client.note("textDocument/publishDiagnostics", uri=client.uri("footnotes.toml"))["diagnostics"]
    assert found["range"]["start"]["line"] == 1
    assert "bibliography" in found["message"]
    (project / "footnotes.toml").write_text('bibliography = ["refs.bib"]\n')
    client.tell("textDocument/didSave", {"textDocument": {"uri": client.uri("essay.md")}})
    assert codes(client.diagnostics("essay.md")) == ["FN101"]
    assert client.note("textDocument/publishDiagnostics", uri=client.uri("footnotes.toml"))["diagnostics"] == []


def test_no_bibliography_is_told(client, project):
    (project / "footnotes.toml").unlink()
    assert client.open("essay.md") == []
    assert "no bibliography" in client.note("window/showMessage")["message"]


def test_excluded_manuscripts_are_left_alone(client, project):
    (project / "footnotes.toml").write_text('bibliography = ["refs.bib"]\nexclude = ["essay.md"]\n')
    assert client.open("essay.md") == []


# questions


def test_hover(client):
    client.open("essay.md")
    shown = client.ask("textDocument/hover", client.at("essay.md", 2, column("9 42")))
    assert "*Letters and Papers of the Reign of Henry VIII*" in shown["contents"]["value"]
    assert "“L&P” is its siglum" in shown["contents"]["value"]
    assert shown["range"] == place(2, column("L&P"), column("), which"))
    assert client.ask("textDocument/hover", client.at("essay.md", 2, 3)) is None
    unresolved = client.ask("textDocument/hover", client.at("essay.md", 4, units("As 😀 he says (La")))
    assert "means no entry that is known" in unresolved["contents"]["value"]


@pytest.mark.parametrize(
    ("typed", "label", "replaced"),
    [
        ("It is told (L", "L&P", "L"),
        ("It is told (l&", "L&P", "l&"),
        ("It is told (", "L&P", ""),
        ("It is told 😀 (see Scar", "Scarisbrick, Henry VIII", "Scar"),
        ("It is told (L&P 3; scarisbrick, He", "Scarisbrick, Henry VIII", "scarisbrick, He"),
        ("It is told [@sc", "scarisbrick1968", "sc"),
        ("It is told [see @", "lp", ""),
    ],
)
def test_completion(client, typed, label, replaced):
    client.open("essay.md", f"{typed}\n")
    found = client.ask("textDocument/completion", client.at("essay.md", 0, units(typed)))["items"]
    edits = {item["label"]: item["textEdit"] for item in found}
    assert edits[label] == {"range": place(0, units(typed) - units(replaced), units(typed)), "newText": label}


def test_completion_offers_nothing_in_plain_prose(client):
    client.open("essay.md", "It is tol\n")
    assert client.ask("textDocument/completion", client.at("essay.md", 0, 9))["items"] == []


def test_go_to_the_entry(client):
    client.open("essay.md")
    (found,) = client.ask("textDocument/definition", client.at("essay.md", 6, 8))  # what ibid. means
    assert (found["uri"], found["range"]["start"]) == (client.uri("refs.bib"), {"line": 8, "character": 0})
    assert client.ask("textDocument/definition", client.at("essay.md", 4, 17)) == []


@pytest.mark.parametrize("where", [("essay.md", 2, column("L&P")), ("refs.bib", 2, 3)])
def test_all_citations_of_an_entry(client, where):
    client.open("essay.md")
    params = {**client.at(*where), "context": {"includeDeclaration": False}}
    found = client.ask("textDocument/references", params)
    names = [(item["uri"].rpartition("/")[2], item["range"]["start"]) for item in found]
    assert names == [
        ("essay.md", {"line": 2, "character": column("L&P")}),
        ("other.md", {"line": 0, "character": 14}),
        ("other.md", {"line": 0, "character": 30}),
    ]


def test_links(client):
    client.open("essay.md")
    (found,) = client.ask("textDocument/documentLink", {"textDocument": {"uri": client.uri("essay.md")}})
    assert (found["target"], found["range"]["start"]) == (
        "https://example.org/lp", {"line": 2, "character": column("L&P")},
    )  # fmt: skip


def test_hints_say_what_ibid_means(client):
    client.open("essay.md")
    whole = {"start": {"line": 0, "character": 0}, "end": {"line": 99, "character": 0}}
    params = {"textDocument": {"uri": client.uri("essay.md")}, "range": whole}
    (found,) = client.ask("textDocument/inlayHint", params)
    assert (found["label"], found["position"]["line"]) == ("= Scarisbrick, Henry VIII", 6)
    assert client.ask("textDocument/inlayHint", {**params, "range": place(2, 0, 5)}) == []


def test_fixes(client, project):
    (project / "footnotes.toml").write_text('bibliography = ["refs.bib"]\nselect = ["FN303"]\n')
    line = "It is 😀 told (L&P 9 42-45) and (L&P 9 47-48)."
    found = client.open("essay.md", f"{line}\n")
    assert codes(found) == ["FN303", "FN303"]
    params = {
        "textDocument": {"uri": client.uri("essay.md")},
        "range": found[0]["range"],
        "context": {"diagnostics": []},
    }
    quick, everything = client.ask("textDocument/codeAction", params)
    assert quick["kind"] == "quickfix"
    assert quick["isPreferred"] is True
    (change,) = quick["edit"]["documentChanges"]
    assert change["textDocument"] == {"uri": client.uri("essay.md"), "version": 1}
    assert everything["kind"] == "source.fixAll"
    edits = everything["edit"]["documentChanges"][0]["edits"]
    changes = [{"range": edit["range"], "text": edit["newText"]} for edit in reversed(edits)]
    assert client.change("essay.md", *changes) == []


# renaming


def renamed(client, edit) -> dict[str, str]:
    """Return the names of the files of an edit with their texts after it."""
    texts = {}
    for change in edit["documentChanges"]:
        name = change["textDocument"]["uri"].rpartition("/")[2]
        lines = (client.folder / name).read_text(encoding="utf-8").split("\n")
        for one in sorted(change["edits"], key=lambda one: str(one["range"]), reverse=True):
            start, end = one["range"]["start"], one["range"]["end"]
            raw = lines[start["line"]].encode("utf-16-le")
            lines[start["line"]] = (
                raw[: 2 * start["character"]].decode("utf-16-le") + one["newText"]
                + raw[2 * end["character"] :].decode("utf-16-le")
            )  # fmt: skip
        texts[name] = "\n".join(lines)
    return texts


@pytest.mark.parametrize("where", [("essay.md", 2, column("L&P") + 1), ("refs.bib", 4, 16)])
def test_rename_a_siglum(client, where):
    client.open("essay.md")
    asked = client.ask("textDocument/prepareRename", client.at(*where))
    assert asked["placeholder"] == "L&P"
    edit = client.ask("textDocument/rename", {**client.at(*where), "newName": "LPH"})
    texts = renamed(client, edit)
    assert "shorthand = {LPH}" in texts["refs.bib"]
    assert "😀 came late (LPH 9 42), which" in texts["essay.md"]
    assert texts["other.md"] == "Another word (LPH 3 7) on it [@lp, 12].\n"


@pytest.mark.parametrize("where", [("other.md", 0, 32), ("refs.bib", 0, 7)])
def test_rename_a_key(client, where):
    client.open("other.md")
    edit = client.ask("textDocument/rename", {**client.at(*where), "newName": "brewer1862"})
    texts = renamed(client, edit)
    assert "@book{brewer1862," in texts["refs.bib"]
    assert "xref = {brewer1862}" in texts["refs.bib"]
    assert texts["other.md"] == "Another word (L&P 3 7) on it [@brewer1862, 12].\n"
    assert "essay.md" not in texts


@pytest.mark.parametrize(
    ("where", "new", "words"),
    [
        (("essay.md", 2, 3), "X", "no siglum and no key"),
        (("essay.md", 4, 17), "X", "no siglum and no key"),
        (("essay.md", 2, column("L&P")), "a}b", "cannot be a siglum"),
        (("refs.bib", 0, 7), "two words", "cannot be a key"),
        (("refs.bib", 0, 7), "scarisbrick1968", "already"),
    ],
)
def test_names_that_cannot_be(client, where, new, words):
    client.open("essay.md")
    with pytest.raises(RefusedError, match=words):
        client.ask("textDocument/rename", {**client.at(*where), "newName": new})


# bad clients


def test_it_ends_when_asked_to(client):
    client.open("essay.md")
    assert client.end() == 0


@pytest.mark.parametrize(
    "body",
    [
        b"nonsense",
        b"\xff\xfe",
        b"[]",
        b"{}",
        b"null",
        b'{"jsonrpc": "2.0", "method": "textDocument/didOpen", "params": {"textDocument": 3}}',
        b'{"jsonrpc": "2.0", "method": "textDocument/didChange", "params": null}',
        b'{"jsonrpc": "2.0", "method": "no/such/method", "params": {}}',
        b'{"jsonrpc": "2.0", "id": 77, "method": "no/such/method", "params": {}}',
        json.dumps({
            "jsonrpc": "2.0", "id": 78, "method": "textDocument/hover",
            "params": {"textDocument": {"uri": "file:///none.md"}, "position": {"line": -1, "character": 1e9}},
        }).encode(),
        json.dumps({
            "jsonrpc": "2.0", "method": "textDocument/didChange",
            "params": {"textDocument": {"uri": "file:///none.md", "version": 1}, "contentChanges": [{"text": "x"}]},
        }).encode(),
    ],
)  # fmt: skip
def test_nonsense_does_not_end_it(client, body):
    client.open("essay.md")
    client.send_raw(body)
    shown = client.ask("textDocument/hover", client.at("essay.md", 2, column("9 42")))
    assert "Letters and Papers" in shown["contents"]["value"]
    assert client.end() == 0


def test_places_that_are_not_in_the_text(client):
    client.open("essay.md")
    for line, character in ((999, 0), (2, 9999), (0, 0)):
        assert client.ask("textDocument/hover", client.at("essay.md", line, character)) is None
    client.change("essay.md", {"range": place(500, 7, 9), "text": " End.\n"})
    assert client.end() == 0


@pytest.mark.parametrize("said", [b"", b"Content-Length: 500\r\n\r\n{", b"GET / HTTP/1.1\r\n\r\n", b"\0" * 100])
def test_it_ends_when_the_client_vanishes(fresh, said):
    fresh.process.stdin.write(said)
    fresh.process.stdin.close()
    fresh.process.wait(PATIENCE)


def test_it_ends_when_the_client_vanishes_before_the_answer(project):
    client = Client(project, listening=False)
    client.process.stdout.close()
    client.send({"id": 1, "method": "initialize", "params": {"processId": None, "rootUri": None, "capabilities": {}}})
    client.process.stdin.close()
    client.process.wait(PATIENCE)
