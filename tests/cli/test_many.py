"""Many files: on several processors, and with what earlier runs have kept, the results are the same."""

import pytest

from footnotes.cli import check_run
from footnotes.cli.check_run import CheckRun
from footnotes.cli.project import Project
from footnotes.pipeline.result_cache import cache_folder


@pytest.fixture
def many(folder, monkeypatch, tmp_path):
    """Twelve manuscripts in a folder, with a cache of their own that is worth while."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "kept"))
    monkeypatch.setattr(check_run, "_WORTH_KEEPING", 0)
    monkeypatch.setattr(check_run, "_WORTH_SHARING", 0)
    (folder / "book").mkdir()
    for number in range(12):
        text = f"It is told (Layton Papers {number}, 12), which is doubted (Scarisbrick, *Henry VIII* {number}).\n"
        (folder / "book" / f"{number:02}.md").write_text(text)
    return folder


@pytest.fixture
def check(run):
    def checked(*more):
        result = run("check", "book", "-b", "refs.json", *more)
        return result.exit_code, result.stdout, result.stderr

    return checked


@pytest.fixture
def analysed(monkeypatch):
    """The names of the files that are analysed, not looked up."""
    names = []
    analyse = Project.analyse

    def noted(self, path):
        names.append(path.name)
        return analyse(self, path)

    monkeypatch.setattr(Project, "analyse", noted)
    return names


def test_the_number_of_processes_changes_nothing(many, check):
    one = check("--no-cache", "--jobs", "1")
    assert one[0] == 1
    assert one[1].count("FN101") == 12
    assert check("--no-cache", "--jobs", "3") == one
    assert check("--no-cache") == one


def test_what_is_kept_is_not_analysed_again(many, check, analysed):
    first = check("--jobs", "1")
    assert len(analysed) == 12
    assert check("--jobs", "1") == first
    assert len(analysed) == 12
    assert check("--no-cache", "--jobs", "1") == first
    assert len(analysed) == 24


def test_what_other_processes_find_is_kept_too(many, check, analysed):
    first = check("--jobs", "2")
    assert check("--jobs", "1") == first
    assert analysed == []


@pytest.mark.parametrize(
    ("change", "count"),
    [
        (lambda folder: (folder / "book/03.md").write_text("Nothing here.\n"), 1),
        (lambda folder: (folder / "book/03.md").touch(), 0),
        (lambda folder: (folder / "book/03.md").rename(folder / "book/99.md"), 0),
        (lambda folder: (folder / "refs.json").write_text((folder / "refs.json").read_text() + "\n"), 12),
        (lambda folder: (folder / "footnotes.toml").write_text('ignore = ["FN402"]\n'), 12),
        (lambda folder: (folder / "book/03.md.exceptions").write_text("FN101\n"), 1),
    ],
)
def test_only_what_changed_is_analysed_again(many, check, analysed, change, count):
    check("--jobs", "1")
    analysed.clear()
    change(many)
    assert check("--jobs", "1") == check("--jobs", "1", "--no-cache")
    assert len(analysed) == count + 12


@pytest.mark.parametrize(
    "more", [["--ignore", "FN101"], ["--explain"], ["--language", "de"], ["--encoding", "latin-1"]]
)
def test_options_count(many, check, analysed, more):
    check("--jobs", "1")
    analysed.clear()
    assert check("--jobs", "1", *more) == check("--jobs", "1", "--no-cache", *more)
    assert len(analysed) == 24


def test_damaged_results_are_made_again(many, check):
    first = check()
    for path in cache_folder().iterdir():
        path.write_bytes(b"\0" * 5000)
    assert check() == first


def test_no_place_for_a_cache(many, check, monkeypatch):
    first = check("--no-cache")
    (many / "in-the-way").write_text("")
    monkeypatch.setenv("XDG_CACHE_HOME", str(many / "in-the-way"))
    code, stdout, stderr = check()
    assert (code, stdout) == first[:2]
    assert stderr.count("no cache can be kept here") == 1


def test_a_bibliography_that_fails_to_load_is_told_each_time(many, check):
    (many / "broken.bib").write_text("@book{x, title = {Open\n")
    first = check("-b", "broken.bib")
    assert first[0] == 2
    assert "broken.bib" in first[2]
    assert check("-b", "broken.bib") == first


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_what_cannot_be_read_does_not_keep_back_the_rest(many, check, jobs):
    (many / "book/03.md").write_bytes(b"\xff\xfe\xff")
    (many / "book/05.md").write_bytes(b"a\0b")
    code, stdout, stderr = check("--jobs", jobs)
    assert code == 2
    assert stdout.count("FN101") == 10
    assert stderr.index("03.md") < stderr.index("05.md")
    assert "FN501" not in stdout  # what could not be read may cite the entry
    assert check("--jobs", jobs) == (code, stdout, stderr)


@pytest.mark.parametrize("jobs", ["1", "2"])
@pytest.mark.parametrize(
    ("harm", "words"),
    [
        (lambda path: path.unlink(), "07.md: no such file"),
        (lambda path: path.write_text("Changed (Layton Papers, 1).\n"), "07.md: changed while it was being checked"),
    ],
)
def test_a_file_that_goes_or_changes_during_the_run(many, check, monkeypatch, jobs, harm, words):
    results = CheckRun._results

    def harmed(self, tasks, known):
        harm(many / "book" / "07.md")
        return results(self, tasks, known)

    monkeypatch.setattr(CheckRun, "_results", harmed)
    code, stdout, stderr = check("--jobs", jobs)
    assert code == 2
    assert words in stderr
    assert stdout.count("FN101") == 11
    assert "07.md" not in stdout


def test_the_bibliography_of_several_folders_is_checked_once(many, check):
    (many / "book" / "part").mkdir()
    (many / "book" / "part" / "a.md").write_text("It is doubted (Scarisbrick, *Henry VIII* 8).\n")
    assert check()[1].count("FN501") == 1


def test_clean(many, check, run, analysed):
    check("--jobs", "1")
    result = run("clean")
    assert result.exit_code == 0
    assert "removed from" in result.stderr
    check("--jobs", "1")
    assert len(analysed) == 24
