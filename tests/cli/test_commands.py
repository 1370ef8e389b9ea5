"""What each command prints, and its exit code."""

import json
import os
import re
import subprocess
import sys

import pytest

from footnotes.cli.group import COMMANDS

KEYS = {"line", "column", "start", "end", "text", "where", "note", "form", "cites"}
CITE_KEYS = {
    "text", "source", "form", "signal", "authors", "title", "container", "volume", "issue", "year", "date", "place",
    "publisher", "url", "locators", "parallel", "candidates",
}  # fmt: skip


def objects(result) -> list[dict]:
    assert result.exit_code == 0, result.output
    return [json.loads(line) for line in result.stdout.splitlines()]


def test_help_lists_every_command(run):
    result = run("--help")
    assert result.exit_code == 0
    assert re.findall(r"^  (\w+)  ", result.stdout.partition("Commands:")[2], re.MULTILINE) == list(COMMANDS)


@pytest.mark.parametrize("command", COMMANDS)
def test_help_of_each_has_an_example(run, command):
    result = run(command, "--help")
    assert result.exit_code == 0
    assert f"footnotes {command}" in result.stdout.partition("Example:")[2]


def test_version(run):
    assert re.fullmatch(r"footnotes \d+\.\d+\.\d+\S*\n", run("--version").stdout)


@pytest.mark.parametrize(("shell", "word"), [("bash", "complete"), ("zsh", "compdef"), ("fish", "complete")])
def test_shell_completion(folder, shell, word):
    environment = {**os.environ, "_FOOTNOTES_COMPLETE": f"{shell}_source"}
    code = "from footnotes.cli import main; main()"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, env=environment, check=False)
    assert word in done.stdout
    assert "_FOOTNOTES_COMPLETE" in done.stdout


# find


def test_find_as_json_lines(run):
    first, second = objects(run("find", "essay.md", "-b", "refs.json", "--output-format", "jsonl"))
    assert set(first) >= KEYS
    assert {key: first[key] for key in KEYS - {"cites"}} == {
        "line": 1, "column": 22, "start": 21, "end": 29, "text": "L&P 9 42", "where": "text", "note": None,
        "form": "parenthetical",
    }  # fmt: skip
    (cite,) = first["cites"]
    assert set(cite) >= CITE_KEYS
    assert (cite["source"], cite["form"], cite["volume"]) == ("lp", "siglum", "9")
    assert cite["locators"] == [{"label": "page", "value": "42"}]
    assert set(cite["candidates"][0]) == {"key", "score", "why"}
    assert second["text"] == "Scarisbrick, *Henry VIII* 509"
    assert second["cites"][0]["source"] == "scarisbrick1968"


def test_find_in_notes(run, folder):
    (folder / "essay.md").write_text("So it was.[^a]\n\n[^a]: See L&P 9 42.\n")
    (found,) = objects(run("find", "essay.md", "-b", "refs.json", "--output-format", "jsonl"))
    assert (found["where"], found["note"], found["form"], found["line"]) == ("note", "a", "note", 3)


def test_find_names_the_file_where_there_are_several(run, folder):
    (folder / "other.md").write_text("So it was (L&P 9 43).\n")
    found = objects(run("find", "essay.md", "other.md", "-b", "refs.json", "--output-format", "jsonl"))
    assert [item["path"] for item in found] == ["essay.md", "essay.md", "other.md"]


def test_find_as_text(run):
    assert run("find", "essay.md", "-b", "refs.json").stdout == (
        "essay.md:1:22\tL&P 9 42\tlp, volume 9, page 42\n"
        "essay.md:1:51\tScarisbrick, Henry VIII 509\tscarisbrick1968, page 509\n"
    )


# check


def test_check_finds_nothing(run):
    result = run("check", "essay.md", "-b", "refs.json")
    assert (result.exit_code, result.stdout, result.stderr) == (0, "", "footnotes: no findings in 1 manuscript\n")


@pytest.fixture
def faulty(folder):
    (folder / "essay.md").write_text("The reply came late (Layton Papers, 12).\n")
    return folder


def test_check_as_text(run, faulty):
    result = run("check", "essay.md", "-b", "refs.json")
    assert result.exit_code == 1
    assert result.stdout.splitlines()[0].startswith('essay.md:1:22 FN101 unresolved source "Layton Papers"')
    assert result.stdout.splitlines()[1:] == [
        'refs.json:2:2 FN501 entry "lp" is never cited',
        'refs.json:26:2 FN501 entry "scarisbrick1968" is never cited',
    ]
    assert result.stderr == "footnotes: 3 findings in 1 manuscript\n"


def test_check_as_json(run, faulty):
    found = json.loads(run("check", "essay.md", "-b", "refs.json", "--output-format", "json").stdout)
    assert [item["code"] for item in found] == ["FN101", "FN501", "FN501"]
    first = found[0]
    assert (first["path"], first["line"], first["column"]) == ("essay.md", 1, 22)
    assert (first["start"], first["end"], first["severity"]) == (21, 38, "error")


def test_check_finding_nothing_is_json_too(run):
    assert json.loads(run("check", "essay.md", "-b", "refs.json", "--output-format", "json").stdout) == []


def test_check_for_github(run, faulty):
    (faulty / "a,b.md").write_text("100% wrong (Layton Papers%, 12).[^x]\n")
    result = run("check", "a,b.md", "-b", "refs.json", "--output-format", "github", "--ignore", "FN501")
    assert result.stdout.startswith("::error file=a%2Cb.md,line=1,col=13,endColumn=31,title=FN101::unresolved source")
    assert '::error file=a%2Cb.md,line=1,col=33,endColumn=37,title=FN401::marker "x" without note\n' in result.stdout


@pytest.mark.parametrize(
    ("more", "codes"),
    [
        (["--ignore", "FN501"], {"FN101"}),
        (["--select", "FN5"], {"FN501"}),
        (["--select", "FN101, FN501", "--ignore", "FN5"], {"FN101"}),
        (["--select", "FN4"], set()),
    ],
)
def test_check_with_rules_chosen(run, faulty, more, codes):
    result = run("check", "essay.md", "-b", "refs.json", *more)
    assert {line.split()[1] for line in result.stdout.splitlines()} == codes
    assert result.exit_code == (1 if codes else 0)


def test_check_by_settings(run, faulty):
    (faulty / "footnotes.toml").write_text('bibliography = ["refs.json"]\nignore = ["FN101"]\nexclude = ["old"]\n')
    (faulty / "old").mkdir()
    (faulty / "old" / "essay.md").write_text("[^1]")
    (faulty / "book").mkdir()
    (faulty / "book" / "one.md").write_text("So it was (L&P 9 43).[^1]\n")
    (faulty / "book" / "notes.csv").write_text("[^1]")
    result = run("check", ".", "--ignore", "FN402")
    assert result.stdout.splitlines() == [
        'book/one.md:1:22 FN401 marker "1" without note',
        'refs.json:26:2 FN501 entry "scarisbrick1968" is never cited',
    ]
    assert result.stderr == "footnotes: 2 findings in 2 manuscripts\n"
    assert run("check", "--project").stdout == result.stdout


def test_check_of_a_folder_passes_over_other_xml(run, folder):
    (folder / "build.xml").write_text("<project>(L&amp;P 9 42)</project>")
    (folder / ".drafts").mkdir()
    (folder / ".drafts" / "old.md").write_text("[^1]")
    assert run("check", ".", "-b", "refs.json").stderr == "footnotes: no findings in 1 manuscript\n"


def test_check_says_what_is_excluded(run, folder):
    (folder / "footnotes.toml").write_text('bibliography = ["refs.json"]\nexclude = ["*.md"]\n')
    result = run("check", "essay.md")
    assert (result.exit_code, result.stdout) == (0, "")
    assert "essay.md: excluded by footnotes.toml" in result.stderr


def test_check_of_a_folder_without_manuscripts(run, folder):
    (folder / "empty").mkdir()
    result = run("check", "empty", "-b", "refs.json")
    assert result.exit_code == 0
    assert "empty: no manuscripts in this folder" in result.stderr


def test_a_rule_in_the_settings_that_there_is_not(run, folder):
    (folder / "footnotes.toml").write_text('bibliography = ["refs.json"]\nignore = ["FN999"]\n')
    result = run("check", "essay.md")
    assert result.exit_code == 2
    assert 'footnotes.toml: no rule "FN999"' in result.stderr


def test_a_bibliography_of_a_chapter_is_its_own(run, folder):
    (folder / "two").mkdir()
    (folder / "two" / "footnotes.toml").write_text('bibliography = ["own.json"]\n')
    (folder / "two" / "own.json").write_text(
        '[{"id": "x", "type": "book", "title": "T", "custom": {"shorthand": "CSP"}}]'
    )
    (folder / "two" / "chapter.md").write_text("So it was (CSP 3 4).\n")
    (folder / "footnotes.toml").write_text('bibliography = ["refs.json"]\n')
    assert run("check", "essay.md", "two/chapter.md").exit_code == 0


# explain


def test_explain(run):
    result = run("explain", "essay.md:1:60", "-b", "refs.json")
    assert result.exit_code == 0
    lines = result.stdout.splitlines()
    assert lines[0] == "essay.md:1:51: Scarisbrick, Henry VIII 509"
    assert lines[2] == '"Scarisbrick, Henry VIII 509" means scarisbrick1968: Scarisbrick, Henry VIII, 1968'
    assert "  where: page 509; no label is written" in lines
    assert any(line.startswith("    for: ") for line in lines)


def test_explain_a_line(run):
    shown = run("explain", "essay.md:1", "-b", "refs.json").stdout
    assert [line for line in shown.splitlines() if line.startswith("essay.md:")] == [
        "essay.md:1:22: L&P 9 42",
        "essay.md:1:51: Scarisbrick, Henry VIII 509",
    ]


def test_explain_says_why_not(run, faulty):
    shown = run("explain", "essay.md:1:22", "-b", "refs.json").stdout
    assert '"Layton Papers, 12" means no entry that is known: ' in shown


@pytest.mark.parametrize("place", ["essay.md:1:5", "essay.md:9", "essay.md:1:31"])
def test_explain_nothing(run, place):
    result = run("explain", place, "-b", "refs.json")
    assert result.exit_code == 1
    assert result.stdout.startswith("no citation there; the nearest stands at 1:")


# parse


def test_parse_without_a_bibliography(run):
    result = run("parse", "Scarisbrick, Henry VIII, ch. 5")
    assert result.exit_code == 0
    assert re.search(r"^  chapter +5$", result.stdout, re.MULTILINE)


def test_parse_names_the_source(run):
    result = run("parse", "L&P 9 42", "-b", "refs.json")
    assert re.search(r"^  source +lp$", result.stdout, re.MULTILINE)


def test_parse_as_json(run):
    found = json.loads(run("parse", "cf. L&P 9 42", "-b", "refs.json", "--output-format", "json").stdout)
    assert set(found) >= KEYS
    assert (found["start"], found["end"], found["cites"][0]["signal"]) == (0, 12, "cf.")


# cite, bibliography


def test_cite(run):
    result = run(
        "cite", "-b", "refs.json", "--style", "chicago", "L&P 9 42", "scarisbrick1968", "see also Henry VIII 509"
    )
    assert result.exit_code == 0
    first, second, third = result.stdout.splitlines()
    assert "Letters and Papers of the Reign of Henry VIII" in first
    assert "9:42" in first
    assert second.startswith("J. J. Scarisbrick, Henry VIII (")
    assert third == "See also Scarisbrick, Henry VIII, 509."


def test_cite_what_cannot_be_resolved(run):
    result = run("cite", "-b", "refs.json", "Layton Papers, 12", "L&P 9 42")
    assert result.exit_code == 1
    assert len(result.stdout.splitlines()) == 1
    assert 'unresolved source "Layton Papers"' in result.stderr


def test_cite_in_markup(run):
    result = run("cite", "-b", "refs.json", "-s", "chicago", "--output-format", "markdown", "Henry VIII 509")
    assert "*Henry VIII*" in result.stdout


def test_bibliography(run):
    result = run("bibliography", "-b", "refs.json", "--style", "apa")
    assert result.exit_code == 0
    assert [line.split(",")[0] for line in result.stdout.splitlines()] == ["Brewer", "Scarisbrick"]


def test_the_style_of_the_settings(run, folder):
    (folder / "footnotes.toml").write_text('bibliography = ["refs.json"]\nstyle = "apa"\n')
    assert run("cite", "Henry VIII 509").stdout == "(Scarisbrick, 1968, p. 509)\n"


# render


def test_render_into_a_file(run, folder):
    before = (folder / "essay.md").read_bytes()
    printed = run("render", "essay.md", "-b", "refs.json", "-s", "chicago")
    written = run("render", "essay.md", "-b", "refs.json", "-s", "chicago", "-o", "notes.md")
    assert (written.exit_code, written.stdout) == (0, "")
    assert (folder / "notes.md").read_bytes() == printed.stdout_bytes
    assert (folder / "essay.md").read_bytes() == before
    assert "The reply came late,[^1] which is doubted.[^2]\n\n[^1]: " in printed.stdout


def test_render_in_place_when_asked(run, folder):
    (folder / "essay.md").chmod(0o640)
    assert run("render", "essay.md", "-b", "refs.json", "-s", "apa", "-o", "essay.md").exit_code == 0
    assert "doubted (Scarisbrick, 1968, p. 509).\n" in (folder / "essay.md").read_text()
    assert (folder / "essay.md").stat().st_mode & 0o777 == 0o640
    assert sorted(path.name for path in folder.iterdir()) == ["essay.md", "refs.json"]


def test_render_into_a_pipe_leaves_it_a_pipe(run, folder):
    os.mkfifo(folder / "pipe")
    reader = os.open(folder / "pipe", os.O_RDONLY | os.O_NONBLOCK)
    assert run("render", "essay.md", "-b", "refs.json", "-o", "pipe").exit_code == 0
    assert os.read(reader, 20) == b"The reply came late,"
    os.close(reader)
    assert (folder / "pipe").is_fifo()


def test_render_tells_what_it_left(run, folder):
    (folder / "essay.md").write_text("The reply came late (Layton Papers, 12; L&P 9 42).\n")
    result = run("render", "essay.md", "-b", "refs.json")
    assert result.stdout.startswith("The reply came late (Layton Papers, 12; L&P 9 42).\n")
    assert result.stderr == 'essay.md:1:22: left as written: "Layton Papers, 12; L&P 9 42"\n'


def test_render_keeps_the_encoding(run, folder):
    (folder / "latin.md").write_bytes("Zoë came late (L&P 9 42), or not.".encode("latin-1"))
    result = run("render", "latin.md", "-b", "refs.json", "-s", "mla", "--encoding", "latin-1")
    assert result.stdout_bytes.startswith("Zoë came late (Brewer 9:42), or not.\n\n".encode("latin-1"))


def test_render_refuses_what_the_encoding_has_no_place_for(run, folder):
    (folder / "latin.md").write_bytes("Zoë came late (Scarisbrick, Henry VIII 5-9), or not.".encode("latin-1"))
    result = run("render", "latin.md", "-b", "refs.json", "-s", "chicago", "--encoding", "latin-1", "-o", "out.md")
    assert result.exit_code == 2
    assert '"–" cannot be written in ' in result.stderr
    assert not (folder / "out.md").exists()


# styles


def test_styles(run):
    result = run("styles", "chicago", "notes")
    assert result.exit_code == 0
    assert "chicago-notes-bibliography\t" in result.stdout
    result = run("styles", "no-style", "of-this-name")
    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr == 'footnotes: no style matches "no-style of-this-name"\n'


def test_styles_as_json(run):
    found = json.loads(run("styles", "apa", "--output-format", "json").stdout)
    assert "apa" in [style["name"] for style in found]


# terminals


@pytest.mark.skipif(not hasattr(os, "openpty"), reason="no terminals here")
@pytest.mark.parametrize("arguments", ["check essay.md -b refs.json", "find essay.md -b refs.json", "styles chicago"])
def test_colour_and_tables_on_a_terminal_only(faulty, arguments):
    command = [sys.executable, "-m", "footnotes", *arguments.split()]
    plain = subprocess.run(command, capture_output=True, check=False)
    assert b"\x1b[" not in plain.stdout
    terminal, inner = os.openpty()
    environment = {key: value for key, value in os.environ.items() if key != "NO_COLOR"} | {"TERM": "xterm"}
    process = subprocess.Popen(command, stdout=inner, stderr=subprocess.PIPE, env=environment)
    os.close(inner)
    shown = os.read(terminal, 10_000)
    assert b"\x1b[1m" in shown
    assert "…".encode() not in shown  # nothing is cut
    os.close(terminal)
    process.communicate()


# every run alike


def test_the_order_of_sets_changes_nothing(folder):
    words = ("Abbeys", "Bridges", "Castles", "Dykes", "Estates", "Forests", "Granges", "Harbours", "Inns", "Jails")
    titles = [f"{one} and {two}" for one, two in zip(words, words[1:] + words[:1], strict=True)]
    entries = [{"id": title.lower(), "type": "book", "title": title} for title in titles]
    (folder / "refs.json").write_text(json.dumps(entries))
    (folder / "essay.md").write_text(f"See the record (*{', '.join(words)}*, 45).\n")
    command = [sys.executable, "-m", "footnotes", "find", "essay.md", "-b", "refs.json", "--output-format", "jsonl"]
    runs = {
        subprocess.run(command, capture_output=True, env=os.environ | {"PYTHONHASHSEED": str(seed)}, check=True).stdout
        for seed in range(6)
    }
    assert len(runs) == 1
    assert b'"candidates": [{' in runs.pop()
