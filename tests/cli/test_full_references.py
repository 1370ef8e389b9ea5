"""``parse --full`` and ``harvest``."""

import json

REFERENCE = "Robert Darnton, *The Great Cat Massacre*. New York: Basic Books, 1984, 71."


def test_parse_full_as_text(run):
    result = run("parse", "--full", REFERENCE)
    assert result.exit_code == 0
    assert "  title            The Great Cat Massacre\n" in result.stdout


def test_parse_full_reads_a_reference_a_line(run):
    result = run("parse", "--full", "--output-format", "jsonl", "-", input=f"{REFERENCE}\n\n{REFERENCE}\n")
    first, empty, second = map(json.loads, result.stdout.splitlines())
    assert first == second
    assert first["fields"]["publisher-place"] == "New York"
    assert [REFERENCE[start:end] for start, end, field in first["spans"] if field == "issued"] == ["1984"]
    assert first["entry"]["author"] == [{"family": "Darnton", "given": "Robert"}]
    assert first["locator"] == "71"
    assert empty["fields"] == {}


def test_parse_reads_short_references_a_line_too(run):
    result = run("parse", "-b", "refs.json", "--output-format", "jsonl", "-", input="L&P 9 42\nL&P 3 40\n")
    assert [json.loads(line)["cites"][0]["source"] for line in result.stdout.splitlines()] == ["lp", "lp"]


def test_harvest_writes_entries(run, folder):
    (folder / "book.md").write_text(f"It is so.[^1]\n\n[^1]: {REFERENCE}\n", encoding="utf-8")
    result = run("harvest", "book.md", "-o", "found.json")
    assert result.exit_code == 0
    assert result.stderr == "1 entry written to found.json\n"
    (entry,) = json.loads((folder / "found.json").read_text(encoding="utf-8"))
    assert (entry["id"], entry["title"]) == ("darnton1984", "The Great Cat Massacre")


def test_harvest_writes_biblatex(run, folder):
    (folder / "book.md").write_text(f"It is so.[^1]\n\n[^1]: {REFERENCE}\n", encoding="utf-8")
    assert run("harvest", "book.md", "-o", "found.bib").exit_code == 0
    assert run("find", "book.md", "-b", "found.bib").stdout.count("darnton1984") == 1


def test_harvest_into_no_format_there_is(run, folder):
    result = run("harvest", "essay.md", "-o", "found.doc")
    assert result.exit_code == 2
    assert not (folder / "found.doc").exists()
    assert ".bib" in result.stderr


def test_harvest_tells_doubts_with_their_place(run, folder):
    (folder / "book.md").write_text(
        "It is so.[^1]\n\n[^1]: *The Whole Story*. London: Faber, 1950, 7.\n", encoding="utf-8"
    )
    result = run("harvest", "book.md")
    assert result.exit_code == 0
    assert result.stderr == "book.md:3:7 story1950: no author\n"


def test_harvest_goes_on_where_a_manuscript_cannot_be_read(run, folder):
    (folder / "book.md").write_text(f"It is so.[^1]\n\n[^1]: {REFERENCE}\n", encoding="utf-8")
    result = run("harvest", "none.md", "book.md")
    assert result.exit_code == 2
    assert "none.md" in result.stderr
    assert [entry["id"] for entry in json.loads(result.stdout)] == ["darnton1984"]
