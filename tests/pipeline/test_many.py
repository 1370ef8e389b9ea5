"""One question to many manuscripts, by any executor, of files here and on the network."""

import http.server
import json
import threading
import zipfile
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
from functools import partial
from multiprocessing import get_context

import pytest

import footnotes
from footnotes.pipeline.many import Unread, analyse_many

ENTRY = {
    "id": "scarisbrick1968", "type": "book", "title": "Henry VIII", "issued": {"date-parts": [[1968]]},
    "author": [{"family": "Scarisbrick", "given": "J. J."}],
}  # fmt: skip
TEXT = "It is doubted (Scarisbrick, *Henry VIII* {}; Layton Papers 3).\n"


def sources(analysis: footnotes.Analysis) -> list[str | None]:
    return [one.entry for resolved in analysis.citations for one in resolved.resolutions]


@pytest.fixture
def folder(tmp_path, monkeypatch):
    (tmp_path / "refs.json").write_text(json.dumps([ENTRY]))
    for number in range(9):
        (tmp_path / f"{number}.md").write_text(TEXT.format(number))
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def bibliography(folder):
    return footnotes.load_bibliography("refs.json")


PATHS = [f"{number}.md" for number in range(9)]
EXECUTORS = {
    "none": lambda: None,
    "threads": lambda: ThreadPoolExecutor(2),
    "processes": lambda: ProcessPoolExecutor(2, get_context("spawn")),
}


@pytest.mark.parametrize("executor", EXECUTORS.values(), ids=EXECUTORS)
def test_any_executor_serves(folder, bibliography, executor):
    given = executor()
    found = dict(analyse_many([*PATHS[:8], folder / "8.md", "gone.md"], bibliography, sources, given))
    if given:
        given.shutdown()
    unread = found.pop("gone.md")
    assert isinstance(unread, Unread)
    assert (unread.error, unread.message[:12]) == ("unreadable", "no such file")
    assert found == {path: ["scarisbrick1968", None] for path in [*PATHS[:8], str(folder / "8.md")]}


def test_findings_come_from_other_processes(folder, bibliography):
    question = partial(footnotes.check, ignore=["FN5"])
    here = dict(analyse_many(PATHS, bibliography, question))
    with ProcessPoolExecutor(2, get_context("spawn")) as executor:
        assert dict(analyse_many(PATHS, bibliography, question, executor)) == here
    assert [finding.code for finding in here["0.md"]] == ["FN101"]


class Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *_):
        pass


@pytest.fixture
def server(folder):
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(folder))) as serving:
        threading.Thread(target=serving.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{serving.server_port}"
        serving.shutdown()


def test_manuscripts_on_the_network_and_in_archives(folder, bibliography, server):
    pytest.importorskip("aiohttp")
    with zipfile.ZipFile(folder / "books.zip", "w") as archive:
        archive.write("0.md", "one/ö.md")
    addresses = [f"{server}/1.md", f"zip://one/ö.md::simplecache::{server}/books.zip", f"{server}/gone.md"]
    *found, unread = (answer for _, answer in analyse_many(addresses, bibliography, sources))
    assert found == [["scarisbrick1968", None]] * 2
    assert isinstance(unread, Unread)
    assert unread.message == "no such file (check the address)"


@pytest.mark.parametrize("address", ["http://127.0.0.1:1/a.md", "nothing://a/b.md", "zip://a.md::x.zip"])
def test_addresses_that_lead_nowhere(bibliography, address):
    pytest.importorskip("fsspec")
    ((_, unread),) = analyse_many([address], bibliography, sources)
    assert isinstance(unread, Unread)
    assert unread.error == "unreadable"
