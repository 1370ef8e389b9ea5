"""Which rules a check applies, by options and settings; baselines, from end to end."""

import pytest

BAD = "He says so (Getty 1985, 7).[^lost]\n"


@pytest.fixture
def faulty(folder):
    (folder / "essay.md").write_text(BAD, encoding="utf-8")
    (folder / "drafts").mkdir()
    (folder / "drafts" / "one.md").write_text(BAD, encoding="utf-8")
    return folder


def codes(result) -> list[str]:
    return [f"{line.split(':')[0]} {line.split()[1]}" for line in result.stdout.splitlines()]


IN_BOTH = ["drafts/one.md FN101", "drafts/one.md FN401", "essay.md FN101", "essay.md FN401"]


@pytest.mark.parametrize(
    ("options", "settings", "expected"),
    [
        ([], "", IN_BOTH),
        (["--per-file-ignores", "drafts/*:FN101,FN4"], "", IN_BOTH[2:]),
        (["--per-file-ignores", "refs.json:FN5"], 'select = ["FN501"]', []),
        ([], '[per-file-ignores]\n"drafts" = ["ALL"]\n', IN_BOTH[2:]),
        (["--extend-select", "FN101"], 'select = ["FN401"]', IN_BOTH),
        ([], 'select = ["FN401"]\nextend-select = ["FN1"]', IN_BOTH),
        (["--select", "ALL", "--ignore", "FN5,FN101"], "", IN_BOTH[1::2]),
    ],
)
def test_rules_by_options_and_settings(run, faulty, options, settings, expected):
    text = settings if "FN501" in settings else f'ignore = ["FN5"]\n{settings}'
    (faulty / "footnotes.toml").write_text(f'bibliography = ["refs.json"]\n{text}\n')
    result = run("check", "--project", *options)
    assert codes(result) == expected
    assert result.exit_code == (1 if expected else 0)


@pytest.mark.parametrize(
    ("options", "message"),
    [
        (["--per-file-ignores", "drafts"], "PATTERN:CODES"),
        (["--per-file-ignores", "drafts:FN999"], 'no rule "FN999"'),
        (["--extend-select", "FN999"], 'no rule "FN999"'),
        (["--baseline", "none.json"], "no such baseline"),
    ],
)
def test_wrong_options(run, options, message):
    result = run("check", "essay.md", "-b", "refs.json", *options)
    assert (result.exit_code, result.stdout) == (2, "")
    assert message in result.stderr


@pytest.mark.parametrize(
    ("settings", "message"),
    [
        ('per-file-ignores = ["FN1"]', "footnotes.toml:1: per-file-ignores must be a table"),
        ("per-file-ignores = {a = 'FN1'}", "footnotes.toml:1: per-file-ignores must be a table"),
        ('page-range-format = "short"', 'footnotes.toml:1: unknown page-range-format "short" (it is one of expanded'),
        ("baseline = 3", "footnotes.toml:1: baseline must be a string"),
        ("extend_select = []", 'unknown setting "extend_select" (did you mean "extend-select"?)'),
    ],
)
def test_wrong_settings(run, folder, settings, message):
    (folder / "footnotes.toml").write_text(settings)
    result = run("check", "essay.md")
    assert (result.exit_code, result.stdout) == (2, "")
    assert message in result.stderr


def test_a_baseline(run, faulty):
    arguments = ("check", "essay.md", "-b", "refs.json", "--ignore", "FN5")
    written = run(*arguments, "--write-baseline")
    assert (written.exit_code, written.stdout) == (0, "")
    assert written.stderr == "footnotes: 2 findings written to footnotes-baseline.json\n"
    assert run(*arguments, "--baseline", "footnotes-baseline.json").exit_code == 0
    (faulty / "footnotes.toml").write_text('baseline = "footnotes-baseline.json"\n')
    (faulty / "essay.md").write_text(f"# One\n\n{BAD}\nAnd so (Conquest 1968, 4).\n", encoding="utf-8")
    assert codes(run(*arguments)) == ["essay.md FN101"]
    run(*arguments, "--write-baseline")
    assert run(*arguments).exit_code == 0


def test_a_baseline_that_cannot_be_written(run, faulty):
    result = run("check", "essay.md", "-b", "refs.json", "--write-baseline", "--baseline", "no/such/folder.json")
    assert result.exit_code == 2
    assert "cannot be written" in result.stderr


def test_a_manuscript_that_lists_its_works_needs_no_other_bibliography(run, folder):
    cited = '<p><ref target="#elton">Elton</ref></p>'
    works = '<listBibl><bibl xml:id="elton">Elton, G. R. Policy. Cambridge, 1972.</bibl></listBibl>'
    (folder / "book.xml").write_text(f"<text><body>{cited}</body><back>{works}</back></text>")
    result = run("check", "book.xml")
    assert (result.exit_code, result.stderr) == (0, "footnotes: no findings in 1 manuscript\n")
