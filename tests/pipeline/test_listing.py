"""Manuscripts that patterns match, on this machine, in archives and on the network."""

import http.server
import threading
import zipfile
from functools import partial

import pytest

from footnotes.pipeline.listing import LocalFolders, manuscripts_matching

FILES = [
    "a.md", "b.docx", "c.jpg", "one/a.md", "one/two/a.md", "one/two/b.tex", "one/.hidden.md", ".git/a.md",
    "one/~$a.docx", "[x]/é y.md",
]  # fmt: skip
MATCHES = [
    ("*.md", ["a.md"]),
    ("*", ["a.md", "b.docx", "c.jpg"]),
    ("**", ["[x]/é y.md", "a.md", "b.docx", "c.jpg", "one/a.md", "one/two/a.md", "one/two/b.tex"]),
    ("**/*.md", ["[x]/é y.md", "a.md", "one/a.md", "one/two/a.md"]),
    ("**/**/*.md", ["[x]/é y.md", "a.md", "one/a.md", "one/two/a.md"]),
    ("*/*.md", ["[x]/é y.md", "one/a.md"]),
    ("one/**/*.md", ["one/a.md", "one/two/a.md"]),
    ("one/*/?.[mt]*", ["one/two/a.md", "one/two/b.tex"]),
    ("**/two/**/a.md", ["one/two/a.md"]),
    ("one/a.md", ["one/a.md"]),
    ("one/gone.md", ["one/gone.md"]),  # reading it tells
    ("[[]x]/*", ["[x]/é y.md"]),
]


@pytest.fixture
def tree(tmp_path, monkeypatch):
    for name in FILES:
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True, parents=True)
        path.write_text("Text.\n")
    (tmp_path / "one" / "round").symlink_to(tmp_path)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def found(*patterns):
    return sorted(manuscripts_matching(patterns, pytest.fail))


@pytest.mark.parametrize(("pattern", "expected"), MATCHES)
def test_here(tree, pattern, expected):
    assert found(pattern) == expected
    assert found(f"{tree}/{pattern}") == [f"{tree}/{path}" for path in expected]


def test_of_a_folder_its_manuscripts(tree):
    (tree / "settings.xml").write_text("<settings/>")
    (tree / "one/tei.xml").write_text("<TEI/>")
    expected = ["[x]/é y.md", "a.md", "b.docx", "one/a.md", "one/tei.xml", "one/two/a.md", "one/two/b.tex"]
    assert found(".") == sorted(f"./{path}" for path in expected)
    assert found("one/", "one/two") == sorted(["one/a.md", "one/tei.xml", *["one/two/a.md", "one/two/b.tex"] * 2])


def test_what_matches_nothing_is_told(tree):
    told = []
    assert list(manuscripts_matching(["one/*.docx", "one/*.md"], told.append)) == ["one/a.md"]
    assert [error.message for error in told] == ["no manuscripts match one/*.docx"]


def test_a_folder_that_cannot_be_read_is_told(tree, monkeypatch):
    entries = LocalFolders.entries

    def refused(self, path):
        if path == "one":
            raise PermissionError(13, "Permission denied")
        return entries(self, path)

    monkeypatch.setattr(LocalFolders, "entries", refused)
    told = []
    assert sorted(manuscripts_matching(["**/*.md"], told.append)) == ["[x]/é y.md", "a.md"]
    assert [str(error) for error in told] == ["one: Permission denied"]


def test_listing_is_lazy(tree, monkeypatch):
    first = next(manuscripts_matching(["**/*.md", "gone/**"], pytest.fail))
    assert first.endswith(".md")


@pytest.mark.parametrize(
    ("pattern", "expected"), [case for case in MATCHES if not set("?[") & set(case[0]) and "gone" not in case[0]]
)
def test_in_an_archive(tree, pattern, expected):
    pytest.importorskip("fsspec")
    with zipfile.ZipFile(tree / "books.zip", "w") as archive:
        for name in FILES:
            archive.write(tree / name, name)
    address = f"zip://{pattern}::file://{tree}/books.zip"
    assert found(address) == [f"zip://{path}::file://{tree}/books.zip" for path in expected]


class Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *_):
        pass


@pytest.fixture
def server(tree):
    (tree / "one" / "round").unlink()  # which a server follows
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(tree))) as serving:
        threading.Thread(target=serving.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{serving.server_port}"
        serving.shutdown()


def test_on_the_network(server):
    pytest.importorskip("aiohttp")
    assert found(f"{server}/one/**/*.md") == [f"{server}/one/a.md", f"{server}/one/two/a.md"]


@pytest.mark.parametrize("address", ["nothing://books/*.md", "http://127.0.0.1:1/books/*.md"])
def test_what_cannot_be_reached(address):
    pytest.importorskip("fsspec")
    told = []
    assert list(manuscripts_matching([address], told.append)) == []
    assert told
