"""Markdown as CommonMark and pandoc write it."""

import pytest
from seen import blocks

from footnotes import manuscripts
from footnotes.model.manuscript import Manuscript, Zone
from footnotes.text import Span


def read(source: str) -> Manuscript:
    return manuscripts.parse(source, "markdown")


def notes(manuscript: Manuscript) -> list[tuple[str, int, str | None]]:
    """Label, chapter and body of each note; None for a marker without a body."""
    return [(note.label, note.chapter, note.body and note.body.of(manuscript.text)) for note in manuscript.notes]


def marks(manuscript: Manuscript) -> list[tuple[str, str, str]]:
    return [(mark.kind, mark.text.of(manuscript.text), mark.source.of(manuscript.source)) for mark in manuscript.marks]


@pytest.mark.parametrize(
    "source",
    [
        "Elton, Policy 23",
        "2 * 3 * 4 and snake_case_word",
        "a [bracket] and (another)",
        "AT&T and R&D; a < b > c",
        "$5 and $10 a day, US$ 3",
        "**",
        "an unclosed ` tick and *star",
        "Bl. 34 [verso]",
        "1937. It was a good year.",
        "[@elton1972, p. 23]",
    ],
)
def test_is_text_as_it_is_written(source: str):
    assert read(source).text == source


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("*Policy* 23", "Policy 23"),
        ("**Policy *and* Police** 23", "Policy and Police 23"),
        ("***Policy*** and _Police_", "Policy and Police"),
        ("Elton's *Policy*'s end", "Elton's Policy's end"),
        (r"1 \* 2 \_ \[3\]", "1 * 2 _ [3]"),
        ("Smith &amp; Sons, &pound;3, &#8211; &#x2013;", "Smith & Sons, £3, – –"),
        ("see `code (Elton 23)` here", "see  here"),
        ("a ``code ` tick`` b", "a  b"),
        ("area $a^2 + b$ end $$x$$ so", "area  end  so"),
        ("a<!-- (Elton 23) -->b", "ab"),
        ("see [the site](https://x.org/a_b 'title (23)') now", "see the site now"),
        ("see [the site][1] and [1]\n\n[1]: https://x.org", "see the site and 1"),
        ("<https://x.org/a>", "https://x.org/a"),
        ("https://x.org/a_b_c and *d*", "https://x.org/a_b_c and d"),
        ("![A caption](img.png)", "A caption"),
        ("[Small]{.smallcaps} caps", "Small caps"),
        ("125<sup>th</sup> Street", "125th Street"),
        ("Göttingen <sup>2</sup>1975", "Göttingen ²1975"),
        ("a<br>b", "a b"),
        ("Fest\u00adstel&shy;lung 47\u2060-48", "Feststellung 47-48"),
        ("S.\u00a040, z.\u202fB.\tx", "S. 40, z. B. x"),
        ("one\ntwo", "one two"),
        ("one  \r\n  two\\\r\nthree", "one two three"),
        ("<i>Policy</i> 23", "Policy 23"),
    ],
)
def test_inline_markup_is_no_text(source: str, text: str):
    assert read(source).text == text


def test_marks_know_text_file_and_target():
    manuscript = read("See *Policy* and [a *b*](http://x.org).")
    assert marks(manuscript) == [
        ("emphasis", "Policy", "*Policy*"),
        ("link", "a b", "[a *b*](http://x.org)"),
        ("emphasis", "b", "*b*"),
    ]
    assert manuscript.marks[1].target == "http://x.org"


def test_blocks_and_their_zones():
    manuscript = read(
        "# Title #\n\nBody one\ngoes on.\n\n> Quoted\n> lines.\n\nSetext\n======\n\n- item one\n- item two\n\n"
        "    more of two\n\n1. first\n\n| a | b |\n|---|---|\n| c | d |\n"
    )
    assert [(block.zone.value, block.level, block.span.of(manuscript.text)) for block in manuscript.blocks] == [
        ("heading", 1, "Title"),
        ("body", 0, "Body one goes on."),
        ("quote", 0, "Quoted lines."),
        ("heading", 1, "Setext"),
        ("body", 0, "item one"),
        ("body", 0, "item two"),
        ("body", 0, "more of two"),
        ("body", 0, "first"),
        ("body", 0, "a"),
        ("body", 0, "b"),
        ("body", 0, "c"),
        ("body", 0, "d"),
    ]


@pytest.mark.parametrize(
    "source",
    [
        "---\ntitle: Elton 23\nlang: de\n---\n\ntext",
        "+++\ntitle = 'Elton 23'\n+++\n\ntext",
        "```\nElton 23\n```\n\ntext",
        "~~~~ {.r}\nElton 23\n~~~\n~~~~\n\ntext",
        "    Elton 23\n\ntext",
        "<!-- Elton\n\n23 -->\n\ntext",
        "<script>\nElton 23\n\n</script>\n\ntext",
        "::: note\ntext\n:::",
        "[ref]: http://x.org/Elton 'Elton 23'\n\ntext",
    ],
)
def test_what_holds_no_citation_is_left_out(source: str):
    assert read(source).text == "text"


def test_front_matter_names_the_language():
    assert read("---\ntitle: x\nlang: de-AT\n---\n\ntext").language == "de-AT"


def test_a_rule_at_the_start_is_no_front_matter():
    assert blocks(read("---\n\none\n\n---\n\ntwo")) == ["one", "two"]


def test_notes_of_pandoc():
    manuscript = read(
        "One.[^1] Two.[^smith] Three.[^9]\n\n[^1]: Body *one*.\n\n    Second paragraph.\n\n[^smith]: Body two,\n"
        "continued.\n[^lost]: Nobody asks for it.\n\nText again."
    )
    assert notes(manuscript) == [
        ("1", 0, "Body one.\n\nSecond paragraph."),
        ("smith", 0, "Body two, continued."),
        ("9", 0, None),
        ("lost", 0, "Nobody asks for it."),
    ]
    assert blocks(manuscript, Zone.BODY) == ["One. Two. Three.", "Text again."]
    assert manuscript.notes[0].marker == Span(4, 4)
    assert manuscript.notes[0].marker_source.of(manuscript.source) == "[^1]"
    assert manuscript.notes[0].body_source.of(manuscript.source).startswith("[^1]: Body")
    assert manuscript.notes[3].marker is None


def test_a_marker_before_a_colon_is_no_label_of_a_note():
    manuscript = read("So says Hill[^1]: it was.\n\n[^1]: Kings 3.\n[^2]: Kings 4.\n")
    assert manuscript.text.startswith("So says Hill: it was.")
    assert notes(manuscript) == [("1", 0, "Kings 3."), ("2", 0, "Kings 4.")]
    assert [note.marker for note in manuscript.notes] == [Span(12, 12), None]


def test_an_inline_note_follows_its_paragraph():
    manuscript = read("One^[see *Policy* [sic] 23] two.\n\nThree.")
    assert blocks(manuscript) == ["One two.", "see Policy [sic] 23", "Three."]
    assert notes(manuscript) == [("", 0, "see Policy [sic] 23")]
    assert manuscript.source_span(manuscript.notes[0].body).of(manuscript.source) == "see *Policy* [sic] 23"


def test_a_note_named_twice_has_two_markers_and_one_body():
    assert notes(read("a[^1] b[^1]\n\n[^1]: x")) == [("1", 0, "x"), ("1", 0, "x")]


PAGES = """\
# Chapter 1

The first page has a note.<sup>1</sup> It is 10<sup>5</sup> lines long and breaks off in the middle of a

---

<sup>1</sup> The note is *short* and outlined at:

[http://x.org/a](http://x.org/a)

sentence, which goes on.<sup>2</sup>

---

<sup>2</sup> Second note.

A new paragraph of the text.

# Chapter 2

Again a note.<sup>1</sup>

---

<sup>1</sup> Other body.
"""


def test_notes_of_page_images():
    manuscript = read(PAGES)
    assert notes(manuscript) == [
        ("1", 0, "The note is short and outlined at:\n\nhttp://x.org/a"),
        ("2", 0, "Second note."),
        ("1", 1, "Other body."),
    ]


def test_a_paragraph_torn_by_a_page_break_is_whole():
    bodies = blocks(read(PAGES), Zone.BODY)
    assert bodies[0].endswith("breaks off in the middle of a sentence, which goes on.")
    assert "10⁵ lines" in bodies[0]
    assert bodies[1] == "A new paragraph of the text."


@pytest.mark.parametrize(
    ("source", "labels"),
    [
        ("E = mc<sup>2</sup> and 40<sup>r</sup>.", []),
        ("See [1] and [2].", []),
        ("Text [1].\n\n## Bibliography\n\n[1] Elton, Policy.", []),
        ("Text.<sup>1</sup>\n\n## Notes\n\n1. Elton 23.", ["1"]),
        ("Text.¹\n\n## Notes\n\n¹ Elton 23.", ["1"]),
        ("Text.^1^ More.^2^\n\n^1^ Elton 23.\n\n^2^ Elton 24.", ["1", "2"]),
        ("Text[\\[1\\]](#_ftn1) more.\n\n[\\[1\\]](#_ftnref1) Elton 23.", ["1"]),
        ("Text[[1]](#_ftn1) more.\n\n[[1]](#_ftnref1) Elton 23.", ["1"]),
        ("Text.\\* More.†\n\n---\n\n\\* Elton 23.\n\n† Elton 24.", ["*", "†"]),
        ('Text.<sup>[1](#page-3-0)</sup> more.\n\n- <span id="page-3-0"></span><sup>1</sup> Elton 23.', ["1"]),
        ("Text[^1] more.\n\n[^1] Elton 23.", ["1"]),
        ("Text[^1] more.\n\n# References\n\nElton, Policy.\n\n[^1]: Elton 23.", ["1"]),
        ("Text.<sup>1</sup> more.<sup>2</sup>\n\n# References\n\n1. Elton 23.\n2. Elton 24.", ["1", "2"]),
        ("Text.<sup>1</sup> more.\n\n**Notes**\n\n1. Elton 23.", ["1"]),
        ("Text.^[\\[1\\]](#_ftn1){#_ftnref1}^ more.\n\n[\\[1\\]](#_ftnref1){#_ftn1} Elton 23.", ["1"]),
        ("Text.^[1](#fn1)^ more.\n\n# Notes\n\n1.  Elton 23.[↩](#fnref1)", ["1"]),
        ('Text.<sup><a href="#_ftn1">[1]</a></sup> more.\n\n<a href="#_ftnref1" id="_ftn1">[1]</a> Elton 23.', ["1"]),
        ("Text.[1] in 1996¹, so.\n\n[1] Elton 23.", ["1"]),
        ("Text.1) More.2)\n\n## Anmerkungen\n\n1) Elton 23.\n2) Elton 24.", ["1", "2"]),
    ],
)
def test_other_shapes_of_notes(source: str, labels: list[str]):
    found = [note.label for note in read(source).notes if note.marker is not None and note.body is not None]
    assert found == labels
    assert "↩" not in read(source).text


def test_notes_restart_with_each_chapter():
    chapters = "".join(f"# Chapter {n}\n\nA.[^1] B.[^2]\n\n[^1]: body {n}.1\n\n[^2]: body {n}.2\n\n" for n in (1, 2, 3))
    assert notes(read(chapters)) == [(str(k), n - 1, f"body {n}.{k}") for n in (1, 2, 3) for k in (1, 2)]


def test_notes_of_all_chapters_at_the_end():
    text = "".join(f"# Chapter {n}\n\nA.<sup>1</sup> B.<sup>2</sup>\n\n" for n in (1, 2))
    ends = "".join(f"## Chapter {n}\n\n<sup>1</sup> body {n}.1\n\n<sup>2</sup> body {n}.2\n\n" for n in (1, 2))
    assert notes(read(text + "# Notes\n\n" + ends)) == [
        (str(k), n - 1, f"body {n}.{k}") for n in (1, 2) for k in (1, 2)
    ]


def test_a_marker_that_a_scan_lost_leaves_the_others_paired():
    source = "A.<sup>1</sup> B. C.<sup>3</sup>\n\n---\n\n<sup>1</sup> one\n\n<sup>2</sup> two\n\n<sup>3</sup> three\n"
    manuscript = read(source)
    assert [(note.label, note.marker is not None) for note in manuscript.notes] == [
        ("1", True),
        ("3", True),
        ("2", False),
    ]


@pytest.mark.parametrize("heading", ["Works Cited", "Literaturverzeichnis", "6. Bibliographie", "Список литературы:"])
def test_works_cited_are_references(heading: str):
    manuscript = read(f"# One\n\ntext\n\n# {heading}\n\nElton, *Policy*.\n\n## Archives\n\nTNA.\n\n# Index\n\nx")
    assert blocks(manuscript, Zone.REFERENCES) == ["Elton, Policy.", "TNA."]
    assert blocks(manuscript, Zone.BODY) == ["text", "x"]


@pytest.mark.parametrize(
    ("source", "chapters"),
    [
        ("# One\n\na[^1]\n\n# Two\n\nb[^2]\n\n[^1]: x\n\n[^2]: y", [0, 0]),
        ("# Chapter 1\n\na[^1]\n\n# Chapter 2\n\nb[^2]\n\n[^1]: x\n\n[^2]: y", [0, 1]),
        ("# One\n\na[^1]\n\n[^1]: x\n\n## Two\n\n# Three\n\nb[^1]\n\n[^1]: y", [0, 1]),
        ("# One\n\na.<sup>1</sup>\n\n---\n\n<sup>1</sup> x\n\n---\n\nb.<sup>1</sup>\n\n---\n\n<sup>1</sup> y", [0, 0]),
    ],
)
def test_chapters_begin_where_notes_count_afresh_after_a_heading(source: str, chapters: list[int]):
    assert [note.chapter for note in read(source).notes] == chapters


def test_cells_are_never_joined():
    cell = "a cell that holds more than forty characters and no end"
    assert blocks(read(f"| {cell} | {cell} |\n|---|---|\n| {cell} | b |\n\nlower case"))[-2:] == ["b", "lower case"]
