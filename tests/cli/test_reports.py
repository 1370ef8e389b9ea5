"""The findings of a check in other forms and places."""

import json

import pytest

from footnotes.reporting import FORMATS


@pytest.fixture
def faulty(folder):
    """Make essay.md cite what is in no bibliography."""
    (folder / "essay.md").write_text("It is told (Layton Papers, 12) and again (Layton Papers, 13).\n")
    return folder


@pytest.mark.parametrize("output_format", FORMATS)
def test_every_format_ends_with_findings(run, faulty, output_format):
    result = run("check", "essay.md", "-b", "refs.json", "--output-format", output_format)
    assert result.exit_code == 1
    assert "FN101" in result.stdout


def test_full_shows_the_line(run, faulty):
    result = run("check", "essay.md", "-b", "refs.json", "--output-format", "full", "--select", "FN101")
    assert "1 | It is told (Layton Papers, 12) and" in result.stdout
    assert "\n  |             ^^^^^^^^^^^^^^^^^\n" in result.stdout
    assert result.stderr == "footnotes: 2 findings in 1 manuscript\n"


def test_full_shows_the_line_of_a_bibliography(run, faulty):
    result = run("check", "essay.md", "-b", "refs.json", "--output-format", "full", "--select", "FN501")
    assert result.stdout.startswith('refs.json:2:2 FN501 entry "lp" is never cited\n  |\n2 |  {\n  |  ^\n')


def test_json_of_json_lines_and_a_file(run, faulty):
    result = run("check", "essay.md", "-b", "refs.json", "--output-format", "json-lines", "-o", "found.jsonl")
    assert (result.exit_code, result.stdout) == (1, "")
    assert [json.loads(line)["code"] for line in (faulty / "found.jsonl").open()] == ["FN101"] * 2 + ["FN501"] * 2


@pytest.mark.parametrize("file", ["no/such/folder/found.txt", "."])
def test_a_file_that_cannot_be_written(run, faulty, file):
    result = run("check", "essay.md", "-b", "refs.json", "-o", file)
    assert result.exit_code == 2
    assert result.stderr.startswith("error: ")
    assert "cannot be written" in result.stderr


def test_statistics(run, faulty):
    result = run("check", "essay.md", "-b", "refs.json", "--statistics")
    assert result.stdout == "2  FN101  unresolved-source\n2  FN501  entry-never-cited\n"
    assert result.exit_code == 1
    result = run("check", "essay.md", "-b", "refs.json", "--statistics", "--output-format", "json")
    assert json.loads(result.stdout)[0] == {"code": "FN101", "name": "unresolved-source", "count": 2}


def test_statistics_come_in_some_formats_only(run, faulty):
    result = run("check", "essay.md", "-b", "refs.json", "--statistics", "--output-format", "sarif")
    assert result.exit_code == 2
    assert "--statistics" in result.stderr


def test_explain_adds_the_evidence(run, faulty):
    result = run("check", "essay.md", "-b", "refs.json", "--explain", "--select", "FN101")
    lines = result.stdout.splitlines()
    assert lines[0].startswith("essay.md:1:13 FN101")
    assert lines[1].startswith('    "Layton Papers, 12" means no entry that is known')
