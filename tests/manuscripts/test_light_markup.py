"""Org, reStructuredText and Typst: what a reader sees, notes, citations by key, notes and bibliography written."""

import pytest
from seen import notes

from footnotes import manuscripts
from footnotes.manuscripts.rewriting import Replacement, rewrite
from footnotes.model.manuscript import Manuscript, Zone
from footnotes.text import Span


def blocks(manuscript: Manuscript) -> list[tuple[str, str]]:
    return [(block.zone.value, block.span.of(manuscript.text)) for block in manuscript.blocks]


TEXTS = [
    ("org", "/Policy/ *and* =code= x^{2} H_{2}O", "Policy and x² H2O"),
    ("org", "a/b/c 2*3*4 ~/dir [[http://x.org][there]] [[file.org]]", "a/b/c 2*3*4 ~/dir there file.org"),
    ("org", "pp. 86--87 --- so...", "pp. 86–87 — so…"),
    ("org", "one\n  two\\\\\nthree", "one two three"),
    ("org", "# comment (Elton 5)\n#+begin_src\n(Elton 6)\n#+end_src\nText.", "Text."),
    ("rst", "*Policy* **and** ``code`` x\\ :sup:`2`", "Policy and x²"),
    ("rst", "`there <http://x.org>`__ and `Elton`_ and word_ \\*x", "there and Elton and word *x"),
    ("rst", ":title:`Policy` and :ref:`here <target>`", "Policy and here"),
    ("rst", ".. comment (Elton 5)\n   more\n\nText::\n\n   (Elton 6)\n\nEnd.", "Text::\n\nEnd."),
    ("rst", "2*3*4 and * alone", "2*3*4 and * alone"),
    ("typst", "_Policy_ *and* `code` #emph[it] #super[2]1975", "Policy and it ²1975"),
    ("typst", "p.~86--87 \\#x #link(\"http://x.org\")[there] [in brackets]", "p. 86–87 #x there [in brackets]"),
    ("typst", "// (Elton 5)\n#set text(lang: \"de\")\n#let x = [Elton 6]\nText /* (Elton 7) */ end", "Text end"),
    ("typst", "see http://x.org/y and snake_case_word", "see http://x.org/y and snake_case_word"),
    ("typst", "= Title <sec>\nAs @sec and @fig-one show", "Title\n\nAs @sec and @fig-one show"),
]  # fmt: skip


@pytest.mark.parametrize(("format_name", "source", "text"), TEXTS)
def test_text_is_what_a_reader_sees(format_name: str, source: str, text: str):
    assert manuscripts.parse(source, format_name).text == text


BLOCKS = {
    "org": "#+title: Book\n* TODO One :tag:\n:PROPERTIES:\n:ID: x\n:END:\nText.\n\n#+begin_quote\nQuoted.\n"
    "#+end_quote\n** Sub\n- a\n- b\n",
    "rst": "====\nBook\n====\n\nOne\n---\n\nText.\n\n    Quoted.\n\nSub\n~~~\n\n- a\n- b\n",
    "typst": "= Book\n\n== One\nText.\n\n#quote(block: true)[Quoted.]\n\n=== Sub\n- a\n- b\n",
}


@pytest.mark.parametrize("format_name", BLOCKS)
def test_blocks_and_their_zones(format_name: str):
    assert blocks(manuscripts.parse(BLOCKS[format_name], format_name)) == [
        ("heading", "Book"), ("heading", "One"), ("body", "Text."), ("quote", "Quoted."), ("heading", "Sub"),
        ("body", "a"), ("body", "b"),
    ]  # fmt: skip


NOTES = [
    ("org", "A.[fn:1] B.[fn:2]\n\n[fn:1] one\n\n[fn:2] two\n\nmore\n"),
    ("org", "A.^{1} B.^{2}\n\n-----\n\n^{1} one\n\n^{2} two\n\nmore\n"),
    ("rst", "A. [1]_ B. [2]_\n\n.. [1] one\n.. [2] two\n\n   more\n"),
    ("rst", "A. [#]_ B. [#]_\n\n.. [#] one\n.. [#]\n   two\n\n   more\n"),
    ("typst", "A.#footnote[one] B.#footnote[two\n\nmore]\n"),
]


@pytest.mark.parametrize(("format_name", "source"), NOTES)
def test_notes(format_name: str, source: str):
    manuscript = manuscripts.parse(source, format_name)
    assert notes(manuscript)[0] == ("1", "one")
    label, body = notes(manuscript)[1]
    assert (label, body.replace("\n\nmore", "")) == ("2", "two")
    body_text = [text.replace(". B", ".B").replace(".B", ". B") for zone, text in blocks(manuscript) if zone == "body"]
    assert body_text[0] == "A. B."


def test_notes_with_names_and_in_their_place():
    manuscript = manuscripts.parse("A.[fn:: in /place/] B.[fn:x:named] C.[fn:x]", "org")
    assert notes(manuscript) == [("", "in place"), ("x", "named"), ("x", None)]
    manuscript = manuscripts.parse("A. [#x]_ B. [*]_\n\n.. [#x] one\n.. [*] two\n", "rst")
    assert notes(manuscript) == [("x", "one"), ("*", "two")]


KEYS = [
    ("org", "[cite:see @elton p. 33; @getty]", [("elton", "see", "p. 33", "normal"), ("getty", "", "", "normal")]),
    ("org", "[cite/t:@elton]", [("elton", "", "", "author-in-text")]),
    ("org", "[cite/na:@elton 5]", [("elton", "", "5", "suppress-author")]),
    ("rst", "so [elton72]_.", [("elton72", "", "", "normal")]),
    ("rst", ":cite:p:`elton,getty`", [("elton", "", "", "normal"), ("getty", "", "", "normal")]),
    ("rst", ":cite:t:`elton`", [("elton", "", "", "author-in-text")]),
    ("typst", "so @elton72.", [("elton72", "", "", "normal")]),
    ("typst", "so @elton[pp.~33--5]", [("elton", "", "pp. 33–5", "normal")]),
    ("typst", '#cite(<elton>, supplement: [ch. 2], form: "prose")', [("elton", "", "ch. 2", "author-in-text")]),
    ("typst", '#cite(label("a/b"))', [("a/b", "", "", "normal")]),
]


@pytest.mark.parametrize(("format_name", "source", "cites"), KEYS)
def test_citations_by_key(format_name: str, source: str, cites: list[tuple[str, str, str, str]]):
    manuscript = manuscripts.parse(source, format_name)
    (citation,) = manuscript.keyed
    assert [
        (cite.key, cite.prefix, cite.after.of(manuscript.text).strip() if cite.after else "", cite.mode)
        for cite in citation.cites
    ] == cites


WRITTEN = [
    ("org", "So (Elton 5).\n", "So.[fn:1]\n\n[fn:1] Note.\n\n* Bibliography\n\nWorks.\n"),
    ("rst", "So (Elton 5).\n", "So.\\ [1]_\n\n.. [1] Note.\n\nBibliography\n====================\n\nWorks.\n"),
    ("typst", "So (Elton 5).\n", "So.#footnote[Note.]\n\n= Bibliography\n\nWorks.\n"),
]


@pytest.mark.parametrize(("format_name", "before", "after"), WRITTEN)
def test_notes_and_bibliography_are_added(format_name: str, before: str, after: str):
    manuscript = manuscripts.parse(before, format_name)
    start = manuscript.text.index("Elton")
    text = rewrite(manuscript, [Replacement(Span(start, start + 7), "Note.", as_note=True)], "Works.")
    assert text == after
    assert notes(manuscripts.parse(text, format_name)) == [("1", "Note.")]


@pytest.mark.parametrize("format_name", ["org", "rst", "typst"])
@pytest.mark.parametrize(
    "source",
    ["[", "]" * 9, "#footnote[", "[fn:", "[cite:@", "*", "`", "``", "$", "\\", "..", "/* x", "#", "@", "=", "_a"],
)
def test_broken_markup_is_read(format_name: str, source: str):
    manuscript = manuscripts.parse(source, format_name)
    assert rewrite(manuscript, [], None) == source
    assert all(block.zone in Zone for block in manuscript.blocks)
