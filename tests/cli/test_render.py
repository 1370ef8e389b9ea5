"""What ``render`` makes of citations, and where it writes."""

from xml.sax.saxutils import escape

import pytest
from lxml import etree

import footnotes

REFS = ("-b", "refs.json")
BEFORE = "The reply came late (L&P 9 42), which is doubted (Scarisbrick, *Henry VIII* 509).\n"
KEYED = "The reply came late [@lp, vol. 9, p. 42], which is doubted [@scarisbrick1968, p. 509].\n"


def test_references_become_keys(run):
    assert run("render", "essay.md", *REFS, "--citations", "keys").stdout == KEYED


def test_keys_of_restructured_text_lead_to_their_entries(run, folder):
    (folder / "essay.rst").write_text(BEFORE)
    once = run("render", "essay.rst", *REFS, "--citations", "keys").stdout
    assert once.startswith(
        "The reply came late ([lp]_, vol. 9, p. 42), which is doubted ([scarisbrick1968]_, p. 509).\n"
    )
    assert "\nBibliography\n====================\n\n.. [lp] " in once and "\n.. [scarisbrick1968] Scarisbrick" in once
    (folder / "again.rst").write_text(once)
    assert run("render", "again.rst", *REFS, "--citations", "keys").stdout == once


def test_keys_stay_as_they_are_and_are_not_told(run, folder):
    (folder / "essay.md").write_text(KEYED)
    result = run("render", "essay.md", *REFS, "--citations", "keys")
    assert (result.stdout, result.stderr) == (KEYED, "")


@pytest.mark.parametrize(
    ("citations", "style", "text"),
    [
        ("notes", "chicago", "The reply came late,[^1] which is doubted.[^2]"),
        ("notes", "apa", "The reply came late,[^1] which is doubted.[^2]"),
        (
            "in-text",
            "apa",
            "The reply came late (Brewer, 1862, vol. 9, p. 42), which is doubted (Scarisbrick, 1968, p. 509).",
        ),
        ("in-text", "chicago", "The reply came late (J. S. Brewer, ed., *Letters and Papers"),
    ],
)
def test_what_citations_become_is_asked_for(run, citations, style, text):
    result = run("render", "essay.md", *REFS, "-s", style, "--citations", citations)
    assert result.stdout.startswith(text)


def test_a_citation_made_for_the_text_stands_in_a_note_without_its_brackets(run):
    result = run("render", "essay.md", *REFS, "-s", "apa", "--citations", "notes")
    assert "[^2]: Scarisbrick, 1968, p. 509.\n" in result.stdout


def test_live_citations_are_for_word_processors(run):
    result = run("render", "essay.md", *REFS, "--citations", "zotero")
    assert (result.exit_code, result.stdout) == (2, "")
    assert "no live citations of Zotero" in result.stderr and "--citations keys" in result.stderr


def test_a_dry_run_lists_changes_and_writes_nothing(run, folder):
    result = run("render", "essay.md", *REFS, "-s", "apa", "--in-place", "--dry-run")
    assert result.stdout.splitlines() == [
        'essay.md:1:22: "L&P 9 42" becomes here: (Brewer, 1862, vol. 9, p. 42)',
        'essay.md:1:51: "Scarisbrick, Henry VIII 509" becomes here: (Scarisbrick, 1968, p. 509)',
    ]
    assert (folder / "essay.md").read_text() == BEFORE


def test_a_diff_writes_nothing(run, folder):
    result = run("render", "essay.md", *REFS, "--citations", "keys", "--in-place", "--diff")
    assert result.stdout == f"--- essay.md\n+++ essay.md\n@@ -1 +1 @@\n-{BEFORE}+{KEYED}"
    assert (folder / "essay.md").read_text() == BEFORE


def test_a_diff_tells_a_missing_line_end(run, folder):
    (folder / "essay.md").write_text(BEFORE.rstrip())
    result = run("render", "essay.md", *REFS, "--citations", "keys", "--diff")
    assert result.stdout.count("\\ No newline at end of file\n") == 2


def test_in_place_with_a_backup(run, folder):
    assert run("render", "essay.md", *REFS, "--citations", "keys", "--in-place", "--backup").exit_code == 0
    assert (folder / "essay.md").read_text() == KEYED
    assert (folder / "essay.md.bak").read_text() == BEFORE


@pytest.mark.parametrize("wrong", [("--in-place", "-o", "x.md"), ("--backup",), ("--citations", "endnotes")])
def test_wrong_use(run, folder, wrong):
    assert run("render", "essay.md", *REFS, *wrong).exit_code == 2
    assert sorted(path.name for path in folder.iterdir()) == ["essay.md", "refs.json"]


LATEX = [
    ("Late (L&P 9 42).", "Late \\autocite[vol. 9, p. 42]{lp}."),
    ("Late.\\footnote{Scarisbrick, \\emph{Henry VIII} 509--11.}", "Late.\\footcite[509--11]{scarisbrick1968}"),
    (
        "Late.\\footnote{They doubted it. Scarisbrick, Henry VIII 509.}",
        "Late.\\footnote{They doubted it. \\cite[509]{scarisbrick1968}.}",
    ),
    (
        "Late (see L&P 9 42; also Scarisbrick, Henry VIII 509).",
        "Late \\autocites[see][vol. 9, p. 42]{lp}[also][509]{scarisbrick1968}.",
    ),
]


@pytest.mark.parametrize(("before", "after"), LATEX)
def test_keys_in_latex(run, folder, before, after):
    before = before.replace("L&P", "L\\&P")
    (folder / "essay.tex").write_text(f"\\begin{{document}}\n{before}\n\\end{{document}}\n")
    result = run("render", "essay.tex", *REFS, "--citations", "keys")
    assert result.stdout == f"\\begin{{document}}\n{after}\n\\end{{document}}\n"


KEYS_TO_NOTES = [
    ("As @scarisbrick1968 [p. 509] says, so.", "As Scarisbrick[^1] says, so."),
    ("It was late [see @lp, vol. 9, p. 42].", "It was late.[^1]"),
    ("Scarisbrick [-@scarisbrick1968] says.", "Scarisbrick[^1] says."),
    ("So.[^1]\n\n[^1]: See [@lp, 9]; [@lp, 5].", "So.[^1]"),
]


@pytest.mark.parametrize(("before", "after"), KEYS_TO_NOTES)
def test_keys_become_notes(run, folder, before, after):
    (folder / "essay.md").write_text(f"{before}\n")
    assert run("render", "essay.md", *REFS, "-s", "chicago").stdout.splitlines()[0] == after


def test_keys_in_notes_lose_their_brackets(run, folder):
    (folder / "essay.md").write_text("So.[^1]\n\n[^1]: They doubt it: see [@scarisbrick1968, 9]; and [@lp, p. 5].\n")
    note = run("render", "essay.md", *REFS, "-s", "chicago").stdout.splitlines()[2]
    assert "see J. J. Scarisbrick, *Henry VIII* (Eyre and Spottiswoode, 1968), 9; and " in note
    assert "[@" not in note and "[J" not in note


def test_keys_become_references_in_the_text(run, folder):
    (folder / "essay.md").write_text("As @scarisbrick1968 [p. 509] says [see @lp, 42; -@scarisbrick1968].\n")
    line = run("render", "essay.md", *REFS, "-s", "apa").stdout.splitlines()[0]
    assert line == "As Scarisbrick (1968, p. 509) says (see Brewer, 1862, p. 42; 1968)."


@pytest.fixture
def book(folder):
    (folder / "book").mkdir()
    (folder / "book" / "main.tex").write_text("\\begin{document}\nOne (L\\&P 9 42).\n\\input{two}\n\\end{document}\n")
    (folder / "book" / "two.tex").write_text(
        "Two (Scarisbrick, Henry VIII 509).\\footnote{See L\\&P 9 \\input{three}.}\n"
    )
    (folder / "book" / "three.tex").write_text("42")
    return folder / "book"


def test_each_file_of_a_manuscript_is_written(run, book):
    result = run("render", "book/main.tex", *REFS, "--citations", "keys", "--in-place", "--backup")
    assert (result.exit_code, result.stderr) == (0, "")
    assert (book / "main.tex").read_text().splitlines()[1] == "One \\autocite[vol. 9, p. 42]{lp}."
    two = "Two \\autocite[509]{scarisbrick1968}.\\footnote{\\cite[See][vol. 9, p. 42]{lp}.\\input{three}}\n"
    assert (book / "two.tex").read_text() == two
    assert (book / "three.tex").read_text() == ""
    assert (book / "two.tex.bak").read_text().startswith("Two (Scarisbrick")


@pytest.mark.parametrize("output", [(), ("-o", "out.tex")])
def test_a_manuscript_of_several_files_is_not_written_into_one(run, book, output):
    before = (book / "two.tex").read_bytes()
    result = run("render", "book/main.tex", *REFS, "--citations", "keys", *output)
    assert (result.exit_code, result.stdout) == (2, "")
    assert "takes in files that would change too: two.tex, three.tex" in result.stderr
    assert (book / "two.tex").read_bytes() == before


def test_a_diff_shows_each_file(run, book):
    result = run("render", "book/main.tex", *REFS, "--citations", "keys", "--diff")
    assert [line for line in result.stdout.splitlines() if line.startswith("+++")] == [
        "+++ book/main.tex", "+++ book/two.tex", "+++ book/three.tex"
    ]  # fmt: skip


REFERENCES = "Late (L&P 9 42), or not (see Scarisbrick, Henry VIII 509; L&P 9 1)."
AROUND = {
    "essay.html": "<html><body><p>{}</p></body></html>",
    "essay.xml": "<TEI><text><body><p>{}</p></body></text></TEI>",
    "essay.nxml": "<article><body><p>{}</p></body></article>",
    "essay.dbk": "<article><para>{}</para></article>",
    "essay.typ": "{}\n",
    "essay.org": "{}\n",
    "essay.rst": "{}\n",
}


@pytest.mark.parametrize("style", ["apa", "chicago"])
@pytest.mark.parametrize("name", AROUND)
def test_keys_of_each_format_are_read_back(run, folder, name, style):
    tagged = AROUND[name].startswith("<")
    (folder / name).write_text(AROUND[name].format(escape(REFERENCES) if tagged else REFERENCES))
    result = run("render", name, *REFS, "--citations", "keys", "-s", style, "-o", f"keys-{name}")
    assert (result.exit_code, result.stderr) == (0, "")
    manuscript = footnotes.read(folder / f"keys-{name}")
    keys = [cite.key for citation in manuscript.keyed for cite in citation.cites]
    assert sorted(keys) == ["lp", "lp", "scarisbrick1968"]
    if tagged:
        tree = etree.fromstring((folder / f"keys-{name}").read_bytes())
        targets = {value for one in tree.iter() for key, value in one.attrib.items() if key.endswith("id")}
        assert {"lp", "scarisbrick1968"} <= {target.removeprefix("ref-") for target in targets}


def test_plain_text_has_no_keys(run, folder):
    (folder / "essay.txt").write_text("Late (L&P 9 42).\n")
    result = run("render", "essay.txt", *REFS, "--citations", "keys")
    assert result.exit_code == 2
    assert "plain manuscripts have no citations by key" in result.stderr


@pytest.mark.parametrize("name", ["essay.xml", "essay.nxml"])
def test_entries_written_with_their_fields_are_read_back(run, folder, name):
    (folder / name).write_text(AROUND[name].format(escape(REFERENCES)))
    run("render", name, *REFS, "--citations", "keys", "-o", f"keys-{name}")
    items = footnotes.read(folder / f"keys-{name}").items
    assert set(items) == {"lp", "scarisbrick1968"}
    assert items["scarisbrick1968"] == {
        "id": "scarisbrick1968", "type": "book", "title": "Henry VIII", "publisher": "Eyre and Spottiswoode",
        "publisher-place": "London", "author": [{"family": "Scarisbrick", "given": "J. J."}],
        "issued": {"date-parts": [[1968]]},
    }  # fmt: skip
    found = run("find", f"keys-{name}")  # it needs no other bibliography
    assert found.exit_code == 0
    assert "scarisbrick1968" in found.stdout
