"""What a rule says of itself; the settings of a new project."""

import pytest

from footnotes.checks.registry import RULES
from footnotes.settings import settings_for


@pytest.mark.parametrize("name", ["FN103", "fn103", "ibid-without-antecedent"])
def test_rule(run, name):
    result = run("rule", name)
    assert result.exit_code == 0
    assert result.stdout.startswith("# ibid-without-antecedent (FN103)\n")
    assert "## Why it matters" in result.stdout


def test_several_rules(run):
    result = run("rule", "FN101", "FN102")
    assert "(FN101)" in result.stdout.partition("(FN102)")[0]


def test_all_rules(run):
    lines = run("rule").stdout.splitlines()
    assert [line.split("\t")[0] for line in lines] == [rule.code for rule in RULES]


@pytest.mark.parametrize(("name", "near"), [("FN1O3", "FN1"), ("ibid-without-antecedant", "ibid-without-antecedent")])
def test_no_such_rule(run, name, near):
    result = run("rule", name)
    assert result.exit_code == 2
    assert f'no rule "{name}" (did you mean "{near}' in result.stderr


def test_init_writes_settings(run, folder):
    result = run("init", "-b", "refs.json", "--style", "mhra", "--language", "de", "--no-hook")
    assert result.exit_code == 0
    assert "2 entries in refs.json" in result.stderr
    settings = settings_for(folder)
    assert (settings.bibliography, settings.style, settings.language) == ((folder / "refs.json",), "mhra", "de")
    assert not (folder / ".pre-commit-config.yaml").exists()
    assert run("check", "essay.md").exit_code == 0


def test_init_takes_the_bibliographies_that_are_there(run, folder):
    (folder / "b.bib").write_text("@book{x, title={X}}\n")
    (folder / "a.bib").write_text("@book{y, title={Y}}\n")
    assert run("init").exit_code == 0
    assert (folder / "footnotes.toml").read_text().startswith('bibliography = ["a.bib", "b.bib"]\nstyle = "chicago')


def test_init_writes_a_hook(run, folder):
    assert run("init", "-b", "refs.json", "--hook").exit_code == 0
    assert "entry: footnotes check" in (folder / ".pre-commit-config.yaml").read_text()


def test_init_leaves_hooks_that_are_there(run, folder):
    (folder / ".pre-commit-config.yaml").write_text("repos: []\n")
    result = run("init", "-b", "refs.json", "--hook")
    assert (folder / ".pre-commit-config.yaml").read_text() == "repos: []\n"
    assert "id: footnotes-check" in result.stdout


@pytest.mark.parametrize(
    ("files", "arguments", "words"),
    [
        ({"footnotes.toml": "\n"}, ["-b", "refs.json"], "there are settings already"),
        ({"pyproject.toml": "[tool.footnotes]\n"}, ["-b", "refs.json"], "there are settings already"),
        ({}, [], "no bibliography"),
        ({}, ["-b", "missing.bib"], "missing.bib"),
        ({}, ["-b", "refs.json", "--style", "chicgo"], "chic"),
    ],
)
def test_init_refuses(run, folder, files, arguments, words):
    for name, text in files.items():
        (folder / name).write_text(text)
    before = sorted(path.name for path in folder.iterdir())
    result = run("init", *arguments)
    assert result.exit_code == 2
    assert words in result.stderr
    assert sorted(path.name for path in folder.iterdir()) == before
    assert all((folder / name).read_text() == text for name, text in files.items())


def test_init_overwrites_when_told_to(run, folder):
    (folder / "footnotes.toml").write_text('style = "apa"\n')
    assert run("init", "-b", "refs.json", "--overwrite").exit_code == 0
    assert "refs.json" in (folder / "footnotes.toml").read_text()
