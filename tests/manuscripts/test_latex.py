"""LaTeX: characters, emphasis, notes, citations by key."""

import pytest
from seen import blocks, notes

from footnotes import manuscripts
from footnotes.manuscripts.rewriting import rewrite
from footnotes.model.manuscript import Manuscript, Zone


def read(source: str) -> Manuscript:
    return manuscripts.parse(source, "latex")


@pytest.mark.parametrize(
    ("source", "text"),
    [
        (
            r"M\"uller, Fran\c{c}ois, \'Etienne, na\"{\i}ve, \v{S}afa\v{r}\'ik",
            "Müller, François, Étienne, naïve, Šafařík",
        ),
        (r"\OE uvre, Stra\ss e, \L\'od\'z, \o{}re", "Œuvre, Straße, Łódź, øre"),
        ("``one'' and `two', 86--87 --- so", "“one” and ‘two’, 86–87 — so"),
        ('"`eins"\', "<un">', "„eins“, «un»"),
        (r"S.~40, p.\,5, 100\,\%, A \& B, \S~12", "S. 40, p. 5, 100 %, A & B, § 12"),
        ("one % (Elton 23)\n   two", "one two"),
        ("one\n  two", "one two"),
        (r"one\\ two\\[2pt] three", "one two three"),
        (r"\emph{Policy} {\it and} \textbf{Police}", "Policy and Police"),
        (r"\textsc{Elton}, \unknown{Policy} 23", "Elton, Policy 23"),
        (r"see \verb|Elton 23| and $a^2$ x", "see and x"),
        (r"fol.~12$^r$, 5$^\circ$, \textsuperscript{2}1975", "fol. 12r, 5°, ²1975"),
        (r"\enquote{no} said", "“no” said"),
        (r"see \url{http://x.org/a\_b} and \href{http://y.org}{there}", "see http://x.org/a_b and there"),
        (r"x\label{sec:x}\index{Elton 23} y", "x y"),
        (r"\foreignlanguage{german}{Wort} \textcolor{red}{rot}", "Wort rot"),
        (r"\newcommand{\x}[1]{Elton 23} text", "text"),
        (r"x \def\y#1{Elton 23}\let\a\b y", "x y"),
        (r"\newcommand{\SP}{\emph{State Papers}}See \SP{} 3, \SP, 5", "See State Papers 3, State Papers, 5"),
        (r"\newcommand\SP{St.~Papers}\def\x{\SP\ 3}See \x.", "See St. Papers 3."),
        (r"\newcommand{\x}{a\x}So \x!", "So a!"),
        (r"\newcommand{\x}[1]{#1}So \x{it} is", "So it is"),
    ],
)
def test_text_is_what_a_reader_sees(source: str, text: str):
    assert read(source).text == text


def test_blocks_and_their_zones():
    manuscript = read(
        "\\documentclass{book}\n\\usepackage[french,main=ngerman]{babel}\n\\author{Elton 23}\n\\begin{document}\n"
        "\\chapter[Short]{Long \\emph{head}}\nText.\n\nMore.\n\\begin{quote}Quoted.\\end{quote}\n"
        "\\begin{itemize}\\item One\\item[b] Two\\end{itemize}\n\\begin{equation}x\\end{equation}\n"
        "\\begin{tabular}{ll}a & b \\\\ c & d\\end{tabular}\n"
        "\\begin{thebibliography}{9}\\bibitem[E]{e} Elton.\\end{thebibliography}\n\\end{document}\nElton 23"
    )
    assert [(block.zone.value, block.span.of(manuscript.text)) for block in manuscript.blocks] == [
        ("heading", "Long head"),
        ("body", "Text."),
        ("body", "More."),
        ("quote", "Quoted."),
        ("body", "One"),
        ("body", "Two"),
        ("body", "a"),
        ("body", "b"),
        ("body", "c"),
        ("body", "d"),
        ("references", "Elton."),
    ]
    assert manuscript.language == "de"


def test_notes():
    manuscript = read(
        "A.\\footnote{Elton, \\emph{Policy}, 23.\n\nMore.} B.\\footnotemark{} C.\\footnote[9]{nine}\n"
        "\\footnotetext{two} D.\\endnote{end}\n\nE."
    )
    assert notes(manuscript) == [("1", "Elton, Policy, 23.\n\nMore."), ("2", "two"), ("9", "nine"), ("1", "end")]
    assert blocks(manuscript, Zone.BODY) == ["A. B. C. D.", "E."]
    assert manuscript.notes[0].marker_source.of(manuscript.source).startswith("\\footnote{Elton")
    assert manuscript.notes[0].marker.start == 2


def test_notes_count_afresh_in_each_chapter():
    manuscript = read(r"\chapter{A} a\footnote{x} \chapter{B} b\footnote{y}")
    assert [(note.label, note.chapter) for note in manuscript.notes] == [("1", 0), ("1", 1)]


@pytest.mark.parametrize(
    "source", [r"\footnote{never ends", r"\begin{quote} x", "}} x", r"a \emph", "\\", "$x", "{" * 50]
)
def test_broken_latex_is_read(source: str):
    assert rewrite(read(source), [], None) == source


def test_a_note_in_a_heading_and_in_emphasis():
    manuscript = read("\\section{Title\\footnote{one}}\nText \\emph{a\\footnote{two} b}.")
    assert blocks(manuscript) == ["Title", "one", "Text a b.", "two"]
    assert [block.zone.value for block in manuscript.blocks] == ["heading", "note", "body", "note"]
    assert [(mark.kind, mark.text.of(manuscript.text)) for mark in manuscript.marks] == [("emphasis", "a b")]
