"""``check --fix`` mends DOCX and ODT manuscripts inside their runs; all else in the file stays."""

import sys
import zipfile
from pathlib import Path

import pytest

from footnotes import manuscripts

sys.path.insert(0, str(Path(__file__).parents[1] / "manuscripts"))

import open_document_files as odt
import word_files as docx

REFS = ("-b", "refs.json", "--ignore", "FN5")


@pytest.fixture(params=["docx", "odt"])
def faulty(request, folder) -> Path:
    """Return a manuscript with a fault in a run, one in a note, and one whose place two runs share."""
    path = folder / f"essay.{request.param}"
    if request.param == "docx":
        body = docx.paragraph(
            docx.run("It came late (L&amp;P 9 42- 44), "), docx.run("so (L&amp;P 9 50"), docx.run("- 52).")
        )
        note = docx.note(1, docx.run("See L&amp;P 9 60- 62."))
        return docx.write(path, docx.members(body + docx.paragraph(docx.run("Then"), docx.marker(1)), footnotes=note))
    body = odt.paragraph("It came late (L&amp;P 9 42- 44), <text:span>so (L&amp;P 9 50</text:span>- 52).")
    return odt.write(path, odt.members(body + odt.paragraph("Then", odt.note(1, "See L&amp;P 9 60- 62."))))


def test_words_are_mended_where_one_run_holds_them(run, faulty: Path):
    with zipfile.ZipFile(faulty) as archive:
        before = {name: archive.read(name) for name in archive.namelist()}
    result = run("check", faulty.name, *REFS, "--fix")
    assert result.stderr.startswith("footnotes: 3 findings fixed in 1 manuscript\n"), result.stderr
    text = manuscripts.read(faulty).text
    assert "(L&P 9 42-44)" in text and "L&P 9 60-62." in text
    with zipfile.ZipFile(faulty) as archive:
        after = {name: archive.read(name) for name in archive.namelist()}
    changed = {name for name in before if after[name] != before[name]}
    assert changed == ({"content.xml"} if faulty.suffix == ".odt" else {"word/document.xml", "word/footnotes.xml"})
    assert run("check", faulty.name, *REFS, "--fix").stderr.startswith("footnotes: no findings fixed\n")


def test_a_difference_is_shown_in_the_text(run, faulty: Path):
    before = faulty.read_bytes()
    result = run("check", faulty.name, *REFS, "--diff")
    assert "-It came late (L&P 9 42- 44)" in result.stdout and "+It came late (L&P 9 42-44)" in result.stdout
    assert faulty.read_bytes() == before
