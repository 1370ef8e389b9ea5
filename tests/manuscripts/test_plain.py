"""Plain text: typescripts and Project Gutenberg's files."""

import pytest
from seen import blocks, notes

from footnotes import manuscripts
from footnotes.model.manuscript import Manuscript, Zone


def read(source: str) -> Manuscript:
    return manuscripts.parse(source, "plain")


@pytest.mark.parametrize(
    "source",
    [
        "# no heading, *no* list; see (23) and [sic] & so on",
        "snake_case_word and 2*3*4",
        "Elton (1972, 23) writes [1] and (2).",
        "1937) a closed number",
        "vol.2 is lost",
    ],
)
def test_is_text_as_it_is_written(source: str):
    manuscript = read(source.replace("*no*", "no"))
    assert manuscript.text == source.replace("*no*", "no")
    assert manuscript.notes == ()


def test_lines_run_on_and_blank_lines_part():
    assert blocks(read("One\n  two\r\nthree.\r\n\r\nFour")) == ["One two three.", "Four"]


def test_underlined_words_are_emphasis():
    manuscript = read("See _Policy and\nPolice_, 23.")
    assert manuscript.text == "See Policy and Police, 23."
    assert [(mark.kind, mark.source.of(manuscript.source)) for mark in manuscript.marks] == [
        ("emphasis", "_Policy and\nPolice_")
    ]


@pytest.mark.parametrize(
    "source",
    [
        "A.[1] B.[2]\n\nNOTES:\n\n[1] one\nruns on.\n\n[2] two.\n\n  more of two.\n",
        "A.[1] B.[2]\n\n  NOTES\n\n  [1] one\n  runs on.\n\n  [2] two.\n\n  more of two.\n",
        "A.(1) B.(2)\n\nNotes\n\n(1) one\nruns on.\n(2) two.\n\nmore of two.\n",
        "A.1) B.2)\n\nAnmerkungen\n\n1) one\nruns on.\n2) two.\n\nmore of two.\n",
        "A.1 B.2 C.\n\nNotes\n\n1. one\nruns on.\n2. two.\n\nmore of two.\n",
        "A.1 B.2 C.\n\nNotes\n\n1 one\nruns on.\n2 two.\n\nmore of two.\n",
        "A.¹ B.²\n\nПримечания\n\n¹ one\nruns on.\n\n² two.\n\nmore of two.\n",
    ],
)
def test_notes_under_a_heading(source: str):
    manuscript = read(source)
    assert notes(manuscript) == [("1", "one runs on."), ("2", "two.\n\nmore of two.")]
    assert blocks(manuscript, Zone.BODY) in (["A. B."], ["A. B. C."])


def test_numbers_in_brackets_after_a_space_are_markers_where_notes_begin_like_them():
    manuscript = read("Il podestà (1) tacque. I consoli (2), no.\n\nNOTE\n\n(1) one.\n\n(2) two.\n")
    assert notes(manuscript) == [("1", "one."), ("2", "two.")]
    assert all(note.marker for note in manuscript.notes)
    manuscript = read("Broué says so (1) and so (2).\n\nNOTES\n\n1. one.\n\n2. two.\n")
    assert not any(note.marker for note in manuscript.notes)


def test_notes_at_the_foot_of_a_page():
    manuscript = read(
        "The first page.* It breaks off after more than forty letters in a†\n\n"
        "-----------\n* Note one,\nlong.\n† Note two.\n\n"
        "34          THE RUNNING HEAD\n\nsentence that goes on.\n\n-----------\n\n— 35 —\n\nEnd."
    )
    assert notes(manuscript) == [("*", "Note one, long."), ("†", "Note two.")]
    assert blocks(manuscript, Zone.BODY) == [
        "The first page. It breaks off after more than forty letters in a sentence that goes on.",
        "End.",
    ]


def test_notes_of_gutenberg_between_paragraphs():
    manuscript = read("A.[3]\n\n[Footnote 3: Hallam, ii. 267.]\n\nB.")
    assert notes(manuscript) == [("3", "Hallam, ii. 267.")]
    assert blocks(manuscript, Zone.BODY) == ["A.", "B."]


def test_chapters_begin_at_headings_and_notes_anew():
    manuscript = read("CHAPTER I.\n\nA.[1]\n\nNOTES\n\n[1] one.\n\n\n\nCHAPTER II.\n\nB.[1]\n\nNOTES\n\n[1] other.\n")
    assert [(note.chapter, note.body.of(manuscript.text)) for note in manuscript.notes] == [(0, "one."), (1, "other.")]
    assert [(block.level, block.chapter) for block in manuscript.blocks if block.zone is Zone.HEADING] == [
        (1, 0),
        (2, 0),
        (1, 1),
        (2, 1),
    ]


def test_a_numbered_list_of_works_is_no_list_of_notes():
    manuscript = read("Ср. [1, с. 5] и [2].\n\nЛИТЕРАТУРА\n\n[1] Ключевский В.О. Курс русской истории.\n\n[2] Восход.")
    assert manuscript.notes == ()
    assert len(blocks(manuscript, Zone.REFERENCES)) == 2


def test_a_numbered_list_at_the_end_is_notes_if_the_text_has_their_markers():
    ending = "\n\n1. one\nruns on.\n2. two.\n3. three.\n"
    assert notes(read("A.1 B.2 C.3" + ending)) == [("1", "one runs on."), ("2", "two."), ("3", "three.")]
    manuscript = read("A, B, C." + ending)
    assert manuscript.notes == ()
    assert blocks(manuscript)[1:] == ["1. one runs on.", "2. two.", "3. three."]


@pytest.mark.parametrize(
    "source",
    [
        "Two reasons: 1) it is late, 2) it is dark.\n\n1) It is late.\n\n2) It is dark.\n",
        "Er nennt a 1) und 2) nicht.\n\nZweite Frage\n\n2) Es ist spät.\n",
        "Text, §§ 1 und 2.\n\n§ 2. Der Stand der Frage.\n",
        "A list follows.\n\n* one\n\n* two\n",
    ],
)
def test_enumerated_paragraphs_are_no_notes(source: str):
    assert read(source).notes == ()


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("A. 1)\n\n1) one.\n\nB, 1) and C. 2)\n\n1) uno.\n2) due.\n", [("1", "one."), ("1", "uno."), ("2", "due.")]),
        ("A 1). B.\n\n1) one.\n\n§ 2. Head.\n\nC. 1)\n\n1) uno.\n", [("1", "one."), ("1", "uno.")]),
        ("A¹). B².\n\n¹) one.\n²) two.\n\nC¹).\n\n¹) uno.\n", [("1", "one."), ("2", "two."), ("1", "uno.")]),
        ("A word (1).\n\n(1) one.\n\nB word (1) here.\n\n(1) uno.\n", [("1", "one."), ("1", "uno.")]),
        ("A word *). B **).\n\n*) one.\n\n**) two.\n", [("*", "one."), ("**", "two.")]),
        (
            "A word.* Another,† then‡ and§ so,|| or¶ the sixth;** the end.††\n\n-----\n"
            "* one.\n† two.\n‡ three.\n§ four.\n|| five.\n¶ six.\n** seven.\n†† eight.\n",
            [
                ("*", "one."),
                ("†", "two."),
                ("‡", "three."),
                ("§", "four."),
                ("||", "five."),
                ("¶", "six."),
                ("**", "seven."),
                ("††", "eight."),
            ],
        ),
        ("A word (*) here.\n\n(*) one.\n", [("*", "one.")]),
        ("A.[302.] B.[303.]\n\nNOTE:\n\n[302.] one.\n\n[303.] two.\n", [("302", "one."), ("303", "two.")]),
        ("A.[A] B.[B]\n\n[Fußnote A: one.]\n\n[Fußnote B: two.]\n", [("A", "one."), ("B", "two.")]),
    ],
)
def test_notes_under_the_paragraphs_that_they_belong_to(source: str, expected: list[tuple[str, str]]):
    manuscript = read(source)
    assert notes(manuscript) == expected
    assert all(note.marker for note in manuscript.notes)


def test_notes_under_a_heading_may_be_labelled_by_page_and_number():
    manuscript = read("He says so. /1/ And so. /2/\n\nFOOTNOTES\n\n175/1 one.\n\n175/2 two.\n\n176/1 three.\n")
    bodies = [(note.label, note.body.of(manuscript.text)) for note in manuscript.notes]
    assert bodies == [("175/1", "one."), ("175/2", "two."), ("176/1", "three.")]
