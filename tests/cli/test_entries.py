"""``footnotes entries``."""

import json

import pytest

BIB = """% my books

% the standard work
@book{getty85,
  author = {Getty, J. Arch},
  title = {Origins of the Great Purges},
  year = 1985
}

@book{getty,
  author = {Getty, J. A.},
  title = {Origins of the great purges},
  date = {1985}, isbn = {1},
}
"""


@pytest.fixture
def bib(folder):
    (folder / "refs.bib").write_text(BIB, encoding="utf-8")
    return folder / "refs.bib"


def test_list(run, bib):
    result = run("entries", "list", "-b", bib)
    assert result.stdout == (
        "getty85\tGetty\t1985\tOrigins of the Great Purges\ngetty\tGetty\t1985\tOrigins of the great purges\n"
    )


def test_list_as_json(run):
    result = run("entries", "list", "-b", "refs.json", "--output-format", "json")
    assert [json.loads(line)["id"] for line in result.stdout.splitlines()] == ["lp", "scarisbrick1968"]


def test_search(run, bib):
    assert run("entries", "search", "-b", bib, "гетти", "origins").stdout.count("\n") == 2
    assert run("entries", "search", "-b", bib, "-n", "1", "getty").stdout.count("\n") == 1
    assert run("entries", "search", "-b", bib, "nothing").exit_code == 1


def test_show(run):
    result = run("entries", "show", "-b", "refs.json", "lp", "--style", "chicago")
    assert result.stdout.startswith("Brewer, J. S., ed. Letters and Papers")
    assert "  sigla: L&P\n" in result.stdout
    assert "  editor: Brewer, J. S.\n" in result.stdout


def test_show_nothing(run):
    result = run("entries", "show", "-b", "refs.json", "scarisbrick")
    assert result.exit_code == 2
    assert "did you mean scarisbrick1968?" in result.stderr


def test_a_preview_writes_nothing(run, bib):
    result = run("entries", "duplicates", "-b", bib)
    assert result.exit_code == 0
    assert "+  ids = {getty}\n" in result.stdout
    assert "refs.bib:10 getty" not in result.stderr
    assert "refs.bib:4 getty85: takes in getty: title (100 % alike), author, year" in result.stderr
    assert bib.read_text(encoding="utf-8") == BIB


def test_write(run, bib):
    assert run("entries", "duplicates", "-b", bib, "--write").exit_code == 0
    head = BIB[: BIB.index("1985\n}") + 4]
    assert bib.read_text(encoding="utf-8") == head + ",\n  isbn = {1},\n  ids = {getty}\n}\n\n"
    assert run("entries", "duplicates", "-b", bib, "--check").exit_code == 0


def test_check_is_for_hooks(run, bib):
    result = run("entries", "normalise", "-b", bib, "--check")
    assert result.exit_code == 1
    assert result.stdout.endswith("refs.bib:10 getty: Getty, J. A. is Getty, J. Arch\n")
    assert bib.read_text(encoding="utf-8") == BIB


@pytest.mark.parametrize("arguments", [
    ("sort", "--by", "key"), ("keys",), ("keys", "--pattern", "{Author}"), ("complete",), ("normalise",),
])  # fmt: skip
def test_what_is_written_needs_no_more(run, bib, arguments):
    assert run("entries", *arguments, "-b", bib, "--write").exit_code == 0
    assert run("entries", *arguments, "-b", bib, "--check").exit_code == 0
    assert bib.read_text(encoding="utf-8").startswith("% my books\n\n")


def test_encoding_and_mark_stay(run, bib):
    bib.write_bytes(b"\xef\xbb\xbf" + BIB.replace("\n", "\r\n").encode())
    run("entries", "normalise", "-b", bib, "--write")
    expected = BIB.replace("J. A.", "J. Arch").replace("\n", "\r\n")
    assert bib.read_bytes() == b"\xef\xbb\xbf" + expected.encode()


def test_only_bib_files_are_edited(run):
    result = run("entries", "keys", "-b", "refs.json")
    assert result.exit_code == 2
    assert "only .bib files are edited" in result.stderr


def test_a_pattern_that_makes_no_keys(run, bib):
    result = run("entries", "keys", "-b", bib, "--pattern", "{name}")
    assert result.exit_code == 2
    assert "no part of a key is called {name}" in result.stderr


def test_a_broken_entry_is_left_and_told(run, bib):
    bib.write_text(BIB.replace("year = 1985\n}", "year = 1985\n"), encoding="utf-8")
    result = run("entries", "duplicates", "-b", bib, "--write")
    assert result.exit_code == 2
    assert "getty85: broken, cannot be edited" in result.stderr


def test_no_bibliography(run, folder):
    result = run("entries", "list")
    assert result.exit_code == 2
    assert "no bibliography" in result.stderr
