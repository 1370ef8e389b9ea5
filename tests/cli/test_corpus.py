"""A corpus: each manuscript's rows are in the output once, whatever stops a run, and whatever is in the way."""

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from footnotes.cli.corpus_run import CorpusRun
from footnotes.pipeline.many import Asking
from footnotes.pipeline.rows import JsonLines

NAMES = ["a.md", "b c.md", "Письма.md", "書.md", "new\nline.md", 'quote".md', "[x].md", "deep/er/d.md"]


@pytest.fixture
def corpus(folder):
    """Manuscripts with names in any script."""
    for number, name in enumerate(NAMES):
        path = folder / "books" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"It is told (Layton Papers {number}, 12; Scarisbrick, *Henry VIII* {number}).\n")
    return folder


@pytest.fixture
def find(run):
    def found(*more, pattern="books/**/*.md"):
        result = run("find", "-b", "refs.json", "--corpus", pattern, "-o", "rows.jsonl", *more)
        return result.exit_code, result.stderr

    return found


@pytest.fixture
def forked(monkeypatch):
    """Have other processes know what a test has changed in this one, though a runner of tests may have threads."""
    monkeypatch.setattr("footnotes.pipeline.pools.threading.active_count", lambda: 1)


def rows(path="rows.jsonl"):
    return [json.loads(line) for line in Path(path).read_bytes().splitlines()]


def paths_of(found):
    return sorted({row["path"] for row in found})


ALL = sorted(f"books/{name}" for name in NAMES)


@pytest.mark.parametrize("jobs", [1, 2])
def test_the_rows_are_what_find_prints(corpus, run, find, jobs):
    assert find("--jobs", jobs) == (0, "footnotes: 8 rows of 8 manuscripts\n")
    printed = run("find", "-b", "refs.json", "--output-format", "jsonl", *ALL).stdout
    assert sorted(Path("rows.jsonl").read_text(encoding="utf-8").splitlines()) == sorted(printed.splitlines())


def test_the_rows_are_what_check_prints(corpus, run):
    result = run("check", "-b", "refs.json", "--corpus", "books/**/*.md", "-o", "rows.jsonl")
    assert result.exit_code == 1
    printed = run("check", "-b", "refs.json", "--output-format", "json-lines", "books").stdout
    assert sorted(Path("rows.jsonl").read_text(encoding="utf-8").splitlines()) == sorted(printed.splitlines())
    assert rows()[-1]["code"] == "FN501"


def test_standard_output(corpus, run, find):
    find()
    result = run("find", "-b", "refs.json", "--corpus", "books", "--corpus", "books/**/*.md")
    assert sorted(result.stdout.splitlines()) == sorted(Path("rows.jsonl").read_text(encoding="utf-8").splitlines())


def test_whoever_reads_standard_output_may_go(corpus):
    command = f"{sys.executable} -m footnotes find -b refs.json --corpus books | head -n 1; exit ${{PIPESTATUS[0]}}"
    run = subprocess.run(["bash", "-c", command], capture_output=True, text=True, check=False)
    assert run.returncode in (0, 141)  # all of it may have been written before
    assert len(run.stdout.splitlines()) == 1
    assert "Traceback" not in run.stderr


def test_a_finished_run_has_nothing_left_to_do(corpus, find):
    first = find()
    before = Path("rows.jsonl").read_bytes()
    code, told = find()
    assert (code, told) == (0, f"footnotes: 8 manuscripts written already\n{first[1]}")
    assert Path("rows.jsonl").read_bytes() == before


def test_what_is_new_is_added(corpus, run):
    arguments = ("check", "-b", "refs.json", "--corpus", "books/**/*.md", "-o", "rows.jsonl")
    run(*arguments)
    (corpus / "books" / "new.md").write_text("All is well (L&P 3 4).\n")
    assert run(*arguments).exit_code == 1
    assert paths_of(rows()) == ALL  # no findings in the new one, and the bibliography's are made anew
    assert Path("rows.jsonl").read_text().count("FN501") == 0


def before_the_rows(append, self, rows, extent):
    raise KeyboardInterrupt


def amid_the_rows(append, self, rows, extent):
    append(self, rows[: len(rows) // 2], extent)
    raise KeyboardInterrupt


def behind_the_rows(append, self, rows, extent):
    append(self, rows, extent)
    raise KeyboardInterrupt


@pytest.mark.parametrize("again", [1, 2])
@pytest.mark.parametrize("after", [1, 2, 3])
@pytest.mark.parametrize("stop", [before_the_rows, amid_the_rows, behind_the_rows])
def test_a_run_that_was_stopped_goes_on(corpus, find, monkeypatch, after, stop, again):
    find()
    expected = sorted(Path("rows.jsonl").read_bytes().splitlines())
    for name in ("rows.jsonl", "rows.jsonl.journal"):
        Path(name).unlink()
    append = JsonLines.append
    count = 0

    def stopping(self, rows, extent):
        nonlocal count
        count += 1
        if after <= count < after + again:
            stop(append, self, rows, extent)
        return append(self, rows, extent)

    with monkeypatch.context() as patched:
        patched.setattr(JsonLines, "append", stopping)
        patched.setattr(JsonLines, "is_due", lambda self, size: True)
        assert find("--jobs", 1)[0] == 130
    assert find()[0] == 0
    assert sorted(Path("rows.jsonl").read_bytes().splitlines()) == expected


def test_a_run_that_was_killed_goes_on(corpus):
    for number in range(100):
        (corpus / "books" / f"{number}.md").write_text(f"It is told (Scarisbrick, *Henry VIII* {number}).\n\n" * 40)
    command = [sys.executable, "-m", "footnotes", "find", "-b", "refs.json", "--corpus", "books", "-o", "rows.jsonl"]
    expected = 100 * 40 + len(NAMES)
    for seconds in (0.3, 0.5, 0.7, 0.9):
        process = subprocess.Popen(command, stderr=subprocess.DEVNULL)
        time.sleep(seconds)
        process.send_signal(signal.SIGKILL)
        process.wait()
    assert subprocess.run(command, stderr=subprocess.DEVNULL, check=False).returncode == 0
    places = [(row["path"], row["start"]) for row in rows()]
    assert len(places) == expected
    assert len(set(places)) == expected


@pytest.mark.parametrize("jobs", [1, 2])
def test_what_cannot_be_read_is_a_row(corpus, find, jobs):
    books = corpus / "books"
    (books / "empty.md").write_bytes(b"")
    (books / "binary.md").write_bytes(os.urandom(5000))
    (books / "broken.docx").write_bytes(b"PK\3\4 no archive")
    (books / "gone.md").symlink_to(books / "nowhere.md")
    (books / "other.xyz").write_text("What is this?")
    (books / "locked.md").write_text("(Scarisbrick 3)")
    (books / "locked.md").chmod(0)
    (books / ".hidden.md").write_text("(Scarisbrick 3)")
    (books / "~$a.docx").write_bytes(b"\0")
    locked = [] if os.access(books / "locked.md", os.R_OK) else ["books/locked.md"]  # root reads all
    code, told = find("--jobs", jobs, pattern="books/**")
    unread = [row for row in rows() if "error" in row]
    assert code == 2
    assert paths_of(unread) == sorted(
        ["books/binary.md", "books/broken.docx", "books/other.xyz", *locked, *(["books/empty.md"] * False)]
    )
    assert all(row["error"] == "unreadable" and row["message"] for row in unread)
    assert f"{len(unread)} manuscripts could not be read" in told
    assert set(ALL) <= set(paths_of(rows()))


def test_names_that_are_no_unicode(corpus, find):
    name = os.fsdecode(b"books/caf\xe9.md")
    Path(name).write_text("(Scarisbrick, *Henry VIII* 3) and (L&P 4 5) \U0001f4d6\n")
    assert find()[0] == 0
    assert [row["path"] for row in rows()].count(name) == 2
    before = Path("rows.jsonl").read_bytes()
    assert find()[0] == 0
    assert Path("rows.jsonl").read_bytes() == before


def test_a_fault_of_ours_is_a_row(corpus, find, monkeypatch, forked):
    read = Asking._read

    def faulty(self, path):
        if path.endswith("a.md"):
            raise ZeroDivisionError("so it is")
        return read(self, path)

    monkeypatch.setattr(Asking, "_read", faulty)
    assert find()[0] == 2
    (faults,) = [row for row in rows() if "error" in row]
    assert faults["error"] == "fault"
    assert "ZeroDivisionError: so it is" in faults["message"]


def test_a_manuscript_that_ends_each_process_is_a_row(corpus, find, monkeypatch, forked):
    read = Asking._read

    def deadly(self, path):
        if path.endswith("a.md"):
            os.kill(os.getpid(), signal.SIGKILL)
        return read(self, path)

    monkeypatch.setattr(Asking, "_read", deadly)
    assert find("--jobs", 2)[0] == 2
    (lost,) = [row for row in rows() if "error" in row]
    assert (lost["path"], lost["error"]) == ("books/a.md", "lost")
    assert paths_of(rows()) == ALL


@pytest.mark.skipif(sys.platform != "linux", reason="other systems do not hold processes to it")
def test_a_manuscript_that_takes_more_memory_than_a_process_has(corpus, find, monkeypatch, forked):
    monkeypatch.setattr("footnotes.pipeline.pools._share_of_memory", lambda jobs: 150_000_000)
    (corpus / "books" / "a.md").write_text("It is told. " * 5_000_000)
    assert find("--jobs", 2)[0] == 2
    (unread,) = [row for row in rows() if "error" in row]
    assert unread["path"] == "books/a.md"
    assert "memory" in unread["message"]
    assert paths_of(rows()) == ALL


def test_a_full_disk(corpus, find, monkeypatch):
    for number in range(40):
        (corpus / "books" / f"{number}.md").write_text("It is told (Scarisbrick, *Henry VIII* 9).\n\n" * 30)
    command = "ulimit -f 100; trap '' XFSZ; exec " + " ".join(
        [sys.executable, "-m footnotes find -b refs.json --corpus books -o rows.jsonl"]
    )
    run = subprocess.run(["bash", "-c", command], capture_output=True, text=True, check=False)
    assert run.returncode == 2
    assert "rows.jsonl: " in run.stderr
    assert "Traceback" not in run.stderr
    assert Path("rows.jsonl").read_bytes()[-1:] in (b"", b"\n")
    assert find(pattern="books")[0] == 0
    places = [(row["path"], row["start"]) for row in rows()]
    assert len(places) == len(set(places)) == 40 * 30 + len(NAMES)


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("--corpus", "nothing/*.md"), "no manuscripts match nothing/*.md"),
        (("--corpus", "books", "books/a.md"), "--corpus alone"),
        (("books/a.md", "-o", "x"), "--corpus"),
        (("books/a.md", "--cluster", "local"), "--corpus"),
        (("--corpus", "books", "-b", "none.json"), "none.json: no such file"),
        (("--corpus", "books", "--language", "tlh"), "no lexicon"),
        (("--corpus", "books", "-o", "refs.json"), "refs.json: there already, and no journal beside it"),
        (("--corpus", "books", "-o", "no/folder/rows.jsonl"), "no/folder/rows.jsonl"),
    ],
)
def test_wrong_use(corpus, run, arguments, words):
    result = run("find", "-b", "refs.json", *arguments)
    assert result.exit_code == 2
    assert words in result.stderr


def test_no_bibliography(corpus, run):
    (corpus / "books" / "own.xml").write_text(
        "<TEI><text><body><p>So it is <ref target='#a'>Roe 3</ref>.</p></body><back><listBibl>"
        "<biblStruct xml:id='a'><monogr><author><surname>Roe</surname></author><title>Kings</title></monogr>"
        "</biblStruct></listBibl></back></text></TEI>"
    )
    result = run("find", "--corpus", "books", "-o", "rows.jsonl")
    assert result.exit_code == 2
    assert paths_of(row for row in rows() if "error" in row) == ALL
    assert {row["message"].partition(" (")[0] for row in rows() if "error" in row} == {"no bibliography"}
    (own,) = [row for row in rows() if "error" not in row]
    assert own["cites"][0]["source"] == "a"


def test_other_options_do_not_go_on(corpus, find, run):
    find()
    for more in (["--encoding", "latin-1"], ["--language", "de"]):
        code, told = find(*more)
        assert code == 2
        assert "other options" in told
    (corpus / "refs.json").write_text((corpus / "refs.json").read_text() + "\n")
    assert "other options" in find()[1]


def test_two_runs_at_once(corpus, find, monkeypatch):
    begin = CorpusRun._open

    def second(self, journal):
        monkeypatch.setattr(CorpusRun, "_open", begin)
        assert "another run is writing this" in find()[1]
        return begin(self, journal)

    monkeypatch.setattr(CorpusRun, "_open", second)
    assert find()[0] == 0
    assert paths_of(rows()) == ALL


def test_what_settings_exclude(corpus, find):
    (corpus / "footnotes.toml").write_text('exclude = ["books/deep/**"]\n')
    find()
    assert paths_of(rows()) == [path for path in ALL if "deep" not in path]


def test_the_index_is_that_of_the_manuscripts(corpus, run):
    expected = run("index", "-b", "refs.json", "books")
    assert "Scarisbrick" in expected.stdout
    result = run("index", "-b", "refs.json", "--corpus", "books", "--jobs", 2)
    assert (result.exit_code, result.stdout, result.stderr) == (0, expected.stdout, "")


def test_the_index_tells_what_cannot_be_read(corpus, run):
    (corpus / "books" / "binary.md").write_bytes(b"a\0b")
    result = run("index", "-b", "refs.json", "--corpus", "books")
    assert result.exit_code == 2
    assert "books/binary.md:1: holds a NUL" in result.stderr
    assert "Scarisbrick" in result.stdout
