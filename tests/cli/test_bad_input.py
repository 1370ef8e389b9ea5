"""Input that cannot be used: a message with file, line and remedy, exit code 2, no traceback, nothing half-written."""

import json
import os
import re
import signal
import subprocess
import sys
import time
from itertools import pairwise
from pathlib import Path

import pytest

BIB = "@book{{key{n}, author = {{Family, Given}}, title = {{Title {n}}}, year = {{1950}}}}\n\n\n\n"
LONG = "\n" * 811 + "@book{broken, title = {Never closed, year = {1950}\n\n@book{last, title = {T}, year = {1951}}\n"
BOMB = "a: &a [x, x]\n" + "".join(
    f"{b}: &{b} [*{a}, *{a}, *{a}, *{a}, *{a}, *{a}]\n" for a, b in pairwise("abcdefghijklmn")
)
FAULT = r"a fault of footnotes itself, please report it: ZeroDivisionError: a bug \(footnotes/cli/\w+\.py:\d+\)"


def refused(result, *words: str) -> None:
    assert result.exit_code == 2, result.output
    assert result.stdout == ""
    assert "Traceback" not in result.stderr
    for word in words:
        assert re.search(word, result.stderr), f"{word!r} not in {result.stderr!r}"


@pytest.mark.parametrize("command", ["find", "check", "render"])
@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("missing.md", None, [r"missing\.md: ", r"\(.+\)"]),
        (
            "latin.md",
            "Zoë said so (L&P 9 42), naïvely, in the café.".encode("latin-1"),
            [r"latin\.md", "UTF-8", "--encoding"],
        ),
        ("nul.md", b"One line.\nA \0 byte (L&P 9 42).\n", [r"nul\.md:2", "NUL", r"\(.+\)"]),
        ("essay.xyz", b"text", [r"essay\.xyz", "suffix", r"\(.+\)"]),
    ],
)
def test_manuscripts(run, folder, command, name, content, words):
    if content is not None:
        (folder / name).write_bytes(content)
    style = ["--style", "apa", "-o", "out.md"] if command == "render" else []
    result = run(command, name, "-b", "refs.json", *style)
    assert not (folder / "out.md").exists()
    refused(result, "^error: ", *words)


def test_another_encoding_is_read_when_named(run, folder):
    (folder / "latin.md").write_bytes("Zoë said so (L&P 9 42).".encode("latin-1"))
    result = run("find", "latin.md", "-b", "refs.json", "--encoding", "latin-1")
    assert (result.exit_code, "lp" in result.stdout) == (0, True)


@pytest.mark.parametrize("command", ["find", "render", "explain"])
def test_a_folder_is_no_manuscript(run, folder, command):
    (folder / "chapters").mkdir()
    refused(
        run(command, "chapters:1" if command == "explain" else "chapters", "-b", "refs.json"), "chapters", r"\(.+\)"
    )


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("missing.bib", None, [r"missing\.bib", r"\(.+\)"]),
        ("folder.bib", "folder", [r"folder\.bib", r"\(.+\)"]),
        ("broken.bib", LONG, [r"broken\.bib:812", r"\(.+\)"]),
        ("object.json", '{"id": 3}', [r"object\.json:1", "list", r"\(.+\)"]),
        ("cut.json", '[\n {"id": "a", "type": "book"},\n {"id": ', [r"cut\.json:3", r"\(.+\)"]),
        ("tags.yaml", "references:\n- id: !!python/object/apply:os.system ['true']\n", [r"tags\.yaml:2", r"\(.+\)"]),
        ("bomb.yaml", BOMB, [r"bomb\.yaml:\d+", "alias", r"\(.+\)"]),
        ("empty.json", "", [r"empty\.json", r"\(.+\)"]),
        ("latin.bib", "@book{a, title = {Caf\xe9}}".encode("latin-1"), [r"latin\.bib:1", "UTF-8", r"\(.+\)"]),
    ],
)
@pytest.mark.parametrize("command", ["check", "cite"])
def test_bibliographies(run, folder, name, content, words, command):
    if content == "folder":
        (folder / name).mkdir()
    elif content is not None:
        (folder / name).write_bytes(content if isinstance(content, bytes) else content.encode())
    result = run(*(["check", "essay.md"] if command == "check" else ["cite", "lp", "-s", "apa"]), "-b", name)
    assert result.exit_code == 2, result.output
    assert "Traceback" not in result.output
    for word in words:
        assert re.search(word, result.stderr), f"{word!r} not in {result.stderr!r}"


def test_what_loads_of_several_bibliographies_is_used(run, folder):
    (folder / "object.json").write_text('{"id": 3}')
    result = run("check", "essay.md", "-b", "refs.json", "-b", "object.json")
    assert (result.exit_code, result.stdout) == (2, "")
    assert "object.json:1" in result.stderr


def test_the_other_manuscripts_are_checked(run, folder):
    (folder / "wrong.md").write_text("As he says (L&P 9 42).[^1]\n")
    result = run("check", "missing.md", "wrong.md", "-b", "refs.json")
    assert result.exit_code == 2
    assert "missing.md" in result.stderr
    assert result.stdout == 'wrong.md:1:23 FN401 marker "1" without note\n'


def test_a_fault_of_ours_in_one_file_does_not_lose_the_rest(run, folder, monkeypatch):
    from footnotes.cli import project

    def read(path, **more):
        if path.name == "essay.md":
            raise ZeroDivisionError("a bug")
        return actual(path, **more)

    actual = project.read
    monkeypatch.setattr(project, "read", read)
    (folder / "wrong.md").write_text("As he says (L&P 9 42).[^1]\n")
    result = run("check", "essay.md", "wrong.md", "-b", "refs.json")
    assert result.exit_code == 2
    assert re.fullmatch(rf"error: essay\.md: {FAULT}", result.stderr.splitlines()[0])
    assert "Traceback" not in result.stderr
    assert "FN401" in result.stdout


@pytest.mark.parametrize("debug", [False, True])
def test_a_fault_of_ours_in_a_command_over_one_thing(run, monkeypatch, debug):
    from footnotes.pipeline import analysing

    def parse(*_, **__):
        raise ZeroDivisionError("a bug")

    monkeypatch.setattr(analysing, "parse_alone", parse)
    monkeypatch.setenv("FOOTNOTES_DEBUG", "1" if debug else "")
    result = run("parse", "L&P 9 42", "-b", "refs.json")
    assert (result.exit_code, result.stdout) == (2, "")
    assert re.fullmatch(rf"error: {FAULT}", result.stderr.splitlines()[-1])
    assert ("Traceback" in result.stderr) is debug


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="a device that is always full")
@pytest.mark.parametrize("arguments", [["find", "essay.md"], ["render", "essay.md"], ["bibliography"]])
def test_output_that_cannot_be_written(folder, arguments):
    with Path("/dev/full").open("w") as full:
        command = [sys.executable, "-m", "footnotes", *arguments, "-b", "refs.json"]
        done = subprocess.run(command, cwd=folder, stdout=full, stderr=subprocess.PIPE, text=True, check=False)
    assert (done.returncode, done.stderr.splitlines()[-1]) == (2, "error: No space left on device")


@pytest.mark.parametrize("arguments", [["find", "essay.md"], ["check", "essay.md"], ["cite", "lp"], ["bibliography"]])
def test_no_bibliography(run, arguments):
    result = run(*arguments)
    assert (result.exit_code, result.stdout) == (2, "")
    assert "no bibliography (name one with -b FILE, or with bibliography = " in result.stderr


@pytest.mark.parametrize(
    ("style", "words"),
    [
        ("chicgo-notes-bibliography", ["chicgo", "nearest: chicago"]),
        ("missing.csl", [r"missing\.csl", "No such file"]),
        ("other.csl", [r"other\.csl:1", "not a CSL style"]),
        ("text.csl", [r"text\.csl:1", "not a CSL style"]),
    ],
)
@pytest.mark.parametrize("command", ["render", "cite", "bibliography"])
def test_styles(run, folder, command, style, words):
    (folder / "other.csl").write_text("<html><body/></html>")
    (folder / "text.csl").write_text("author, title, year")
    arguments = {"render": ["essay.md", "-o", "out.md"], "cite": ["lp"], "bibliography": []}[command]
    refused(run(command, *arguments, "-b", "refs.json", "--style", style), "^error: ", *words)
    assert not (folder / "out.md").exists()


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["chek"], ["chek"]),
        (["check"], ["--project"]),
        (["check", "essay.md", "--project"], ["--project"]),
        (["check", "essay.md", "-b", "refs.json", "--select", "FN999"], ["FN999", "FN"]),
        (["check", "essay.md", "-b", "refs.json", "--output-format", "xml"], ["xml", "github"]),
        (["explain", "essay.md"], ["FILE:LINE"]),
        (["explain", "essay.md:0"], ["FILE:LINE"]),
        (["find"], ["FILE"]),
        (["find", "essay.md", "-b", "refs.json", "--language", "xx"], ["xx"]),
        (["find", "essay.md", "-b", "refs.json", "--encoding", "utf-88"], ["utf-88"]),
    ],
)
def test_wrong_use(run, arguments, words):
    refused(run(*arguments), *words)


def test_settings_that_cannot_be_used(run, folder):
    (folder / "footnotes.toml").write_text('bibliografy = ["refs.json"]\n')
    result = run("check", "essay.md")
    assert result.exit_code == 2
    assert 'footnotes.toml:1: unknown setting "bibliografy" (did you mean "bibliography"?)' in result.stderr


@pytest.mark.parametrize("arguments", [["check", "essay.md"], ["bibliography"], ["parse", "L&P 9"]])
def test_a_language_of_the_settings_that_has_no_lexicon(run, folder, arguments):
    (folder / "footnotes.toml").write_text('bibliography = ["refs.json"]\n\nlanguage = "xx"\n')
    refused(run(*arguments), r'^error: footnotes\.toml:3: no lexicon for the language "xx" \(there are: en, de')


@pytest.mark.parametrize("arguments", [["check", "essay.md"], ["bibliography"], ["render", "essay.md"]])
def test_a_language_that_is_none(run, arguments):
    refused(run(*arguments, "-b", "refs.json", "--language", "xx"), r'^error: no \w+ for the language "xx" \(.+\)')


def test_a_bibliography_in_a_language_without_lexicon(run):
    assert run("bibliography", "-b", "refs.json", "--language", "pl").exit_code == 0


@pytest.mark.parametrize("output", [[], ["-o", "found.bib"]])
def test_nothing_to_harvest(run, folder, output):
    refused(run("harvest", "missing.md", *output), r"^error: missing\.md: ")
    assert not (folder / "found.bib").exists()


@pytest.mark.parametrize("reference", ["", "  ", "\n"])
def test_an_empty_reference(run, reference):
    refused(run("parse", reference), "the reference is empty")


@pytest.mark.parametrize("content", [b"", b"\xef\xbb\xbf", b"\n", b"---\ntitle: x\n---\n"])
def test_a_manuscript_without_text_is_in_order(run, folder, content):
    (folder / "empty.md").write_bytes(content)
    assert run("check", "empty.md", "-b", "refs.json", "--ignore", "FN501").exit_code == 0
    assert run("render", "empty.md", "-b", "refs.json").stdout_bytes == content


@pytest.mark.parametrize(
    "text",
    [
        "\ufeffThe reply came late (L&P 9 42).\n",
        "The reply\r\ncame late (L&P 9 42).\r\n",
        "Cafe\u0301 society: the reply came late (L&P 9 42).\n",
        "𝔊𝔬𝔱𝔥𝔦𝔠: the reply came late (L&P 9 42).\n",
    ],
    ids=["byte-order mark", "CRLF", "NFD", "beyond the basic plane"],
)
def test_offsets_count_characters_of_the_file(run, folder, text):
    (folder / "odd.md").write_bytes(text.encode())
    found = json.loads(run("find", "odd.md", "-b", "refs.json", "--output-format", "jsonl").stdout)
    inside = text.removeprefix("\ufeff")
    assert inside[found["start"] : found["end"]] == found["text"] == "L&P 9 42"
    line = inside[: found["start"]].count("\n")
    assert (found["line"], found["column"]) == (line + 1, inside.split("\n")[line].index("L&P") + 1)


def command(*arguments: str) -> list[str]:
    return [sys.executable, "-m", "footnotes", *arguments]


def test_a_line_of_50_megabytes(folder):
    (folder / "long.md").write_bytes(b"word " * 10_000_000 + b"(L&P 9 42)")
    done = subprocess.run(
        command("check", "long.md", "-b", "refs.json"), cwd=folder, capture_output=True, text=True, check=False
    )
    assert "Traceback" not in done.stderr
    assert done.returncode == 1
    assert done.stdout == 'refs.json:26:2 FN501 entry "scarisbrick1968" is never cited\n'


@pytest.mark.parametrize("arguments", ["find essay.md -b refs.json", "check essay.md -b refs.json", "styles chicago"])
def test_a_pipe_that_nobody_reads(folder, arguments):
    (folder / "essay.md").write_text("The reply came late (L&P 9 42).")
    read_end, write_end = os.pipe()
    os.close(read_end)
    done = subprocess.run(
        command(*arguments.split()), cwd=folder, stdout=write_end, stderr=subprocess.PIPE, check=False
    )
    os.close(write_end)
    assert (done.returncode, done.stderr) == (141, b"")


def test_an_interrupt(folder):
    os.mkfifo(folder / "slow.md")
    outer = signal.signal(signal.SIGINT, signal.default_int_handler)  # what runs in the background ignores it
    process = subprocess.Popen(
        command("find", "slow.md", "-b", "refs.json"), cwd=folder, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    )
    signal.signal(signal.SIGINT, outer)
    with (folder / "slow.md").open("wb"):  # returns once the command has opened it to read
        time.sleep(0.1)
        process.send_signal(signal.SIGINT)
        assert process.wait(60) == 130
    assert process.stderr.read() == b""
