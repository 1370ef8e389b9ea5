"""LaTeX files that take in others: one text, each place in its own file."""

from pathlib import Path

import pytest

import footnotes
from footnotes.model.manuscript import Manuscript

MAIN = r"""\documentclass{book}
\newcommand{\SP}{State Papers}
\begin{document}
One.\footnote{In main.} \input{ch/one}
% \input{ch/two}
\verb|\input{ch/two}|
\begin{verbatim}\input{ch/two}\end{verbatim}
\include{ch/two.tex}
\input ch/three
End.
\end{document}
"""
PARTS = {
    "ch/one.tex": "\\SP{} first.\\footnote{In one.}\n\nMore.",
    "ch/two.tex": "\\documentclass[../m]{subfiles}\n\\begin{document}\nSecond \\input{ch/three}.\n\\end{document}\nx",
    "ch/three.tex": "\\emph{third} here",
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "book" / "ch").mkdir(parents=True)
    for name, text in PARTS.items():
        (tmp_path / "book" / name).write_text(text)
    return tmp_path / "book"


def read(folder: Path, main: str = MAIN) -> Manuscript:
    (folder / "main.tex").write_text(main)
    return footnotes.read(folder / "main.tex")


def test_files_are_read_where_they_are_named(folder: Path):
    manuscript = read(folder)
    assert manuscript.text == (
        "One. State Papers first.\n\nIn main.\n\nIn one.\n\nMore.\n\nSecond third here.\n\nthird here End."
    )
    assert [note.label for note in manuscript.notes] == ["1", "2"]
    assert list(manuscript.parts) == ["", "ch/one.tex", "ch/two.tex", "ch/three.tex"]
    assert manuscript.losses == ()


def test_every_place_leads_to_its_own_file(folder: Path):
    manuscript = read(folder)
    for segment in manuscript.segments:
        written = segment.source.of(manuscript.parts[segment.part])
        if segment.text.end - segment.text.start == len(written):
            assert " ".join(written.split()) == segment.text.of(manuscript.text).strip()
    assert [(note.part, note.marker_source.of(manuscript.parts[note.part])) for note in manuscript.notes] == [
        ("", r"\footnote{In main.}"),
        ("ch/one.tex", r"\footnote{In one.}"),
    ]
    (mark, _) = manuscript.marks
    assert (mark.part, mark.source.of(manuscript.parts[mark.part])) == ("ch/three.tex", r"\emph{third}")


def test_a_place_is_told_with_its_file(folder: Path):
    (folder / "ch" / "one.tex").write_text("\nLate (Getty 1985, 5).")
    bibliography = folder / "refs.json"
    bibliography.write_text('[{"id": "g", "type": "book", "title": "T", "author": [{"family": "Getty"}]}]')
    analysis = footnotes.analyse(read(folder), footnotes.load_bibliography(bibliography))
    place = analysis.place(analysis.citations[0].citation.span)
    assert (place.path, place.line, place.column) == (folder / "ch" / "one.tex", 2, 7)


LOST = [
    (r"\input{none}", '"none" is left out: no such file', "main.tex", 2),
    (r"\input{main}", '"main" is left out: the file takes in itself', "main.tex", 2),
    (r"\input{../outside}", '"../outside" is left out: outside the folder of the manuscript', "main.tex", 2),
    (r"\input{ch/loop}", '"ch/loop" is left out: the file takes in itself', "ch/loop.tex", 1),
    (r"\input{ch}", '"ch" is left out: no such file', "main.tex", 2),
    (r"\input{ch/nul}", '"ch/nul" is left out: holds a NUL character: not a file of text', "main.tex", 2),
]


@pytest.mark.parametrize(("command", "message", "path", "line"), LOST)
def test_what_cannot_be_followed_is_told(folder: Path, command: str, message: str, path: str, line: int):
    (folder.parent / "outside.tex").write_text("secret")
    (folder / "ch" / "loop.tex").write_text(r"a \input{ch/loop}")
    (folder / "ch" / "nul.tex").write_bytes(b"a\0b")
    manuscript = read(folder, f"Text.\n{command} End.")
    (loss,) = manuscript.losses
    assert (loss.message, loss.path, loss.line) == (message, folder / path, line)
    assert "secret" not in manuscript.text
    assert manuscript.text.startswith("Text.")
    assert manuscript.text.endswith("End.")


def test_a_chain_of_many_files_ends(folder: Path):
    for number in range(100):
        (folder / f"n{number}.tex").write_text(rf"{number} \input{{n{number + 1}}}")
    manuscript = read(folder, r"\input{n0}")
    assert [loss.message for loss in manuscript.losses] == ['"n50" is left out: too many files, one in the other']


def test_braces_that_are_never_closed_are_told_with_their_place(folder: Path):
    (folder / "ch" / "one.tex").write_text("One {a}.\nTwo \\footnote{See \\emph{more. \\{")
    (loss,) = read(folder, "x \\input{ch/one}\n{y}").losses
    assert (loss.path, loss.line, loss.column) == (folder / "ch/one.tex", 2, 14)
    assert loss.message == "2 braces are never closed, from this one on"
    (loss,) = read(folder, "% {\n{").losses
    assert (loss.path, loss.line, loss.column, loss.message) == (folder / "main.tex", 2, 1, "a brace is never closed")
