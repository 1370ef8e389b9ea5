"""``footnotes index``: lists of what manuscripts cite."""

import pytest


def test_index_of_sources(run, folder):
    result = run("index", "essay.md", "-b", "refs.json")
    assert result.exit_code == 0
    assert result.stdout == (
        "# Index of sources\n\n"
        "**L&P** Brewer, J. S., ed. *Letters and Papers of the Reign of Henry VIII*. 21 vols. HMSO, 1862.\n\n"
        "- vol. 9\n    - p. 42: l. 1\n\n"
        "Scarisbrick, J. J. *Henry VIII*. Eyre and Spottiswoode, 1968.\n\n- p. 509: l. 1\n"
    )


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("sigla", "# Sigla\n\n**L&P** Brewer"),
        ("archives", "# Archives\n"),
        ("kinds", "# Bibliography\n\n## Secondary literature\n\nBrewer"),
    ],
)
def test_other_lists(run, name, expected):
    result = run("index", "essay.md", "-b", "refs.json", "--list", name)
    assert result.exit_code == 0
    assert result.stdout.startswith(expected)


@pytest.mark.parametrize("suffix", ["md", "html", "docx", "tex", "csv"])
def test_the_suffix_is_the_format(run, folder, suffix):
    result = run("index", "essay.md", "-b", "refs.json", "-o", f"index.{suffix}")
    assert (result.exit_code, result.stdout) == (0, "")
    assert (folder / f"index.{suffix}").stat().st_size


def test_a_manuscript_that_cannot_be_read_keeps_no_other_back(run, folder):
    (folder / "broken.docx").write_bytes(b"no archive")
    result = run("index", "missing.md", "essay.md", "broken.docx", "-b", "refs.json")
    assert result.exit_code == 2
    assert "missing.md" in result.stderr
    assert "broken.docx" in result.stderr
    assert "- p. 509: l. 1" in result.stdout


def test_nothing_is_written_where_nothing_could_be_read(run, folder):
    result = run("index", "missing.md", "-b", "refs.json", "-o", "index.md")
    assert result.exit_code == 2
    assert not (folder / "index.md").exists()


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["-o", "index.pdf"], 'no format has the suffix ".pdf"'),
        (["-o", "no/such/folder/index.md"], "cannot be written"),
        (["--style", "no-such-style"], "no-such-style"),
        (["-o", "essay.md"], "is read and would be overwritten"),
    ],
)
def test_wrong_use(run, arguments, message):
    result = run("index", "essay.md", "-b", "refs.json", *arguments)
    assert result.exit_code == 2
    assert message in result.stderr


def test_no_citations(run, folder):
    (folder / "empty.md").write_text("Nothing is cited here.\n", encoding="utf-8")
    result = run("index", "empty.md", "-b", "refs.json")
    assert (result.exit_code, result.stdout) == (0, "# Index of sources\n")


def test_several_manuscripts_are_named_and_told_apart(run, folder):
    (folder / "two").mkdir()
    (folder / "two/essay.md").write_text("Doubted (Scarisbrick, *Henry VIII* 510).\n", encoding="utf-8")
    result = run("index", "essay.md", "two/essay.md", "-b", "refs.json")
    assert "- p. 509: essay.md: l. 1\n- p. 510: two/essay.md: l. 1\n" in result.stdout


def test_by_siglum(run):
    assert "**L&P**" in run("index", "essay.md", "-b", "refs.json", "--by-siglum").stdout.splitlines()[2]
