"""``footnotes report``: the page is written, or what kept it from being written is told."""

import errno
import os
import resource
import signal
import subprocess
import sys

import pytest

REFS = ("-b", "refs.json")


def test_the_page_is_written(run, folder):
    result = run("report", "essay.md", *REFS, "-o", "report.html")
    assert (result.exit_code, result.stdout) == (0, "")
    assert result.stderr.startswith("footnotes: report written to report.html\n")
    page = (folder / "report.html").read_text(encoding="utf-8")
    assert page.startswith("<!doctype html>") and "<title>essay.md: citations</title>" in page
    assert page.count('role="button"') == 2 and "<svg" in page


def test_without_a_file_the_page_goes_to_standard_output(run):
    result = run("report", "essay.md", *REFS)
    assert result.exit_code == 0 and result.stdout.startswith("<!doctype html>") and result.stderr == ""


def test_a_manuscript_without_citations(run, folder):
    (folder / "plain.md").write_text("Nothing is cited here.\n")
    result = run("report", "plain.md", *REFS)
    assert result.exit_code == 0 and "No citation was found." in result.stdout


def test_several_manuscripts_and_one_that_cannot_be_read(run, folder):
    (folder / "latin.md").write_bytes("Zoë said so (L&P 9 42).".encode("latin-1"))
    result = run("report", "essay.md", "latin.md", "missing.md", *REFS, "-o", "report.html")
    assert result.exit_code == 2
    assert "latin.md:1: " in result.stderr and "missing.md: " in result.stderr
    page = (folder / "report.html").read_text(encoding="utf-8")
    assert page.count("<article") == 1 and "FN501" not in page


def test_nothing_that_can_be_read(run, folder):
    result = run("report", "missing.md", *REFS, "-o", "report.html")
    assert result.exit_code == 2 and "missing.md" in result.stderr and not (folder / "report.html").exists()


@pytest.mark.parametrize("arguments", [("-s", "no-such-style"), ("--select", "FN999"), ("--language", "xx")])
def test_wrong_use(run, folder, arguments):
    result = run("report", "essay.md", *REFS, "-o", "report.html", *arguments)
    assert result.exit_code == 2 and result.stderr.startswith("error: ") and not (folder / "report.html").exists()


def test_a_manuscript_is_not_written_over(run, folder):
    before = (folder / "essay.md").read_bytes()
    result = run("report", "essay.md", *REFS, "-o", "./essay.md")
    assert result.exit_code == 2 and "essay.md is a manuscript" in result.stderr
    assert (folder / "essay.md").read_bytes() == before


def test_the_page_in_a_folder_is_no_manuscript_of_it(run, folder):
    for _ in range(2):
        result = run("report", ".", *REFS, "-o", "report.html")
        assert result.exit_code == 0, result.stderr
        assert (folder / "report.html").read_text(encoding="utf-8").count("<article") == 1


def test_rules_are_chosen(run):
    (page,) = {run("report", "essay.md", *REFS, "--ignore", "ALL").stdout}
    assert "Nothing was found." in page


def test_without_what_draws_plots_it_says_what_to_install(run, folder, monkeypatch):
    monkeypatch.setattr("footnotes.reporting.html.charts.drawing.package", lambda name: None)
    result = run("report", "essay.md", *REFS, "-o", "report.html")
    assert result.exit_code == 0 and "pip install 'footnotes[report]'" in result.stderr
    page = (folder / "report.html").read_text(encoding="utf-8")
    assert "<svg" not in page and "pip install &#x27;footnotes[report]" in page.replace("'", "&#x27;")
    assert "Which sources carry which chapter?" in page and "<details open>" in page


@pytest.mark.parametrize(
    ("target", "words"),
    [
        ("no/such/folder/report.html", "No such file or directory"),
        ("refs.json/report.html", "Not a directory"),
        (".", "directory"),
    ],
)
def test_a_place_that_cannot_be_written_to(run, target, words):
    result = run("report", "essay.md", *REFS, "-o", target)
    assert result.exit_code == 2 and words in result.stderr and "Traceback" not in result.stderr


def test_a_full_disk(run, folder, monkeypatch):
    (folder / "report.html").write_text("the old one")

    def full(_descriptor: int) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(os, "fsync", full)
    result = run("report", "essay.md", *REFS, "-o", "report.html")
    assert result.exit_code == 2 and "report.html: cannot be written: No space left on device" in result.stderr
    assert (folder / "report.html").read_text() == "the old one"
    assert sorted(path.name for path in folder.iterdir()) == ["essay.md", "refs.json", "report.html"]


@pytest.mark.skipif(sys.platform != "linux", reason="limits of files")
def test_a_file_that_may_not_grow(folder):
    def limit() -> None:
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (20_000, 20_000))

    command = [sys.executable, "-m", "footnotes", "report", "essay.md", *REFS, "-o", "report.html"]
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False, preexec_fn=limit)
    assert done.returncode == 2 and "report.html: cannot be written: File too large" in done.stderr
    assert not (folder / "report.html").exists()
