# ruff: noqa: E501 - a case a line
"""Where citations stand: in brackets, in notes, in sentences; and what only looks like one."""

import random
from dataclasses import replace

import pytest
from cases import NOTHING_KNOWN, designators
from hypothesis import given, settings
from hypothesis import strategies as st

from footnotes.citations import find, lexicons
from footnotes.model.manuscript import Block, Manuscript, Mark, Note, Zone
from footnotes.model.segments import Segment, Segments
from footnotes.text import Span

KNOWN = designators(
    {"id": "hill", "author": [{"family": "Hill", "given": "Ann"}], "title": "The Road to Acre", "issued": {"date-parts": [[1988]]}},
    {"id": "marsh", "author": [{"family": "Marsh"}], "title": "Case", "issued": {"date-parts": [[1999]]}},
    {"id": "acts", "title": "Acts of the Council", "number-of-volumes": "9"},
    {"id": "x", "title": "Y"},
    AC="acts", **{"1921 Trial": "acts", "Works": "x"},
)  # fmt: skip
ENGLISH = (lexicons.load("en"), lexicons.load("la"))


def manuscript(*blocks, zone=Zone.BODY):
    """Build a manuscript of blocks; ``*emphasis*`` becomes marks, a block that begins with ``^`` is a note."""
    text, made, marks, notes = "", [], [], []
    for source in blocks:
        here, note = (Zone.NOTE, len(notes)) if source.startswith("^") else (zone, None)
        start = len(text)
        for part, run in enumerate(source.removeprefix("^").split("*")):
            if part % 2:
                marks.append(Mark("emphasis", Span(len(text), len(text) + len(run)), Span(0, 0)))
            text += run
        made.append(Block(Span(start, len(text)), here, note))
        if note is not None:
            notes.append(Note(str(note + 1), 0, None, None, made[-1].span, None))
        text += "\n\n"
    whole = Span(0, len(text))
    return Manuscript(
        None, "plain", {"": text}, text, Segments([Segment(whole, whole)]), tuple(made), tuple(notes), tuple(marks)
    )


def found(*blocks, known=KNOWN, words=ENGLISH):
    made = manuscript(*blocks)
    citations = find(made, known, words)
    for citation in citations:
        assert citation.text == citation.span.of(made.text)
        for cite in citation.cites:
            assert citation.span.contains(cite.span)
            assert cite.text == cite.span.of(made.text)
            for locator in cite.locators:
                assert locator.value == locator.span.of(made.text)
    assert [citation.span for citation in citations] == sorted(citation.span for citation in citations)
    return [citation.text for citation in citations]


LEFT_ALONE = [
    "He was shot (in April 1938) with his brothers.",
    "Ann Smith (1890-1937) was a miner.",
    "The book (2013) sold well.",
    "They wanted three things: (1) bread, (2) salt and (3) land.",
    "The law (Article 58) was harsh.",
    "She wrote the *Letters* (*pis'ma*) there.",
    "Hill (the elder) disagreed.",
    "The mine (hereafter AC) closed.",
    "There were twelve (12) of them; so Hill says.",
    "Hill is old: she was eighty-one (81) then.",
    "Hill has three signs: B (12 times), R (also 12 times) and O (11).",
    "Hill slept until noon (8:30).",
    "Hill counts masses (seven) and miles (x).",
    "Margery Hill (c. 1373–after 1438) wept.",
    "It fell by 40% (Figure 2).",
    "A case (Case) of works (Works) there.",
    "He left (says Hill) at noon.",
    "It ended (Hill in 1988) badly.",
    "The price was £3, then £40.",
    "See the next chapter for more.",
    "a) first, b) second, 6) sixth",
    "The so-called [bloc] was gone (Idaho, ID).",
    "He died (it was declared illegal in 1991) there.",
    "ISBN 978-3-16-148410-0",
    "ISBN 978-3-16-148410-0, first printed in the *Netherlands*, is what it says there.",
]

IN_TEXT = [
    ("They came late (Hill 23).", ["Hill 23"]),
    ("They came late (Hill 1988, 23-5; AC 3 40).", ["Hill 1988, 23-5; AC 3 40"]),
    ("They came late (1921 Trial 86-7/ German ed. 52).", ["1921 Trial 86-7/ German ed. 52"]),
    ("Hill states (7) that they came.", ["7"]),
    ("Hill was shocked (8: 704).", ["8: 704"]),
    ("They came (as 1921 Trial 90 shows, and Marsh does not).", ["as 1921 Trial 90 shows, and Marsh does not"]),
    ("They came (see Hill, *Acre* 119, who is wrong).", ["see Hill, Acre 119, who is wrong"]),
    ("They came (Mr. Hill in the *Star*, 14 March 1831).", ["Mr. Hill in the Star, 14 March 1831"]),
    ("Hill (1988) says so.", ["1988"]),
    ("Hill (1988, 36-37) says so.", ["1988, 36-37"]),
    ("“They came late.” (AC 3 40) And: “They left.” (45)", ["AC 3 40", "45"]),
    ("They came late (pp. x, xii).", ["pp. x, xii"]),
    ("They came late (AC 1 16 and n. 42).", ["AC 1 16 and n. 42"]),
    ("They came late (*Times*, 5 May 1937, p. 4).", ["Times, 5 May 1937, p. 4"]),
    ("They came late (see Smith 1990, 45).", ["see Smith 1990, 45"]),
    ("They came late (1.4.183–4).", ["1.4.183–4"]),
    ("They came late (RGASPI, f. 17, op. 3, d. 5).", ["RGASPI, f. 17, op. 3, d. 5"]),
    ("They came late (see Chapter 6, below).", ["see Chapter 6, below"]),
    ("They came late (Hill, *The Road to Acre*).", ["Hill, The Road to Acre"]),
    ("They came late [see @doe1999, p. 5; @roe2001]; mail a@b.org.", ["see @doe1999, p. 5; @roe2001"]),
    ("They came late [Hill 23].", ["Hill 23"]),
    ("Hill says so (Ibid.) and so (ibid.).", ["Ibid.", "ibid."]),
    ("Known (as [6, с. 420] says) and [9, с. 93] and [3; 9].", ["6, с. 420", "9, с. 93", "3; 9"]),
]

IN_NOTES = [
    ("^Hill, *Acre* (London, 1988), 47, repeats Marsh.", ["Hill, Acre (London, 1988), 47"]),
    ("^Hill, *Acre* (London, 1988), 47, and Marsh, p. 5.", ["Hill, Acre (London, 1988), 47, and Marsh, p. 5"]),
    (
        "^Hill, *Acre* (London, 1988), supersedes all the earlier accounts, her own (*Salt Roads*, pp. 49–59) included.",
        ["Hill, Acre (London, 1988)", "Salt Roads, pp. 49–59"],
    ),
    ("^Marsh, by contrast, hardly mentions water (but see *Salt*, 307).", ["but see Salt, 307"]),
    ("^Hill, *Acre*, 1:244. There she has it otherwise, and at length (1:245).", ["Hill, Acre, 1:244.", "1:245"]),
    ("^Hill, *The Road to Acre*, p. 5.", ["Hill, The Road to Acre, p. 5."]),
    ("^Ibid., 125.", ["Ibid., 125."]),
    ("^This was not known then. Cf. Hill, p. 5.", ["Cf. Hill, p. 5."]),
    ("^For the act, see W. B. Marsh, *Case* (1999), I. 311.", ["see W. B. Marsh, Case (1999), I. 311."]),
    ("^Hill, p. 5. See also Marsh, p. 7.", ["Hill, p. 5.", "See also Marsh, p. 7."]),
    ("^Hill, p. 5; Marsh, p. 7.", ["Hill, p. 5; Marsh, p. 7."]),
    ("^“The last of them came late, as we are told by all.” Hill, p. 5.", ["Hill, p. 5."]),
    ("^No one could know this in 1988, since it was not published.", []),
    ("^The town is described at length (Hill 297).", ["Hill 297"]),
    ("^John Smith. *Kings*. London: Faber, 1990, 5. He was wrong.", ["John Smith. Kings. London: Faber, 1990, 5."]),
    ("^“Salt.” In *Mining Almanac* 1963, 14-19. Leeds: *Salt* is dear, 1964.", ["“Salt.” In Mining Almanac 1963, 14-19."]),
    ("^“Salt.” In *Mining Almanac* 1963, 14-19. Hull, MA: *Kings*, 1964.", ["“Salt.” In Mining Almanac 1963, 14-19. Hull, MA: Kings, 1964."]),
    ("^Made by Ann Hill, *The Road to Acre*. Hull, Mass. 1988, p. 40.", ["Ann Hill, The Road to Acre. Hull, Mass. 1988, p. 40."]),
    ("^It is Smith, *Kings*. London, 1968, p. 40.", ["Smith, Kings. London, 1968, p. 40."]),
    ("^He tells it in *Kings*. Hill, p. 5.", ["Hill, p. 5."]),
    ("^Hill, pp. 35-6.—Smith Thesaur. V. 1795.—Marsh, op. cit. p. 61.", ["Hill, pp. 35-6.", "Smith Thesaur. V. 1795.", "Marsh, op. cit. p. 61."]),
    ("^Smith, III. 383. The debts are another matter.", ["Smith, III. 383."]),
    ("^Hill, iii. 547, who had not seen it.", ["Hill, iii. 547"]),
    ("^Hill, p. 5. Smith, *Fasti* (ed. Hardy), ii. 460, has what is wanted.", ["Hill, p. 5.", "Smith, Fasti (ed. Hardy), ii. 460"]),
    ("^Hill, p. 5. What went before was the Act of 1958, s 12.", ["Hill, p. 5.", "Act of 1958, s 12."]),
    ("^Hill, fol. 48.--«Item de Johanne qui fuit»", ["Hill, fol. 48."]),
    ("^They said that he went there to see Hill.", []),
    ("^For an exemplary statement of this, see Hill; see also Marsh, p. 7.", ["see Hill; see also Marsh, p. 7."]),
    ("^Roe v. Doe, 347 U.S. 483 (1954).", ["Roe v. Doe, 347 U.S. 483 (1954)."]),
    ("^Hill, p. 5, where he says that he was twelve (12) in 1910.", ["Hill, p. 5"]),
    ("^Hill, *Kings*, p. 5. Fol. 70 has what he never saw.", ["Hill, Kings, p. 5.", "Fol. 70"]),
    ("^https://example.org/a_(b)", ["https://example.org/a_(b)"]),
    ("^Tac. *Ann.* 4.42; *CIL* VI 1033.", ["Tac. Ann. 4.42; CIL VI 1033."]),
]  # fmt: skip

IN_SENTENCES = [
    (
        "He used two books: Smith, J., *Kings*, p. 5 and Hill, *Road*, p. 7.",
        ["Smith, J., Kings, p. 5 and Hill, Road, p. 7."],
    ),
    ("The text is at https://example.org/text today.", ["https://example.org/text"]),
    ("ISBN 978-3-16-148410-0 Ann Smith, *Kings of Acre*", ["ISBN 978-3-16-148410-0 Ann Smith, Kings of Acre"]),
    ("Ann Smith, *Kings of Acre*. ISBN: 3-16-148410-X", ["Ann Smith, Kings of Acre. ISBN: 3-16-148410-X"]),
    ("Smith, *Kings*, London 1990, pp. 5, 7.", ["Smith, Kings, London 1990, pp. 5, 7."]),
]


@pytest.mark.parametrize("text", LEFT_ALONE)
def test_left_alone(text):
    assert found(text) == []


@pytest.mark.parametrize("text, wanted", IN_TEXT + IN_NOTES + IN_SENTENCES)
def test_found(text, wanted):
    assert [text.rstrip(".") for text in found(text)] == [text.rstrip(".") for text in wanted]


def test_a_bare_number_needs_a_source_in_its_chapter():
    assert found("“They came.” (45)") == []


@pytest.mark.parametrize(
    "notes, wanted",
    [
        (["^Hill, no. 3.", "^Ibid. no. 5."], ["number", "number"]),
        (["^Appendix A.", "^Ibid. no. 5."], ["appendix", "number"]),
        (["^Appendix, no. 3.", "^Hill, p. 5.", "^Ibid. no. 5."], ["appendix", "page", "number"]),
        (["^Appendix, no. 3.", "^Ibid. p. 5.", "^Ibid. no. 5."], ["appendix", "page", "number"]),
        (["^Appendix, no. 3.", "^Ibid. no. 5.", "^Ibid. no. 7."], ["appendix", "appendix", "appendix"]),
    ],
)
def test_a_number_after_ibid_counts_what_the_one_before_does(notes, wanted):
    cites = [cite for citation in find(manuscript(*notes), KNOWN, ENGLISH) for cite in citation.cites]
    assert [locator.label for cite in cites for locator in cite.locators] == wanted


@pytest.mark.parametrize(
    "source, zone, quoted",
    [
        ("They came (Hill 23).", Zone.BODY, False),
        ("“They came late.” (Hill 23) And: “They left.”", Zone.BODY, False),
        ("“They came (Hill 23).", Zone.BODY, False),
        ("They came late, and left. (Hill 23)", Zone.QUOTE, False),
        ("They came (Hill 23) and left.", Zone.QUOTE, True),
        ("“They came (Hill 23) and left.”", Zone.BODY, True),
        ("So: «They came (Hill 23) and left.»", Zone.BODY, True),
    ],
)
def test_citations_of_quotations(source, zone, quoted):
    assert [citation.quoted for citation in find(manuscript(source, zone=zone), KNOWN, ENGLISH)] == [quoted]


LINKED = "https://example.org/salt"


def linked(source, target=LINKED):
    """Return the citations of a paragraph in which the words between asterisks are a link."""
    made = manuscript(source)
    marks = tuple(mark._replace(kind="link", target=target) for mark in made.marks)
    return find(replace(made, marks=marks), KNOWN, ENGLISH)


@pytest.mark.parametrize(
    "source",
    [
        "The town had *salt roads* of its own.",
        "*Salt roads* were many. They were long.",
        "*Salt Roads* Company sold them.",
        "He walked the *salt roads*.",
        "They came. *Home*",
        "They came (*salt roads* mostly).",
    ],
)
def test_links_among_words_cite_nothing(source):
    assert linked(source) == ()


@pytest.mark.parametrize(
    "source",
    [
        "*The Salt Roads*",
        "The town had roads of its own. *The Salt Roads*",
        "The town had roads. *The Salt Roads* They were long.",
        "The town had roads (see *The Salt Roads*).",
        "There were roads; see also *The Salt Roads*.",
    ],
)
def test_links_that_stand_as_sources(source):
    (citation,) = linked(source)
    assert [(citation.text, cite.form, cite.title, cite.url) for cite in citation.cites] == [
        ("The Salt Roads", "url", "The Salt Roads", LINKED)
    ]


def test_a_link_inside_the_manuscript_cites_nothing():
    assert linked("*The Salt Roads*", "#roads") == ()


def test_headings_and_lists_of_works_are_passed_over():
    assert [find(manuscript("Hill, p. 5.", zone=zone), KNOWN, ENGLISH) for zone in (Zone.HEADING, Zone.REFERENCES)] == [
        (),
        (),
    ]


HARD = ["(", ")", "[", "]", "“", "”", '"', "'", "*", "«", "»", "p. 5", "Hill", "1988", "AC", "ibid.", ";", ",", ".", " ",
        "(AC 3 40)", "XII", "n.", "12 ff.", "\n", "Work-\ning", "𝔘", "שלום", "é", "e\u0301", "//", "http://x.y/z", "5 May 1937",
        "Il. 1.37", "in", "и", "§", "\u00ad", "\u2060", "²", "1–", "-5", "@", "see", "Works 3", "22 Harv L Rev 97"]  # fmt: skip


@settings(max_examples=150, deadline=None)
@given(st.lists(st.sampled_from(HARD), max_size=40), st.sampled_from(["", "^"]), st.sampled_from(["", " "]))
def test_any_text_is_read_and_spans_are_right(parts, note, space):
    found(note + space.join(parts), words=tuple(map(lexicons.load, lexicons.LANGUAGES)))


@settings(max_examples=100, deadline=None)
@given(st.text(max_size=200), st.sampled_from(["", "^"]))
def test_any_characters_are_read(text, note):
    found(note + text.replace("^", ""))


@pytest.mark.parametrize(
    "text", ["(" * 20_000, "()" * 10_000, "[(“" * 5_000, "(1)" * 3_000, "a.b." * 5_000, "* _" * 5_000]
)
@pytest.mark.parametrize("note", ["", "^"])
def test_brackets_without_end_are_read_in_one_pass(text, note):
    assert found(note + text, known=NOTHING_KNOWN) == []


def test_a_long_text_of_citations():
    parts = random.Random(5).choices(
        ["They came (Hill 23).", "“So.” (45)", "Nothing here.", "It was (AC 3 40; Hill 5)."], k=500
    )
    assert len(found(*parts)) > 300


@pytest.mark.parametrize("language, text", [("ru", "^Ср. ст. 15 ГК РФ."), ("it", "^L'art. 5 non lo dice.")])
def test_an_article_of_a_law_alone_is_no_source(language, text):
    assert found(text, words=(lexicons.load(language), lexicons.load("la"))) == []
