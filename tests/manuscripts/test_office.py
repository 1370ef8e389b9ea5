"""What is written opens in LibreOffice, which prints every note under its marker."""

import json
import re
import shutil
import subprocess
from pathlib import Path

import open_document_files as odt
import pytest
from word_files import marker, members, note, paragraph, run, write

import footnotes
from footnotes import manuscripts

pytestmark = pytest.mark.skipif(
    not (shutil.which("soffice") and shutil.which("pdftotext")), reason="LibreOffice or poppler is not here"
)

REFS = [
    {"id": f"elton{year}", "type": "book", "title": f"Volume of {year}", "author": [{"family": "Elton", "given": "G."}],
     "issued": {"date-parts": [[year]]}, "publisher": "Cambridge"}
    for year in range(1951, 1959)
]  # fmt: skip


def printed(path: Path) -> str:
    """Return the text of a file as LibreOffice prints it."""
    home = path.parent / "office"
    convert = ["soffice", f"-env:UserInstallation=file://{home}", "--headless", "--convert-to", "pdf", "--outdir"]
    subprocess.run([*convert, str(path.parent), str(path)], check=True, capture_output=True, timeout=240)
    pdf = path.with_suffix(".pdf")
    return subprocess.run(["pdftotext", "-raw", str(pdf), "-"], check=True, capture_output=True, text=True).stdout


def test_notes_of_a_word_file_are_printed_under_their_markers(tmp_path: Path):
    body = "".join(
        paragraph(run(f"He insisted (Elton {year}, 2{year - 1950}). And so"), *([marker(year)] if year % 2 else []))
        for year in range(1951, 1959)
    )
    notes = "".join(note(year, run(f"See Elton {year}, 3{year - 1950}.")) for year in range(1957, 1950, -2))
    check(write(tmp_path / "m.docx", members(body, footnotes=notes)), 12)


def test_notes_of_an_open_document_are_printed_under_their_markers(tmp_path: Path):
    body = "".join(
        odt.paragraph(
            f"He insisted (Elton {year}, 2{year - 1950}). And so",
            odt.note(year - 1950, f"See Elton {year}, 3{year - 1950}.") if year % 2 else "",
        )
        for year in range(1951, 1959)
    )
    check(odt.write(tmp_path / "m.odt", odt.members(body)), 12)


def check(path: Path, count: int) -> None:
    """Render a manuscript and compare the notes that LibreOffice prints with those that are read."""
    refs = path.with_name("refs.json")
    refs.write_text(json.dumps(REFS))
    analysis = footnotes.analyse(footnotes.read(path), footnotes.load_bibliography(refs))
    rendered = path.with_name(f"rendered{path.suffix}")
    rendered.write_bytes(footnotes.render(analysis, style="chicago-notes-bibliography"))
    manuscript = manuscripts.read(rendered)
    assert len(manuscript.notes) == count
    text = re.sub(r"\s+", " ", printed(rendered))
    for one in manuscript.notes:
        assert f" {one.label} {one.body.of(manuscript.text)}" in text
