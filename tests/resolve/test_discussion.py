"""A locator alone: first where the source under discussion cannot be known."""

import pytest
from marked import bibliography, cite, entry, meant, resolved
from shelf import KNOWN

GINZBURG = cite(authors="Ginzburg", year="1980", page="3")
DAVIS = cite(authors="Davis", year="1987", page="5")
BRAUDEL = cite(authors="Braudel", title="Longue durée", page="730")
BLOCH = cite(authors="Bloch", title="Apologie", page="20")
ALL_OF_DUBY = cite("locator", page="937-966")
UNKNOWN = cite("full", authors="Febvre, Lucien", title="Le problème de l'incroyance", year="1942", page="8")


VERSE = cite("locator", book="4", line="2")


def at(page):
    return cite("locator", page=page)


@pytest.mark.parametrize(
    ("marked", "cites"),
    [
        ("Nothing is cited here (⟦7⟧).", [at("7")]),
        ("So he says (⟦unknown⟧). And again (⟦9⟧).", [UNKNOWN, at("9")]),
        ("So he says (⟦one; unknown⟧). And again (⟦9⟧).", [[GINZBURG, UNKNOWN], at("9")]),
        ("# One\n\nSo (⟦one⟧).\n\n# Two\n\nAnd more (⟦9⟧).", [GINZBURG, at("9")]),
        ("So (⟦one⟧).\n\n## Another matter\n\nAnd more (⟦9⟧).", [GINZBURG, at("9")]),
        ("So (⟦one⟧). Against this stands what Vivanti (⟦9⟧) holds.", [GINZBURG, at("9")]),
        ("So (⟦one⟧). Rowe (⟦9⟧) holds the contrary.", [GINZBURG, at("9")]),
        ("So (⟦article⟧). And more (⟦90⟧).", [BRAUDEL, at("90")]),
        ("So (⟦one⟧). And more (⟦vol. 3, p. 90⟧).", [GINZBURG, cite("locator", volume="3", page="90")]),
        ("So (⟦one⟧). And more (⟦iv. 2⟧).", [GINZBURG, cite("locator", book="4", line="2")]),
        ("Gurevich told the story with a straight face (⟦312⟧).", [at("312")]),
        (
            "So (⟦i. 2⟧). So (⟦one⟧). So (⟦two⟧). So (⟦iv. 2⟧).",
            [VERSE, cite("short", title="Montaillou", book="1", line="9"), GINZBURG, VERSE],
        ),
        ("Bloch and Davis met in Paris (⟦9⟧).", [at("9")]),
        ("So (⟦one; Egerton MS. 1693⟧).", [[GINZBURG, cite("locator", shelfmark="Egerton MS. 1693", folio="89")]]),
        ("Ginzburg (⟦1966, 3⟧) has it.", [cite(year="1966", page="3")]),
        (
            "Ginzburg (⟦1966, 3⟧) has it (⟦other⟧). Ginzburg (⟦9⟧) repeats it.",
            [cite(year="1966", page="3"), DAVIS, at("9")],
        ),
    ],
    ids=[
        "nothing",
        "unknown",
        "unknown last",
        "chapter",
        "heading",
        "someone else",
        "an author of several works, none cited",
        "outside the article",
        "another volume",
        "another system",
        "an author who never was cited, in the past tense",
        "an earlier place of the kind that was not understood",
        "names of several works",
        "a shelfmark after a book",
        "another year",
        "unknown work of the author named",
    ],
)
def test_is_left_open(marked, cites):
    found = resolved(marked, cites, KNOWN)[-1]
    assert found.entry is None, found
    assert found.reason


@pytest.mark.parametrize(
    ("marked", "cites", "key"),
    [
        ("So he says (⟦one⟧). And again (⟦9⟧).", [GINZBURG, at("9")], "ginzburg"),
        (
            "So he says (⟦one and its translation⟧). And again (⟦9⟧).",
            [
                [
                    cite("siglum", title="Code 1930", page="3"),
                    cite(title="Italian ed.", page="5", parallel=True),
                ],
                at("9"),
            ],
            "code",
        ),
        ("So he says (⟦one⟧).\n\nIn the next paragraph too (⟦4⟧).", [GINZBURG, at("4")], "ginzburg"),
        ("(⟦one⟧; ⟦two⟧). As Ginzburg (⟦9⟧) has it.", [GINZBURG, DAVIS, at("9")], "ginzburg"),
        ("So says Davis (⟦Archives⟧).", [cite(authors="Archives", page="9")], "davis-fiction"),
        ("So says Davis (⟦Gurevich, Culture⟧).", [cite(authors="Gurevich", title="Culture", page="9")], "gurevich"),
        ("(⟦one⟧; ⟦two⟧). Ginzburg states (⟦9⟧) that.", [GINZBURG, DAVIS, at("9")], "ginzburg"),
        ("(⟦one⟧; ⟦two⟧). Of »millers« Ginzburg states (⟦9⟧) so.", [GINZBURG, DAVIS, at("9")], "ginzburg"),
        ("(⟦one⟧; ⟦two⟧). Of „millers“ Ginzburg states (⟦9⟧) so.", [GINZBURG, DAVIS, at("9")], "ginzburg"),
        ("(⟦one⟧; ⟦two⟧). Of « millers » Ginzburg states (⟦9⟧) so.", [GINZBURG, DAVIS, at("9")], "ginzburg"),
        (
            "(⟦one⟧; ⟦two⟧). Ginzburg holds the contrary to be true of all millers (⟦9⟧).",
            [GINZBURG, DAVIS, at("9")],
            "ginzburg",
        ),
        ("(⟦one⟧). In The Return of Martin Guerre (⟦9⟧) it is told.", [GINZBURG, at("9")], "davis-return"),
        (
            "(⟦one⟧). Davis's 1983 book tells of peasants. They married young (⟦9⟧).",
            [GINZBURG, at("9")],
            "davis-return",
        ),
        ("## The Cheese and the Worms\n\nThe miller read (⟦9⟧).", [at("9")], "ginzburg"),
        (
            "(⟦one⟧; ⟦two⟧). Ginzburg wrote as follows:\n\nThe miller read ten books. (⟦9⟧)",
            [GINZBURG, DAVIS, at("9")],
            "ginzburg",
        ),
        ("So (⟦one; p. 9⟧).", [[GINZBURG, at("9")]], "ginzburg"),
        (
            "So (⟦one; 1987, 9⟧).",
            [[cite(authors="Davis, Natalie", year="1983", page="1"), cite("locator", year="1987", page="9")]],
            "davis-fiction",
        ),
        (
            "So (⟦one⟧; ⟦other⟧). Bloch says otherwise (⟦1961: 9⟧).",
            [BLOCH, DAVIS, cite(year="1961", page="9")],
            "bloch-feudal",
        ),
        ("The miller, says Ginzburg,[^1] read.\n\n[^1]: ⟦P. 9⟧.", [at("9")], "ginzburg"),
        ("So.[^1]\n\n[^1]: ⟦One⟧. The matter is told at length on ⟦p. 9⟧.", [GINZBURG, at("9")], "ginzburg"),
        (
            "The State Papers Domestic are rich. One letter (⟦no. 12⟧) shows it.",
            [cite("locator", number="12")],
            "state-papers",
        ),
        ("Это показано Гуревичем (⟦9⟧).", [at("9")], "gurevich"),
        ("Gurevich tells the story with a straight face (⟦312⟧).", [at("312")], "gurevich"),
        (
            "Of The Cheese and the Worms[^1] much is known.\n\n[^1]: ⟦Paris: Johns, 1980, 3⟧",
            [cite("full", authors="Paris", title="Johns", year="1980", page="3")],
            "ginzburg",
        ),
        ("(⟦one⟧). In *Reprise* the miller is named (⟦9⟧).", [GINZBURG, at("9")], "reprise"),
        (
            "So.[^1]\n\n[^1]: ⟦SP 12/205, fol. 3⟧. ⟦Ginzburg⟧. The copy is ⟦fol. 9⟧.",
            [
                cite("full", text="TNA, SP 12/205", archive="TNA", shelfmark="SP 12/205", folio="3"),
                GINZBURG,
                cite("locator", folio="9"),
            ],
            "state-papers",
        ),
        (
            "(⟦one⟧; ⟦two⟧). In his book on Davis Carlo Ginzburg wrote as follows:\n\nThe miller read. (⟦9⟧)",
            [GINZBURG, DAVIS, at("9")],
            "ginzburg",
        ),
        (
            "So.[^1]\n\n[^1]: ⟦Ginzburg⟧. A letter, State Papers Domestic 12, ⟦fol. 9⟧.",
            [GINZBURG, cite("locator", folio="9")],
            "state-papers",
        ),
        (
            "So (⟦one⟧; ⟦two⟧). Duby's survey is at the end (⟦937-966⟧).",
            [GINZBURG, DAVIS, ALL_OF_DUBY],
            "duby-mentalites",
        ),
    ],
    ids=[
        "same paragraph",
        "the work, not its other edition",
        "next paragraph",
        "name",
        "short title right after its author",
        "another author's title right after a name",
        "name and verb",
        "after a German quotation in guillemets",
        "after a German quotation",
        "after a French quotation",
        "subject",
        "title",
        "name and year",
        "heading",
        "introduced",
        "same citation",
        "another year of the same author",
        "year alone",
        "before the marker",
        "same note",
        "archive",
        "declined name",
        "what an author writes, in the present tense",
        "imprint",
        "marked title",
        "same way",
        "speaker",
        "number after a title",
        "all its pages",
    ],
)
def test_is_known(marked, cites, key):
    found = resolved(marked, cites, KNOWN)[-1]
    assert found.entry == key, found


def test_a_chain_goes_on_until_another_source_is_cited():
    marked = "(⟦one⟧) a (⟦4⟧) b (⟦12⟧) c (⟦two⟧) d (⟦6⟧)"
    cites = [GINZBURG, at("4"), at("12"), DAVIS, at("6")]
    assert meant(marked, cites, KNOWN) == ["ginzburg"] * 3 + ["davis-fiction"] * 2


def test_an_ordinal_finds_its_place_in_a_series_of_sigla():
    trials = [
        entry(f"assize{year}", None, f"Report {year}", custom={"shorthand": f"{year} Assize"})
        for year in (1661, 1662, 1663)
    ]
    marked = "## The Second Assize\n\nThe judge spoke (⟦9⟧)."
    assert meant(marked, [at("9")], bibliography(*trials)) == ["assize1662"]
    assert meant(marked, [at("9")], bibliography(trials[0], trials[2])) == [None]


def test_what_a_quoted_document_cites_is_not_under_discussion():
    from marked import lexicon, manuscript

    from footnotes.model.citation import Citation, CitationForm
    from footnotes.resolve import resolve

    made, places = manuscript("He says (⟦one⟧). “I read (⟦Davis⟧).” And again (⟦9⟧).")
    cites = [GINZBURG, DAVIS, at("9")]
    citations = [
        Citation(span, span.of(made.text), CitationForm.PARENTHETICAL, (one,))
        for (span, _), one in zip(places, cites, strict=True)
    ]
    citations[1] = citations[1]._replace(quoted=True)
    found = resolve(made, citations, KNOWN, [lexicon("en")])
    assert [one.resolutions[0].entry for one in found] == ["ginzburg", "davis-fiction", "ginzburg"]


def test_works_that_share_a_title_are_told_apart_by_the_author_named_before_it():
    works = bibliography(
        entry("one", "Pushkin, Alexander", "Complete Works", 1937, number_of_volumes="16"),
        entry("other", "Belinsky, Vissarion", "Complete Works", 1953, number_of_volumes="13"),
    )
    marked = "All is quoted from Pushkin A. S. Complete Works. It snowed (⟦VI, 97⟧)."
    assert meant(marked, [cite("locator", volume="VI", page="97")], works) == ["one"]
    marked = "Much is quoted from the Complete Works here. It snowed (⟦VI, 97⟧)."
    assert meant(marked, [cite("locator", volume="VI", page="97")], works) == [None]


@pytest.mark.parametrize(("word", "key"), [("supra", None), ("above", None), ("him", "ginzburg")])
def test_a_place_after_supra_is_in_the_manuscript_itself(word, key):
    marked = f"So.[^1]\n\n[^1]: ⟦Ginzburg⟧. Compare {word}, ⟦p. 9⟧."
    assert meant(marked, [GINZBURG, at("9")], KNOWN) == ["ginzburg", key]


def test_an_author_named_only_after_a_place_in_running_text():
    text = "So (⟦one⟧). And so (⟦two⟧). It is told otherwise. ⟦On p. 5⟧ Davis gives the reason."
    named, other, place = meant(text, [DAVIS, GINZBURG, at("5")], KNOWN)
    assert place == named != other


def test_an_author_named_before_the_marker_of_a_note_is_spent_on_it():
    text = "Davis has a word,[^1] and at the end of it (⟦9⟧) stands the reason.\n\n[^1]: ⟦One⟧."
    assert meant(text, [at("9"), GINZBURG], KNOWN)[0] == meant("So (⟦one⟧).", [GINZBURG], KNOWN)[0]


def test_a_possessive_before_what_is_spoken_of_names_the_source():
    text = "So (⟦one⟧). And so (⟦two⟧). It is told otherwise; and see Davis's account of that trial (⟦9⟧)."
    named, _, place = meant(text, [DAVIS, GINZBURG, at("9")], KNOWN)
    assert place == named


def test_a_word_of_a_title_after_its_author_in_the_sentence():
    text = "So (⟦one⟧). Ginzburg has written the best account of these weeks (⟦Cosmos⟧)."
    assert meant(text, [DAVIS, cite(title="Cosmos", page="9")], KNOWN)[1] == "ginzburg"
    text = "So (⟦one⟧). Nobody has written an account of these weeks (⟦Cosmos⟧)."
    assert meant(text, [DAVIS, cite(title="Cosmos", page="9")], KNOWN)[1] is None


def test_of_two_editions_the_one_cited_in_full_is_meant():
    works = bibliography(
        entry("first", "Rowe, Ann", "A History of Hedges", 1905),
        entry("second", "Rowe, Ann", "A History of Hedges", 1920),
    )
    full = cite("full", authors="Rowe, Ann", title="A History of Hedges", year="1920", page="3")
    short = cite(authors="Rowe", title="Hedges", page="9")
    assert meant("So (⟦one⟧). And so (⟦two⟧).", [full, short], works) == ["second", "second"]
    assert meant("So (⟦one⟧).", [short], works) == [None]


def test_works_of_one_title_are_told_apart_by_the_only_author_in_the_sentence():
    works = bibliography(
        entry("one", "Rowe, Ann", "Hedges and Barns", 1905), entry("other", "Marsh, Ivo", "Hedges and Barns", 1920)
    )
    named = cite(title="Hedges and Barns", page="9")
    text = "“Barns”, and this has often been repeated since, as Marsh said, “are a kind of hedge” (⟦title⟧)."
    assert meant(text, [named], works) == ["other"]
    assert meant("“Barns”, as somebody said, “are a kind of hedge” (⟦title⟧).", [named], works) == [None]


@pytest.mark.parametrize(
    ("earlier", "named"),
    [
        (("7", "12", "35"), "walls"),  # the one that was cited last
        (("7", "20-22", "35"), None),  # as well the one as the other
    ],
)
def test_a_page_that_was_cited_of_a_work_before_speaks_for_it(earlier, named):
    works = bibliography(
        entry("hedges", "Rowe, Ann", "A History of Hedges", 1905), entry("walls", "Rowe, Ann", "Garden Walls", 1920)
    )
    cites = [cite(authors="Rowe", title="Walls", page=one) for one in ("40", "51", "66")]
    cites[2:2] = [cite(authors="Rowe", title="Hedges", page=one) for one in earlier]
    text = " ".join(f"So (⟦{at}⟧)." for at in range(len(cites)))
    assert meant(f"{text} So (⟦last⟧).", [*cites, cite(authors="Rowe", page="21")], works)[-1] == named
