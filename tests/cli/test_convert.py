"""``footnotes convert``."""


def test_convert(run, folder):
    result = run("convert", "refs.json", "-o", "refs.bib")
    assert (result.exit_code, result.stderr) == (0, "2 entries written to refs.bib\n")
    assert "@book{lp," in (folder / "refs.bib").read_text()


def test_tells_what_is_lost(run):
    result = run("convert", "refs.json", "--to", "bibtex")
    assert result.exit_code == 0
    assert 'lp: custom.shorthand not held: "L&P"' in result.stderr
    assert "@book{scarisbrick1968," in result.stdout


def test_says_what_it_cannot_write(run):
    result = run("convert", "refs.json", "-o", "refs.docx")
    assert result.exit_code == 2
    assert 'no bibliography is written as ".docx"' in result.stderr


def test_a_file_that_cannot_be_read_writes_nothing(run, folder):
    (folder / "bad.json").write_text("[{")
    result = run("convert", "bad.json", "-o", "out.bib")
    assert result.exit_code == 2
    assert not (folder / "out.bib").exists()


def test_needs_a_format(run):
    assert run("convert", "refs.json").exit_code == 2


def test_does_not_overwrite_what_it_reads(run, folder):
    before = (folder / "refs.json").read_text()
    result = run("convert", "refs.json", "-o", "refs.json")
    assert result.exit_code == 2
    assert (folder / "refs.json").read_text() == before
